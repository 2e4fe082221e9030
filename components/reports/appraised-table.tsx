import { State } from "@/components/ui/state";
import type { Say } from "@/lib/messages/format";
import type { AppraisedRow } from "@/lib/reports/types";

/** Everybody of the sight: what is in, what is not, and the way to what may be read. */
export function AppraisedTable({ rows, say }: { rows: readonly AppraisedRow[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("report.peopleCaption")}</caption>
      <thead>
        <tr>
          {(["employee", "unit", "rater", "plan", "self", "rating"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`report.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.appraisalId}>
            <th scope="row">
              <a href={`/activities?of=${row.employeeId}`}>{row.name}</a>
              <span className="block small muted font-normal">{row.post}</span>
            </th>
            <td data-label={say("report.unit")}>{row.unit}</td>
            <td data-label={say("report.rater")}>{row.interim ? say("people.interimName", { name: row.rater }) : row.rater}</td>
            <td data-label={say("report.plan")}>
              {row.planId ? (
                <a className="whitespace-nowrap" href={`/plans/${row.planId}`}>
                  {say("report.hasPlan")}
                </a>
              ) : (
                <NotYet text={say("report.noPlan")} />
              )}
            </td>
            <td data-label={say("report.self")}>
              {row.reported ? <State kind="positive" icon="done" text={say("report.in")} /> : <NotYet text={say("report.notIn")} />}
            </td>
            <td data-label={say("report.rating")}>
              {row.predicate ? (
                <a href={`/appraisals/${row.appraisalId}/result`}>{say(`predicate.${row.predicate}`)}</a>
              ) : (
                <NotYet text={say("report.notRated")} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NotYet = ({ text }: { text: string }) => <State kind="waiting" icon="draft" text={text} />;
