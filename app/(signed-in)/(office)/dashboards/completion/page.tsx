import { CompletionDashboard } from "@/components/reports/completion-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { grantOrNull } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { completionOf } from "@/lib/reports/distribution";
import { getPeerTurnout, listCompletion } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.completion") });

/** Who has not filled in what, unit by unit. */
export default async function CompletionPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const asked = dashboardQuery.parse(await searchParams);
  const { grant, choice, refusal } = await readSight("appraisals:list", asked);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const office = await grantOrNull("quarters:read", AGENCY);
  const [rows, peers] = await Promise.all([listCompletion(grant, [choice.period]), office && getPeerTurnout(office, choice.period)]);
  return (
    <CompletionDashboard
      {...{ choice, rows, peers, locale, say }}
      all={completionOf(choice.period, rows)}
      missing={asked.missing ?? "rating"}
    />
  );
}
