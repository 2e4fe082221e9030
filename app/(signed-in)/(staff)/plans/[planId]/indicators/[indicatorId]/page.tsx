import { notFound } from "next/navigation";
import { DraftHead } from "@/components/plans/draft-head";
import { IndicatorForm } from "@/components/plans/indicator-form";
import { KindTabs } from "@/components/plans/kind-tabs";
import { RemoveForm } from "@/components/plans/remove-form";
import { ServiceSearch } from "@/components/plans/service-search";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { changeIndicator, removeIndicator } from "@/lib/plans/actions";
import { getDraft } from "@/lib/plans/queries";
import { indicatorQuery } from "@/lib/plans/schema";
import { now } from "@/lib/platform/clock";
import { namesServices } from "@/lib/scoring/core/indicator-kinds";
import { listServicesForPlan } from "@/lib/services/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.changeIndicator") });

type Props = { params: Promise<{ planId: string; indicatorId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function IndicatorPage({ params, searchParams }: Props) {
  const { planId, indicatorId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:change", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const draft = await getDraft(grant, now());
  const result = draft.results.find(({ indicators }) => indicators.some(({ id }) => id === indicatorId));
  const indicator = result?.indicators.find(({ id }) => id === indicatorId);
  if (!result || !indicator) notFound();
  const { q = "", ...asked } = indicatorQuery.parse(await searchParams);
  const kind = asked.kind ?? indicatorQuery.shape.kind.parse(indicator.kind) ?? "quantity";
  const chosen = [indicator.target.serviceIds ?? [], indicator.target.serviceId ?? []].flat();
  const { services, more } = namesServices(kind) ? await listServicesForPlan(grant, { q, chosen }) : { services: [], more: false };
  const action = `/plans/${planId}/indicators/${indicatorId}`;
  const hidden = { planId, indicatorId, version: indicator.version };
  return (
    <>
      <DraftHead draft={draft} title={say("planning.changeIndicator")} about={result.title} say={say} />
      <KindTabs kind={kind} href={action} say={say} />
      <ServiceSearch action={action} kept={{ kind }} q={q} more={more} say={say} />
      <IndicatorForm
        key={kind}
        hidden={hidden}
        kind={kind}
        indicator={indicator}
        services={services}
        absoluteWords={draft.absoluteWords}
        action={changeIndicator}
        say={say}
      />
      <RemoveForm
        action={removeIndicator}
        hidden={hidden}
        label={say("planning.removeIndicator")}
        hint={say("planning.removeIndicatorHint")}
        say={say}
      />
    </>
  );
}
