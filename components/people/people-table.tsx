import type { Say } from "@/lib/messages/format";
import type { PersonRow } from "@/lib/people/types";

export function PeopleTable({ rows, say }: { rows: readonly PersonRow[]; say: Say }) {
  return (
    <table className="table stack">
      <caption className="sr">{say("people.caption")}</caption>
      <thead>
        <tr>
          {(["name", "nip", "unit", "rater"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`people.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, nip, post, unit, rater, interim, leftOn }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/people/${id}`}>{name}</a>
              <span className="block small muted font-normal">{post}</span>
            </th>
            <td className="num" data-label={say("people.nip")}>
              {nip ?? say("people.noNip")}
            </td>
            <td data-label={say("people.unit")}>
              {unit}
              {leftOn && <span className="block small muted">{say("people.leftSince", { day: { day: leftOn } })}</span>}
            </td>
            <td data-label={say("people.rater")}>
              {rater ?? say("people.noRater")}
              {interim && rater && <span className="block small muted">{say("people.interim")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
