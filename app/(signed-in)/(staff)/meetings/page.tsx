import { LivePage } from "@/components/live/live-page";
import { HeadedUnits, MeetingList } from "@/components/meetings/meeting-list";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { callUnit, openOwn } from "@/lib/meetings/actions";
import { listMeetings, listShowable } from "@/lib/meetings/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { quarterAfter, quarterOf } from "@/lib/scoring/core/deadlines/periods";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("meeting.list") });

/** A unit's evaluation meetings, for everybody in it; and of each unit one heads what one calls and shows. */
export default async function MeetingsPage() {
  const say = speaker(await readerLocale());
  const { grant, refusal } = await requireOwnGrant("meetings:list");
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const at = now();
  const [{ rows, headed }, showable] = await Promise.all([listMeetings(grant, at), listShowable(grant)]);
  const quarter = quarterOf(dayOf(at));
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead over={<a href="/dialogues">{say("menu.dialogues")}</a>} title={say("meeting.list")} lead={say("meeting.listLead")} />
      {rows.length === 0 && <Empty title={say("meeting.none")} text={say("meeting.noneHint")} />}
      {rows.length > 0 && (
        <Section id="meetings" title={say("meeting.held")}>
          <MeetingList rows={rows} say={say} />
        </Section>
      )}
      <HeadedUnits
        units={headed}
        periods={[quarter, quarterAfter(quarter, -1), quarterAfter(quarter, -2)]}
        showable={showable}
        actions={{ call: callUnit, open: openOwn }}
        say={say}
      />
    </>
  );
}
