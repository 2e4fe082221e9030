import { to } from "@/components/reports/address";
import { DashboardHead } from "@/components/reports/dashboard-page";
import { PeopleList } from "@/components/reports/people-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { listAppraised } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.peopleTitle") });

/** The people behind the marks of completion and of the predicates. */
export default async function DashboardPeoplePage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { missing = null, predicate = null, after, ...asked } = dashboardQuery.parse(await searchParams);
  const { grant, choice, refusal } = await readSight("appraisals:list", asked);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const people = await listAppraised(grant, choice.period, { missing, predicate, after });
  const kept = { ...(missing && { missing }), ...(predicate && { predicate }) };
  const from = predicate ? "predicates" : "completion";
  return (
    <div className="dashboard">
      <DashboardHead
        over={<a href={to(`/dashboards/${from}`, choice)}>{say(`report.question.${from}`)}</a>}
        title={say("report.peopleTitle")}
        path="/dashboards/people"
        choice={choice}
        kept={kept}
        locale={locale}
        say={say}
      />
      <PeopleList {...{ choice, missing, predicate, kept, people, say }} paged={after !== undefined} />
    </div>
  );
}
