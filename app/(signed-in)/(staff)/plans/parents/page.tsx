import { YearTabs } from "@/components/agreements/year-tabs";
import { OwnParents } from "@/components/cascade/own-parents";
import { ParentForm } from "@/components/cascade/parent-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { giveParents } from "@/lib/cascade/actions";
import { getParents } from "@/lib/cascade/queries";
import { speaker } from "@/lib/messages/format";
import { yearQuery } from "@/lib/plans/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { plannableOn } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("cascade.title") });

export default async function ParentsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("team:read");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const years = plannableOn(dayOf(at));
  const { year = years[0] ?? 0 } = yearQuery.parse(await searchParams);
  const { team, own } = await getParents(grant, year, at);
  const waiting = team.results.filter(({ waits }) => waits).length;
  return (
    <>
      <PageHead title={say("cascade.title")} lead={say("cascade.lead")} />
      <YearTabs href="/plans/parents" year={year} years={years} say={say} />
      {team.results.length + own.results.length === 0 && <Empty title={say("cascade.empty")} text={say("cascade.emptyHint")} />}
      {team.results.length > 0 && (
        <Section id="team" title={say("cascade.team")} aside={say("cascade.nWaiting", { n: waiting })}>
          {team.choices.length > 0 ? (
            <ParentForm sheet={team} leaderId={grant.subjectId} action={giveParents} say={say} />
          ) : (
            <p className="max-w-text">{say("cascade.noChoices")}</p>
          )}
        </Section>
      )}
      {own.results.length > 0 && (
        <Section id="own" title={say("cascade.own")}>
          {own.leader && <p className="small muted [overflow-wrap:anywhere]">{say("cascade.ownOf", { name: own.leader.name })}</p>}
          <OwnParents sheet={own} say={say} />
        </Section>
      )}
    </>
  );
}
