import { notFound } from "next/navigation";
import { QuarterReport } from "@/components/evaluations/quarter-report";
import { Assignment } from "@/components/quarters/assignment";
import { WindowList } from "@/components/quarters/window-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { reportResults } from "@/lib/evaluations/actions";
import { getQuarterReport } from "@/lib/evaluations/queries";
import { speaker } from "@/lib/messages/format";
import { moveWindow } from "@/lib/quarters/actions";
import { getAssignment, listWindows } from "@/lib/quarters/queries";
import { afterQuery } from "@/lib/quarters/schema";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";
import { getHolidays } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.quarters") });

type Props = { params: Promise<{ period: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** Who lacks respondents in one quarter, and its windows, unit by unit. */
export default async function QuarterPage({ params, searchParams }: Props) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("quarters:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { period } = await params;
  if (!PERIOD.test(period)) notFound();
  const { after } = afterQuery.parse(await searchParams);
  const [windows, told] = await Promise.all([listWindows(grant, period), getAssignment(grant, period, after)]);
  if (!windows) notFound();
  const mayMove = await grantOrNull("window:change", windows[0]?.unitId ?? "");
  const mayReport = await grantOrNull("evaluations:report", AGENCY);
  const report = await getQuarterReport(grant, period, await getHolidays());
  return (
    <>
      <PageHead
        over={<a href="/quarters">{say("menu.quarters")}</a>}
        title={say("period.quarterShort", { period: { period } })}
        lead={say("quarter.windowsLead")}
      />
      {told ? (
        <Assignment told={told} period={period} paged={after !== null} say={say} />
      ) : (
        <p className="muted">{say("respondents.before")}</p>
      )}
      <WindowList windows={windows} period={period} action={mayMove ? moveWindow : null} say={say} />
      {report.rows.length > 0 && <QuarterReport report={report} period={period} action={mayReport ? reportResults : null} say={say} />}
    </>
  );
}
