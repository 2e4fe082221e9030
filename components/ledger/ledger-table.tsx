import type { LedgerRow } from "@/lib/ledger/types";
import { isMessageKey, type Locale, type Say, showDay, showTime } from "@/lib/messages/format";

type Props = { rows: readonly LedgerRow[]; dayOf: (at: Date) => string; zone: string; locale: Locale; say: Say };

/** What was done, when and by whom, newest first; each record's id leads to all that was done to it. */
export function LedgerTable({ rows, dayOf, zone, locale, say }: Props) {
  return (
    <table className="table stack">
      <caption className="sr">{say("ledger.caption")}</caption>
      <thead>
        <tr>
          {(["at", "by", "deed", "record"] as const).map((column) => (
            <th key={column} scope="col">
              {say(`ledger.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, by, permission, subjectId }) => {
          const key = `deed.${permission}`;
          return (
            <tr key={id}>
              <td className="num" data-label={say("ledger.at")}>
                {showDay(locale, dayOf(at))}, {showTime(locale, at, zone)}
              </td>
              <td data-label={say("ledger.by")}>{by ?? say("ledger.job")}</td>
              <td data-label={say("ledger.deed")}>{isMessageKey(key) ? say(key) : permission}</td>
              <td data-label={say("ledger.record")}>
                <a className="small num [overflow-wrap:anywhere]" href={`/ledger?subject=${subjectId}`}>
                  {subjectId}
                </a>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
