import { fromUntil } from "@/components/people/from-until";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import { Empty } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { Head, UnitSheet } from "@/lib/units/types";

type Props = { unit: UnitSheet; add: FormAction | null; end: FormAction | null; today: string; say: Say };

/** Who headed the unit and when; a definitive head and an acting one may stand beside each other. */
export function Heads({ unit, add, end, today, say }: Props) {
  return (
    <>
      {unit.heads.length === 0 && <Empty title={say("units.noHeads")} text={say("units.noHeadsHint")} />}
      <ul className="rows max-w-text">
        {unit.heads.map((head) => (
          <li key={head.id}>
            <div className="grow">
              <span className="title">
                {say(head.capacity === "acting" ? "units.actingHead" : "units.definitiveHead", { name: head.name })}
              </span>
              <p>{fromUntil(head, say)}</p>
              {end && <End head={head} end={end} today={today} say={say} />}
            </div>
          </li>
        ))}
      </ul>
      {add && (
        <ActionForm
          action={add}
          offline={say("form.offline")}
          hidden={{ unitId: unit.id }}
          refresh
          reset
          className="grid gap-4 max-w-form mt-4"
        >
          <TextField name="head" label={say("units.newHead")} hint={say("people.whoHint")} />
          <div className="fields">
            <SelectField
              name="capacity"
              label={say("units.capacity")}
              value="definitive"
              options={(["definitive", "acting"] as const).map((value) => ({ value, label: say(`units.${value}`) }))}
            />
            <TextField name="from" type="date" label={say("people.from")} value={today} width="11rem" />
            <TextField name="until" type="date" label={say("people.untilOptional")} width="11rem" />
          </div>
          <div className="actions">
            <SubmitButton look="plain">{say("units.appoint")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  );
}

function End({ head, end, today, say }: { head: Head; end: FormAction; today: string; say: Say }) {
  return (
    <details className="disclose">
      <summary>
        {say("people.setEnd")}
        <span className="sr">: {head.name}</span>
      </summary>
      <ActionForm action={end} offline={say("form.offline")} hidden={{ headId: head.id }} refresh className="grid gap-3 max-w-form mb-3">
        <TextField name="until" type="date" label={say("people.lastDay")} value={head.until ?? today} width="11rem" />
        <div className="actions">
          <SubmitButton look="plain">{say("people.setEndNow")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
