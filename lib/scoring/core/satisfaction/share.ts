import type { Hundredths } from "../types";
import type { Interval } from "./interval";

/** A part of those who were asked, in hundredths of a percent, with its interval. */
export type Share = Interval & { n: number; share: Hundredths };

const Z = 1.959964; // 97.5 % quantile of the normal distribution

/**
 * How large a part of all that answered is, as a sample of all who might have.
 *
 * Units    percent in hundredths, 0.00 to 100.00.
 * Interval Wilson's, 95 %: it stays inside 0 to 100 and is honest with few answers.
 * Missing  null where nobody answered.
 * Throws   RangeError for a part that is larger than the whole.
 */
export function shareOf(part: number, n: number): Share | null {
  if (part < 0 || part > n) throw new RangeError(`${part} of ${n}`);
  if (n === 0) return null;
  const p = part / n;
  const centre = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))) / (1 + Z ** 2 / n);
  const percent = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) as Hundredths;
  return { n, share: percent(p), low: percent(centre - half), high: percent(centre + half) };
}
