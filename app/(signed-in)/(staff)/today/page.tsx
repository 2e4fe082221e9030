import { QuickLog } from "@/components/activities/quick-log";
import { IntroductionOffer } from "@/components/help/introduction";
import { LivePage } from "@/components/live/live-page";
import { TodayObstacles } from "@/components/obstacles/today-obstacles";
import { DayLines } from "@/components/today/day-lines";
import { PlanSummary } from "@/components/today/plan-summary";
import { QuarterSection } from "@/components/today/quarter-section";
import { Tasks } from "@/components/today/tasks";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { PageHead } from "@/components/ui/section";
import { grantOrNull, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale, signedInStaff } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { logQuickly } from "@/lib/activities/actions";
import { skipIntroduction } from "@/lib/help/actions";
import { showDay, speaker } from "@/lib/messages/format";
import { getNavigation } from "@/lib/navigation/queries";
import { dayOf, now } from "@/lib/platform/clock";
import { getHolidays, getSettings } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.today") });

export default async function TodayPage() {
  const locale = await readerLocale();
  const say = speaker(locale);
  const [me, { grant, refusal }] = await Promise.all([signedInStaff(), requireOwnGrant("today:read")]);
  if (!me || !grant) return <RefusalNotice because={refusal ?? "not-signed-in"} say={say} />;

  const at = now();
  const [settings, holidays, keepsCalendar] = await Promise.all([
    getSettings(dayOf(at)),
    getHolidays(),
    grantOrNull("holidays:manage", AGENCY).then((calendar) => calendar !== null),
  ]);
  const [today, navigation] = await Promise.all([
    getToday(grant, at, { quietAfter: settings("quietCodeDays").value, holidays, keepsCalendar }),
    getNavigation(me),
  ]);
  const { value: limit } = settings("minutesPerDay");
  return (
    <>
      <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />
      <PageHead
        title={showDay(locale, today.day, "weekday")}
        lead={say("today.lead", { period: { period: today.period }, minutes: today.minutes, limit })}
      />
      <div className="mirror">
        <div>
          <QuickLog action={logQuickly} employeeId={grant.subjectId} formKey={crypto.randomUUID()} say={say} />
          {today.introduction !== null && (
            <IntroductionOffer taken={today.introduction} action={skipIntroduction} employeeId={grant.subjectId} say={say} />
          )}
          <Tasks tasks={today.tasks} waiting={navigation.waiting} say={say} />
          <DayLines lines={today.lines} locale={locale} say={say} />
        </div>
        <div>
          <QuarterSection day={today.day} period={today.period} locale={locale} say={say} />
          <PlanSummary plan={today.plan} planned={today.planned} year={today.year} say={say} />
          <TodayObstacles obstacles={today.obstacles} say={say} />
        </div>
      </div>
    </>
  );
}
