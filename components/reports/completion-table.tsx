import { State } from "@/components/ui/state";
import type { Say } from "@/lib/messages/format";
import type { DashboardChoice, Missing, UnitCompletion } from "@/lib/reports/types";
import { to } from "./address";

const PARTS = [
  ["planned", "plan"],
  ["reported", "self"],
  ["rated", "rating"],
] as const satisfies [keyof UnitCompletion, Missing][];

/** Per unit how many of how many, and the way to those who are missing; nothing here is a sample, so nothing has an interval. */
export function CompletionTable({ rows, choice, say }: { rows: readonly UnitCompletion[]; choice: DashboardChoice; say: Say }) {
  return (
    <table className="table stack bars">
      <caption className="sr">{say("report.completionCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("report.unit")}</th>
          <th scope="col" className="n">
            {say("report.people")}
          </th>
          {PARTS.map(([part]) => (
            <th key={part} scope="col">
              {say(`report.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.unitId}>
            <th scope="row">
              <a href={to("/dashboards/people", { ...choice, unitId: row.unitId })}>{row.unit}</a>
            </th>
            <td className="n" data-label={say("report.people")}>
              {row.people}
            </td>
            {PARTS.map(([part, missing]) => (
              <td key={part} data-label={say(`report.${part}`)}>
                <span className="num">{say("report.of", { n: row[part], of: row.people })}</span>
                <span className="bar mt-1 max-w-32">
                  <span style={{ width: `${(100 * row[part]) / row.people}%` }} />
                </span>
                <span className="block small">
                  {row[part] < row.people ? (
                    <a href={to("/dashboards/people", { ...choice, unitId: row.unitId }, { missing })}>
                      {say("report.missingOf", { n: row.people - row[part], of: row.people })}
                    </a>
                  ) : (
                    <State kind="positive" icon="done" text={say("report.complete")} />
                  )}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
