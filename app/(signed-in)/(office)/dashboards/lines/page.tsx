import { to } from "@/components/reports/address";
import { DashboardHead } from "@/components/reports/dashboard-page";
import { WaitingLines } from "@/components/reports/waiting-lines";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { listWaitingLines } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.linesTitle") });

/** The lines that wait for review, behind the marks of the dashboard of work. */
export default async function WaitingLinesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { after, ...asked } = dashboardQuery.parse(await searchParams);
  const { grant, choice, refusal } = await readSight("activities:list", asked);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const { rows, next } = await listWaitingLines(grant, choice.period, { today: choice.today, after });
  return (
    <div className="dashboard">
      <DashboardHead
        over={<a href={to("/dashboards/activity", choice)}>{say("report.question.activity")}</a>}
        title={say("report.linesTitle")}
        path="/dashboards/lines"
        choice={choice}
        locale={locale}
        say={say}
      />
      <WaitingLines rows={rows} locale={locale} say={say} />
      <Pager
        shown={say("list.shown", { n: rows.length })}
        first={after === undefined ? null : { href: to("/dashboards/lines", choice), label: say("pager.first") }}
        next={next ? { href: to("/dashboards/lines", choice, { after: next }), label: say("pager.next") } : null}
      />
    </div>
  );
}
