import { UnitDistributions } from "@/components/distribution/unit-distributions";
import { PredicatesDashboard } from "@/components/reports/predicates-dashboard";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { grantOrNull } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { explainUnitPredicates } from "@/lib/distribution/actions";
import { listUnitDistributions } from "@/lib/distribution/queries";
import { speaker } from "@/lib/messages/format";
import { distributionOf } from "@/lib/reports/distribution";
import { listCompletion } from "@/lib/reports/queries";
import { dashboardQuery } from "@/lib/reports/schema";
import { readSight } from "@/lib/reports/sight";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("report.question.predicates") });

/** How the predicates are spread over the units; no small group is broken down. */
export default async function PredicatesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, choice, refusal } = await readSight("appraisals:list", dashboardQuery.parse(await searchParams));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const minimum = (await getSettings(choice.today))("minimumGroup").value;
  const completion = await listCompletion(grant, [choice.period]);
  const [sights, toExplain] = await Promise.all([
    listUnitDistributions(grant, choice.period, completion, minimum),
    grantOrNull("distribution:explain", choice.unitId), // who heads a unit heads those below
  ]);
  return (
    <PredicatesDashboard {...{ choice, minimum, locale, say }} distribution={distributionOf(completion, minimum)}>
      <UnitDistributions {...{ sights, minimum, say }} explain={toExplain && explainUnitPredicates} />
    </PredicatesDashboard>
  );
}
