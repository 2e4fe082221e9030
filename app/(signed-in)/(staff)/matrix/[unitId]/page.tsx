import "@/app/styles/matrix.css";
import { YearTabs } from "@/components/agreements/year-tabs";
import { LivePage } from "@/components/live/live-page";
import { MatrixView } from "@/components/matrix/matrix-view";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { decideCells, giveIndicators } from "@/lib/matrix/actions";
import { getMatrix } from "@/lib/matrix/queries";
import { matrixQuery } from "@/lib/matrix/schema";
import { showTyped, speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { plannableOn } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("matrix.title") });

type Props = { params: Promise<{ unitId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function MatrixPage({ params, searchParams }: Props) {
  const { unitId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("matrix:read", unitId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const years = plannableOn(dayOf(at));
  const { year = years.at(-1) ?? 0, leader } = matrixQuery.parse(await searchParams);
  const sheet = await getMatrix(grant, { year, leader }, at);
  const change = sheet.leader && (await grantOrNull("matrix:change", sheet.leader.id));
  const { decided, open, unit } = sheet;
  return (
    <>
      <LivePage employeeId={grant.employeeId ?? ""} drawnAt={at.toISOString()} />
      <PageHead
        over={sheet.leader && say("matrix.leaderIs", { name: sheet.leader.name, post: sheet.leader.post })}
        title={say("matrix.title")}
        lead={say("matrix.lead", { unit, year: String(year), decided, all: decided + open, open })}
      >
        {change && (
          <a className="btn" href={`/plans/team?year=${year}`}>
            {say("matrix.toTeam")}
          </a>
        )}
      </PageHead>
      <YearTabs href={`/matrix/${unitId}`} year={year} years={years} say={say} />
      {sheet.leaders.length > 1 && (
        <nav className="actions mb-4 [overflow-wrap:anywhere]" aria-label={say("matrix.leader")}>
          {sheet.leaders.map(({ id, name }) => (
            <a key={id} href={`/matrix/${unitId}?year=${year}&leader=${id}`} aria-current={id === sheet.leader?.id ? "page" : undefined}>
              {say("matrix.ofLeader", { name })}
            </a>
          ))}
        </nav>
      )}
      {change && sheet.waiting > 0 && (
        <Notice kind="caution" text={say("cascade.task", { n: sheet.waiting })}>
          <a href={`/plans/parents?year=${year}#team`}>{say("cascade.taskHint")}</a>
        </Notice>
      )}
      <MatrixView
        sheet={sheet}
        edits={change && { decide: decideCells, give: giveIndicators }}
        typed={(hundredths) => showTyped(locale, hundredths)}
        say={say}
      />
    </>
  );
}
