import { SatisfactionDashboard } from "@/components/reports/satisfaction-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import { figuresOf, levelsBySatisfaction } from "@/lib/services/figures";
import { listUnitSatisfaction } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.satisfaction") });

/** How citizens see the services, and which of them their intervals tell apart. */
export default async function SatisfactionPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, choice, refusal } = await readSight("satisfaction:list", dashboardQuery.parse(await searchParams));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const gradeMinimum = (await getSettings(choice.today))("gradeMinimum").value;
  const [satisfaction] = await listUnitSatisfaction(grant, [choice.period], gradeMinimum);
  const { services, all } = satisfaction ?? figuresOf([], choice.period, gradeMinimum);
  return (
    <SatisfactionDashboard
      {...{ choice, gradeMinimum, locale, say }}
      satisfaction={{ services, all }}
      levels={levelsBySatisfaction(services)}
    />
  );
}
