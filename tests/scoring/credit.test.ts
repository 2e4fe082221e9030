import { describe, expect, it } from "vitest";
import { creditFor } from "@/lib/scoring/core/methods/credit";
import type { Predicate } from "@/lib/scoring/core/types";
import { creditRule } from "../support/law";

const of = (level: string, predicate: Predicate, months: number) => creditFor({ level, predicate, months }, creditRule).credit;

describe("a year at each percentage of Peraturan BKN 3/2023", () => {
  it.each([
    // percent x 12.5 and percent x 25
    ["very-good", 1_875, 3_750],
    ["good", 1_250, 2_500],
    ["needs-improvement", 938, 1_875], // 75 % x 12.5 = 9.375 → 9.38, half up
    ["poor", 625, 1_250],
    ["very-poor", 313, 625], // 25 % x 12.5 = 3.125 → 3.13, half up
  ] as const)("%s", (predicate, first, young) => {
    expect(of("ahli-pertama", predicate, 12)).toBe(first);
    expect(of("ahli-muda", predicate, 12)).toBe(young);
  });
});

describe("part of a year", () => {
  it.each([
    ["ahli-pertama", "good", 2, 208], // 2/12 x 12.5 = 2.0833…
    ["ahli-muda", "good", 2, 417], // 2/12 x 25 = 4.1666…
    ["ahli-pertama", "very-good", 1, 156], // 1/12 x 18.75 = 1.5625
    ["ahli-muda", "very-poor", 1, 52], // 1/12 x 6.25 = 0.5208…
    ["ahli-muda", "very-good", 11, 3_438], // 11/12 x 37.5 = 34.375, half up
  ] as const)("%s, %s, %i months: %i hundredths", (level, predicate, months, credit) => {
    expect(of(level, predicate, months)).toBe(credit);
  });

  it.each([0, 13, -1, 1.5, Number.NaN])("refuses %s months", (months) => {
    expect(() => of("ahli-muda", "good", months)).toThrow(RangeError);
  });
});

// Known from hearsay alone, or not a level at all: refused by name rather than computed.
it.each(["ahli-madya", "ahli-utama", "penyelia", "Ahli Muda", "", "constructor", "__proto__"])("refuses the level %o by name", (level) => {
  expect(() => of(level, "good", 12)).toThrow(`no confirmed coefficient for ${level}`);
});

it("names the percentage and the coefficient, each with its provision", () => {
  const { steps } = creditFor({ level: "ahli-pertama", predicate: "good", months: 2 }, creditRule);
  expect(steps.map(({ words }) => words)).toEqual([
    { key: "step.creditPercent", values: { percent: 100 } },
    { key: "step.credit", values: { months: 2, percent: 100, coefficient: { hundredths: 1_250 }, credit: { hundredths: 208 } } },
  ]);
  expect(steps.map(({ source }) => source.instrument)).toEqual(["Peraturan BKN 3/2023", "Peraturan BKN 3/2023"]);
});
