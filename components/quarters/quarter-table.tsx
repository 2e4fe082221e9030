import type { Say } from "@/lib/messages/format";
import type { OpenedQuarter } from "@/lib/quarters/types";

export function QuarterTable({ quarters, say }: { quarters: readonly OpenedQuarter[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("quarter.tableCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("filter.period")}</th>
          <th scope="col">{say("quarter.openedOn")}</th>
          <th scope="col">{say("quarter.regulation")}</th>
          <th scope="col" className="n">
            {say("report.people")}
          </th>
          <th scope="col" className="n">
            {say("report.reported")}
          </th>
          <th scope="col" className="n">
            {say("report.rated")}
          </th>
        </tr>
      </thead>
      <tbody>
        {quarters.map(({ period, openedOn, regulation, people, reported, rated }) => (
          <tr key={period}>
            <th scope="row">
              <a href={`/quarters/${period}`}>{say("period.quarterShort", { period: { period } })}</a>
            </th>
            <td data-label={say("quarter.openedOn")}>{say("list.day", { day: { day: openedOn } })}</td>
            <td data-label={say("quarter.regulation")}>{regulation}</td>
            <td className="n" data-label={say("report.people")}>
              {people}
            </td>
            <td className="n" data-label={say("report.reported")}>
              {reported}
            </td>
            <td className="n" data-label={say("report.rated")}>
              {rated}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
