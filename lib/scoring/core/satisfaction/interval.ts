import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import type { Hundredths, Source, Step } from "../types";
import type { AnswerRow } from "./index";

/** Both ends, in hundredths of the index. */
export type Interval = { low: Hundredths; high: Hundredths };

/**
 * The 95 % interval of the index, by linearisation.
 *
 * Method   index = (25/N) Σe Se/ne. A respondent moves it by ui = (25/N) Σ over the elements answered of (xie - mean e)/ne;
 *          its variance is n/(n-1) Σ ui²; the half-width Student's t (n-1) times the root.
 * Missing  null below two respondents. Answers that are all alike have width 0: shown as it is, for it says that nobody
 *          differed, not that the index is certain.
 * Rounds   to hundredths at the end; never past the scale, 25.00 to 100.00.
 * Assumes  respondents are a sample of the users at random and independent. Whoever prints it says so.
 */
export function intervalOf(rows: readonly AnswerRow[], elements: readonly { sum: number; n: number }[]): Interval | null {
  const n = rows.reduce((all, { times }) => all + times, 0);
  if (n < 2) return null;
  const share = 25 / elements.length;
  const index = share * elements.reduce((all, { sum, n: answered }) => all + sum / answered, 0);
  const squares = rows.reduce((all, { answers, times }) => {
    const moved = elements.reduce((sum, element, at) => {
      const answer = answers[at] ?? null;
      return answer === null ? sum : sum + (share * (answer - element.sum / element.n)) / element.n;
    }, 0);
    return all + times * moved * moved;
  }, 0);
  const half = tQuantile(0.975, n - 1) * Math.sqrt((n / (n - 1)) * squares);
  return { low: bounded(index - half), high: bounded(index + half) };
}

/** No instrument asks for an interval: this is how surveys are commonly estimated, and whoever reads it is told so. */
const source: Source = {
  instrument: "Metode statistik, bukan ketentuan peraturan",
  provision: "linearisasi Taylor dan sebaran t dengan derajat bebas n - 1",
  tag: "H",
  checkedOn: "2026-11-25",
};

/** The interval's line among the steps, and why there is none: fewer than two respondents, or nothing known of them (n null). */
export function intervalStep(n: number | null, interval: Interval | null): Step {
  const step = (words: Step["words"]): Step => ({ rule: "interval", words, source });
  if (n === null) return step({ key: "step.intervalUnknown" });
  if (interval === null) return step({ key: "step.intervalTooFew", values: { n } });
  const { low, high } = interval;
  return step({ key: "step.interval", values: { n, low: { hundredths: low }, high: { hundredths: high } } });
}

const bounded = (index: number) => Math.round(Math.min(100, Math.max(25, index)) * 100) as Hundredths;

/** Whether two intervals have no value in common: only then may one be called higher. */
export const clearOf = (one: Interval, other: Interval) => one.high < other.low || other.high < one.low;
