import { notFound } from "next/navigation";
import { DraftHead } from "@/components/plans/draft-head";
import { IndicatorForm } from "@/components/plans/indicator-form";
import { KindTabs } from "@/components/plans/kind-tabs";
import { ServiceSearch } from "@/components/plans/service-search";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { addIndicator } from "@/lib/plans/actions";
import { getDraft } from "@/lib/plans/queries";
import { indicatorQuery } from "@/lib/plans/schema";
import { now } from "@/lib/platform/clock";
import { namesServices } from "@/lib/scoring/core/indicator-kinds";
import { listServicesForPlan } from "@/lib/services/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.addIndicator") });

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function NewIndicatorPage({ params, searchParams }: Props) {
  const { planId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:change", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const draft = await getDraft(grant, now());
  const {
    result: resultId,
    q = "",
    kind = draft.model === "quantitative" ? "quantity" : "statement",
  } = indicatorQuery.parse(await searchParams);
  const result = draft.results.find(({ id }) => id === resultId);
  if (!result) notFound();
  const { services, more } = namesServices(kind) ? await listServicesForPlan(grant, { q, chosen: [] }) : { services: [], more: false };
  const action = `/plans/${planId}/indicators/new`;
  return (
    <>
      <DraftHead draft={draft} title={say("planning.addIndicator")} about={result.title} say={say} />
      <KindTabs kind={kind} href={`${action}?result=${result.id}`} say={say} />
      <ServiceSearch action={action} kept={{ result: result.id, kind }} q={q} more={more} say={say} />
      <IndicatorForm
        key={kind}
        hidden={{ planId, resultId: result.id }}
        kind={kind}
        indicator={null}
        absoluteWords={draft.absoluteWords}
        services={services}
        action={addIndicator}
        say={say}
      />
    </>
  );
}
