import { OwnFairnessView } from "@/components/fairness/own-fairness";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { getOwnFairness } from "@/lib/fairness/queries";
import { speaker } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("fairness.mine.title") });

export default async function OwnFairnessPage() {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireOwnGrant("rater:read-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  return (
    <>
      <PageHead title={say("fairness.mine.title")} lead={say("fairness.mine.lead")} />
      <OwnFairnessView own={await getOwnFairness(grant, now())} locale={locale} say={say} />
    </>
  );
}
