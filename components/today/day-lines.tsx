import { ActivityState } from "@/components/activities/activity-state";
import { DocumentCount } from "@/components/activities/document-count";
import { Section } from "@/components/ui/section";
import type { ActivityLine } from "@/lib/activities/types";
import { type Locale, type Say, showQuantity } from "@/lib/messages/format";

/** What was logged today, each with its state. */
export function DayLines({ lines, locale, say }: { lines: readonly ActivityLine[]; locale: Locale; say: Say }) {
  return (
    <Section id="logged" title={say("today.logged")} aside={<a href="/activities">{say("today.thisWeek")}</a>}>
      {lines.length === 0 && <p className="small muted py-2">{say("today.loggedNothing")}</p>}
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.id}>
            <div className="grow">
              <a className="title [overflow-wrap:anywhere]" href={`/activities/${line.id}`}>
                {line.text}
              </a>
              <p>
                {[
                  line.output && `${showQuantity(locale, line.output.quantity)} ${line.output.unit}`,
                  line.minutes === null ? say("activity.noMinutes") : say("activity.nMinutes", { n: line.minutes }),
                  line.result?.title,
                ]
                  .filter(Boolean)
                  .join(" · ")}{" "}
                {line.documents > 0 && <DocumentCount n={line.documents} say={say} />}
              </p>
            </div>
            <ActivityState state={line.state} say={say} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
