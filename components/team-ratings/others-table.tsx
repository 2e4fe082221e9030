import { ReadBeside } from "@/components/appraisals/read-beside";
import type { PeersView } from "@/lib/appraisals/types";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { InstrumentItem, ItemKey } from "@/lib/scoring/core/raters/instrument";
import type { TeamRow } from "@/lib/team-ratings/types";

type Props = { rows: readonly TeamRow[]; items: readonly InstrumentItem[]; locale: Locale; say: Say };

/** Value by value as others see the team, side by side: means of what was released, and the own mark; nothing finer. */
export function OthersTable({ rows, items, locale, say }: Props) {
  const mean = (view: PeersView, key: ItemKey, short: "peersShort" | "subordinatesShort") => {
    const judged = view.kind === "released" ? view.aggregate[key] : null;
    return judged ? say(`teamRating.${short}`, { mean: showHundredths(locale, judged.mean) }) : null;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="scroll" aria-label={say("teamRating.othersCaption")} tabIndex={0}>
      <table className="table stack" data-density="compact">
        <caption className="small muted text-left pb-2">{say("teamRating.othersCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("teamRating.person")}</th>
            {items.map((item) => (
              <th key={item.key} scope="col" className="whitespace-normal">
                {say(`value.${item.key}`)}
                <ReadBeside item={item} say={say} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, self, peers, subordinates }) => (
            <tr key={id}>
              <th scope="row" className="min-w-32 [overflow-wrap:anywhere]">
                {name}
              </th>
              {items.map(({ key }) => {
                const mark = self?.[key];
                const seen = [
                  mean(peers, key, "peersShort"),
                  mean(subordinates, key, "subordinatesShort"),
                  mark && mark !== "cannot-judge" && say("teamRating.selfShort", { mark }),
                ].filter((said) => typeof said === "string");
                return (
                  <td key={key} className="num" data-label={say(`value.${key}`)}>
                    {seen.length === 0 && <span className="muted">{say("teamRating.unseen")}</span>}
                    {seen.map((said) => (
                      <span key={said} className="inline-block whitespace-nowrap mr-2">
                        {said}
                      </span>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
