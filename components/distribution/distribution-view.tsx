import { ReasonForm } from "@/components/distribution/reason-form";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/access/types";
import type { DistributionSight } from "@/lib/distribution/types";
import type { Say } from "@/lib/messages/format";
import { cellWords } from "@/lib/scoring/core/methods/distribution-words";
import { PREDICATES } from "@/lib/scoring/core/types";

type Compared = NonNullable<DistributionSight["compared"]>;
type Sight = { sight: DistributionSight; say: Say };
/** `form`: the reader may give a reason, under this name of this record. */
type Props = Sight & { form: { action: FormAction; hidden: Readonly<Record<string, string>> } | null };

/** The predicates of one group beside the pattern of its organisation's achievement: what departs, in words, and why. */
export function DistributionView({ sight, form, say }: Props) {
  const { achievement, compared, unit, counts, waiting, reasons } = sight;
  const rated = PREDICATES.reduce((all, predicate) => all + counts[predicate], 0);
  if (!achievement) return <p className="small muted max-w-text mt-3">{say("distribution.noAchievement", { unit })}</p>;
  return (
    <div className="grid gap-2 mt-3 max-w-text">
      <p className="small">
        {say("distribution.achievement", { unit, achievement: { key: `achievement.${achievement.value}` }, source: achievement.source })}{" "}
        {compared === null ? say("distribution.noRule") : rated === 0 ? say("distribution.nobody") : standingOf(compared, say)}{" "}
        {rated > 0 && waiting > 0 && say("distribution.soFar", { rated, waiting })}
      </p>
      {compared && compared.departures.length > 0 && (
        <Notice kind="caution" icon="scale" text={say("distribution.departs")}>
          <ul className="bullets">
            {compared.departures.map(({ rule, words }) => (
              <li key={rule + words.key + JSON.stringify(words.values)}>{say(words.key, words.values)}</li>
            ))}
          </ul>
          <p className="mt-1">{say("distribution.consideration")}</p>
          {reasons.length === 0 && <p className="mt-1">{say("distribution.noReason")}</p>}
          {reasons.map(({ by, text, on }) => (
            <p key={by + on} className="mt-1 [overflow-wrap:anywhere]">
              {say("distribution.given", { name: by, day: { day: on }, text })}
            </p>
          ))}
        </Notice>
      )}
      {compared && <Pattern sight={sight} compared={compared} say={say} />}
      {compared && compared.departures.length > 0 && form && <ReasonForm {...form} sight={sight} say={say} />}
    </div>
  );
}

const standingOf = ({ n, tooSmall, departures }: Compared, say: Say) =>
  tooSmall ? say("distribution.tooSmall", { n }) : departures.length === 0 ? say("distribution.follows", { n }) : "";

function Pattern({ sight: { achievement, counts }, compared: { row, shares, sharesSource }, say }: Sight & { compared: Compared }) {
  if (!achievement) return null;
  const { instrument, provision } = row.source;
  return (
    <details className="disclose">
      <summary>
        <Icon name="table" />
        <span>{say("distribution.pattern")}</span>
      </summary>
      <table className="table tight">
        <caption className="sr">{say("distribution.patternCaption", { achievement: { key: `achievement.${achievement.value}` } })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("distribution.predicate")}</th>
            <th scope="col">{say("distribution.says")}</th>
            <th scope="col" className="n">
              {say("distribution.people")}
            </th>
          </tr>
        </thead>
        <tbody>
          {PREDICATES.map((predicate) => (
            <tr key={predicate}>
              <th scope="row">{say(`predicate.${predicate}`)}</th>
              <td>{cellWords(row.value[predicate], shares, say)}</td>
              <td className="n">{counts[predicate]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted mt-1">{say("distribution.source", { instrument, provision, shares: sharesSource })}</p>
    </details>
  );
}
