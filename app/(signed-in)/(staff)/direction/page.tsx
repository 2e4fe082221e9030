import { YearTabs } from "@/components/agreements/year-tabs";
import { DirectionForm } from "@/components/direction/direction-forms";
import { DirectionTreeView } from "@/components/direction/direction-tree";
import { PeriodTabs } from "@/components/direction/period-tabs";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { removeDirectionPart, saveDirection, saveGoal, saveMission } from "@/lib/direction/actions";
import { getDirection } from "@/lib/direction/queries";
import { directionQuery } from "@/lib/direction/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.direction") });

export default async function DirectionPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("direction:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const { year = Number(dayOf(now()).slice(0, 4)) } = directionQuery.parse(await searchParams);
  const [tree, change] = await Promise.all([getDirection(grant, year), grantOrNull("direction:change", AGENCY)]);
  const { period, periods } = tree;
  const edits = change && { direction: saveDirection, mission: saveMission, goal: saveGoal, remove: removeDirectionPart };
  return (
    <>
      <PageHead title={say("menu.direction")} lead={say("direction.lead")} />
      <PeriodTabs periods={periods} period={period} year={year} say={say} />
      {period ? (
        <>
          <YearTabs
            href="/direction"
            year={year}
            years={Array.from({ length: period.untilYear - period.fromYear + 1 }, (_, i) => period.fromYear + i)}
            say={say}
          />
          <DirectionTreeView tree={tree} period={period} edits={edits} say={say} />
        </>
      ) : (
        <Empty
          title={say("direction.noneOf", { year: String(year) })}
          text={say(change ? "direction.noneHintOffice" : "direction.noneHint")}
        />
      )}
      {edits && (
        <Section id="new-period" title={say("direction.addPeriod")}>
          <DirectionForm period={null} action={edits.direction} say={say} />
        </Section>
      )}
    </>
  );
}
