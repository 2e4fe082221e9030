import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { POST_KINDS } from "@/lib/people/schema";
import type { PersonSheet } from "@/lib/people/types";
import type { UnitChoice } from "@/lib/units/types";

type Props = { person: PersonSheet; units: readonly UnitChoice[]; action: FormAction; today: string; say: Say };

/** Another unit, another post or both, from a day on. */
export function TransferForm({ person, units, action, today, say }: Props) {
  return (
    <details className="disclose mt-4">
      <summary>{say("posting.transfer")}</summary>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ employeeId: person.id, version: person.version }}
        shows={[person.unitId, person.post, person.postKind].join(" ")}
        refresh
        className="grid gap-4 max-w-form"
      >
        <p className="small muted">{say("posting.transferHint")}</p>
        <SelectField
          name="unitId"
          label={say("posting.transferTo")}
          value={person.unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="post" label={say("posting.transferPost")} value={person.post} />
        <SelectField
          name="postKind"
          label={say("people.postKind")}
          value={person.postKind}
          options={POST_KINDS.map((value) => ({ value, label: say(`postKind.${value}`) }))}
        />
        <TextField name="from" type="date" label={say("posting.transferOn")} value={today} width="11rem" />
        <TextField name="rater" label={say("posting.transferRater")} hint={say("posting.transferRaterHint")} />
        <div className="actions">
          <SubmitButton>{say("posting.transferNow")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
