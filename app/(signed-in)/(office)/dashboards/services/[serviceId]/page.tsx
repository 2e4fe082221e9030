import { notFound } from "next/navigation";
import { to } from "@/components/reports/address";
import { Figure } from "@/components/reports/dashboard-page";
import { ServiceHistoryChart, ServiceHistoryTable } from "@/components/reports/service-history";
import { TableKey } from "@/components/reports/table-key";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { dashboardQuery } from "@/lib/reports/schema";
import { quarterAfter, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { getServiceHistory } from "@/lib/services/queries";
import { WAIT_MINUTES } from "@/lib/services/types";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.historyQuarters") });

const QUARTERS = 8;
type Props = { params: Promise<{ serviceId: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** One service, quarter by quarter: what its citizens said, and how long they waited. */
export default async function ServiceFiguresPage({ params, searchParams }: Props) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("satisfaction:read", (await params).serviceId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const settings = await getSettings(today);
  const above = settings("longWait").value;
  const history = await getServiceHistory(
    grant,
    Array.from({ length: QUARTERS }, (_, back) => quarterAfter(quarterOf(today), back + 1 - QUARTERS)),
    { above, minimum: settings("minimumGroup").value, comparable: settings("gradeMinimum").value },
  );
  if (!history) notFound();
  const { unit, period = quarterOf(today) } = dashboardQuery.parse(await searchParams);
  const back = unit ? to("/dashboards/satisfaction", { unitId: unit, period }) : "/dashboards/satisfaction";
  return (
    <div className="dashboard">
      <PageHead over={<a href={back}>{say("report.question.satisfaction")}</a>} title={history.name} lead={history.unit} />
      <Figure
        id="quarters"
        title={say("report.historyQuarters")}
        lead={say("report.historyLead")}
        chart={<ServiceHistoryChart history={history} say={say} />}
        say={say}
      >
        <ServiceHistoryTable history={history} minutes={WAIT_MINUTES[above]} locale={locale} say={say} />
      </Figure>
      <TableKey />
    </div>
  );
}
