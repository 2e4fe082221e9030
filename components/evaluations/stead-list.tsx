import { LastDay } from "@/components/appraisals/last-day";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { SteadRow } from "@/lib/evaluations/types";
import type { Say } from "@/lib/messages/format";

/** Whom a silent rater has left, before the superior who evaluates in that stead: until when, and what happens after that. */
export function SteadList({ rows, done, say }: { rows: readonly SteadRow[]; done: boolean; say: Say }) {
  if (rows.length === 0 && !done) return null;
  return (
    <Section id="stead" title={say("stead.list", { n: rows.length })}>
      {done && <Notice kind="positive" text={say("stead.done")} live />}
      {rows.length > 0 && <p className="small muted max-w-text">{say("stead.lead")}</p>}
      <ul className="rows">
        {rows.map(({ appraisalId, period, name, rater, rated, until, escalated }) => (
          <li key={appraisalId}>
            <div className="grow min-w-0">
              <a className="title [overflow-wrap:anywhere]" href={`/appraisals/${appraisalId}/evaluation`}>
                {say("stead.row", { name, period: { period } })}
              </a>
              <p className="[overflow-wrap:anywhere]">
                {say(rated ? "stead.leftUnsigned" : "stead.leftUnrated", { rater })}{" "}
                {escalated ? say("stead.escalated", { day: { day: until } }) : <LastDay deadline="evaluate" until={until} say={say} />}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
