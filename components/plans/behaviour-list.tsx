import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { VALUES } from "@/lib/scoring/core/types";
import { LineComments, type Talk } from "./line-comments";

type LegalValue = { name: string; items: readonly string[] };

/** The seven values in the law's words, with what the leader expects in particular. */
export function BehaviourList({
  values,
  expectations,
  source,
  edit,
  talk,
  say,
}: {
  values: Record<(typeof VALUES)[number], LegalValue>;
  expectations: PlanSheet["expectations"];
  source: string;
  /** Where a draft's sentences are changed. */
  edit: string | null;
  talk: Talk;
  say: Say;
}) {
  return (
    <Section id="behaviour" title={say("plan.behaviour")} aside={source}>
      <ul className="rows">
        {VALUES.map((value) => (
          <li key={value}>
            <div className="grow min-w-0">
              <span className="title" lang="id">
                {values[value].name}
              </span>
              <p lang="id">{values[value].items.join(" · ")}</p>
              {expectations[value] && (
                <p className="!text-ink" lang="id">
                  {say("plan.expects", { text: expectations[value] })}
                </p>
              )}
              <LineComments line={`behaviour.${value}`} title={values[value].name} talk={talk} say={say} />
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
