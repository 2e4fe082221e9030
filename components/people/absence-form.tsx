import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { ABSENCES } from "@/lib/people/schema";
import type { PersonSheet } from "@/lib/people/types";

type Props = { person: PersonSheet; action: FormAction; today: string; say: Say };

/** Away at another agency or a university, from a day on, until a day or for now without one. */
export function AbsenceForm({ person, action, today, say }: Props) {
  return (
    <details className="disclose mt-2">
      <summary>{say("posting.away")}</summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ employeeId: person.id, version: person.version }}
        shows="" // nothing of the person
        refresh
        className="grid gap-4 max-w-form"
      >
        <p className="small muted">{say("posting.awayHint")}</p>
        <SelectField
          name="kind"
          label={say("posting.awayKind")}
          value={ABSENCES[0]}
          options={ABSENCES.map((value) => ({ value, label: say(`posting.kind.${value}`) }))}
        />
        <TextField name="place" label={say("posting.awayPlace")} hint={say("posting.awayPlaceHint")} />
        <div className="fields">
          <TextField name="from" type="date" label={say("posting.awayFrom")} value={today} width="11rem" />
          <TextField name="until" type="date" label={say("posting.awayUntil")} width="11rem" />
        </div>
        <div className="actions">
          <SubmitButton>{say("posting.awayNow")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
