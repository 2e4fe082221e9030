import { FeedbackRow } from "@/components/appraisals/feedback-list";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { type FeedbackEntry, LONGEST_REPLY } from "@/lib/feedback/types";
import type { Say } from "@/lib/messages/format";

type Props = { entries: readonly FeedbackEntry[]; side: "received" | "given"; today: string; action: FormAction; say: Say };

/** What one received, each with the way to say one word to it; or what one gave, each with the way to take it back on its day. */
export const EntryList = ({ entries, side, today, action, say }: Props) => (
  <ul className="rows">
    {entries.map((entry) => {
      const { id, other, asked, withdrawn, givenOn, reply, period } = entry;
      return (
        <FeedbackRow key={id} line={{ ...entry, giverName: other }} say={say}>
          <p>{[say("feedback.onAppraisal", { period: { period } }), asked && say("feedback.wasAsked")].filter(Boolean).join(" · ")}</p>
          {withdrawn && <p>{say("feedback.withdrawn")}</p>}
          {side === "given" && !withdrawn && givenOn === today && (
            <ActionForm action={action} offline={say("form.offline")} hidden={{ feedbackId: id }} refresh className="mt-1">
              <SubmitButton look="quiet">{say("feedback.takeBack")}</SubmitButton>
            </ActionForm>
          )}
          {side === "received" && reply === null && (
            <details className="disclose">
              <summary>{say("feedback.reply")}</summary>
              <ActionForm
                action={action}
                offline={say("form.offline")}
                hidden={{ feedbackId: id }}
                refresh
                className="grid gap-3 max-w-form mb-3"
              >
                <TextArea
                  name="reply"
                  label={say("feedback.replyText")}
                  hint={say("feedback.replyHint")}
                  rows={2}
                  maxLength={LONGEST_REPLY}
                />
                <div className="actions">
                  <SubmitButton look="plain">{say("feedback.sendReply")}</SubmitButton>
                </div>
              </ActionForm>
            </details>
          )}
        </FeedbackRow>
      );
    })}
  </ul>
);
