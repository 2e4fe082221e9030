import { PlanStateMark } from "@/components/plans/plan-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { listOwnPlans } from "@/lib/plans/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { plannableOn } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.plans") });

export default async function PlansPage({ searchParams }: { searchParams: Promise<{ gone?: string | string[] }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("plans:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const plans = await listOwnPlans(grant);
  const startable = plannableOn(dayOf(now())).filter((year) => !plans.some((plan) => plan.year === year));
  return (
    <>
      {(await searchParams).gone && <Notice kind="positive" text={say("planning.gone")} live />}
      <PageHead title={say("menu.plans")} lead={say("plan.lead")}>
        {startable.map((year) => (
          <a key={year} className="btn" href={`/plans/new?year=${year}`}>
            <Icon name="plus" />
            {say("planning.startYear", { year: String(year) })}
          </a>
        ))}
      </PageHead>
      {plans.length === 0 && <Empty title={say("plan.none")} text={say("plan.noneHint")} />}
      <ul className="rows max-w-text">
        {plans.map(({ id, year, state, setOn, results, returned }) => (
          <li key={id}>
            <Icon name="target" className="text-ink-muted" />
            <div className="grow">
              <a className="title" href={`/plans/${id}`}>
                {say("plan.ofYear", { year: String(year) })}
              </a>
              <p>
                {say("plan.nResults", { n: results })} · {setOn ? say("plan.setOn", { day: { day: setOn } }) : say("plan.notSet")}
              </p>
            </div>
            <PlanStateMark state={state} returned={returned} say={say} />
          </li>
        ))}
      </ul>
    </>
  );
}
