import type { ImportListRow } from "@/lib/imports/types";
import { type Locale, type Say, showDay, showNumber, showTime } from "@/lib/messages/format";
import { ImportStanding } from "./import-standing";

type Props = { rows: readonly ImportListRow[]; dayOf: (at: Date) => string; zone: string; locale: Locale; say: Say };

/** Every file that was sent, newest first, with what it held. */
export function ImportTable({ rows, dayOf, zone, locale, say }: Props) {
  return (
    <table className="table stack">
      <caption className="sr">{say("imports.caption")}</caption>
      <thead>
        <tr>
          {(["name", "when", "state", "outcome"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`imports.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, state, by, uploadedAt, rows: n, counts }) => (
          <tr key={id}>
            <th scope="row" className="[overflow-wrap:anywhere]">
              <a href={`/imports/${id}`}>{name}</a>
            </th>
            <td data-label={say("imports.when")}>
              {showDay(locale, dayOf(uploadedAt))}, {showTime(locale, uploadedAt, zone)}
              <span className="block small muted">{by ?? say("imports.byNobody")}</span>
            </td>
            <td data-label={say("imports.state")}>
              <ImportStanding state={state} say={say} />
            </td>
            <td data-label={say("imports.outcome")}>
              {say("imports.rowsOnly", { rows: showNumber(locale, n) })}
              {counts && <span className="block small muted">{say("imports.found", countsIn(locale, counts))}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Counts as a sentence shows them. */
export const countsIn = (locale: Locale, counts: NonNullable<ImportListRow["counts"]>) =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, showNumber(locale, n)]));
