import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { OpenDispute } from "@/lib/raters/types";

type Settling = { replace: FormAction; confirm: FormAction };
type Props = { disputes: readonly OpenDispute[]; settle: Settling | null; today: string; say: Say };

/** Who says that their rater is not their rater, and the two ways in which it ends. */
export function OpenDisputes({ disputes, settle, today, say }: Props) {
  if (disputes.length === 0) return null;
  return (
    <Section id="disputes" title={say("dispute.listed")} aside={say("today.things", { n: disputes.length })}>
      <p className="small muted max-w-text">{say("dispute.listedHint")}</p>
      <ul className="rows">
        {disputes.map((dispute) => (
          <li key={dispute.id}>
            <Icon name="warning" className="text-caution" />
            <div className="grow [overflow-wrap:anywhere]">
              <a className="title" href={`/people/${dispute.employeeId}`}>
                {dispute.employee}
              </a>
              <p>{`${dispute.post}, ${dispute.unit}`}</p>
              <p>{say("dispute.said", { name: dispute.rater, day: { day: dispute.day } })}</p>
              <p>“{dispute.reason}”</p>
              {dispute.suggested && <p>{say("dispute.should", { name: dispute.suggested })}</p>}
              {dispute.interim && <p>{say("dispute.standsIn", { name: dispute.interim })}</p>}
              {settle && <Settle dispute={dispute} {...settle} today={today} say={say} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Settle({ dispute, replace, confirm, today, say }: Settling & { dispute: OpenDispute; today: string; say: Say }) {
  const shared = {
    offline: say("form.offline"),
    hidden: { disputeId: dispute.id, version: dispute.version },
    refresh: true,
    className: "grid gap-3 max-w-form mb-3",
  };
  const about = <span className="sr">: {dispute.employee}</span>;
  return (
    <>
      <details className="disclose">
        <summary>
          {say("dispute.replace")}
          {about}
        </summary>
        <ActionForm action={replace} {...shared}>
          <TextField name="rater" label={say("people.lineRater")} hint={say("people.whoHint")} value={dispute.suggested} />
          <TextField name="from" type="date" label={say("people.from")} hint={say("people.lineHint")} value={today} width="11rem" />
          <TextArea name="answer" label={say("dispute.answerOptional")} hint={say("dispute.answerHint")} maxLength={1_000} />
          <div className="actions">
            <SubmitButton>{say("dispute.replace")}</SubmitButton>
          </div>
        </ActionForm>
      </details>
      <details className="disclose">
        <summary>
          {say("dispute.confirm", { name: dispute.rater })}
          {about}
        </summary>
        <ActionForm action={confirm} {...shared}>
          <TextArea name="answer" label={say("dispute.answer")} hint={say("dispute.answerHint")} maxLength={1_000} />
          <div className="actions">
            <SubmitButton look="plain">{say("dispute.confirmNow")}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </>
  );
}
