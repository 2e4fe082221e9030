import { MeetingAgenda, OpenedSection } from "@/components/meetings/meeting-agenda";
import { MeetingState } from "@/components/meetings/meeting-list";
import { CloseMeeting, MeetingForm, MeetingRead } from "@/components/meetings/meeting-minutes";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { closeMinutes, saveMeeting } from "@/lib/meetings/actions";
import { getMeeting } from "@/lib/meetings/queries";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("meeting.title") });

export default async function MeetingPage({ params }: { params: Promise<{ meetingId: string }> }) {
  const { meetingId } = await params;
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("meeting:read", meetingId);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const at = now();
  const fewest = (await getSettings(dayOf(at)))("gradeMinimum").value;
  const [sheet, mayMinute, mayClose] = await Promise.all([
    getMeeting(grant, fewest, at),
    grantOrNull("meeting:minute", meetingId),
    grantOrNull("meeting:close", meetingId),
  ]);
  return (
    <>
      <PageHead
        over={<a href="/meetings">{say("meeting.list")}</a>}
        title={
          <span className="[overflow-wrap:anywhere]">{say("meeting.of", { unit: sheet.unit, period: { period: sheet.period } })}</span>
        }
        lead={say("meeting.calledBy", { name: sheet.calledBy, day: { day: sheet.heldOn } })}
      >
        <MeetingState standing={sheet.standing} say={say} />
      </PageHead>
      <MeetingAgenda sheet={sheet} locale={locale} say={say} />
      <OpenedSection opened={sheet.opened} locale={locale} say={say} />
      <MeetingRead sheet={sheet} say={say} />
      {mayMinute && <MeetingForm sheet={sheet} action={saveMeeting} say={say} />}
      {mayClose && <CloseMeeting sheet={sheet} action={closeMinutes} say={say} />}
    </>
  );
}
