import { QuarterForm } from "@/components/quarters/quarter-form";
import { QuarterTable } from "@/components/quarters/quarter-table";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { openNextQuarter } from "@/lib/quarters/actions";
import { listQuarters, openable, propose } from "@/lib/quarters/queries";
import { proposalQuery } from "@/lib/quarters/schema";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.quarters") });

export default async function QuartersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("quarters:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const mayOpen = await grantOrNull("quarter:open", AGENCY);
  const [quarters, settings] = await Promise.all([listQuarters(grant), getSettings(today)]);
  const choices = openable(quarters, today);
  const { open: asked, opened } = proposalQuery.parse(await searchParams);
  const done = quarters.find(({ period }) => period === opened);
  const chosen = asked && choices.includes(asked) ? asked : choices[0];
  return (
    <>
      {done && (
        <Notice
          kind="positive"
          text={say("notice.quarterOpened", { period: { period: done.period }, n: done.people, without: done.people - done.planned })}
          live
        />
      )}
      <PageHead title={say("menu.quarters")} lead={say("quarter.lead")} />
      {quarters.length === 0 ? (
        <Empty title={say("quarter.none")} text={say("report.nobodyHint")} />
      ) : (
        <QuarterTable quarters={quarters} say={say} />
      )}
      {mayOpen && (
        <Section id="open" title={say("quarter.openTitle")}>
          {choices.length > 1 && (
            <nav className="tabs mb-3" aria-label={say("quarter.which")}>
              {choices.map((period) => (
                <a key={period} href={`/quarters?open=${period}#open`} aria-current={period === chosen ? "page" : undefined}>
                  {say("period.quarterShort", { period: { period } })}
                </a>
              ))}
            </nav>
          )}
          {chosen ? (
            <QuarterForm key={chosen} proposal={propose(chosen, settings("stepDays"))} action={openNextQuarter} say={say} />
          ) : (
            <Empty title={say("quarter.allOpen")} />
          )}
        </Section>
      )}
    </>
  );
}
