import { StartForm } from "@/components/plans/start-form";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead } from "@/components/ui/section";
import { requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { beginPlan } from "@/lib/plans/actions";
import { getBeginning } from "@/lib/plans/queries";
import { beginQuery } from "@/lib/plans/schema";
import { now } from "@/lib/platform/clock";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("planning.start") });

export default async function NewPlanPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const say = speaker(await readerLocale());
  const { of, year } = beginQuery.parse(await searchParams);
  const { grant, refusal } = of === undefined ? await requireOwnGrant("plan:start") : await requireGrant("plan:start", of);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const beginning = await getBeginning(grant, now());
  const { years, name } = beginning;
  const [earliest] = years;
  const own = grant.employeeId === grant.subjectId;
  return (
    <>
      <PageHead
        over={<a href={own ? "/plans" : "/plans/team"}>{say(own ? "menu.plans" : "planning.team")}</a>}
        title={own ? say("planning.start") : say("planning.startFor", { name })}
        lead={say("planning.startLead")}
      />
      {earliest === undefined ? (
        <Empty title={say("planning.nothingToStart")} text={say("planning.nothingToStartHint")} />
      ) : (
        <StartForm beginning={beginning} year={years.find((each) => String(each) === year) ?? earliest} action={beginPlan} say={say} />
      )}
    </>
  );
}
