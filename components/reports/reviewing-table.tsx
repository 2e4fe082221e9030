import { type Locale, type Say, showHundredths, showNumber } from "@/lib/messages/format";
import type { DashboardChoice, Reviewing, UnitReviewing } from "@/lib/reports/types";
import { to } from "./address";

type Words = { choice: DashboardChoice; locale: Locale; say: Say };

/** Unit by unit what was logged, what was reviewed in time and what waits; the last row is no sum of medians. */
export function ReviewingTable({ reviewing: { units, all }, ...words }: Words & { reviewing: Reviewing }) {
  const { say } = words;
  const columns = ["people", "lines", "perDay", "inTime", "waitingLines", "overdue", "medianAge"] as const;
  return (
    <div className="scroll">
      <table className="table stack bars">
        <caption className="sr">{say("report.reviewingCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("report.unit")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="n">
                {say(`report.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <Row key={unit.unitId} name={unit.unit ?? ""} row={unit} {...words} />
          ))}
          {units.length > 1 && <Row name={say("report.unitsTogether")} row={all} {...words} />}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, row, choice, locale, say }: Words & { name: string; row: UnitReviewing }) {
  const { perDay, review } = row;
  const here = { ...choice, unitId: row.unitId ?? choice.unitId };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="n" data-label={say("report.people")}>
        {row.people}
      </td>
      <td className="n" data-label={say("report.lines")}>
        {showNumber(locale, row.lines)}
      </td>
      <td className="n" data-label={say("report.perDay")}>
        {perDay === null ? "" : showHundredths(locale, perDay)}
      </td>
      <td className="n" data-label={say("report.inTime")}>
        {review ? (
          <>
            {say("report.shareOf", { share: review.percent })}
            <span className="block small muted">{say("report.ofNumbers", { n: review.n, of: review.due })}</span>
          </>
        ) : (
          <span className="small muted">{say("report.noneDue")}</span>
        )}
      </td>
      <td className="n" data-label={say("report.waitingLines")}>
        {row.waiting === 0 ? 0 : <a href={to("/dashboards/lines", here)}>{say("report.nWaiting", { n: row.waiting })}</a>}
      </td>
      <td className="n" data-label={say("report.overdue")}>
        {row.overdue}
      </td>
      <td className="n" data-label={say("report.medianAge")}>
        {row.medianAge === null ? "" : say("report.nDays", { n: row.medianAge })}
      </td>
    </tr>
  );
}
