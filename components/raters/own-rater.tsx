import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { OwnRater } from "@/lib/raters/types";
import { DisputeList } from "./dispute-list";

/** Who rates the reader, and the way to say that it is somebody else. */
export function OwnRaterSection({ own, dispute, say }: { own: OwnRater; dispute: FormAction; say: Say }) {
  const { employeeId, rater, disputes } = own;
  const open = disputes.find(({ settled }) => settled === null);
  return (
    <Section id="rater" title={say("dispute.own")}>
      <div className="max-w-text grid gap-2">
        <p>
          {rater ? say(rater.interim ? "dispute.isInterim" : "dispute.is", { name: rater.name, post: rater.post }) : say("mine.rater.none")}
        </p>
        {open && <Notice kind="caution" text={say("dispute.waits", { name: open.rater, day: { day: open.day } })} />}
      </div>
      {rater && !open && (
        <details className="disclose">
          <summary>{say("dispute.notMine")}</summary>
          <ActionForm action={dispute} offline={say("form.offline")} hidden={{ employeeId }} refresh className="grid gap-3 max-w-form mb-3">
            <p className="small muted">{say("dispute.atOnce", { name: rater.name })}</p>
            <TextArea name="reason" label={say("dispute.reason")} hint={say("dispute.reasonHint")} maxLength={1_000} />
            <TextField name="suggested" label={say("dispute.suggested")} hint={say("dispute.suggestedHint")} maxLength={150} />
            <div className="actions">
              <SubmitButton>{say("dispute.send")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
      <DisputeList disputes={disputes} say={say} />
    </Section>
  );
}

/** From wherever the reader's rater is named. */
export const NotMyRater = ({ say }: { say: Say }) => <a href="/account#rater">{say("dispute.notMine")}</a>;
