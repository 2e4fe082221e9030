import type { Say } from "@/lib/messages/format";
import type { UnitCompletion } from "@/lib/reports/types";

const PARTS = ["planned", "reported", "rated"] as const;

/** Per unit how many of how many, in words and as a bar; nothing here is a sample, so nothing has an interval. */
export function CompletionTable({ rows, say }: { rows: readonly UnitCompletion[]; say: Say }) {
  return (
    <table className="table stack bars">
      <caption className="sr">{say("report.completionCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("report.unit")}</th>
          <th scope="col" className="n">
            {say("report.people")}
          </th>
          {PARTS.map((part) => (
            <th key={part} scope="col">
              {say(`report.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unitId, unit, people, ...done }) => (
          <tr key={unitId}>
            <th scope="row">{unit}</th>
            <td className="n" data-label={say("report.people")}>
              {people}
            </td>
            {PARTS.map((part) => (
              <td key={part} data-label={say(`report.${part}`)}>
                <span className="num">{say("report.of", { n: done[part], of: people })}</span>
                <span className="bar mt-1 max-w-32">
                  <span style={{ width: `${(100 * done[part]) / people}%` }} />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
