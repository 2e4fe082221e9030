import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { PeerSheet } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";
import { DECLINE_REASONS } from "@/lib/scoring/core/raters/declining";

/** For whoever cannot answer about somebody: the right is given up, and another is asked. */
export function DeclineForm({ sheet, action, say }: { sheet: PeerSheet; action: FormAction; say: Say }) {
  const colleagues = sheet.colleagues.map(({ rightId, name }) => ({ value: rightId, label: name }));
  const reasons = DECLINE_REASONS.map((reason) => ({ value: reason, label: say(`decline.reasons.${reason}`) }));
  const choose = { value: "", label: say("decline.choose") };
  return (
    <details className="disclose mt-6 max-w-form">
      <summary>{say("decline.title")}</summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ appraisalId: sheet.appraisalId }}
        refresh
        reset
        className="grid gap-3 mb-3"
      >
        <p className="small muted">{say("decline.hint")}</p>
        <SelectField name="rightId" label={say("decline.whom")} options={[choose, ...colleagues]} />
        <SelectField name="reason" label={say("decline.reason")} options={[choose, ...reasons]} />
        <TextField name="words" label={say("decline.words")} hint={say("decline.wordsHint")} maxLength={200} />
        <div className="actions">
          <SubmitButton look="plain">{say("decline.now")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
