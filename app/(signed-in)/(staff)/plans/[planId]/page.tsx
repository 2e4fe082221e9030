import { BehaviourList } from "@/components/plans/behaviour-list";
import { PlanResults } from "@/components/plans/plan-view";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { enterRealisation } from "@/lib/plans/actions";
import { getPlan } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.plans") });

export default async function PlanPage({ params }: { params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireGrant("plan:read", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const plan = await getPlan(grant, now());
  const { values } = regulationById(plan.regulationId, "quadrant");
  const { employee } = plan;
  const own = grant.employeeId === employee.id;
  return (
    <>
      <PageHead
        over={say("plan.ofYear", { year: String(plan.year) })}
        title={employee.name}
        lead={[
          employee.post,
          employee.unit,
          plan.rater && say("plan.rater", { name: plan.rater }),
          plan.setOn ? say("plan.setOn", { day: { day: plan.setOn } }) : say("plan.notSet"),
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <PlanResults plan={plan} enter={own ? enterRealisation : null} say={say} />
      <BehaviourList
        values={values.value}
        expectations={plan.expectations}
        source={`${values.source.instrument}, ${values.source.provision}`}
        say={say}
      />
    </>
  );
}
