import { WaitingDashboard } from "@/components/reports/waiting-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import { listWaits } from "@/lib/services/queries";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.waiting") });

/** Which services keep people waiting, and how surely that is known. */
export default async function WaitingPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const asked = dashboardQuery.parse(await searchParams);
  const { grant, choice, refusal } = await readSight("satisfaction:list", asked);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const settings = await getSettings(choice.today);
  const above = asked.above ?? settings("longWait").value;
  const waits = await listWaits(grant, choice.period, {
    above,
    minimum: settings("minimumGroup").value,
    comparable: settings("gradeMinimum").value,
  });
  return <WaitingDashboard {...{ choice, waits, above, locale, say }} />;
}
