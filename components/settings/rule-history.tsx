import { fromUntil } from "@/components/people/from-until";
import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import { RuleValue } from "./rule-value";
import type { LeafView } from "./words";

type Row = { id: string; key: string; from: string; until: string | null; source: string; tag: string; leaves: readonly LeafView[] };

const when = ({ from, until }: Row, today: string) => (from > today ? "later" : until !== null && until < today ? "before" : "today");

/** The rule's values, the latest first: what will be, what is, what was. */
export function RuleHistory({ rules, today, say }: { rules: readonly Row[]; today: string; say: Say }) {
  return (
    <Section id="values" title={say("settings.values")}>
      <ul className="rows max-w-text">
        {rules.map((rule) => (
          <li key={rule.id}>
            <div className="grow">
              <span className="title">{say(`settings.when.${when(rule, today)}`)}</span>
              <div className="my-1">
                <RuleValue name={rule.key} leaves={rule.leaves} say={say} />
              </div>
              <p>{fromUntil(rule, say)}</p>
              <p className="[overflow-wrap:anywhere]">{say("settings.restsOn", { source: rule.source, tag: rule.tag })}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
