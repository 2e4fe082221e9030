import { LastDay } from "@/components/appraisals/last-day";
import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { ProposalRow } from "@/lib/settings/types";
import { RuleValue } from "./rule-value";
import { type LeafView, ruleName } from "./words";

export type RuleView = { id: string; key: string; from: string; source: string; tag: string; leaves: readonly LeafView[] };
type Props = { now: readonly RuleView[]; ahead: readonly RuleView[]; proposals: readonly ProposalRow[]; say: Say };

/** Every rule as it is today, what comes, what is proposed, what was decided; each leads to its own page. */
export function RuleList({ now, ahead, proposals, say }: Props) {
  const undecided = proposals.filter(({ decidedOn }) => decidedOn === null);
  const decided = proposals.filter(({ decidedOn }) => decidedOn !== null);
  return (
    <>
      {undecided.length > 0 && <Proposals id="proposed" title={say("settings.proposed")} rows={undecided} say={say} />}
      {ahead.length > 0 && <Rules id="ahead" title={say("settings.ahead")} rows={ahead} say={say} />}
      <Rules id="now" title={say("settings.now")} rows={now} say={say} />
      {decided.length > 0 && <Proposals id="decided" title={say("settings.decided")} rows={decided} say={say} />}
    </>
  );
}

function Rules({ id, title, rows, say }: { id: string; title: string; rows: readonly RuleView[]; say: Say }) {
  return (
    <Section id={id} title={title}>
      <ul className="rows max-w-text">
        {rows.map((rule) => (
          <li key={rule.id}>
            <div className="grow">
              <a className="title" href={`/settings/${rule.key}`}>
                {say(ruleName(rule.key))}
              </a>
              <div className="my-1">
                <RuleValue name={rule.key} leaves={rule.leaves} say={say} />
              </div>
              <p className="[overflow-wrap:anywhere]">
                {say("settings.since", { day: { day: rule.from }, source: rule.source, tag: rule.tag })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Proposals({ id, title, rows, say }: { id: string; title: string; rows: readonly ProposalRow[]; say: Say }) {
  return (
    <Section id={id} title={title}>
      <ul className="rows max-w-text">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="grow">
              <a className="title" href={`/settings/${row.key}`}>
                {say(ruleName(row.key))}
              </a>
              <p>
                {say(`settings.states.${row.state}`)}.{" "}
                {row.state === "open" && <LastDay deadline="comment" until={row.closesOn} say={say} />}
              </p>
              <p className="[overflow-wrap:anywhere]">{row.decision ?? row.reason}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
