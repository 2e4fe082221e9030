import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { PlanDraft } from "@/lib/plans/types";
import { SUPPORT, SUPPORT_PARTS } from "@/lib/scoring/core/planning";

/** What the two agree on beside the results, item by item as the form prints it. */
export function SupportForm({ draft, action, say }: { draft: PlanDraft; action: FormAction; say: Say }) {
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ planId: draft.id, version: draft.supportVersion }}
      className="grid gap-4 max-w-form"
    >
      {SUPPORT_PARTS.map((part) => (
        <fieldset key={part} className="grid gap-4">
          <legend className="font-bold">{say(`support.part.${part}`)}</legend>
          {SUPPORT[part].map((item) => (
            <TextArea
              key={item}
              name={`items.${item}`}
              label={say(`support.${item}`)}
              hint={say(`support.hint.${item}`)}
              value={draft.support[item] ?? null}
              rows={2}
              maxLength={1_000}
            />
          ))}
        </fieldset>
      ))}
      <div className="actions">
        <SubmitButton>{say("support.save")}</SubmitButton>
        <a className="btn" href={`/plans/${draft.id}`}>
          {say("planning.back")}
        </a>
      </div>
    </ActionForm>
  );
}
