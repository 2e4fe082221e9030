import { BehaviourForm } from "@/components/plans/behaviour-form";
import { DraftHead } from "@/components/plans/draft-head";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { changeBehaviour } from "@/lib/plans/actions";
import { getDraft } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.behaviour") });

export default async function BehaviourPage({ params }: { params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:change", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const draft = await getDraft(grant, now());
  const { values } = regulationById(draft.regulationId, "quadrant");
  return (
    <>
      <DraftHead draft={draft} title={say("planning.behaviour")} about={say("planning.behaviourLead")} say={say} />
      <BehaviourForm draft={draft} values={values.value} action={changeBehaviour} say={say} />
    </>
  );
}
