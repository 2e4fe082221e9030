import { to } from "@/components/reports/address";
import { DashboardHead } from "@/components/reports/dashboard-page";
import { PeopleList } from "@/components/reports/people-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { readerLocale } from "@/lib/access/session";
import { type Say, speaker } from "@/lib/messages/format";
import { listAppraised } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import type { Predicate } from "@/lib/scoring/core/types";

type Props = { searchParams: Promise<Record<string, string | string[]>> };

const titleOf = (say: Say, predicate: Predicate | null) =>
  predicate ? say("report.predicateTitle", { predicate: { key: `predicate.${predicate}` } }) : say("report.peopleTitle");

export async function generateMetadata({ searchParams }: Props) {
  const { predicate = null } = dashboardQuery.parse(await searchParams);
  return { title: titleOf(speaker(await readerLocale()), predicate) };
}

/** The people behind the marks of completion and of the predicates. */
export default async function DashboardPeoplePage({ searchParams }: Props) {
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
        title={titleOf(say, predicate)}
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
