import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import { POST_KINDS } from "@/lib/people/schema";
import type { PersonSheet } from "@/lib/people/types";
import type { UnitChoice } from "@/lib/units/types";

type Props = { person: PersonSheet | null; units: readonly UnitChoice[]; action: FormAction; today: string; say: Say };

/** A new person with the first unit and day; of who is there what is written, for unit and post change by a transfer. */
export function PersonForm({ person, units, action, today, say }: Props) {
  const hidden: Record<string, string | number> = person ? { employeeId: person.id, version: person.version } : {};
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={hidden}
      {...(person && { shows: [person.name, person.nip, person.post, person.postKind, person.rank].join(" ") })}
      refresh={person !== null}
      reset={person === null}
      className="grid gap-4 max-w-form"
    >
      <TextField name="name" label={say("people.name")} value={person?.name ?? null} />
      <TextField
        name="nip"
        label={say("people.nip")}
        hint={say("people.nipHint")}
        value={person?.nip ?? null}
        inputMode="numeric"
        width="15rem"
      />
      <TextField
        name="post"
        label={say("people.post")}
        hint={person ? say("posting.correctHint") : undefined}
        value={person?.post ?? null}
      />
      <div className="fields">
        <SelectField
          name="postKind"
          label={say("people.postKind")}
          value={person?.postKind ?? "pelaksana"}
          options={POST_KINDS.map((value) => ({ value, label: say(`postKind.${value}`) }))}
        />
        <TextField name="rank" label={say("people.rank")} value={person?.rank ?? null} width="14rem" />
      </div>
      {!person && (
        <>
          <SelectField
            name="unitId"
            label={say("report.unit")}
            value=""
            options={[{ value: "", label: say("people.chooseUnit") }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <TextField name="from" type="date" label={say("posting.since")} value={today} width="11rem" />
        </>
      )}
      <div className="actions">
        <SubmitButton>{say(person ? "list.save" : "people.add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
