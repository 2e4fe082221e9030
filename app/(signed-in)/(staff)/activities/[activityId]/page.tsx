import { ActivityForm } from "@/components/activities/activity-form";
import { ActivityHistory } from "@/components/activities/activity-history";
import { ActivityState } from "@/components/activities/activity-state";
import { Evidence } from "@/components/documents/evidence";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { correctActivity } from "@/lib/activities/actions";
import { getActivity, listResultOptions } from "@/lib/activities/queries";
import { takeAway } from "@/lib/documents/actions";
import { saidIn } from "@/lib/documents/answer";
import { listActivityDocuments } from "@/lib/documents/queries";
import { saidQuery } from "@/lib/documents/schema";
import { MOST_DOCUMENTS } from "@/lib/documents/types";
import { showDay, speaker } from "@/lib/messages/format";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("activity.line") });

type Props = { params: Promise<{ activityId: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function ActivityPage({ params, searchParams }: Props) {
  const { activityId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("activity:read", activityId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;

  const [line, documents, mayChange, own] = await Promise.all([
    getActivity(grant),
    listActivityDocuments(grant),
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
        {grant.employeeId !== line.employeeId && (
          <a className="btn" href={`/feedback/give?to=${line.employeeId}`}>
            {say("feedback.give")}
          </a>
        )}
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
      <ActivityHistory line={line} editable={mayChange !== null} locale={locale} say={say}>
        <Section id="documents" title={say("document.title")} aside={say("document.most", { most: MOST_DOCUMENTS })}>
          <Evidence
            documents={documents}
            change={mayChange && { address: `/api/activities/${activityId}/documents`, remove: takeAway }}
            said={saidIn(saidQuery.parse(await searchParams).document)}
            locale={locale}
            say={say}
          />
        </Section>
      </ActivityHistory>
    </>
  );
}
