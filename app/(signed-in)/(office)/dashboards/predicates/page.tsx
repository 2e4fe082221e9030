import { PredicatesDashboard } from "@/components/reports/predicates-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { distributionOf } from "@/lib/reports/distribution";
import { listCompletion } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.predicates") });

/** How the predicates are spread over the units; no small group is broken down. */
export default async function PredicatesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, choice, refusal } = await readSight("appraisals:list", dashboardQuery.parse(await searchParams));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const minimum = (await getSettings(choice.today))("minimumGroup").value;
  const distribution = distributionOf(await listCompletion(grant, [choice.period]), minimum);
  return <PredicatesDashboard {...{ choice, distribution, minimum, locale, say }} />;
}
