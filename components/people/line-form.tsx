import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";

type Props = {
  action: FormAction;
  /** Where the employee is known, their NIP or name, else it is asked. */
  employee: string | null;
  today: string;
  say: Say;
};

/** Who rates whom from a day on; whoever rated without an end until then is followed. */
export function LineForm({ action, employee, today, say }: Props) {
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={employee === null ? {} : { employee }}
      refresh
      reset
      className="grid gap-4 max-w-form"
    >
      {employee === null && <TextField name="employee" label={say("people.lineEmployee")} hint={say("people.whoHint")} />}
      <TextField name="rater" label={say("people.lineRater")} hint={say("people.whoHint")} />
      <div className="fields">
        <TextField name="from" type="date" label={say("people.from")} value={today} width="11rem" />
        <TextField name="until" type="date" label={say("people.untilOptional")} width="11rem" />
      </div>
      <p className="small muted">{say("people.lineHint")}</p>
      <div className="actions">
        <SubmitButton>{say("people.addLine")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
