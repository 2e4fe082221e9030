import { Icon } from "@/components/ui/icon";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { listOwnPlans } from "@/lib/plans/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.plans") });

export default async function PlansPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("plans:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const plans = await listOwnPlans(grant);
  return (
    <>
      <PageHead title={say("menu.plans")} lead={say("plan.lead")} />
      {plans.length === 0 && <Empty title={say("plan.none")} text={say("plan.noneHint")} />}
      <ul className="rows max-w-text">
        {plans.map(({ id, year, setOn, results }) => (
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
          </li>
        ))}
      </ul>
    </>
  );
}
