import { z } from "zod";
import type { Expectation } from "../types";

export const straightLineRule = z.strictObject({ least: z.number().int().min(2).max(100), share: z.number().int().min(51).max(100) });
export type StraightLineRule = z.output<typeof straightLineRule>;
export type Pair = { workResult: Expectation; behaviour: Expectation };
export type StraightLine = Pair & { same: number; of: number };

/**
 * The pair of ratings that nearly all people of one rater in one period have, for that rater's own eyes before sending.
 *
 * Shape    the pairs of everybody whom the rater has rated in the period; the rule's least number of people and its share.
 * Units    people; the share in whole percent, more than half, so that there is one such pair at most.
 * Missing  who is not rated yet is not counted. Fewer than the least, or a smaller share: null.
 * Never    a fault: people may be alike. Nothing is stored, nobody else sees it, no rating changes.
 * Source   our default, a dated local setting (straightLine).
 */
export function straightLine(pairs: readonly Pair[], { least, share }: StraightLineRule): StraightLine | null {
  const groups = [...Map.groupBy(pairs, ({ workResult, behaviour }) => `${workResult} ${behaviour}`).values()];
  const most = groups.find((group) => group.length * 100 >= share * pairs.length);
  const [pair] = most ?? [];
  return pair && most && pairs.length >= least
    ? { workResult: pair.workResult, behaviour: pair.behaviour, same: most.length, of: pairs.length }
    : null;
}
