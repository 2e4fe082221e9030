import { AfterMove } from "@/components/appraisals/after-move";
import { EvidenceTable } from "@/components/appraisals/evidence-table";
import { FeedbackList } from "@/components/appraisals/feedback-list";
import { LogSummary } from "@/components/appraisals/log-summary";
import { OtherEyes } from "@/components/appraisals/other-eyes";
import { RatingForm } from "@/components/appraisals/rating-form";
import { YearQuarters } from "@/components/appraisals/year-quarters";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { submitEvaluation } from "@/lib/appraisals/actions";
import { expectedIn } from "@/lib/appraisals/expected";
import { getRatingSheet } from "@/lib/appraisals/queries";
import { listAppraisalDocuments } from "@/lib/documents/queries";
import { speaker } from "@/lib/messages/format";
import { listAppraisalObstacles } from "@/lib/obstacles/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";
import { mainStandings } from "@/lib/scoring/core/appraise";
import { divergences } from "@/lib/scoring/core/raters/divergence";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("stead.title") });

/** The rater's sheet in the hands of the superior, once the days for rating have passed without a signature. */
export default async function EvaluationPage({ params }: { params: Promise<{ appraisalId: string }> }) {
  const { appraisalId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("appraisal:evaluate", appraisalId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const settings = await getSettings(dayOf(now()));
  const [sheet, documents] = await Promise.all([getRatingSheet(grant, settings("gradeMinimum").value), listAppraisalDocuments(grant)]);
  const obstacles = await listAppraisalObstacles(grant, sheet.period, now());
  const { predicates, guide, considered } = regulationById(sheet.regulationId, "quadrant");
  const { person, period, rater, evidence } = sheet;
  return (
    <>
      <PageHead
        over={say("stead.title")}
        title={person.name}
        lead={`${person.post}, ${person.unit}. ${say("period.quarterShort", { period: { period } })}.`}
      />
      <Notice kind="caution" text={say(sheet.rating ? "stead.whyUnsigned" : "stead.why", { rater })} />
      <AfterMove moved={evidence.moved} say={say} />
      <div className="mirror even">
        <div>
          <EvidenceTable evidence={evidence} documents={documents} obstacles={obstacles} locale={locale} say={say} />
          <YearQuarters period={period} quarters={evidence.quarters} source={considered.quarters.source} say={say} />
          <OtherEyes evidence={evidence} locale={locale} say={say} />
          <FeedbackList feedback={evidence.feedback} say={say} />
          <LogSummary logged={evidence.logged} say={say} />
        </div>
        <RatingForm
          sheet={sheet}
          action={submitEvaluation}
          predicates={predicates}
          guide={guide}
          divergences={divergences(mainStandings(evidence.indicators), settings("divergence").value)}
          expected={expectedIn(evidence, settings("headExpectation").value)}
          submit={say("stead.submit")}
          say={say}
        />
      </div>
    </>
  );
}
