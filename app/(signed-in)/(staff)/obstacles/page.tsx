import { LivePage } from "@/components/live/live-page";
import { ObstacleList } from "@/components/obstacles/obstacle-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { listOpenObstacles } from "@/lib/obstacles/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("obstacle.list") });

export default async function ObstaclesPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("obstacles:list");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const { own, led, ownCount, ledCount, waiting } = await listOpenObstacles(grant, at);
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead title={say("obstacle.list")} lead={say("obstacle.listLead")} />
      {own.length + led.length === 0 && (
        <Empty title={say("obstacle.none")} text={say("obstacle.noneHint")}>
          <a className="btn" href="/plans">
            {say("obstacle.toPlan")}
          </a>
        </Empty>
      )}
      <ObstacleList
        id="led"
        title={say("obstacle.led")}
        aside={say("obstacle.nWaiting", { n: waiting })}
        obstacles={led}
        count={ledCount}
        named
        say={say}
      />
      <ObstacleList
        id="own"
        title={say("obstacle.own")}
        aside={say("obstacle.nOpen", { n: ownCount })}
        obstacles={own}
        count={ownCount}
        named={false}
        say={say}
      />
    </>
  );
}
