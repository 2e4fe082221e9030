import { AfterMove } from "@/components/appraisals/after-move";
import { EvidenceTable } from "@/components/appraisals/evidence-table";
import { FeedbackList } from "@/components/appraisals/feedback-list";
import { FormerResults } from "@/components/appraisals/former-result";
import { LogSummary } from "@/components/appraisals/log-summary";
import { OtherEyes } from "@/components/appraisals/other-eyes";
import { RatingForm } from "@/components/appraisals/rating-form";
import { RatingHead } from "@/components/appraisals/rating-head";
import { YearQuarters } from "@/components/appraisals/year-quarters";
import { ProposalNotice } from "@/components/calibrations/proposal-notice";
import { StraightLineMirror } from "@/components/fairness/straight-line-mirror";
import { WhatFollows } from "@/components/follow-ups/what-follows";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { agreeOnFormerResult, dropFormerResult, proposeFormerResult, submitRating } from "@/lib/appraisals/actions";
import { expectedIn } from "@/lib/appraisals/expected";
import { getRatingSheet } from "@/lib/appraisals/queries";
import { answerProposedRating } from "@/lib/calibrations/actions";
import { listProposalsAbout } from "@/lib/calibrations/queries";
import { listAppraisalDocuments } from "@/lib/documents/queries";
import { listFollowing } from "@/lib/follow-ups/queries";
import { speaker } from "@/lib/messages/format";
import { listAppraisalObstacles } from "@/lib/obstacles/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";
import { mainStandings } from "@/lib/scoring/core/appraise";
import { divergences } from "@/lib/scoring/core/raters/divergence";
import { getHolidays, getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("rating.title") });

type Props = {
  params: Promise<{ appraisalId: string }>;
  searchParams: Promise<{ saved?: string | string[]; proposal?: string | string[] }>;
};

export default async function RatingPage({ params, searchParams }: Props) {
  const { appraisalId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("appraisal:rate", appraisalId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const settings = await getSettings(dayOf(now()));
  const [sheet, documents, holidays] = await Promise.all([
    getRatingSheet(grant, settings("gradeMinimum").value),
    listAppraisalDocuments(grant),
    getHolidays(),
  ]);
  const [obstacles, following, proposals] = await Promise.all([
    listAppraisalObstacles(grant, sheet.period, now()),
    listFollowing(grant, now()),
    listProposalsAbout(grant),
  ]);
  const { saved, proposal } = await searchParams;
  const taken = proposals.find(({ id, answer }) => id === proposal && answer?.kind === "taken");
  const { predicates, guide, considered } = regulationById(sheet.regulationId, "quadrant");
  return (
    <>
      <RatingHead sheet={sheet} today={dayOf(now())} holidays={holidays} saved={saved !== undefined} say={say} />
      <ProposalNotice proposals={proposals} action={answerProposedRating} say={say} />
      <StraightLineMirror pairs={sheet.pairs} rule={settings("straightLine").value} say={say} />
      <AfterMove moved={sheet.evidence.moved} say={say} />
      {sheet.evidence.former && !sheet.rating && (
        <FormerResults
          quarters={[{ ...sheet, name: sheet.person.name, employeeId: sheet.person.id, former: sheet.evidence.former }]}
          me={grant.employeeId}
          actions={{ propose: proposeFormerResult, agree: agreeOnFormerResult, drop: dropFormerResult }}
          say={say}
        />
      )}
      <div className="mirror even">
        <div>
          <EvidenceTable evidence={sheet.evidence} documents={documents} obstacles={obstacles} locale={locale} say={say} />
          <YearQuarters period={sheet.period} quarters={sheet.evidence.quarters} source={considered.quarters.source} say={say} />
          <OtherEyes evidence={sheet.evidence} locale={locale} say={say} />
          <FeedbackList feedback={sheet.evidence.feedback} to={sheet.person.id} say={say} />
          <WhatFollows
            rows={following.rows}
            propose={following.mayPropose ? `/follow-ups/new?employee=${sheet.person.id}&appraisal=${sheet.id}` : null}
            say={say}
          />
          <LogSummary logged={sheet.evidence.logged} say={say} />
        </div>
        <RatingForm
          key={taken?.id ?? "own"} // a pair that is taken over is another form
          sheet={taken ? { ...sheet, rating: { note: sheet.rating?.note ?? null, ...taken.proposed } } : sheet}
          prefilled={taken !== undefined}
          action={submitRating}
          predicates={predicates}
          guide={guide}
          divergences={divergences(mainStandings(sheet.evidence.indicators), settings("divergence").value)}
          expected={expectedIn(sheet.evidence, settings("headExpectation").value)}
          submit={say("rating.submit")}
          say={say}
        />
      </div>
    </>
  );
}
