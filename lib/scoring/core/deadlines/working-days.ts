/** Days are YYYY-MM-DD; arithmetic is by the calendar, without any zone. */
const ordinal = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const dayAt = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);

/** The day `n` calendar days later (or earlier). */
export const addDays = (day: string, n: number) => dayAt(ordinal(day) + n);

/** Calendar days from one day to another; 0 for the same day. */
export const daysBetween = (from: string, to: string) => ordinal(to) - ordinal(from);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string) => ((ordinal(day) + 3) % 7) + 1;

/** The days on which no limit runs, YYYY-MM-DD. Always handed in: a calendar that is taken for empty in silence shortens somebody's limit. */
export type Holidays = ReadonlySet<string>;

/** Monday to Friday and no holiday of the calendar that was handed in. */
export const isWorkingDay = (day: string, holidays: Holidays) => weekdayOf(day) <= 5 && !holidays.has(day);

/**
 * The last day of a limit of `n` working days (hari kerja) that starts with an event: the day of the event is not counted.
 *
 * Shape    n ≥ 0; with 0 it is the day itself, working day or not.
 * Source   PermenPANRB 6/2022, Lampiran, hlm. 114-119 counts in hari kerja; that the first day is not counted is our reading.
 */
export function addWorkingDays(day: string, n: number, holidays: Holidays): string {
  let at = day;
  for (let left = n; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/** Working days after one day, up to and including another: how many are left. Never negative. */
export function workingDaysUntil(from: string, to: string, holidays: Holidays): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at, holidays)) count += 1;
  return count;
}

/** Monday of the ISO week in which a day lies. */
export const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day));

/** The ISO week of a day, "2026-W47": the week belongs to the year of its Thursday. */
export function isoWeekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
}

/** The Monday of an ISO week, or null for what names none ("2026-W54", "x"). */
export function mondayOfWeek(week: string): string | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (!year || !number) return null;
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
  return isoWeekOf(monday) === week ? monday : null;
}
