import { Empty } from "@/components/ui/section";
import { type Locale, type Say, showDay } from "@/lib/messages/format";
import type { WaitingLine } from "@/lib/reports/types";

/** Lines that wait for their review, those that have waited longest first, with whose they are and who reviews. */
export function WaitingLines({ rows, locale, say }: { rows: readonly WaitingLine[]; locale: Locale; say: Say }) {
  if (rows.length === 0) return <Empty title={say("report.linesNone")} />;
  return (
    <table className="table stack">
      <caption className="sr">{say("report.linesCaption")}</caption>
      <thead>
        <tr>
          {(["line", "employee", "unit", "rater", "waited"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`report.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <a className="[overflow-wrap:anywhere]" href={`/activities/${line.id}`}>
                {line.text}
              </a>
              <span className="block small muted font-normal">{showDay(locale, line.day, "weekday")}</span>
            </th>
            <td data-label={say("report.employee")}>{line.employee}</td>
            <td data-label={say("report.unit")}>{line.unit}</td>
            <td data-label={say("report.rater")}>
              {line.rater && line.interim ? say("people.interimName", { name: line.rater }) : line.rater}
            </td>
            <td data-label={say("report.waited")}>{say("report.nDays", { n: line.waited })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
