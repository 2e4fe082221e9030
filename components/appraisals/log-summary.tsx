import { Section } from "@/components/ui/section";
import type { LoggedResult } from "@/lib/appraisals/types";
import type { Say } from "@/lib/messages/format";

/** How much approved work stands behind each result. Lines are no evidence of results by themselves (Lampiran hlm. 68). */
export function LogSummary({ logged, say }: { logged: readonly LoggedResult[]; say: Say }) {
  return (
    <Section id="log" title={say("log.title")} aside={say("log.notEvidence")}>
      {logged.length === 0 && <p className="small muted py-2">{say("log.none")}</p>}
      <ul className="rows">
        {logged.map(({ title, lines, minutes }) => (
          <li key={title ?? ""} className="!py-2">
            <span className="grow">{title ?? say("activity.noResult")}</span>
            <span className="small muted num">{say("log.amount", { lines, minutes })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
