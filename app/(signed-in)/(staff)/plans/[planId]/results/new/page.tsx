import { DraftHead } from "@/components/plans/draft-head";
import { ResultForm } from "@/components/plans/result-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { listParentOptions } from "@/lib/cascade/queries";
import { speaker } from "@/lib/messages/format";
import { addResult } from "@/lib/plans/actions";
import { getDraft } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.addResult") });

export default async function NewResultPage({ params }: { params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:change", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const [draft, parents] = await Promise.all([getDraft(grant, at), listParentOptions(grant, at)]);
  return (
    <>
      <DraftHead draft={draft} title={say("planning.addResult")} say={say} />
      <ResultForm draft={draft} result={null} parents={parents} action={addResult} say={say} />
    </>
  );
}
