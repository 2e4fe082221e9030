import { notFound } from "next/navigation";
import { DraftHead } from "@/components/plans/draft-head";
import { RemoveForm } from "@/components/plans/remove-form";
import { ResultForm } from "@/components/plans/result-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { listParentOptions } from "@/lib/cascade/queries";
import { speaker } from "@/lib/messages/format";
import { changeResult, removeResult } from "@/lib/plans/actions";
import { getDraft } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.changeResult") });

export default async function ResultPage({ params }: { params: Promise<{ planId: string; resultId: string }> }) {
  const { planId, resultId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:change", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const [draft, parents] = await Promise.all([getDraft(grant, at), listParentOptions(grant, at)]);
  const result = draft.results.find(({ id }) => id === resultId);
  if (!result) notFound();
  return (
    <>
      <DraftHead draft={draft} title={say("planning.changeResult")} say={say} />
      <ResultForm draft={draft} result={result} parents={parents} action={changeResult} say={say} />
      <RemoveForm
        action={removeResult}
        hidden={{ planId, resultId, version: result.version }}
        label={say("planning.removeResult")}
        hint={say("planning.removeResultHint", { n: result.indicators.length })}
        say={say}
      />
    </>
  );
}
