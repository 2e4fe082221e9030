import { DraftHead } from "@/components/plans/draft-head";
import { SupportForm } from "@/components/plans/support-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { changeSupport } from "@/lib/plans/actions";
import { getDraft } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("support.title") });

export default async function SupportPage({ params }: { params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:change", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const draft = await getDraft(grant, now());
  return (
    <>
      <DraftHead draft={draft} title={say("support.title")} about={say("support.lead")} say={say} />
      <SupportForm draft={draft} action={changeSupport} say={say} />
    </>
  );
}
