import { LastDay } from "@/components/appraisals/last-day";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { OwnEvaluations as Own } from "@/lib/evaluations/types";
import type { Say } from "@/lib/messages/format";

type Props = { evaluations: readonly Own[]; employeeId: string; actions: { sign: FormAction; deliver: FormAction }; say: Say };

/** What a rater has rated and not signed, and signed and not handed over: each with one press for all of a period. */
export function OwnEvaluations({ evaluations, employeeId, actions, say }: Props) {
  if (evaluations.length === 0) return null;
  const offline = say("form.offline");
  return (
    <Section id="documents" title={say("evaluation.own")}>
      <p className="small muted max-w-text">{say("evaluation.ownLead")}</p>
      {evaluations.map(({ period, toSign, toDeliver }) => (
        <div key={period} className="grid gap-4 py-2">
          {toSign.length > 0 && (
            <ActionForm action={actions.sign} offline={offline} hidden={{ employeeId }} refresh>
              <p className="font-bold">{say("evaluation.toSign", { n: toSign.length, period: { period } })}</p>
              <ul className="bullets small">
                {toSign.map(({ id, version, name, predicate }) => (
                  <li key={id} className="[overflow-wrap:anywhere]">
                    <input type="hidden" name="drawn[]" value={`${id} ${version}`} />
                    <a href={`/appraisals/${id}/result`}>
                      {say("evaluation.line", { name, predicate: { key: `predicate.${predicate}` } })}
                    </a>
                  </li>
                ))}
              </ul>
              <div className="actions mt-2">
                <SubmitButton name="next" value="deliver">
                  {say("evaluation.signDeliverAll", { n: toSign.length })}
                </SubmitButton>
                <SubmitButton name="next" value="keep" look="plain">
                  {say("evaluation.signAll")}
                </SubmitButton>
              </div>
            </ActionForm>
          )}
          {toDeliver.length > 0 && (
            <ActionForm action={actions.deliver} offline={offline} hidden={{ employeeId }} refresh>
              <p className="font-bold">{say("evaluation.toDeliver", { n: toDeliver.length, period: { period } })}</p>
              <ul className="bullets small">
                {toDeliver.map(({ documentId, name, until }) => (
                  <li key={documentId} className="[overflow-wrap:anywhere]">
                    <input type="hidden" name="documents[]" value={documentId} />
                    {name}: <LastDay deadline="deliver" until={until} say={say} />
                  </li>
                ))}
              </ul>
              <div className="actions mt-2">
                <SubmitButton>{say("evaluation.deliverAll", { n: toDeliver.length })}</SubmitButton>
              </div>
            </ActionForm>
          )}
        </div>
      ))}
    </Section>
  );
}
