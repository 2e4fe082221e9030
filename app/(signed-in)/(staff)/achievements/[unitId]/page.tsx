import { notFound } from "next/navigation";
import { AchievementView } from "@/components/achievements/achievement-view";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { decideAchievement } from "@/lib/achievements/actions";
import { getAchievement, listDecidable } from "@/lib/achievements/queries";
import { achievementQuery } from "@/lib/achievements/schema";
import { speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.achievements") });

type Props = { params: Promise<{ unitId: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** What one unit achieved in one quarter: what was decided, by whom, and the next decision for whoever heads above. */
export default async function AchievementPage({ params, searchParams }: Props) {
  const { unitId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("achievements:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const periods = await listDecidable(grant);
  const { period: asked } = achievementQuery.parse(await searchParams);
  const period = periods.find((each) => each === asked) ?? periods[0];
  const sheet = period ? await getAchievement(grant, unitId, period) : null;
  if (!sheet || !period) notFound();
  const mayDecide = await grantOrNull("achievement:decide", unitId);
  return (
    <>
      <PageHead
        over={<a href={`/achievements?period=${period}`}>{say("menu.achievements")}</a>}
        title={sheet.unit}
        lead={say("achieved.unitLead", { period: { period } })}
      />
      <AchievementView sheet={sheet} period={period} action={mayDecide ? decideAchievement : null} say={say} />
    </>
  );
}
