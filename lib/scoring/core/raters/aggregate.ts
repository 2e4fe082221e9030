import { VALUES } from "../types";
import type { PeerAnswers } from "./peer-answers";

/** In hundredths, to the nearest quarter; null where fewer than the minimum judged the value. */
export type ValueAggregate = { mean: number; spread: number } | null;
export type PeerAggregate = Record<(typeof VALUES)[number], ValueAggregate>;

/** A quarter of a mark, in hundredths: nothing finer leaves this function, so that one answer cannot be told from the change it makes. */
const GRAIN = 25;
const toGrain = (marks: number) => Math.floor((marks * 100) / GRAIN + 0.5) * GRAIN;

/**
 * What one group's answers come to, value by value.
 *
 * Shape    every answer of one person, one period, one perspective; marks 1 to 4, or "cannot judge".
 * Units    hundredths of a mark, rounded to the nearest 0.25, half up. Spread is the sample standard deviation (n - 1).
 * Missing  "cannot judge" is not counted. A value judged by fewer than `minimum` is null, not shown and not guessed.
 * Never    counts per mark, per value or per person: with small groups those unmask.
 * Order    of no influence.
 * Throws   RangeError below three: no setting may go lower (trust, section 3).
 */
export function aggregateResponses(answers: readonly PeerAnswers[], minimum: number): PeerAggregate {
  if (!(minimum >= 3)) throw new RangeError(`a minimum of ${minimum} protects nobody`);
  const judged = (value: (typeof VALUES)[number]): ValueAggregate => {
    const marks = answers.flatMap((answer) => (answer[value] === "cannot-judge" ? [] : [Number(answer[value])]));
    if (marks.length < minimum) return null;
    const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
    const variance = marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0) / (marks.length - 1);
    return { mean: toGrain(mean), spread: toGrain(Math.sqrt(variance)) };
  };
  return Object.fromEntries(VALUES.map((value) => [value, judged(value)])) as PeerAggregate;
}
