import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import type { InstrumentItem } from "@/lib/scoring/core/raters/instrument";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { ReadBeside } from "./read-beside";

/** Mean and spread to the nearest quarter, never counts. A value that too few judged is a dash with its reason. */
export function PeerTable({
  aggregate,
  items,
  self,
  locale,
  say,
}: {
  aggregate: PeerAggregate;
  items: readonly InstrumentItem[];
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
        {items.map((item) => {
          const [judged, mark] = [aggregate[item.key], self?.[item.key]];
          return (
            <tr key={item.key}>
              <th scope="row">
                {say(`value.${item.key}`)}
                <ReadBeside item={item} say={say} />
              </th>
              {self && <td>{mark && say(`peerMark.${mark}`)}</td>}
              <td className="n">{judged ? showHundredths(locale, judged.mean) : say("eyes.tooFewShort")}</td>
              <td className="n">{judged ? showHundredths(locale, judged.spread) : ""}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
