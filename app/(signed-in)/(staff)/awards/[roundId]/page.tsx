import { AwardState, DecideForm, NominateForm, Nominations } from "@/components/awards/award-parts";
import { ColleagueList } from "@/components/feedback/colleague-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { decideAwardRound, nominateColleague } from "@/lib/awards/actions";
import { getAward } from "@/lib/awards/queries";
import { getColleague, listColleagues } from "@/lib/feedback/queries";
import { giveQuery } from "@/lib/feedback/schema";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("award.list") });

type Props = { params: Promise<{ roundId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function AwardPage({ params, searchParams }: Props) {
  const { roundId } = await params;
  const say = speaker(await readerLocale());
  const [{ grant, refusal }, own] = await Promise.all([requireGrant("award:read", roundId), requireOwnGrant("feedback:list-own")]);
  if (!grant || !own.grant) return <RefusalNotice because={refusal ?? "not-found"} say={say} />;

  const [mayName, mayDecide, decides] = await Promise.all([
    grantOrNull("award:nominate", roundId),
    grantOrNull("award:decide", roundId),
    grantOrNull("award:open", AGENCY),
  ]);
  const { q = "", to } = giveQuery.parse(await searchParams);
  const [sheet, colleague, colleagues] = await Promise.all([
    getAward(grant, decides !== null, now()),
    mayName && to ? getColleague(own.grant, to, now()) : null,
    mayName && !to ? listColleagues(own.grant, q || undefined, now()) : null,
  ]);
  const { title, criteria, decision, nominations } = sheet;
  return (
    <>
      <PageHead over={say("award.list")} title={<span className="[overflow-wrap:anywhere]">{title}</span>}>
        <AwardState row={sheet} say={say} />
      </PageHead>
      <Section id="criteria" title={say("award.criteria")}>
        <p className="py-2 whitespace-pre-line [overflow-wrap:anywhere]">{criteria}</p>
      </Section>
      {decision && (
        <Section id="decision" title={say("award.decision")}>
          <p className="py-2 whitespace-pre-line [overflow-wrap:anywhere]">{decision}</p>
        </Section>
      )}
      {nominations.length > 0 && (
        <Section id="nominations" title={say(decides ? "award.nominations" : "award.yours")}>
          <Nominations nominations={nominations} say={say} />
        </Section>
      )}
      {colleague && <NominateForm roundId={roundId} colleague={colleague} action={nominateColleague} say={say} />}
      {colleagues && <ColleagueList q={q} at={`/awards/${roundId}`} colleagues={colleagues} say={say} />}
      {mayDecide && <DecideForm sheet={sheet} action={decideAwardRound} say={say} />}
    </>
  );
}
