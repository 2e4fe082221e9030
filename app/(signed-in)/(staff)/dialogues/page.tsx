import { DialogueList, DialogueTeam, PlanForm } from "@/components/dialogues/dialogue-list";
import { LivePage } from "@/components/live/live-page";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { grantOrNull, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { planTalk } from "@/lib/dialogues/actions";
import { listDialogues, listDialogueTeam } from "@/lib/dialogues/queries";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("dialogue.list") });

export default async function DialoguesPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("dialogues:list");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const [{ own, led }, team, mayPlan] = await Promise.all([
    listDialogues(grant, at),
    listDialogueTeam(grant, at),
    grantOrNull("dialogue:plan", grant.subjectId),
  ]);
  const open = own.find(({ standing }) => standing !== "locked");
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead title={say("dialogue.list")} lead={say("dialogue.listLead")}>
        <a className="btn" href="/meetings">
          {say("dialogue.toMeetings")}
        </a>
      </PageHead>
      {own.length + led.length + team.length === 0 && <Empty title={say("dialogue.none")} text={say("dialogue.noneHint")} />}
      <DialogueList id="own" title={say("dialogue.own")} rows={own} with="rater" say={say} />
      {mayPlan && !open && <PlanForm employeeId={grant.subjectId} name={null} day={null} action={planTalk} say={say} />}
      <DialogueTeam rows={team} action={planTalk} say={say} />
      <DialogueList id="led" title={say("dialogue.led")} rows={led} with="employee" say={say} />
    </>
  );
}
