/** What became of the objections of a quarter; `days` are the working days from filing to each decision. */
export type Outcomes = { upheld: number; changed: number; withdrawn: number; open: number; days: readonly number[] };
export type Counted = { filed: number | null; parts: Omit<Outcomes, "days"> | null; median: number | null };

/**
 * The figures that may be published.
 *
 * Shape    counts of one quarter, and the smallest group that is shown (a dated setting).
 * Small    a sum from 1 to below the minimum is null, "fewer than"; its parts are shown only where none of them lies there, because one
 *          that is left out could be told from the others and the sum.
 * Median   in working days, the mean of the middle two rounded half up; null with fewer decisions than the minimum.
 */
export function countedFigures({ days, ...parts }: Outcomes, minimum: number): Counted {
  const filed = Object.values(parts).reduce((sum, n) => sum + n, 0);
  const small = (n: number) => n > 0 && n < minimum;
  const hidden = small(filed) || Object.values(parts).some(small);
  return { filed: small(filed) ? null : filed, parts: hidden ? null : parts, median: days.length < minimum ? null : medianOf(days) };
}

function medianOf(days: readonly number[]): number | null {
  const sorted = days.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
