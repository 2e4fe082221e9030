import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/access/types";
import { isMessageKey, type Say } from "@/lib/messages/format";
import { MOVE_SOURCE } from "@/lib/scoring/core/raters/after-a-move";
import type { FormerResult, MovedQuarter } from "@/lib/scoring/core/raters/former-result";

export type FormerActions = { propose: FormAction; agree: FormAction; drop: FormAction };
type Given = { appraisalId: string; former: FormerResult; me: string | null; other: string; actions: FormerActions; say: Say };

/** How far employee and rater have come about the former unit's result, and what the reader may do about it. */
function Standing({ appraisalId, former, me, other, actions, say }: Given) {
  const { unitId, unit, period, agreement } = former;
  const value = `achievement.${former.value}`;
  if (!isMessageKey(value)) return <p>{say("former.undecided", { unit, period: { period } })}</p>;
  const offline = say("form.offline");
  const which = <p className="[overflow-wrap:anywhere]">{say("former.which", { unit, period: { period }, value: { key: value } })}</p>;
  if (!agreement)
    return (
      <>
        {which}
        <ActionForm action={actions.propose} offline={offline} hidden={{ appraisalId, unitId, period }} refresh>
          <SubmitButton look="plain">{say("former.propose")}</SubmitButton>
        </ActionForm>
      </>
    );
  const { proposedById, proposedBy, proposedOn, agreedOn, version } = agreement;
  if (agreedOn)
    return (
      <>
        {which}
        <p>{say("former.agreed", { day: { day: agreedOn } })}</p>
      </>
    );
  const mine = proposedById === me;
  const hidden = { appraisalId, version };
  const day = { day: proposedOn };
  return (
    <>
      {which}
      <p>{mine ? say("former.mine", { day, name: other }) : say("former.theirs", { day, name: proposedBy })}</p>
      <div className="actions">
        {!mine && (
          <ActionForm action={actions.agree} offline={offline} hidden={hidden} refresh>
            <SubmitButton>{say("former.agree")}</SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={actions.drop} offline={offline} hidden={hidden} refresh>
          <SubmitButton look="plain">{say(mine ? "former.withdraw" : "former.decline")}</SubmitButton>
        </ActionForm>
      </div>
    </>
  );
}

type Quarter = Pick<MovedQuarter, "id" | "period" | "name" | "rater" | "employeeId" | "former">;
type Props = { quarters: readonly Quarter[]; me: string | null; actions: FormerActions; say: Say };

/** The quarters that followed a move: on whose result each is rated, as long as both may still agree; nothing where nobody moved. */
export function FormerResults({ quarters, me, actions, say }: Props) {
  if (quarters.length === 0) return null;
  return (
    <Section id="former-results" title={say("former.title")} aside={`${MOVE_SOURCE.instrument}, ${MOVE_SOURCE.provision}`}>
      <p className="small muted max-w-text">{say("former.lead")}</p>
      <ul className="rows">
        {quarters.map(({ id, period, name, rater, employeeId, former }) => (
          <li key={id}>
            <div className="grow min-w-0">
              <span className="title [overflow-wrap:anywhere]">{say("former.of", { name, period: { period } })}</span>
              <Standing appraisalId={id} former={former} me={me} other={me === employeeId ? rater : name} actions={actions} say={say} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
