import { LastDay } from "@/components/appraisals/last-day";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import type { FormAction } from "@/lib/access/types";
import type { EvaluationSheet, EvaluationVersion } from "@/lib/evaluations/types";
import type { Say } from "@/lib/messages/format";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import type { Source } from "@/lib/scoring/core/types";

export type EvaluationActions = Record<"sign" | "deliver" | "receive" | "return", FormAction>;
export type EvaluationMay = Record<keyof EvaluationActions, boolean>;
type Props = { sheet: EvaluationSheet; may: EvaluationMay; actions: EvaluationActions; source: Source; say: Say };

/** The result as a document: who signed it, how far it has come, until when the next step is owed, and that step for whoever may do it. */
export function DocumentSection({ sheet, may, actions, source, say }: Props) {
  const { appraisalId, versions, version: drawn } = sheet;
  const [newest, ...former] = versions;
  const form = { offline: say("form.offline"), refresh: true, className: "mt-3" };
  return (
    <Section id="document" title={say("evaluation.title")} aside={`${source.instrument}, ${source.provision}`}>
      {newest ? <Standing newest={newest} sheet={sheet} say={say} /> : <p className="small">{say("evaluation.unsigned")}</p>}
      {may.sign && (
        <ActionForm action={actions.sign} {...form} hidden={{ appraisalId, version: drawn }}>
          <p className="small muted mb-2">{say("evaluation.signHint")}</p>
          <div className="actions">
            <SubmitButton name="next" value="deliver">
              {say("evaluation.signDeliver")}
            </SubmitButton>
            <SubmitButton name="next" value="keep" look="plain">
              {say("evaluation.sign")}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
      {newest && may.deliver && (
        <ActionForm action={actions.deliver} {...form} hidden={{ appraisalId, version: newest.version }}>
          <SubmitButton>{say("evaluation.deliver")}</SubmitButton>
        </ActionForm>
      )}
      {newest && may.receive && (
        <ActionForm action={actions.receive} {...form} hidden={{ appraisalId, version: newest.version }}>
          <p className="small muted mb-2">{say("evaluation.receiveHint")}</p>
          <div className="actions">
            <SubmitButton name="next" value="sign">
              {say("evaluation.receiveSign")}
            </SubmitButton>
            <SubmitButton name="next" value="keep" look="plain">
              {say("evaluation.receive")}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
      {newest && may.return && (
        <ActionForm action={actions.return} {...form} hidden={{ appraisalId, version: newest.version }}>
          <SubmitButton>{say("evaluation.return")}</SubmitButton>
        </ActionForm>
      )}
      {former.length > 0 && (
        <details className="mt-3">
          <summary>{say("evaluation.former", { n: former.length })}</summary>
          <ul className="rows">
            {former.map((version) => (
              <li key={version.version}>
                <div className="grow min-w-0">
                  <span className="title">{nameOf(version, say)}</span>
                  <p>
                    {say(`predicate.${version.predicate}`)}. {signedWords(version, say)} {say("evaluation.code", { code: version.code })}
                  </p>
                  <Papers id={version.id} say={say} />
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

const nameOf = ({ version, kind }: EvaluationVersion, say: Say) =>
  say("evaluation.version", { n: version, form: { key: `evaluation.form.${kind}` } });
const signedWords = ({ signedBy, signedOn }: EvaluationVersion, say: Say) =>
  say("evaluation.signedBy", { name: signedBy, day: { day: signedOn } });

/** Both papers of a version, on the law's forms. */
const Papers = ({ id, say }: { id: string; say: Say }) => (
  <p className="off-paper">
    {(["evaluation", "result"] as const).map((form) => (
      <a key={form} className="block" href={`/api/evaluations/${id}/document?form=${form}`}>
        {say(`evaluation.paper.${form}`)}
      </a>
    ))}
  </p>
);

function Standing({ newest, sheet: { clocks }, say }: { newest: EvaluationVersion; sheet: EvaluationSheet; say: Say }) {
  const { deliveredOn, receivedOn, returnedOn, reportedOn, final, code } = newest;
  const done = (key: "delivered" | "received" | "returned" | "reported", on: string) => (
    <State kind="approved" icon="done" text={say(`evaluation.${key}`, { day: { day: on } })} />
  );
  return (
    <div className="grid gap-2 small">
      <p className="font-bold">{nameOf(newest, say)}</p>
      <p>
        {signedWords(newest, say)} {say("evaluation.code", { code })}
      </p>
      <Papers id={newest.id} say={say} />
      {deliveredOn && <p>{done("delivered", deliveredOn)}</p>}
      {clocks?.deliverBy && (
        <p>
          {say("evaluation.notDelivered")} <LastDay deadline="deliver" until={clocks.deliverBy} say={say} />
        </p>
      )}
      {receivedOn && <p>{done("received", receivedOn)}</p>}
      {!receivedOn && (
        <p>
          {say("evaluation.notReceived")} {say(consequenceOf("receive"))}
        </p>
      )}
      {returnedOn && <p>{done("returned", returnedOn)}</p>}
      {clocks?.returnBy && (
        <p>
          {say("evaluation.notReturned")} <LastDay deadline="returnSigned" until={clocks.returnBy} say={say} />
        </p>
      )}
      {reportedOn && <p>{done("reported", reportedOn)}</p>}
      {final && <p>{say(`evaluation.final.${final}`)}</p>}
    </div>
  );
}
