import { LivePage } from "@/components/live/live-page";
import { AnswerForm } from "@/components/obstacles/answer-form";
import { ObstacleAnswers } from "@/components/obstacles/obstacle-answers";
import { ObstacleState } from "@/components/obstacles/obstacle-state";
import { RemoveForm } from "@/components/obstacles/remove-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { closeObstacle, promiseAction } from "@/lib/obstacles/actions";
import { getObstacle } from "@/lib/obstacles/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("obstacle.title") });

export default async function ObstaclePage({ params }: { params: Promise<{ obstacleId: string }> }) {
  const { obstacleId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("obstacle:read", obstacleId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const [obstacle, mayAnswer, mayRemove] = await Promise.all([
    getObstacle(grant, at),
    grantOrNull("obstacle:answer", obstacleId),
    grantOrNull("obstacle:remove", obstacleId),
  ]);
  return (
    <>
      {mayRemove && <LivePage employeeId={grant.employeeId ?? ""} drawnAt={at.toISOString()} />}
      <PageHead
        over={say(`obstacle.kind.${obstacle.kind}`)}
        title={<span className="[overflow-wrap:anywhere]">{obstacle.text}</span>}
        lead={[obstacle.employee, obstacle.post, say("obstacle.flagged", { day: { day: obstacle.flaggedOn } })].join(" · ")}
      >
        <ObstacleState obstacle={obstacle} say={say} />
      </PageHead>
      <p className="mb-4 [overflow-wrap:anywhere]">
        <a href={`/plans/${obstacle.planId}`}>{say("obstacle.ofResult", { result: obstacle.result })}</a>
      </p>
      <ObstacleAnswers obstacle={obstacle} say={say} />
      {mayAnswer && <AnswerForm action={promiseAction} obstacle={obstacle} say={say} />}
      {mayRemove && <RemoveForm action={closeObstacle} obstacle={obstacle} say={say} />}
    </>
  );
}
