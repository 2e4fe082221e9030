import { LivePage } from "@/components/live/live-page";
import { groupOf, TeamPlans } from "@/components/plans/team-plans";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { setTeamPlans } from "@/lib/plans/actions";
import { listTeamPlans } from "@/lib/plans/queries";
import { yearQuery } from "@/lib/plans/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { plannableOn } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.team") });

export default async function TeamPlansPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("team:read");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const plannable = plannableOn(dayOf(at));
  const { year = plannable.at(-1) ?? 0 } = yearQuery.parse(await searchParams);
  const plans = await listTeamPlans(grant, year, at);
  const count = (group: ReturnType<typeof groupOf>) => plans.filter((plan) => groupOf(plan) === group).length;
  const lead = { set: count("set"), waiting: count("waiting"), open: count("open"), none: count("missing") };
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead title={say("planning.team")} lead={plans.length > 0 && say("planning.teamLead", { year: String(year), ...lead })} />
      {plans.length === 0 && <Empty title={say("planning.teamNone")} text={say("planning.teamNoneHint")} />}
      {plans.length > 0 && (
        <nav className="tabs" aria-label={say("planning.year")}>
          {[...new Set([year, ...plannable])].toSorted().map((each) => (
            <a key={each} href={`/plans/team?year=${each}`} aria-current={each === year ? "page" : undefined}>
              {say("planning.teamOfYear", { year: String(each) })}
            </a>
          ))}
        </nav>
      )}
      <TeamPlans plans={plans} year={year} mayBegin={plannable.includes(year)} raterId={grant.subjectId} setMany={setTeamPlans} say={say} />
    </>
  );
}
