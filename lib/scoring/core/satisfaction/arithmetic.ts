import type { Hundredths, Step } from "../types";
import { type AnswerRow, type Grade, type SatisfactionRule, satisfactionOf } from ".";
import type { Interval } from "./interval";

/** How often each pattern of answers came: the mark (or -) and the elements, "4443-33344", and its number. */
export type Patterns = readonly (readonly [pattern: string, times: number])[];

export type IndexArithmetic = {
  n: number;
  /** In the questionnaire's order; the mean as an exact fraction, "352/91". */
  elements: { sum: number; n: number; mean: string; index: Hundredths; grade: Grade }[];
  index: Hundredths;
  grade: Grade;
  interval: Interval | null;
  steps: Step[];
};

/** One pattern as a row of answers; what was not answered is null. The mark before them is no part of the index. */
export const rowsOf = (patterns: Patterns): AnswerRow[] =>
  patterns.map(([pattern, times]) => ({
    answers: [...pattern].slice(1).map((letter) => (letter === "-" ? null : Number(letter))),
    times,
  }));

/**
 * An index with all that it was made of, so that it can be done again with paper and pencil.
 *
 * Shape    counts of patterns of one length; each answer on the scale or "-".
 * Missing  null where there is no index: nobody answered, or some element was answered by nobody.
 * Throws   RangeError as satisfactionOf does.
 */
export function arithmeticOf(patterns: Patterns, rule: SatisfactionRule): IndexArithmetic | null {
  const rows = rowsOf(patterns);
  const result = satisfactionOf(rows, rule);
  if (!result || result.n === null) return null;
  const elements = result.elements.map(({ mean, index, grade }, element) => {
    const answered = rows.flatMap(({ answers, times }) => {
      const answer = answers[element];
      return answer === null || answer === undefined ? [] : [{ answer, times }];
    });
    const sum = answered.reduce((all, { answer, times }) => all + answer * times, 0);
    const n = answered.reduce((all, { times }) => all + times, 0);
    return { sum, n, mean: mean.toFraction(), index, grade };
  });
  const { n, index, grade, interval, steps } = result;
  return { n, elements, index, grade, interval, steps };
}
