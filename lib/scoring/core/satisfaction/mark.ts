import type { Hundredths } from "../types";

/** Of those who marked: the share that was satisfied, in hundredths of a percent, with its interval. */
export type MarkShare = { n: number; share: Hundredths; low: Hundredths; high: Hundredths };

const Z = 1.959964; // 97.5 % quantile of the normal distribution

/**
 * The share of marks 3 (puas) and 4 (sangat puas) among all marks. Not part of the index.
 *
 * Shape    how often each of the marks 1 to 4 was given.
 * Units    percent in hundredths, 0.00 to 100.00.
 * Interval Wilson's, 95 %: it stays inside 0 to 100 and is honest with few answers.
 * Missing  null where nobody marked.
 */
export function markShareOf(counts: readonly [number, number, number, number]): MarkShare | null {
  const n = counts.reduce((all, count) => all + count, 0);
  if (n === 0) return null;
  const p = (counts[2] + counts[3]) / n;
  const centre = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))) / (1 + Z ** 2 / n);
  const percent = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) as Hundredths;
  return { n, share: percent(p), low: percent(centre - half), high: percent(centre + half) };
}
