import { ActivityDashboard } from "@/components/reports/activity-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { listReviewing } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.activity") });

/** Whether work is logged, and whether raters look at it while it happens. */
export default async function ActivityPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, choice, refusal } = await readSight("activities:list", dashboardQuery.parse(await searchParams));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const reviewDays = (await getSettings(choice.today))("reviewDays").value;
  const reviewing = await listReviewing(grant, choice.period, { reviewDays, today: choice.today });
  return <ActivityDashboard {...{ choice, reviewing, reviewDays, locale, say }} />;
}
