import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { VALUES } from "@/lib/scoring/core/types";

type LegalValue = { name: string; items: readonly string[] };

/** The seven values in the law's words, with what the leader expects in particular. */
export function BehaviourList({
  values,
  expectations,
  source,
  edit,
  say,
}: {
  values: Record<(typeof VALUES)[number], LegalValue>;
  expectations: PlanSheet["expectations"];
  source: string;
  /** Where a draft's sentences are changed. */
  edit: string | null;
  say: Say;
}) {
  return (
    <Section id="behaviour" title={say("plan.behaviour")} aside={source}>
      <ul className="rows" lang="id">
        {VALUES.map((value) => (
          <li key={value}>
            <div className="grow">
              <span className="title">{values[value].name}</span>
              <p>{values[value].items.join(" · ")}</p>
              {expectations[value] && <p className="!text-ink">{say("plan.expects", { text: expectations[value] })}</p>}
            </div>
          </li>
        ))}
      </ul>
      {edit && (
        <p className="actions off-paper">
          <a className="btn" href={edit}>
            {say("planning.changeBehaviour")}
          </a>
        </p>
      )}
    </Section>
  );
}
