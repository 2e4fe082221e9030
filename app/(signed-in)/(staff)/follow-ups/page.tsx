import { FollowUpList } from "@/components/follow-ups/follow-up-list";
import { LivePage } from "@/components/live/live-page";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { listFollowUps } from "@/lib/follow-ups/queries";
import { speaker } from "@/lib/messages/format";
import { getStartUnitId } from "@/lib/navigation/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("followUp.list") });

export default async function FollowUpsPage() {
  const say = speaker(await readerLocale());
  const [me, { grant, refusal }] = await Promise.all([signedInStaff(), requireOwnGrant("follow-ups:list")]);
  if (!me || !grant) return <RefusalNotice because={refusal ?? "not-signed-in"} say={say} />;

  const at = now();
  const [{ own, owned, led, views }, unitId] = await Promise.all([listFollowUps(grant, at), getStartUnitId(me)]);
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead title={say("followUp.list")} lead={say("followUp.listLead")}>
        <a className="btn primary" href={`/follow-ups/new?employee=${grant.subjectId}`}>
          {say("followUp.proposeOwn")}
        </a>
        {unitId && !me.roles.includes("auditor") && (
          <a className="btn" href="/follow-ups/needs">
            {say("followUp.needs")}
          </a>
        )}
      </PageHead>
      {own.length + owned.length + led.length + views.length === 0 && (
        <Empty title={say("followUp.none")} text={say("followUp.noneHint")} />
      )}
      <FollowUpList id="owned" title={say("followUp.owned")} rows={owned} named say={say} />
      <FollowUpList id="own" title={say("followUp.own")} rows={own} named={false} say={say} />
      <FollowUpList id="led" title={say("followUp.led")} rows={led} named say={say} />
      <FollowUpList id="views" title={say("followUp.views")} rows={views} named say={say} />
    </>
  );
}
