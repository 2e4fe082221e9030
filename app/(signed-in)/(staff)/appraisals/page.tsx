import { FormerResults } from "@/components/appraisals/former-result";
import { OwnSteps } from "@/components/appraisals/own-steps";
import { RateeList } from "@/components/appraisals/ratee-list";
import { DistributionView } from "@/components/distribution/distribution-view";
import { OwnEvaluations } from "@/components/evaluations/own-evaluations";
import { SteadList } from "@/components/evaluations/stead-list";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { agreeOnFormerResult, dropFormerResult, proposeFormerResult } from "@/lib/appraisals/actions";
import { listOwnMovedQuarters, listOwnSteps, listRatees } from "@/lib/appraisals/queries";
import { explainOwnRatings } from "@/lib/distribution/actions";
import { listRaterDistributions } from "@/lib/distribution/queries";
import { deliverResults, signResults } from "@/lib/evaluations/actions";
import { listOwnEvaluations, listStead } from "@/lib/evaluations/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getHolidays, getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.appraisals") });

export default async function AppraisalsPage({ searchParams }: { searchParams: Promise<{ saved?: string; evaluated?: string }> }) {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("appraisals:list-own");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const holidays = await getHolidays();
  const [steps, ratees, sights, moved, settings, evaluations, stead] = await Promise.all([
    listOwnSteps(grant, today),
    listRatees(grant, today),
    listRaterDistributions(grant, today),
    listOwnMovedQuarters(grant, today),
    getSettings(today),
    listOwnEvaluations(grant, holidays),
    listStead(grant, today, holidays),
  ]);
  const { saved, evaluated } = await searchParams;
  const form = { action: explainOwnRatings, hidden: { employeeId: grant.subjectId } };
  return (
    <>
      {saved && <Notice kind="positive" text={say("rating.savedAll")} live />}
      <PageHead title={say("menu.appraisals")} lead={say("appraisals.lead")}>
        {ratees.length > 0 && (
          <a className="btn" href="/raters/mine">
            {say("fairness.mine.title")}
          </a>
        )}
      </PageHead>
      {steps.length === 0 && ratees.length === 0 && stead.length === 0 && (
        <Empty title={say("appraisals.none")} text={say("appraisals.noneHint")} />
      )}
      <OwnSteps steps={steps} say={say} />
      <FormerResults
        quarters={moved}
        me={grant.subjectId}
        actions={{ propose: proposeFormerResult, agree: agreeOnFormerResult, drop: dropFormerResult }}
        say={say}
      />
      <SteadList rows={stead} done={evaluated !== undefined} say={say} />
      <OwnEvaluations
        evaluations={evaluations}
        employeeId={grant.subjectId}
        actions={{ sign: signResults, deliver: deliverResults }}
        say={say}
      />
      <RateeList
        ratees={ratees}
        rule={settings("straightLine").value}
        say={say}
        under={(period) => {
          const sight = sights.find((each) => each.period === period);
          return sight && <DistributionView sight={sight} form={form} say={say} />;
        }}
      />
    </>
  );
}
