import { ActivityForm } from "@/components/activities/activity-form";
import { ActivityHistory } from "@/components/activities/activity-history";
import { ActivityState } from "@/components/activities/activity-state";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { correctActivity } from "@/lib/activities/actions";
import { getActivity, listResultOptions } from "@/lib/activities/queries";
import { showDay, speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("activity.line") });

export default async function ActivityPage({ params }: { params: Promise<{ activityId: string }> }) {
  const { activityId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("activity:read", activityId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const [line, mayChange, own] = await Promise.all([
    getActivity(grant),
    grantOrNull("activity:change", activityId),
    requireOwnGrant("today:read"),
  ]);
  return (
    <>
      <PageHead
        over={showDay(locale, line.day, "weekday")}
        title={<span className="[overflow-wrap:anywhere]">{line.text}</span>}
        lead={line.employeeName}
      >
        <ActivityState state={line.state} say={say} />
      </PageHead>
      {line.state === "returned" && (
        <Notice kind="caution" icon="return" text={say("activity.returnedBecause", { reason: line.reason ?? "" })} />
      )}
      {mayChange && own.grant && (
        <ActivityForm
          action={correctActivity}
          hidden={{ activityId, version: line.version }}
          line={line}
          day={line.day}
          results={await listResultOptions(own.grant, Number(line.day.slice(0, 4)))}
          locale={locale}
          say={say}
        />
      )}
      <ActivityHistory line={line} editable={mayChange !== null} locale={locale} say={say} />
    </>
  );
}
