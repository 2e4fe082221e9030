import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { PlanDraft } from "@/lib/plans/types";
import { VALUES } from "@/lib/scoring/core/types";

type LegalValue = { name: string; items: readonly string[] };

/** The seven values, each with the law's own guide and room for what is expected in particular. */
export function BehaviourForm({
  draft,
  values,
  action,
  say,
}: {
  draft: PlanDraft;
  values: Record<(typeof VALUES)[number], LegalValue>;
  action: FormAction;
  say: Say;
}) {
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ planId: draft.id, version: draft.behaviourVersion }}
      className="grid gap-4 max-w-form"
    >
      {VALUES.map((value) => (
        <TextArea
          key={value}
          name={`values.${value}`}
          label={values[value].name}
          hint={values[value].items.join(" · ")}
          value={draft.expectations[value] ?? null}
          rows={2}
          maxLength={500}
        />
      ))}
      <div className="actions">
        <SubmitButton>{say("planning.saveBehaviour")}</SubmitButton>
        <a className="btn" href={`/plans/${draft.id}`}>
          {say("planning.back")}
        </a>
      </div>
    </ActionForm>
  );
}
