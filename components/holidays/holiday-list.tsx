import { ActionForm } from "@/components/ui/action-form";
import { SelectField, SubmitButton, TextField } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { HOLIDAY_KINDS, NAME_MOST } from "@/lib/holidays/schema";
import type { Holiday } from "@/lib/holidays/types";
import { type Locale, type Say, showDay } from "@/lib/messages/format";
import { weekdayOf } from "@/lib/scoring/core/deadlines/working-days";

type Deeds = { change: FormAction; remove: FormAction };
type Props = { holidays: readonly Holiday[]; deeds: Deeds | null; locale: Locale; say: Say };

export const kindOptions = (say: Say) => HOLIDAY_KINDS.map((value) => ({ value, label: say(`holidays.kinds.${value}`) }));

/** The days of a year, each with its kind and the decision it stands in; for who keeps the calendar the way to correct it. */
export function HolidayList({ holidays, deeds, locale, say }: Props) {
  return (
    <ul className="rows max-w-text">
      {holidays.map((holiday) => (
        <li key={holiday.id}>
          <div className="grow">
            <span className="title [overflow-wrap:anywhere]">{holiday.name}</span>
            <p>
              {showDay(locale, holiday.day, "weekday")} · {say(`holidays.kinds.${holiday.kind}`)}
              {weekdayOf(holiday.day) > 5 && ` · ${say("holidays.weekend")}`}
            </p>
            <p className="[overflow-wrap:anywhere]">{holiday.source}</p>
            {deeds && <Correct holiday={holiday} deeds={deeds} say={say} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Correct({ holiday, deeds, say }: { holiday: Holiday; deeds: Deeds; say: Say }) {
  const { id: holidayId, version, day, name, kind, source } = holiday;
  return (
    <details className="disclose">
      <summary>
        {say("holidays.correct")}
        <span className="sr">: {name}</span>
      </summary>
      <ActionForm
        action={deeds.change}
        offline={say("form.offline")}
        hidden={{ holidayId, version }}
        refresh
        className="grid gap-3 max-w-form mb-3"
      >
        <div className="fields">
          <TextField name="day" type="date" label={say("holidays.day")} value={day} width="11rem" />
          <SelectField name="kind" label={say("holidays.kind")} value={kind} options={kindOptions(say)} />
        </div>
        <TextField name="name" label={say("holidays.name")} value={name} maxLength={NAME_MOST} />
        <TextField name="source" label={say("quarter.source")} value={source} maxLength={200} />
        <div className="actions">
          <SubmitButton look="plain">{say("holidays.save")}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={deeds.remove} offline={say("form.offline")} hidden={{ holidayId, version }} refresh className="mb-3">
        <p className="small muted mb-2">{say("holidays.removeHint")}</p>
        <SubmitButton look="danger">{say("holidays.remove", { name })}</SubmitButton>
      </ActionForm>
    </details>
  );
}
