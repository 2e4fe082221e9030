import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";

/** Mean and spread to the nearest quarter, never counts. A value that too few judged is a dash with its reason. */
export function PeerTable({
  aggregate,
  self,
  locale,
  say,
}: {
  aggregate: PeerAggregate;
  self: PeerAnswers | null;
  locale: Locale;
  say: Say;
}) {
  return (
    <table className="table tight" data-density="compact">
      <caption className="sr">{say("eyes.peersTable")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("eyes.value")}</th>
          {self && <th scope="col">{say("eyes.self")}</th>}
          <th scope="col" className="n">
            {say("eyes.mean")}
          </th>
          <th scope="col" className="n">
            {say("eyes.spread")}
          </th>
        </tr>
      </thead>
      <tbody>
        {VALUES.map((value) => {
          const judged = aggregate[value];
          return (
            <tr key={value}>
              <th scope="row">{say(`value.${value}`)}</th>
              {self && <td>{say(`peerMark.${self[value]}`)}</td>}
              <td className="n">{judged ? showHundredths(locale, judged.mean) : say("eyes.tooFewShort")}</td>
              <td className="n">{judged ? showHundredths(locale, judged.spread) : ""}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
