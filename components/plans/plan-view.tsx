import { Section } from "@/components/ui/section";
import { StandingState } from "@/components/ui/standing";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { PlannedResult, PlanSheet } from "@/lib/plans/types";
import { RealisationForm } from "./realisation-form";

type Props = { plan: PlanSheet; enter: FormAction | null; say: Say };

/** The plan as the form prints it: main results, then additional ones, each with its indicators and what came of them. */
export function PlanResults({ plan, enter, say }: Props) {
  return (["main", "additional"] as const).map((priority) => {
    const results = plan.results.filter((result) => result.priority === priority);
    if (results.length === 0) return null;
    return (
      <Section key={priority} id={priority} title={say(`plan.${priority}`)} aside={say("plan.nResults", { n: results.length })}>
        <ol className="rows">
          {results.map((result) => (
            <Result key={result.id} result={result} plan={plan} enter={enter} say={say} />
          ))}
        </ol>
      </Section>
    );
  });
}

function Result({ result, plan, enter, say }: Props & { result: PlannedResult }) {
  return (
    <li>
      <div className="grow">
        <span className="title">
          {result.position}. {result.title}
        </span>
        <p>{[result.assignedBy && say("plan.assignedBy", { post: result.assignedBy }), result.perspective].filter(Boolean).join(" · ")}</p>
        <ul className="mt-2 grid gap-3">
          {result.indicators.map((indicator) => (
            <li key={indicator.id} className="pl-3 border-l border-line-strong min-w-0">
              <p className="!text-sm !text-ink">
                {indicator.title}
                {indicator.aspect && <span className="muted"> · {indicator.aspect}</span>}
              </p>
              <p>{say("plan.target", { target: say(indicator.target.key, indicator.target.values) })}</p>
              {indicator.achieved.map(({ period, words, evidence, standing }) => (
                <p key={period} className="[overflow-wrap:anywhere]">
                  <b>{say("period.quarterShort", { period: { period } })}</b>: {say(words.key, words.values)}{" "}
                  {standing !== "unknown" && <StandingState standing={standing} say={say} />}
                  {evidence && <span className="block">{say("plan.evidenceIs", { evidence })}</span>}
                </p>
              ))}
              {enter && plan.openPeriod && <RealisationForm action={enter} indicator={indicator} period={plan.openPeriod} say={say} />}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
