import { Empty, Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import type { Say } from "@/lib/messages/format";
import type { Today } from "@/lib/today/types";

/** The main results of one's plan, each indicator with its target and where it stands. */
export function PlanSummary({ plan, say }: { plan: Today["plan"]; say: Say }) {
  if (!plan) {
    return (
      <Section id="plan" title={say("today.plan")}>
        <Empty title={say("plan.none")} text={say("plan.noneHint")} />
      </Section>
    );
  }
  return (
    <Section
      id="plan"
      title={say("today.plan")}
      aside={<a href={`/plans/${plan.id}`}>{say("today.mainResults", { n: plan.results.length })}</a>}
    >
      <ul className="rows">
        {plan.results.map(({ id, title, indicators }) => (
          <li key={id}>
            <div className="grow">
              <span className="title">{title}</span>
              {indicators.map((indicator) => (
                <p key={indicator.title}>
                  {say("today.targetNow", {
                    target: say(indicator.target.key, indicator.target.values),
                    now: indicator.realised ? say(indicator.realised.key, indicator.realised.values) : say("standing.unknown"),
                  })}{" "}
                  {indicator.standing !== "unknown" && <StandingState standing={indicator.standing} say={say} />}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
