import { DashboardIndex } from "@/components/reports/dashboard-index";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { completionOf, distributionOf } from "@/lib/reports/distribution";
import { listCompletion, listReviewing } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import { listUnitSatisfaction, listWaits } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.dashboards") });

/** Every dashboard's question with its short answer: of the agency, or of the units one heads. */
export default async function DashboardsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, choice, refusal } = await readSight("appraisals:list", dashboardQuery.parse(await searchParams));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { unitId, period, periods, today } = choice;
  const [toSatisfaction, toActivities, settings] = await Promise.all([
    requireGrant("satisfaction:list", unitId),
    requireGrant("activities:list", unitId),
    getSettings(today),
  ]);
  if (!toSatisfaction.grant || !toActivities.grant) return <RefusalNotice because="not-found" say={say} />;
  const minimum = settings("minimumGroup").value;
  const gradeMinimum = settings("gradeMinimum").value;
  const above = settings("longWait").value;
  const reviewDays = settings("reviewDays").value;
  const before = periods[periods.indexOf(period) + 1];
  const [units, satisfaction, waits, reviewing] = await Promise.all([
    listCompletion(grant, [period]),
    listUnitSatisfaction(toSatisfaction.grant, before ? [before, period] : [period], gradeMinimum),
    listWaits(toSatisfaction.grant, period, { above, minimum, comparable: gradeMinimum }),
    listReviewing(toActivities.grant, period, { reviewDays, today }),
  ]);
  const findings = {
    completion: completionOf(period, units),
    distribution: distributionOf(units, minimum),
    satisfaction,
    waits,
    above,
    reviewing,
    minimum,
    reviewDays,
  };
  return <DashboardIndex choice={choice} findings={findings} locale={locale} say={say} />;
}
