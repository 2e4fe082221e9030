import type { NeedRow } from "@/lib/follow-ups/types";
import type { Say } from "@/lib/messages/format";

/** By unit: from which cause what was begun, how much of it runs and how much was done. */
export const NeedsTable = ({ rows, say }: { rows: readonly NeedRow[]; say: Say }) => (
  <table className="table stack">
    <caption className="sr">{say("followUp.needs")}</caption>
    <thead>
      <tr>
        <th scope="col">{say("followUp.unit")}</th>
        <th scope="col">{say("followUp.causeAsked")}</th>
        <th scope="col">{say("followUp.what")}</th>
        {(["count", "open", "done"] as const).map((column) => (
          <th key={column} scope="col" className="num">
            {say(`followUp.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ unit, cause, kind, count, open, done }) => (
        <tr key={`${unit} ${cause} ${kind}`}>
          <th scope="row" className="[overflow-wrap:anywhere]">
            {unit}
          </th>
          <td data-label={say("followUp.causeAsked")}>{say(cause ? `followUp.cause.${cause}` : "followUp.noCause")}</td>
          <td data-label={say("followUp.what")}>{say(`followUp.kind.${kind}`)}</td>
          {Object.entries({ count, open, done }).map(([column, n]) => (
            <td key={column} className="num" data-label={say(`followUp.column.${column as "count" | "open" | "done"}`)}>
              {n}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
