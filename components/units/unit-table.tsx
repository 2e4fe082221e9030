import type { Say } from "@/lib/messages/format";
import type { UnitRow } from "@/lib/units/types";

/** The tree as a table: each unit under its own, indented. */
export function UnitTable({ rows, say }: { rows: readonly UnitRow[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("units.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("report.unit")}</th>
          <th scope="col">{say("units.head")}</th>
          <th scope="col" className="n">
            {say("report.people")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, shortName, depth, head, acting, people, closedOn }) => (
          <tr key={id}>
            <th scope="row">
              <span className="block" style={{ paddingLeft: `${depth * 1.25}rem` }}>
                <a href={`/units/${id}`}>{name}</a>
                <span className="block small muted font-normal">
                  {shortName}
                  {closedOn && `, ${say("units.closedSince", { day: { day: closedOn } })}`}
                </span>
              </span>
            </th>
            <td data-label={say("units.head")}>
              {acting ? say("units.actingHead", { name: acting }) : (head ?? say("units.noHead"))}
              {acting && head && <span className="block small muted">{say("units.definitiveHead", { name: head })}</span>}
            </td>
            <td className="n" data-label={say("report.people")}>
              {people}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
