import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextArea, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { ServiceSheet } from "@/lib/services/types";
import type { UnitChoice } from "@/lib/units/types";

type Props = { service: ServiceSheet | null; units: readonly UnitChoice[]; action: FormAction; say: Say };

export function ServiceForm({ service, units, action, say }: Props) {
  return (
    <ActionForm
      action={action}
      offline={say("form.offline")}
      hidden={service ? { serviceId: service.id, version: service.version } : {}}
      refresh={service !== null}
      reset={service === null}
      className="grid gap-4 max-w-form"
    >
      <TextField name="name" label={say("services.name")} value={service?.name ?? null} />
      <SelectField
        name="unitId"
        label={say("report.unit")}
        value={service?.unitId ?? ""}
        options={[{ value: "", label: say("people.chooseUnit") }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextArea
        name="note"
        label={say("services.note")}
        hint={say("services.noteHint")}
        value={service?.note ?? null}
        rows={2}
        maxLength={500}
      />
      <TextField
        name="closedOn"
        type="date"
        label={say("services.closedOn")}
        hint={say("services.closedOnHint")}
        value={service?.closedOn ?? null}
        width="11rem"
      />
      <div className="actions">
        <SubmitButton>{say(service ? "list.save" : "services.add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
