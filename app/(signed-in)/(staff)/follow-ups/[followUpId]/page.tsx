import { AcceptForm, CloseForm, SessionForm, ViewForm } from "@/components/follow-ups/follow-up-forms";
import { HelpedSection, Sessions, ViewSection } from "@/components/follow-ups/follow-up-parts";
import { FollowUpState } from "@/components/follow-ups/follow-up-state";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { endFollowUp, noteMeeting, sendOwnView, takeUpProposal } from "@/lib/follow-ups/actions";
import { getFollowUp, getView } from "@/lib/follow-ups/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("followUp.title") });

export default async function FollowUpPage({ params }: { params: Promise<{ followUpId: string }> }) {
  const { followUpId: id } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("follow-up:read", id);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const [sheet, mayAccept, mayClose, mayNote, maySend, mayView] = await Promise.all([
    getFollowUp(grant, now()),
    grantOrNull("follow-up:accept", id),
    grantOrNull("follow-up:close", id),
    grantOrNull("follow-up:note", id),
    grantOrNull("follow-up:send-view", id),
    grantOrNull("follow-up:read-view", id),
  ]);
  const view = mayView && (await getView(mayView));
  const { kind, cause, goal, steps, employee, owner, createdBy, outcome, closedOn, competence, helped, sessions, viewed } = sheet;
  return (
    <>
      <PageHead
        over={say(`followUp.kind.${kind}`)}
        title={<span className="[overflow-wrap:anywhere]">{goal}</span>}
        lead={[employee, say("followUp.owner", { name: owner }), say("followUp.proposedBy", { name: createdBy })].join(" · ")}
      >
        <FollowUpState row={sheet} say={say} />
      </PageHead>
      {kind === "counselling" && <p className="mb-2">{say("followUp.confidential")}</p>}
      {cause && <p>{say("followUp.because", { cause: { key: `followUp.cause.${cause}` } })}</p>}
      {steps && <p className="whitespace-pre-line [overflow-wrap:anywhere] mt-2">{steps}</p>}
      {outcome && closedOn && (
        <p className="[overflow-wrap:anywhere] mt-2">{say("followUp.came", { day: { day: closedOn }, text: outcome })}</p>
      )}
      {competence && <p>{say(`followUp.level.${competence as 1 | 2 | 3 | 4 | 5}`)}</p>}
      {mayAccept && <AcceptForm sheet={sheet} action={takeUpProposal} say={say} />}
      <Sessions sessions={sessions} say={say} />
      {mayNote && <SessionForm sheet={sheet} today={dayOf(now())} action={noteMeeting} say={say} />}
      {helped && <HelpedSection helped={helped} say={say} />}
      {view && <ViewSection view={view} say={say} />}
      {maySend && !viewed && <ViewForm sheet={sheet} action={sendOwnView} say={say} />}
      {mayClose && <CloseForm sheet={sheet} action={endFollowUp} say={say} />}
    </>
  );
}
