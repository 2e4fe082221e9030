import Fraction from "fraction.js";
import { halfUp } from "../methods/credit";
import type { Hundredths, Sourced, Step } from "../types";
import { type Interval, intervalOf, intervalStep } from "./interval";

export const GRADES = ["A", "B", "C", "D"] as const;
/** Mutu pelayanan, best first. */
export type Grade = (typeof GRADES)[number];

/** How many respondents gave exactly these answers; raw rows have `times` 1. Absent is null, never 0. */
export type AnswerRow = { answers: readonly (number | null)[]; times: number };

export type SatisfactionRule = {
  scale: Sourced<{ lowest: number; highest: number }>;
  weight: Sourced<"one-over-n">;
  bounds: readonly Sourced<{ grade: Grade; from: Hundredths }>[]; // best first; the worst starts at the lowest possible
};

export type ElementScore = { mean: Fraction; index: Hundredths; grade: Grade };
export type Satisfaction = {
  n: number | null; // rows with at least one answer; null where only means are known
  index: Hundredths;
  grade: Grade;
  elements: ElementScore[];
  interval: Interval | null;
  steps: Step[];
};

/**
 * The satisfaction index (IKM) of one service: element means, weighed alike, times 25.
 *
 * Shape    rows of one length, at least one element; each answer on the scale, or null.
 * Units    index in hundredths, 25.00 to 100.00; means are exact fractions.
 * Missing  an element is divided by those who answered it. Gives null where nobody answered anything, or some element was
 *          answered by nobody: an index over fewer elements would be another index.
 * Rounds   once, half up, to two decimals, and only then compared with the bounds; the same for each element's mean x 25.
 * Throws   RangeError for rows of different lengths and for an answer off the scale, naming both row and item from 1.
 * Source   the rule's own; weight exactly 1/N: the printed 0.11 loses one percent.
 */
export function satisfactionOf(rows: readonly AnswerRow[], rule: SatisfactionRule): Satisfaction | null {
  const width = rows[0]?.answers.length ?? 0;
  const sums = Array.from({ length: width }, () => ({ sum: 0, n: 0 }));
  const { lowest, highest } = rule.scale.value;
  rows.forEach(({ answers, times }, row) => {
    if (answers.length !== width) throw new RangeError(`row ${row + 1} has ${answers.length} answers, the first ${width}`);
    answers.forEach((answer, element) => {
      const total = sums[element];
      if (answer === null || !total) return;
      if (!Number.isInteger(answer) || answer < lowest || answer > highest)
        throw new RangeError(`row ${row + 1}, item ${element + 1}: ${answer} is outside ${lowest} to ${highest}`);
      total.sum += answer * times;
      total.n += times;
    });
  });
  if (width === 0 || sums.some(({ n }) => n === 0)) return null;
  const answered = rows.filter(({ answers, times }) => times > 0 && answers.some((answer) => answer !== null));
  const n = answered.reduce((all, { times }) => all + times, 0);
  const interval = intervalOf(answered, sums);
  const { steps, ...result } = fromMeans(
    sums.map(({ sum, n }) => new Fraction(sum, n)),
    rule,
  );
  return { ...result, n, interval, steps: [...steps, intervalStep(n, interval)] };
}

/**
 * The same from published element means, which tell neither n nor an interval.
 * Throws RangeError where there is no mean, and for a mean off the scale, naming its item from 1.
 */
export function satisfactionOfMeans(means: readonly Fraction[], rule: SatisfactionRule): Satisfaction {
  const { lowest, highest } = rule.scale.value;
  if (means.length === 0) throw new RangeError("no element means");
  means.forEach((mean, element) => {
    if (mean.lt(lowest) || mean.gt(highest))
      throw new RangeError(`item ${element + 1}: ${mean.toString()} is outside ${lowest} to ${highest}`);
  });
  const { steps, ...result } = fromMeans(means, rule);
  return { ...result, n: null, interval: null, steps: [...steps, intervalStep(null, null)] };
}

function fromMeans(means: readonly Fraction[], rule: SatisfactionRule): Omit<Satisfaction, "n" | "interval"> {
  const elements = means.map((mean): ElementScore => {
    const index = halfUp(mean.mul(2_500));
    return { mean, index, grade: gradeOf(index, rule).grade };
  });
  const total = means.reduce((sum, mean) => sum.add(mean), new Fraction(0));
  const index = halfUp(total.div(means.length).mul(2_500));
  const { grade, source } = gradeOf(index, rule);
  const steps: Step[] = [
    { rule: "satisfaction", words: { key: "step.elementMeans", values: { elements: means.length } }, source: rule.scale.source },
    {
      rule: "satisfaction",
      words: { key: "step.equalWeights", values: { elements: means.length, index: { hundredths: index } } },
      source: rule.weight.source,
    },
    { rule: "satisfaction", words: { key: "step.grade", values: { index: { hundredths: index }, grade } }, source },
  ];
  return { index, grade, elements, steps };
}

/** The grade of an index that has been rounded; a bound belongs to the better grade. */
export function gradeOf(index: Hundredths, rule: SatisfactionRule) {
  for (const { value, source } of rule.bounds) if (index >= value.from) return { grade: value.grade, source };
  throw new RangeError(`no grade for ${index} hundredths`);
}

/** What the same means give under a weight that was rounded before use (0.11 for nine): for comparison with what was published. */
export function withRoundedWeight(means: readonly Fraction[], weight: Fraction): Hundredths {
  return halfUp(means.reduce((sum, mean) => sum.add(mean.mul(weight)), new Fraction(0)).mul(2_500));
}
