import { ActivityForm } from "@/components/activities/activity-form";
import { DayStrip, WeekTable } from "@/components/activities/week-table";
import { LivePage } from "@/components/live/live-page";
import { Icon } from "@/components/ui/icon";
import { Pager } from "@/components/ui/pager";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { requireGrant, requireOwnGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { logActivity } from "@/lib/activities/actions";
import { getAuthor, getWeek, listResultOptions } from "@/lib/activities/queries";
import { weekQuery } from "@/lib/activities/schema";
import { showDay, speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { addDays, isoWeekOf, mondayOf, mondayOfWeek } from "@/lib/scoring/core/deadlines/working-days";
import { getSettings } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.activities") });

export default async function ActivitiesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const asked = weekQuery.parse(await searchParams);
  const { grant, refusal } = await (asked.of ? requireGrant("activities:read", asked.of) : requireOwnGrant("activities:read"));
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const own = grant.subjectId === grant.employeeId;

  const at = now();
  const today = dayOf(at);
  const monday = mondayOfWeek(asked.week ?? "") ?? mondayOf(today);
  const [week, results, settings, name] = await Promise.all([
    getWeek(grant, monday, asked.after ?? null),
    own ? listResultOptions(grant, Number(today.slice(0, 4))) : [],
    getSettings(today),
    own ? null : getAuthor(grant),
  ]);
  const { value: minutesPerDay, source } = settings("minutesPerDay");
  const shown = { week, minutesPerDay, today, locale, say };
  const to = (day: string) => `/activities?week=${isoWeekOf(day)}${own ? "" : `&of=${grant.subjectId}`}`;

  return (
    <>
      {own && <LivePage employeeId={grant.subjectId} drawnAt={at.toISOString()} />}
      <PageHead
        title={name === null ? say("menu.activities") : say("activity.of", { name })}
        lead={say("activity.weekOf", { from: showDay(locale, monday), to: showDay(locale, addDays(monday, 6)) })}
      >
        <a className="btn icon" href={to(addDays(monday, -7))} aria-label={say("activity.weekBefore")}>
          <Icon name="previous" />
        </a>
        <a className="btn icon" href={to(addDays(monday, 7))} aria-label={say("activity.weekAfter")}>
          <Icon name="next" />
        </a>
        {own && (
          <a className="btn primary" href="#new">
            <Icon name="plus" />
            {say("activity.log")}
          </a>
        )}
      </PageHead>
      <DayStrip {...shown} />
      {week.lines.length > 0 ? (
        <WeekTable {...shown} />
      ) : (
        <Empty title={say("activity.noneThisWeek")} {...(own && { text: say("activity.noneHint") })} />
      )}
      {(week.next || asked.after) && (
        <Pager
          shown={say("activity.shownLines", { n: week.lines.length })}
          first={asked.after ? { href: to(monday), label: say("pager.first") } : null}
          next={week.next ? { href: `${to(monday)}&after=${week.next}`, label: say("pager.next") } : null}
        />
      )}
      <p className="small muted mt-3">{say("activity.minutesUse", { limit: minutesPerDay, source })}</p>
      {own && (
        <Section id="new" title={say("activity.new")}>
          <ActivityForm
            action={logActivity}
            hidden={{ employeeId: grant.subjectId, key: crypto.randomUUID() }}
            line={null}
            day={today}
            results={results}
            locale={locale}
            say={say}
          />
        </Section>
      )}
    </>
  );
}
