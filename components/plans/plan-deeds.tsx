import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { PlanSheet } from "@/lib/plans/types";
import { unagreed } from "@/lib/scoring/core/planning";

type PlanActions = {
  propose: FormAction | null;
  set: FormAction | null;
  sendBack: FormAction | null;
  revise: FormAction | null;
  discard: FormAction | null;
};

/**
 * What may be done with a plan now. Each form is made anew with each version of the plan: what one reads on the page is what
 * one signs or sets, and somebody else's change meanwhile is told, not overlooked.
 */
export function PlanDeeds({ plan, actions, say }: { plan: PlanSheet; actions: PlanActions; say: Say }) {
  const { propose, set, sendBack, revise, discard } = actions;
  const hidden = { planId: plan.id, version: plan.version };
  const shared = { offline: say("form.offline"), hidden, refresh: true, className: "grid gap-2" };
  const open = plan.threads.filter(({ awaited }) => awaited !== null).length;
  const silent = unagreed(plan.support);
  const agreed = silent.length > 0 && (
    <p className="small">{say("support.silent", { items: silent.map((item) => say(`support.${item}`)).join(", ") })}</p>
  );
  const unsettled = open > 0 && <p className="small">{say("comment.unsettled", { n: open })}</p>;
  const revision = plan.versions.find(({ state }) => state === "draft" || state === "proposed");
  return (
    <>
      {propose &&
        (plan.missing.length > 0 ? (
          <div className="actions">
            <button className="btn" type="button" disabled aria-describedby="turn">
              {say("planning.propose")}
            </button>
          </div>
        ) : (
          <ActionForm key={`propose ${plan.version}`} action={propose} {...shared}>
            <p className="small muted">
              {say("planning.whole")} {say("planning.proposeHint")}
            </p>
            {agreed}
            {unsettled}
            <div className="actions">
              <SubmitButton>{say("planning.propose")}</SubmitButton>
            </div>
          </ActionForm>
        ))}
      {set && (
        <ActionForm key={`set ${plan.version}`} action={set} {...shared}>
          <p className="small muted">{say("planning.setHint")}</p>
          {agreed}
          {unsettled}
          <div className="actions">
            <SubmitButton>{say("planning.set")}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {sendBack && (
        <details className="disclose" id="send-back">
          <summary>{say("planning.return")}</summary>
          <ActionForm key={`return ${plan.version}`} action={sendBack} {...shared} className="grid gap-3 max-w-form mb-3">
            <TextArea name="reason" label={say("planning.returnReason")} hint={say("planning.returnHint")} maxLength={1_000} />
            <div className="actions">
              <SubmitButton look="plain">{say("planning.return")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
      {revise && revision && (
        <p>
          <a href={`/plans/${revision.id}`}>{say("planning.toRevision")}</a>
        </p>
      )}
      {revise && !revision && (
        <details className="disclose">
          <summary>{say("planning.revise")}</summary>
          <ActionForm action={revise} offline={say("form.offline")} hidden={{ planId: plan.id }} className="grid gap-2 mb-3">
            <p className="small muted">{say("planning.reviseHint")}</p>
            <div className="actions">
              <SubmitButton look="plain">{say("planning.revise")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
      {discard && plan.state === "draft" && (
        <details className="disclose">
          <summary>{say("planning.discard")}</summary>
          <ActionForm key={`discard ${plan.version}`} action={discard} {...shared} className="grid gap-2 mb-3">
            <p className="small muted">{say("planning.discardHint")}</p>
            <div className="actions">
              <SubmitButton look="danger">{say("planning.discard")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      )}
    </>
  );
}
