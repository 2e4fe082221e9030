import { notFound } from "next/navigation";
import { Quadrant } from "@/components/appraisals/quadrant";
import { IntroductionCheck, IntroductionText, StepForm } from "@/components/help/introduction";
import { Limits } from "@/components/help/law";
import { FourEyes } from "@/components/help/local";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { moveOn } from "@/lib/help/actions";
import { checkQuery, INTRODUCTION, isIntroductionStep } from "@/lib/help/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { regulationById, regulationInForce } from "@/lib/regulation";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("intro.title") });

type Props = { params: Promise<{ step: string }>; searchParams: Promise<Record<string, string | string[]>> };

/** One step of the introduction: what it says, a question where it has one, and the way on. */
export default async function IntroductionStepPage({ params, searchParams }: Props) {
  const { step } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("introduction:take");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  if (!isIntroductionStep(step)) notFound();
  const { answer } = checkQuery.parse(await searchParams);
  const today = dayOf(now());
  const rule = regulationById(regulationInForce("appraisal", today).id, "quadrant");
  const at = INTRODUCTION.indexOf(step);
  return (
    <>
      <PageHead
        over={<a href="/introduction">{say("intro.place", { at: at + 1, of: INTRODUCTION.length })}</a>}
        title={say(`intro.step.${step}.title`)}
      />
      <IntroductionText step={step} say={say} />
      {step === "eyes" && <FourEyes minimum={(await getSettings(today))("minimumGroup").value} say={say} />}
      {step === "rating" && (
        <div className="max-w-form mt-4">
          <Quadrant table={rule.predicates.value} say={say} />
        </div>
      )}
      {step === "rights" && <Limits rule={rule} locale={locale} say={say} />}
      <IntroductionCheck step={step} answer={answer} say={say} />
      <StepForm step={step} action={moveOn} employeeId={grant.subjectId} say={say} />
    </>
  );
}
