import { FairnessView } from "@/components/fairness/fairness-view";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { listFairness } from "@/lib/fairness/queries";
import { fairnessQuery } from "@/lib/fairness/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("fairness.title") });

/** Raters, apart from how strong their teams are, for who looks after all of them. */
export default async function FairnessPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("fairness:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const query = fairnessQuery.parse(await searchParams);
  const at = now();
  const { quarters } = (await getSettings(dayOf(at)))("severityModel").value;
  const fairness = await listFairness(grant, query, at);
  return (
    <>
      <PageHead title={say("fairness.title")} lead={say("fairness.lead", { quarters })} />
      <FairnessView
        fairness={fairness}
        untrained={query.show === "untrained"}
        began={query.after === undefined}
        locale={locale}
        say={say}
      />
    </>
  );
}
