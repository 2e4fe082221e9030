import { SaidNotice } from "@/components/documents/said-notice";
import { LivePage } from "@/components/live/live-page";
import { BehaviourList } from "@/components/plans/behaviour-list";
import type { Talk } from "@/components/plans/line-comments";
import { PlanChanges } from "@/components/plans/plan-changes";
import { PlanComments } from "@/components/plans/plan-comments";
import { PlanDeeds } from "@/components/plans/plan-deeds";
import { PlanTurn } from "@/components/plans/plan-turn";
import { PlanVersions } from "@/components/plans/plan-versions";
import { PlanResults } from "@/components/plans/plan-view";
import { SupportList } from "@/components/plans/support-list";
import { NotMyRater } from "@/components/raters/own-rater";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { takeAway } from "@/lib/documents/actions";
import { saidIn } from "@/lib/documents/answer";
import { listPlanDocuments } from "@/lib/documents/queries";
import { saidQuery } from "@/lib/documents/schema";
import { speaker } from "@/lib/messages/format";
import { reportObstacle } from "@/lib/obstacles/actions";
import { listPlanObstacles } from "@/lib/obstacles/queries";
import {
  arrangePlan,
  commentOnPlan,
  enterRealisation,
  revisePlan,
  sendBackPlan,
  setPlan,
  settleComment,
  signPlan,
  throwAwayPlan,
} from "@/lib/plans/actions";
import { getPlan } from "@/lib/plans/queries";
import { enteredQuery, threadQuery } from "@/lib/plans/schema";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { regulationById } from "@/lib/regulation";
import { isOver } from "@/lib/scoring/core/planning";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.plans") });

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function PlanPage({ params, searchParams }: Props) {
  const { planId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("plan:read", planId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const at = now();
  const { period: asked } = enteredQuery.parse(await searchParams);
  const [plan, documents, obstacles, changeable, comment, propose, sendBack, set, revise] = await Promise.all([
    getPlan(grant, at, asked ?? null),
    listPlanDocuments(grant),
    listPlanObstacles(grant, at),
    grantOrNull("plan:change", planId),
    grantOrNull("plan:comment", planId),
    grantOrNull("plan:propose", planId),
    grantOrNull("plan:return", planId),
    grantOrNull("plan:set", planId),
    grantOrNull("plan:revise", planId),
  ]);
  const { values, plansSetBy, support } = regulationById(plan.regulationId, "quadrant");
  const { employee, rater } = plan;
  const named = rater?.interim ? say("people.interimName", { name: rater.name }) : rater?.name;
  const own = grant.employeeId === employee.id;
  const reader = own ? "own" : grant.employeeId === rater?.id ? "rater" : "other";
  const talk: Talk = {
    planId,
    threads: plan.threads,
    write: comment && commentOnPlan,
    settle: comment && settleComment,
    opened: threadQuery.parse(await searchParams).comment ?? null,
    zone: env().CERMIN_ZONE,
    locale,
  };
  const over = isOver(plan.year, dayOf(at));
  const change = over ? null : changeable;
  const actions = {
    propose: over ? null : propose && signPlan,
    set: over ? null : set && setPlan,
    sendBack: sendBack && sendBackPlan,
    revise: over ? null : revise && revisePlan,
    discard: changeable && throwAwayPlan,
  };
  return (
    <>
      {(own || reader === "rater") && plan.state !== "superseded" && (
        <LivePage employeeId={grant.employeeId ?? ""} drawnAt={at.toISOString()} />
      )}
      {(await searchParams).saved && <Notice kind="positive" text={say("planning.saved")} live />}
      <PageHead
        over={say("plan.ofYear", { year: String(plan.year) })}
        title={employee.name}
        lead={
          <>
            {[employee.post, employee.unit, named && say("plan.rater", { name: named })].filter(Boolean).join(" · ")}
            {own && rater && plan.state !== "superseded" && (
              <span className="off-paper">
                {" · "}
                <NotMyRater say={say} />
              </span>
            )}
          </>
        }
      />
      <SaidNotice said={saidIn(saidQuery.parse(await searchParams).document)} say={say} />
      <PlanTurn {...{ plan, reader, locale, say }} today={dayOf(at)} setBy={`${plan.year}-${plansSetBy.value}`} zone={env().CERMIN_ZONE}>
        {plan.state === "proposed" && change && <p className="small muted">{say("planning.signatureFalls")}</p>}
        <PlanDeeds plan={plan} actions={actions} say={say} />
      </PlanTurn>
      {plan.changes && <PlanChanges changes={plan.changes} say={say} />}
      {own && plan.state === "set" && plan.enterable.length > 1 && (
        <nav className="tabs off-paper" aria-label={say("yearly.fill")}>
          {plan.enterable.map((period) => (
            <a key={period} href={`/plans/${plan.id}?period=${period}`} aria-current={period === plan.openPeriod ? "page" : undefined}>
              {say("yearly.fillOne", { period: { period } })}
            </a>
          ))}
        </nav>
      )}
      <PlanResults
        plan={plan}
        documents={documents}
        obstacles={obstacles}
        flag={own && plan.state === "set" ? reportObstacle : null}
        enter={own ? enterRealisation : null}
        remove={own ? takeAway : null}
        arrange={change && arrangePlan}
        talk={talk}
        locale={locale}
        say={say}
      />
      <BehaviourList
        values={values.value}
        expectations={plan.expectations}
        source={`${values.source.instrument}, ${values.source.provision}`}
        edit={change && `/plans/${plan.id}/behaviour`}
        talk={talk}
        say={say}
      />
      <SupportList
        support={plan.support}
        source={`${support.source.instrument}, ${support.source.provision}`}
        edit={change && `/plans/${plan.id}/support`}
        talk={talk}
        say={say}
      />
      <PlanComments talk={talk} say={say} />
      <PlanVersions plan={plan} say={say} />
      <p className="actions off-paper">
        <a className="btn" href={`/api/plans/${plan.id}/form`} download>
          <Icon name="download" />
          {say("planning.form")}
        </a>
      </p>
    </>
  );
}
