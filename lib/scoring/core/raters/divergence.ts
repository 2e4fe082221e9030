import { z } from "zod";
import type { Expectation, Standing } from "../types";

/** When a work-result rating and the evidence part company. A dated local setting chooses among these for each rating. */
export const DIVERGENCE_TESTS = ["any-main-below", "half-main-below", "none-below", "never"] as const;
export type DivergenceTest = (typeof DIVERGENCE_TESTS)[number];
const test = z.enum(DIVERGENCE_TESTS);
/** Which of them makes each rating of the work result owe a reason. */
export const divergenceRule = z.strictObject({ above: test, meets: test, below: test });
export type DivergenceRule = z.output<typeof divergenceRule>;

const holds: Record<DivergenceTest, (below: number, known: number) => boolean> = {
  "any-main-below": (below) => below > 0,
  "half-main-below": (below, known) => 2 * below >= known,
  "none-below": (below) => below === 0,
  never: () => false,
};

/**
 * Whether a work-result rating and the evidence diverge, so that the rater owes a written reason. By the default setting:
 *
 *   above   while a main indicator with data is below its range
 *   meets   while half or more of the main indicators with data are below
 *   below   while none is
 *
 * Missing  indicators without data are not counted; without any data there is nothing to diverge from.
 * Gives    the two counts for the sentence, or null when no reason is owed.
 * Never    changes a rating. Behaviour is not compared by computation, so it is not handed in.
 * Source   our default, after the guide in PermenPANRB 6/2022, Lampiran, hlm. 97-98 ("contoh panduan"); a dated local setting.
 */
export function divergence(
  workResult: Expectation,
  mainIndicators: readonly Standing[],
  rule: DivergenceRule,
): { below: number; known: number } | null {
  const known = mainIndicators.filter((standing) => standing !== "unknown").length;
  const below = mainIndicators.filter((standing) => standing === "below").length;
  return known > 0 && holds[rule[workResult]](below, known) ? { below, known } : null;
}

/** For each of the three work-result ratings: the counts of the evidence it would part from, or null. */
export const divergences = (mains: readonly Standing[], rule: DivergenceRule) => ({
  above: divergence("above", mains, rule),
  meets: divergence("meets", mains, rule),
  below: divergence("below", mains, rule),
});
