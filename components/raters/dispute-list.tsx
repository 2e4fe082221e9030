import { Icon } from "@/components/ui/icon";
import type { Say } from "@/lib/messages/format";
import type { Dispute } from "@/lib/raters/types";

/** What was said of raters, newest first, each with its outcome and the reason. */
export function DisputeList({ disputes, say }: { disputes: readonly Dispute[]; say: Say }) {
  if (disputes.length === 0) return null;
  return (
    <ul className="rows max-w-text">
      {disputes.map(({ id, rater, day, reason, suggested, settled }) => (
        <li key={id}>
          <Icon name={settled ? "done" : "clock"} className="text-ink-muted" />
          <div className="grow [overflow-wrap:anywhere]">
            <span className="title">{say("dispute.said", { name: rater, day: { day } })}</span>
            <p>“{reason}”</p>
            {suggested && <p>{say("dispute.should", { name: suggested })}</p>}
            <p>{settled ? outcome(settled, rater, say) : say("dispute.open")}</p>
            {settled?.answer && <p>{say("dispute.because", { answer: settled.answer })}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function outcome({ on, by, outcome: how, line }: NonNullable<Dispute["settled"]>, rater: string, say: Say) {
  const words =
    how === "confirmed" || !line
      ? say("dispute.confirmedOn", { name: rater, day: { day: on } })
      : say("dispute.replacedOn", { name: line.rater, from: { day: line.from }, day: { day: on } });
  return by ? `${words} ${say("dispute.settledBy", { name: by })}` : words;
}
