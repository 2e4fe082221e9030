import type { ActivityLine, ActivityWeek } from "@/lib/activities/types";
import { type Locale, type Say, showDay, showMinute, showQuantity } from "@/lib/messages/format";
import { ActivityState } from "./activity-state";
import { DocumentCount } from "./document-count";

type Props = { week: ActivityWeek; minutesPerDay: number; today: string; locale: Locale; say: Say };

/** The days of the week with their minutes; days without anything at the weekend are left out. */
export function DayStrip({ week, minutesPerDay, today, locale, say }: Props) {
  const days = week.days.filter(({ lines }, i) => i < 5 || lines > 0);
  return (
    <ol
      className="grid border-y border-line mb-6 list-none"
      style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}
      aria-label={say("activity.minutesByDay")}
    >
      {days.map(({ day, minutes, lines }) => (
        <li
          key={day}
          className={`min-w-0 px-1.5 sm:px-3 py-2 border-t-[3px] ${day === today ? "border-accent" : "border-transparent"}`}
          aria-current={day === today ? "date" : undefined}
        >
          <span className={`small block ${day === today ? "font-bold" : ""}`}>{showDay(locale, day, "short")}</span>
          <span className="block text-lg num font-medium">
            {minutes}
            <span className="small muted max-sm:hidden"> {say("activity.minutesShort")}</span>
          </span>
          <span className="bar mt-1">
            <span style={{ width: `${Math.min(100, (100 * minutes) / minutesPerDay)}%` }} />
          </span>
          <span className="tiny muted block mt-1 max-sm:hidden">
            {minutes > minutesPerDay
              ? say("activity.dayOver", { n: lines, over: minutes - minutesPerDay })
              : say("activity.dayLines", { n: lines })}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function WeekTable({ week, minutesPerDay, locale, say }: Props) {
  const minutesOf = new Map(week.days.map(({ day, minutes }) => [day, minutes]));
  return (
    <table className="table log">
      <caption className="sr">{say("activity.tableCaption")}</caption>
      <thead>
        <tr>
          <th className="n" scope="col">
            {say("activity.hour")}
          </th>
          <th scope="col">{say("activity.line")}</th>
          <th scope="col">{say("activity.forResult")}</th>
          <th className="n" scope="col">
            {say("activity.quantity")}
          </th>
          <th className="n" scope="col">
            {say("activity.minutes")}
          </th>
          <th scope="col">{say("activity.state")}</th>
        </tr>
      </thead>
      {[...Map.groupBy(week.lines, ({ day }) => day)].map(([day, lines]) => (
        <tbody key={day}>
          <tr className="day">
            <th colSpan={6} scope="rowgroup">
              <span className="flex justify-between gap-4">
                <span>{showDay(locale, day, "weekday")}</span>
                <span className="muted font-normal">
                  {say("activity.ofMinutes", { minutes: minutesOf.get(day) ?? 0, limit: minutesPerDay })}
                </span>
              </span>
            </th>
          </tr>
          {lines.map((line) => (
            <Row key={line.id} line={line} locale={locale} say={say} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ line, locale, say }: { line: ActivityLine; locale: Locale; say: Say }) {
  const quantity = line.output ? `${showQuantity(locale, line.output.quantity)} ${line.output.unit}` : "";
  const minutes = line.minutes === null ? say("activity.noMinutes") : String(line.minutes);
  return (
    <tr>
      <td className="n muted">{line.startMinute === null ? "" : showMinute(locale, line.startMinute)}</td>
      <th scope="row">
        <a href={`/activities/${line.id}`} className="text-ink decoration-line-strong [overflow-wrap:anywhere]">
          {line.text}
        </a>
        {line.documents > 0 && <DocumentCount n={line.documents} say={say} />}
        <span className="only-phone small muted font-normal">
          {[quantity, line.minutes === null ? minutes : say("activity.nMinutes", { n: line.minutes })].filter(Boolean).join(", ")}
        </span>
        {line.state === "returned" && (
          <span className="block small text-caution mt-0.5 font-normal [overflow-wrap:anywhere]">
            “{line.reason}” <a href={`/activities/${line.id}`}>{say("activity.correct")}</a>
          </span>
        )}
      </th>
      <td className="muted [overflow-wrap:anywhere]">{line.result?.title ?? ""}</td>
      <td className="n min-w-20 whitespace-normal [overflow-wrap:anywhere]">{quantity}</td>
      <td className="n">{minutes}</td>
      <td>
        <ActivityState state={line.state} say={say} />
      </td>
    </tr>
  );
}
