import { FeedbackRow } from "@/components/appraisals/feedback-list";
import { AddEvidence } from "@/components/documents/add-evidence";
import { DocumentList } from "@/components/documents/document-list";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import { type FeedbackEntry, LONGEST_REPLY } from "@/lib/feedback/types";
import type { Locale, Say } from "@/lib/messages/format";

type Props = {
  entries: readonly FeedbackEntry[];
  side: "received" | "given";
  today: string;
  action: FormAction;
  /** Takes a file off again, on the day it was hung there. */
  remove: FormAction;
  locale: Locale;
  say: Say;
};

/** What one received, each with the way to say one word to it; or what one gave, each with the way to take it back on its day. */
export const EntryList = ({ entries, side, today, action, remove, locale, say }: Props) => (
  <ul className="rows">
    {entries.map((entry) => {
      const { id, other, asked, withdrawn, givenOn, reply, period, files } = entry;
      const open = side === "given" && !withdrawn && givenOn === today;
      return (
        <FeedbackRow key={id} line={{ ...entry, files: open ? [] : files, giverName: other }} say={say}>
          <p>{[say("feedback.onAppraisal", { period: { period } }), asked && say("feedback.wasAsked")].filter(Boolean).join(" · ")}</p>
          {withdrawn && <p>{say("feedback.withdrawn")}</p>}
          {open && (
            <>
              <DocumentList documents={files} remove={remove} locale={locale} say={say} />
              <details className="disclose">
                <summary>
                  {say("feedback.addFile")}
                  <span className="sr">: {other}</span>
                </summary>
                <AddEvidence address={`/api/feedback/${id}/documents`} count={files.length} say={say} />
              </details>
              <ActionForm action={action} offline={say("form.offline")} hidden={{ feedbackId: id }} refresh className="mt-1">
                <SubmitButton look="quiet">{say("feedback.takeBack")}</SubmitButton>
              </ActionForm>
            </>
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
