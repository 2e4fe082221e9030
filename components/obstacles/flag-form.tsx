import { ActionForm } from "@/components/ui/action-form";
import { ChoiceField, SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { LONGEST, OBSTACLE_KINDS } from "@/lib/obstacles/types";

type Props = { action: FormAction; result: { id: string; title: string }; say: Say };

/** What is in the way of one result: of which kind, and a sentence. */
export const FlagForm = ({ action, result: { id, title }, say }: Props) => (
  <details className="disclose off-paper" id={`flag-${id}`}>
    <summary aria-label={say("obstacle.flagFor", { title })}>{say("obstacle.flag")}</summary>
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={{ resultId: id }}
      refresh
      reset
      className="grid gap-3 max-w-form mb-3"
    >
      <ChoiceField
        name="kind"
        legend={say("obstacle.what")}
        stack
        options={OBSTACLE_KINDS.map((kind) => ({
          value: kind,
          label: say(`obstacle.kind.${kind}`),
          detail: say(`obstacle.kindHint.${kind}`),
        }))}
      />
      <TextArea name="text" label={say("obstacle.text")} hint={say("obstacle.textHint")} rows={2} maxLength={LONGEST} />
      <div className="actions">
        <SubmitButton>{say("obstacle.send")}</SubmitButton>
      </div>
    </ActionForm>
  </details>
);
