import { LastDay } from "@/components/appraisals/last-day";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton, TextArea } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { CommentRow, ProposalRow } from "@/lib/settings/types";
import { RuleValue } from "./rule-value";
import type { LeafView } from "./words";

type Deeds = { comment: FormAction | null; adopt: FormAction | null; drop: FormAction | null };
type Props = { proposal: ProposalRow; leaves: readonly LeafView[]; comments: readonly CommentRow[]; deeds: Deeds; say: Say };

/** One proposal: what would change, why, on what it rests; what staff said to it; what was decided, with an answer to them. */
export function ProposalView({ proposal, leaves, comments, deeds, say }: Props) {
  const { id, key, state, closesOn, decision, decidedOn } = proposal;
  return (
    <Section
      id={`proposal-${id}`}
      title={say("settings.proposalOf", { day: { day: proposal.openedOn } })}
      aside={say(`settings.states.${state}`)}
    >
      <div className="max-w-text">
        {state === "open" && (
          <p className="mb-2">
            <LastDay deadline="comment" until={closesOn} say={say} />
          </p>
        )}
        <RuleValue name={key} leaves={leaves} say={say} />
        <p className="mt-2 [overflow-wrap:anywhere]">{proposal.reason}</p>
        <p className="small muted mt-1 [overflow-wrap:anywhere]">
          {say("settings.proposedBy", { name: proposal.proposedBy, from: { day: proposal.from }, source: proposal.source })}
        </p>
        {decision && decidedOn && (
          <p className="mt-2 [overflow-wrap:anywhere]">{say("settings.decidedOn", { day: { day: decidedOn }, decision })}</p>
        )}
        <h3 className="label mt-4">{say("settings.comments", { n: comments.length })}</h3>
        <ul className="rows">
          {comments.map((comment) => (
            <li key={comment.id}>
              <div className="grow">
                <span className="title">{comment.name}</span>
                <p>{say("list.day", { day: { day: comment.on } })}</p>
                <span className="[overflow-wrap:anywhere]">{comment.text}</span>
              </div>
            </li>
          ))}
        </ul>
        {deeds.comment && (
          <ActionForm
            action={deeds.comment}
            offline={say("form.offline")}
            hidden={{ proposalId: id }}
            refresh
            reset
            className="grid gap-3 mt-3"
          >
            <TextArea name="text" label={say("settings.comment")} hint={say("settings.commentHint")} maxLength={1_000} />
            <div className="actions">
              <SubmitButton look="plain">{say("settings.commentNow")}</SubmitButton>
            </div>
          </ActionForm>
        )}
        {deeds.adopt && <Decide proposalId={id} action={deeds.adopt} deed="adopt" say={say} />}
        {deeds.drop && <Decide proposalId={id} action={deeds.drop} deed="drop" say={say} />}
      </div>
    </Section>
  );
}

function Decide({ proposalId, action, deed, say }: { proposalId: string; action: FormAction; deed: "adopt" | "drop"; say: Say }) {
  return (
    <details className="disclose mt-2">
      <summary>{say(`settings.${deed}`)}</summary>
      <ActionForm action={action} offline={say("form.offline")} hidden={{ proposalId }} refresh className="grid gap-3 mb-3">
        <TextArea name="decision" label={say("settings.decision")} hint={say("settings.decisionHint")} maxLength={1_000} />
        <div className="actions">
          <SubmitButton look={deed === "adopt" ? "primary" : "danger"}>{say(`settings.${deed}Now`)}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
