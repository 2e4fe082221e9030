import { Empty, Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import type { Say } from "@/lib/messages/format";
import type { Today } from "@/lib/today/types";

/** The main results of one's plan, each indicator with its target and where it stands. */
export function PlanSummary({ plan, planned, year, say }: Pick<Today, "plan" | "planned" | "year"> & { say: Say }) {
  if (!plan) return <NoPlan planned={planned} year={String(year)} say={say} />;
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
                  {indicator.facts.length > 0 && (
                    <span className="block small muted [overflow-wrap:anywhere]">
                      {indicator.facts.map(({ key, values }) => say(key, values)).join(" ")}
                    </span>
                  )}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Without a plan in force: whose turn it is, and the way there. */
function NoPlan({ planned, year, say }: { planned: Today["planned"]; year: string; say: Say }) {
  if (!planned) {
    return (
      <Section id="plan" title={say("today.plan")}>
        <Empty title={say("planning.todayNone", { year })} text={say("planning.todayNoneHint")}>
          <a className="btn" href={`/plans/new?year=${year}`}>
            {say("planning.startYear", { year })}
          </a>
        </Empty>
      </Section>
    );
  }
  return (
    <Section id="plan" title={say("today.plan")}>
      <Empty
        title={say("planning.todayOpen", { year })}
        text={say(planned.overdue ? "planning.todayOverdueHint" : planned.proposed ? "planning.todayWaitHint" : "planning.todayOpenHint")}
      >
        <a className="btn" href={`/plans/${planned.id}`}>
          {say("plan.ofYear", { year })}
        </a>
      </Empty>
    </Section>
  );
}
