import { shareOf } from "./share";

/** The bands of the form, quickest first: under 15 minutes, up to 30, up to 60, longer. */
export const BANDS = ["under-15", "up-to-30", "up-to-60", "longer"] as const;
export type Band = 1 | 2 | 3 | 4;
export type BandCounts = readonly [number, number, number, number];

/** Which share of citizens waited at most so long, in percent. */
export const MEASURES = { median: 50, ninetieth: 90 } as const;

/**
 * The band in which a quantile of the waits lies, and the bands it may lie in.
 *
 * Shape    counts of the four bands; a percent from 1 to 99.
 * Value    the first band up to which that share of the answers reaches: of an even number the lower median. Whole numbers, no rounding.
 * Interval 95 %: every band that Wilson's interval of "so many waited at most so long" does not exclude.
 * Missing  null where nobody answered.
 */
export function quantileOf(bands: BandCounts, percent: number): { band: Band; low: Band; high: Band } | null {
  const n = bands.reduce((all, times) => all + times, 0);
  if (n === 0) return null;
  const upTo = bands.map((_, at) => bands.slice(0, at + 1).reduce((all, times) => all + times, 0));
  const first = (reaches: (part: number) => boolean) => {
    const at = upTo.findIndex(reaches);
    return (at < 0 ? 4 : at + 1) as Band;
  };
  const bound = (part: number) => shareOf(part, n) ?? { low: 0, high: 0 };
  return {
    band: first((part) => part * 100 >= percent * n),
    low: first((part) => bound(part).high >= percent * 100),
    high: first((part) => bound(part).low >= percent * 100),
  };
}
