import { DocumentCount } from "@/components/activities/document-count";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import type { QueueLine } from "@/lib/activities/types";
import { type Locale, type Say, showDay, showMinute, showQuantity } from "@/lib/messages/format";
import { BULK } from "./bulk-bar";
import { type DeedWords, QueueDeeds } from "./queue-deeds";

type Props = { line: QueueLine; action: FormAction; words: DeedWords; locale: Locale; say: Say };

function whyOpen(exception: QueueLine["exceptions"][number], locale: Locale, say: Say): string {
  switch (exception.kind) {
    case "over-day":
      return say("queue.overDay", { minutes: exception.minutes, limit: exception.limit });
    case "returned-before":
      return say("queue.returnedBefore", { times: exception.times, reason: exception.reason });
    case "late":
      return say("queue.late", { n: exception.workingDays });
    case "same-text":
      return say("queue.sameText", { times: exception.times });
    case "outside-hours":
      return say("queue.outsideHours", { from: showMinute(locale, exception.from), until: showMinute(locale, exception.until) });
    case "nothing-named":
      return say("queue.nothingNamed");
  }
}

/** One waiting line with its two answers. Approving asks nothing; returning asks why. A routine one can be chosen with others. */
export function QueueRow({ line, action, words, locale, say }: Props) {
  const facts = [
    line.output && `${showQuantity(locale, line.output.quantity)} ${line.output.unit}`,
    line.minutes !== null && say("activity.nMinutes", { n: line.minutes }),
    line.startMinute !== null && showMinute(locale, line.startMinute),
  ].filter(Boolean);
  const seen = `${line.id}.${line.version}`;
  const both = { text: line.text, name: line.employeeName };
  return (
    <li data-queue-row={line.id} data-person={line.employeeId} tabIndex={-1} className="queue-row">
      {line.exceptions.length > 0 ? (
        <Icon name="warning" className="text-caution" />
      ) : (
        <label className="queue-pick">
          {/* A line that changed is another one to choose: it comes without its mark. */}
          <input key={seen} type="checkbox" form={BULK} name="chosen[]" value={seen} />
          <span className="sr">{say("queue.pick", both)}</span>
        </label>
      )}
      <div className="min-w-0">
        <a className="title [overflow-wrap:anywhere]" href={`/activities/${line.id}`}>
          {line.text}
        </a>
        <p className="small muted [overflow-wrap:anywhere]">
          {line.employeeName} · {showDay(locale, line.day, "near")} · {line.result?.title ?? say("activity.noResult")}
        </p>
        {line.documents > 0 && (
          <a className="small" href={`/activities/${line.id}#documents`}>
            <DocumentCount n={line.documents} say={say} />
          </a>
        )}
        {line.exceptions.length > 0 && (
          <p className="small text-caution [overflow-wrap:anywhere]">
            {line.exceptions.map((exception) => whyOpen(exception, locale, say)).join(" ")}
          </p>
        )}
      </div>
      <p className="small num queue-facts">{facts.join(" · ")}</p>
      <QueueDeeds activityId={line.id} version={line.version} text={line.text} name={line.employeeName} action={action} words={words} />
    </li>
  );
}
