import { DocumentCount } from "@/components/activities/document-count";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { FormAction } from "@/lib/access/types";
import type { QueueFlag, QueueLine } from "@/lib/activities/types";
import { type Locale, type Say, showDay, showMinute, showQuantity, showTime } from "@/lib/messages/format";

type Props = { line: QueueLine; action: FormAction; minutesPerDay: number; zone: string; locale: Locale; say: Say };

function whyOpen(flag: QueueFlag, minutesPerDay: number, say: Say): string {
  switch (flag.kind) {
    case "over-day":
      return say("queue.overDay", { minutes: flag.minutes, limit: minutesPerDay });
    case "same-text":
      return say("queue.sameText", { times: flag.times });
    case "nothing-named":
      return say("queue.nothingNamed");
  }
}

/** One waiting line with its two answers. Approving asks nothing; returning asks why. */
export function QueueRow({ line, action, minutesPerDay, zone, locale, say }: Props) {
  const facts = [
    line.output && `${showQuantity(locale, line.output.quantity)} ${line.output.unit}`,
    line.minutes !== null && say("activity.nMinutes", { n: line.minutes }),
    line.startMinute !== null && showMinute(locale, line.startMinute),
  ].filter(Boolean);
  return (
    <li data-queue-row={line.id} tabIndex={-1} className="queue-row">
      {line.flag ? <Icon name="warning" className="text-caution" /> : <span aria-hidden="true" />}
      <div className="min-w-0">
        <a className="title [overflow-wrap:anywhere]" href={`/activities/${line.id}`}>
          {line.text}
        </a>
        <p className="small muted">
          {line.employeeName} · {showDay(locale, line.day, "weekday")} ·{" "}
          {say("queue.sentAt", { time: showTime(locale, line.submittedAt, zone) })}
        </p>
        <p className="small muted">{line.result?.title ?? say("activity.noResult")}</p>
        {line.documents > 0 && (
          <a className="small" href={`/activities/${line.id}#documents`}>
            <DocumentCount n={line.documents} say={say} />
          </a>
        )}
        {line.flag && <p className="small text-caution">{whyOpen(line.flag, minutesPerDay, say)}</p>}
      </div>
      <p className="small num queue-facts">{facts.join(" · ")}</p>
      <ActionForm
        action={action}
        offline={say("form.offline")}
        hidden={{ activityId: line.id, version: line.version }}
        refresh
        quiet
        className="queue-deeds"
      >
        <SubmitButton
          look="plain"
          name="decision"
          value="approved"
          label={say("queue.approveThis", { text: line.text, name: line.employeeName })}
        >
          <Icon name="check" />
          {say("queue.approve")}
        </SubmitButton>
        <details>
          <summary className="btn">
            <Icon name="return" />
            {say("queue.return")}
            <span className="sr">: {line.text}</span>
          </summary>
          <TextArea
            name="reason"
            label={say("queue.reason")}
            hint={say("queue.reasonHint", { name: line.employeeName })}
            rows={2}
            maxLength={500}
            className="mt-2"
          />
          <SubmitButton name="decision" value="returned" className="mt-2">
            {say("queue.returnNow")}
          </SubmitButton>
        </details>
      </ActionForm>
    </li>
  );
}
