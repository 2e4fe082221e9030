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

/** The quarters that may be opened on a day: the one that runs and the next. */
export const openableOn = (day: string): string[] => [quarterOf(day), quarterAfter(quarterOf(day))];
