import { TrainingAnswers, TrainingCheck, TrainingText } from "@/components/fairness/training-view";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { sendTraining } from "@/lib/fairness/actions";
import { getTraining } from "@/lib/fairness/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("training.title") });

/** Ten minutes of reading and six questions; nobody is kept from rating by it. */
export default async function TrainingPage({ searchParams }: { searchParams: Promise<{ passed?: string | string[] }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("training:take");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const [{ passed }, settings] = await Promise.all([getTraining(grant), getSettings(dayOf(now()))]);
  return (
    <>
      {(await searchParams).passed && passed && <Notice kind="positive" text={say("training.justPassed")} live />}
      <PageHead over={<a href="/raters/mine">{say("cases.back")}</a>} title={say("training.title")} lead={say("training.lead")} />
      {passed && <Notice text={say("training.passed", { ...passed, day: { day: passed.on } })} />}
      <TrainingText say={say} />
      {passed && <TrainingAnswers say={say} />}
      {!passed && <TrainingCheck action={sendTraining} employeeId={grant.subjectId} pass={settings("trainingPass").value} say={say} />}
    </>
  );
}
