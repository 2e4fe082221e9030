import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { ActivitySheet } from "@/lib/activities/types";
import { type Locale, type Say, showDay, showMinute, showQuantity } from "@/lib/messages/format";

type Props = { line: ActivitySheet; editable: boolean; locale: Locale; say: Say; children: ReactNode };

/** The line as it stands, where it cannot be changed, its evidence, and what was decided about it, oldest first. */
export function ActivityHistory({ line, editable, locale, say, children }: Props) {
  const facts = [
    [say("activity.minutes"), line.minutes === null ? say("activity.noMinutes") : String(line.minutes)],
    [say("activity.start"), line.startMinute === null ? null : showMinute(locale, line.startMinute)],
    [say("activity.forResult"), line.result?.title ?? say("activity.noResult")],
    [say("activity.quantity"), line.output ? `${showQuantity(locale, line.output.quantity)} ${line.output.unit}` : null],
  ];
  return (
    <>
      {!editable && (
        <dl className="facts-list">{facts.map(([name, value]) => value && <Fact key={name} name={name ?? ""} value={value} />)}</dl>
      )}
      {children}
      <Section id="history" title={say("activity.history")}>
        {line.reviews.length === 0 && <p className="small muted">{say("activity.noReviews")}</p>}
        <ul className="rows">
          {line.reviews.map(({ id, on, decision, reason, by, undone }) => (
            <li key={id}>
              <div className="grow">
                <span className="title">{say(`activityState.${decision}`)}</span>
                {reason && <p className="!text-ink [overflow-wrap:anywhere]">“{reason}”</p>}
                {undone && <p>{say("activity.undone")}</p>}
                <p>{say("activity.reviewedBy", { by, day: showDay(locale, on) })}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt className="muted">{name}</dt>
    <dd>{value}</dd>
  </>
);
