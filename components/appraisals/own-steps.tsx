import { LastDay } from "@/components/appraisals/last-day";
import { Eye } from "@/components/ui/eye";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { OwnStep } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";

/** One's own part while its window is open. */
export function OwnSteps({ steps, say }: { steps: readonly OwnStep[]; say: Say }) {
  if (steps.length === 0) return null;
  return (
    <Section id="own" title={say("appraisals.own")}>
      <ul className="rows">
        {steps.map(({ appraisalId, period, step, until, done, colleagues }) => (
          <li key={`${appraisalId} ${step}`}>
            <Eye kind={step} />
            <div className="grow">
              <a className="title" href={step === "self" ? `/appraisals/${appraisalId}/self` : "/appraisals/peers"}>
                {step === "self" ? say("today.selfReport", { period: { period } }) : say("today.peers", { n: colleagues })}
              </a>
              <p>
                {step === "peers" && `${say("peers.minutes")} `}
                <LastDay deadline={step} until={until} say={say} />
              </p>
            </div>
            <State
              kind={done ? "approved" : "caution"}
              icon={done ? "done" : "clock"}
              text={say(done ? "appraisals.done" : "appraisals.open")}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
