import { TrendDashboard } from "@/components/reports/trend-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { completionOf, distributionOf } from "@/lib/reports/distribution";
import { listCompletion } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { quartersUntil, readSight } from "@/lib/reports/sight";
import { listUnitSatisfaction } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.trend") });

/** What changed over the quarters, up to the one that is chosen. */
export default async function TrendPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, choice, refusal } = await readSight("appraisals:list", dashboardQuery.parse(await searchParams));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const toSatisfaction = await requireGrant("satisfaction:list", choice.unitId);
  if (!toSatisfaction.grant) return <RefusalNotice because={toSatisfaction.refusal} say={say} />;
  const settings = await getSettings(choice.today);
  const minimum = settings("minimumGroup").value;
  const quarters = quartersUntil(choice);
  const [rows, satisfaction] = await Promise.all([
    listCompletion(grant, quarters),
    listUnitSatisfaction(toSatisfaction.grant, quarters, settings("gradeMinimum").value),
  ]);
  const of = (period: string) => rows.filter((row) => row.period === period);
  const completion = quarters.map((period) => completionOf(period, of(period)));
  const predicates = quarters.map((period) => ({ period, ...distributionOf(of(period), minimum).all }));
  return <TrendDashboard {...{ choice, satisfaction, completion, predicates, minimum, locale, say }} />;
}
