import { HolidayForms } from "@/components/holidays/holiday-forms";
import { HolidayList } from "@/components/holidays/holiday-list";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Empty, PageHead, Section } from "@/components/ui/section";
import { grantOrNull, requireGrant } from "@/lib/access/require-grant";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { addHoliday, dropHoliday, pasteHolidays, updateHoliday } from "@/lib/activities/actions";
import { nextYearWithout } from "@/lib/holidays/calendar";
import { listHolidays } from "@/lib/holidays/queries";
import { calendarQuery } from "@/lib/holidays/schema";
import { speaker } from "@/lib/messages/format";
import { dayOf, now } from "@/lib/platform/clock";
import { getHolidays } from "@/lib/settings/queries";

export const generateMetadata = async () => ({ title: speaker(await readerLocale())("menu.holidays") });

/** The days of one year on which no limit runs, and the way to the years beside it. */
export default async function HolidaysPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const locale = await readerLocale();
  const say = speaker(locale);
  const { grant, refusal } = await requireGrant("settings:read", AGENCY);
  if (!grant) return <RefusalNotice because={refusal} say={say} />;
  const today = dayOf(now());
  const year = calendarQuery.parse(await searchParams).year ?? Number(today.slice(0, 4));
  const [holidays, calendar, manage] = await Promise.all([
    listHolidays(grant, year),
    getHolidays(),
    grantOrNull("holidays:manage", AGENCY),
  ]);
  const bare = nextYearWithout(calendar, today);
  return (
    <>
      {bare !== null && bare !== year && <Notice kind="caution" text={say("today.calendar", { year: String(bare) })} />}
      <PageHead title={say("menu.holidays")} lead={say("holidays.lead")} />
      <nav className="tabs mb-3" aria-label={say("holidays.years")}>
        {[year - 1, year, year + 1].map((each) => (
          <a key={each} href={`/settings/holidays?year=${each}`} aria-current={each === year ? "page" : undefined}>
            {each}
          </a>
        ))}
      </nav>
      <Section id="days" title={say("holidays.ofYear", { year: String(year) })} aside={say("holidays.count", { n: holidays.length })}>
        {holidays.length === 0 ? (
          <Empty title={say("holidays.none", { year: String(year) })} text={say("holidays.noneHint")} />
        ) : (
          <HolidayList
            holidays={holidays}
            deeds={manage ? { change: updateHoliday, remove: dropHoliday } : null}
            locale={locale}
            say={say}
          />
        )}
      </Section>
      {manage && <HolidayForms year={year} add={addHoliday} paste={pasteHolidays} say={say} />}
    </>
  );
}
