import { VALUES } from "../types";
import { coarse, countsOf } from "./coarse";
import type { PeerAnswers } from "./peer-answers";

/** In hundredths, to the quarter, and coarser where that would tell somebody's mark; null where fewer than the minimum judged the value. */
export type ValueAggregate = { mean: number; spread: number } | null;
export type PeerAggregate = Readonly<Record<string, ValueAggregate>>;

/**
 * What one group's answers come to, value by value, or item by item of a local set.
 *
 * Shape    every answer of one person, one period, one perspective; marks 1 to 4, or "cannot judge".
 * Units    hundredths of a mark, to the quarter, half up. Spread is the sample standard deviation (n - 1), told as "at most".
 * Missing  "cannot judge" is not counted. A value judged by fewer than `minimum` is null, not shown and not guessed.
 * Promise  nobody's mark follows from it, not even for one of those who answered (see `coarse`). Not promised: that all but one, putting
 *          together what they gave, learn nothing of the last; or that a high mean does not say that many gave high marks.
 * Never    counts per mark, per value or per person: with small groups those unmask.
 * Order    of no influence.
 * Throws   RangeError below three: no setting may go lower (trust, section 3).
 */
export function aggregateResponses(answers: readonly PeerAnswers[], minimum: number, items: readonly string[] = VALUES): PeerAggregate {
  if (!(minimum >= 3)) throw new RangeError(`a minimum of ${minimum} protects nobody`);
  const judged = (item: string): ValueAggregate => {
    const marks = answers.flatMap((answer) => (answer[item] === "cannot-judge" ? [] : [Number(answer[item])]));
    return marks.length < minimum ? null : coarse(countsOf(marks));
  };
  return Object.fromEntries(items.map((item) => [item, judged(item)]));
}
