import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { UnitChoice, UnitSheet } from "@/lib/units/types";

type Props = { unit: UnitSheet | null; units: readonly UnitChoice[]; action: FormAction; say: Say };

export function UnitForm({ unit, units, action, say }: Props) {
  const parents = units.filter(({ id }) => id !== unit?.id).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={unit ? { unitId: unit.id, version: unit.version } : {}}
      refresh={unit !== null}
      reset={unit === null}
      className="grid gap-4 max-w-form"
    >
      <TextField name="name" label={say("units.name")} value={unit?.name ?? null} />
      <TextField
        name="shortName"
        label={say("units.shortName")}
        hint={say("units.shortNameHint")}
        value={unit?.shortName ?? null}
        width="16rem"
      />
      <SelectField
        name="parentId"
        label={say("units.parent")}
        value={unit?.parentId ?? ""}
        options={[{ value: "", label: say("units.noParent") }, ...parents]}
      />
      <TextField
        name="closedOn"
        type="date"
        label={say("units.closedOn")}
        hint={say("units.closedOnHint")}
        value={unit?.closedOn ?? null}
        width="11rem"
      />
      <div className="actions">
        <SubmitButton>{say(unit ? "list.save" : "units.add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
