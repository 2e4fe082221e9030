import { Section } from "@/components/ui/section";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet, PlanVersion } from "@/lib/plans/types";

function held({ setOn, supersededOn }: PlanVersion, say: Say): string {
  if (setOn === null) return say("planning.versionDraft");
  if (supersededOn === null) return say("planning.versionCurrent", { from: { day: setOn } });
  return say("planning.versionFormer", { from: { day: setOn }, until: { day: supersededOn } });
}

/** All versions of the year's plan, where there is more than one: none is overwritten. */
export function PlanVersions({ plan, say }: { plan: PlanSheet; say: Say }) {
  if (plan.versions.length < 2) return null;
  return (
    <Section id="versions" title={say("planning.versions", { year: String(plan.year) })} className="off-paper">
      <ul className="rows max-w-text">
        {plan.versions.map((version) => (
          <li key={version.id}>
            <div className="grow">
              <a className="title" href={`/plans/${version.id}`} aria-current={version.id === plan.id ? "page" : undefined}>
                {say("planning.version", { n: version.revision })}
              </a>
              <p>{held(version, say)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
