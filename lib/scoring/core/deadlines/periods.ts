/** A quarter, "2026-Q4", or a year, "2026". */
export const PERIOD = /^\d{4}(-Q[1-4])?$/;
export const QUARTER = /^\d{4}-Q[1-4]$/;

function parts(period: string): { year: number; quarter: number | null } {
  if (!PERIOD.test(period)) throw new RangeError(`no period ${period}`);
  const [year = "", quarter] = period.split("-Q");
  return { year: Number(year), quarter: quarter ? Number(quarter) : null };
}

const twoDigits = (n: number) => String(n).padStart(2, "0");

/** The legal day, YYYY-MM-DD, on which a period begins. Throws RangeError for what is no period, like the next two. */
export function firstDayOf(period: string): string {
  const { year, quarter } = parts(period);
  return `${year}-${twoDigits(quarter === null ? 1 : quarter * 3 - 2)}-01`;
}

/** The legal day on which a period ends. */
export function lastDayOf(period: string): string {
  const { year, quarter } = parts(period);
  const month = quarter === null ? 12 : quarter * 3;
  return `${year}-${twoDigits(month)}-${month === 6 || month === 9 ? 30 : 31}`;
}

/** The quarter in which a day lies. */
export const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The quarter `n` quarters later (or earlier). */
export function quarterAfter(period: string, n = 1): string {
  const { year, quarter } = parts(period);
  if (quarter === null) throw new RangeError(`${period} is a year`);
  const index = year * 4 + quarter - 1 + n;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

export const isYear = (period: string) => parts(period).quarter === null;

/** The quarters of which a period is made: itself, or the year's four in their order. */
export const quartersIn = (period: string): string[] =>
  isYear(period) ? [1, 2, 3, 4].map((quarter) => `${period}-Q${quarter}`) : [period];

/**
 * What may be opened on a day: the quarter that runs and the next; and the year, from its last quarter until `yearBy` of the next one
 * (MM-DD, both days included), the last day of its evaluation.
 */
export function openableOn(day: string, yearBy: string): string[] {
  const running = quarterOf(day);
  const year = Number(day.slice(0, 4));
  const years = [...(day.slice(5) <= yearBy ? [String(year - 1)] : []), ...(running.endsWith("Q4") ? [String(year)] : [])];
  return [running, quarterAfter(running), ...years];
}
