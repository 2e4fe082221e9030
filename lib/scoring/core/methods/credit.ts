import Fraction from "fraction.js";
import type { Hundredths, Predicate, Sourced, Step } from "../types";

export type CreditRule = {
  percentages: Sourced<Record<Predicate, number>>; // whole percent
  coefficients: Sourced<Readonly<Record<string, Hundredths>>>; // credits a year at 100 %, by level
};

/**
 * Angka kredit of a functional post for some months of one predicate.
 *
 * Shape    a level the rule knows, a predicate, 1 to 12 whole months.
 * Units    hundredths of a credit.
 * Rounds   once, half up, to two decimals: 2/12 x 100 % x 12.50 = 2.0833… is 2.08.
 * Throws   RangeError for a level without a confirmed coefficient, by name, and for months outside 1 to 12.
 * Source   the rule's own.
 */
export function creditFor({ level, predicate, months }: { level: string; predicate: Predicate; months: number }, rule: CreditRule) {
  const coefficient = Object.hasOwn(rule.coefficients.value, level) ? rule.coefficients.value[level] : undefined;
  if (coefficient === undefined) throw new RangeError(`no confirmed coefficient for ${level}`);
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new RangeError(`${months} is outside 1 to 12 months`);
  const percent = rule.percentages.value[predicate];
  const credit = halfUp(new Fraction(months, 12).mul(percent, 100).mul(coefficient));
  const values = { months, percent, coefficient: { hundredths: coefficient }, credit: { hundredths: credit } };
  const steps: Step[] = [
    { rule: "credit", words: { key: "step.creditPercent", values: { percent } }, source: rule.percentages.source },
    { rule: "credit", words: { key: "step.credit", values }, source: rule.coefficients.source },
  ];
  return { credit, steps };
}

/** To a whole number, a half upwards; values here are never negative. */
export const halfUp = (value: Fraction): Hundredths => Number(value.add(1, 2).floor()) as Hundredths;
