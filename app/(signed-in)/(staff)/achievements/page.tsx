import { AchievementList } from "@/components/achievements/achievement-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { listAchievements, listDecidable } from "@/lib/achievements/queries";
import { achievementQuery } from "@/lib/achievements/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.achievements") });

export default async function AchievementsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("achievements:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const periods = await listDecidable(grant);
  const { period: asked } = achievementQuery.parse(await searchParams);
  const period = periods.find((each) => each === asked) ?? periods[0];
  return (
    <>
      <PageHead title={say("menu.achievements")} lead={say("achieved.lead")} />
      {period === undefined ? (
        <Empty title={say("quarter.none")} />
      ) : (
        <>
          <nav className="tabs" aria-label={say("quarter.which")}>
            {periods.map((each) => (
              <a key={each} href={`/achievements?period=${each}`} aria-current={each === period ? "page" : undefined}>
                {say("period.quarterShort", { period: { period: each } })}
              </a>
            ))}
          </nav>
          <AchievementList rows={await listAchievements(grant, period, dayOf(now()))} period={period} say={say} />
        </>
      )}
    </>
  );
}
