import { describe, expect, it } from "vitest";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { countsOf, exactly } from "@/lib/scoring/core/raters/coarse";
import { type DivergenceRule, divergence } from "@/lib/scoring/core/raters/divergence";
import { type PeerAnswers, type PeerMark, peerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { type Standing, VALUES } from "@/lib/scoring/core/types";

describe("a rating and the evidence diverge", () => {
  // House 5, the default of the setting: above while a main indicator with data is below; meets while half or more are; below while none is.
  const rule: DivergenceRule = { above: "any-main-below", meets: "half-main-below", below: "none-below" };
  const main = (below: number, others: number, unknown = 0): Standing[] => [
    ...Array<Standing>(below).fill("below"),
    ...Array<Standing>(others).fill("within"),
    ...Array<Standing>(unknown).fill("unknown"),
  ];
  it.each([
    // rating, main indicators below of those with data, owed
    ["above", 0, 4, false],
    ["above", 1, 4, true],
    ["above", 4, 4, true],
    ["meets", 0, 4, false],
    ["meets", 1, 4, false],
    ["meets", 2, 4, true], // exactly half
    ["meets", 4, 4, true],
    ["meets", 2, 5, false], // less than half of an odd number
    ["meets", 3, 5, true],
    ["below", 0, 4, true],
    ["below", 1, 4, false],
    ["below", 4, 4, false],
    ["above", 0, 1, false],
    ["above", 1, 1, true],
    ["meets", 0, 1, false],
    ["meets", 1, 1, true],
    ["below", 0, 1, true],
    ["below", 1, 1, false],
  ] as const)("%s with %i of %i below: %s", (rating, below, known, owed) => {
    expect(divergence(rating, main(below, known - below), rule)).toEqual(owed ? { below, known } : null);
    // what has no data is not counted, however much of it there is
    expect(divergence(rating, main(below, known - below, 7), rule)).toEqual(owed ? { below, known } : null);
  });

  it.each(["above", "meets", "below"] as const)("never without data: %s", (rating) => {
    expect(divergence(rating, [], rule)).toBeNull();
    expect(divergence(rating, main(0, 0, 3), rule)).toBeNull();
  });

  it("counts what is above its range as not below", () => {
    expect(divergence("meets", ["above", "above", "below"], rule)).toBeNull();
    expect(divergence("below", ["above"], rule)).toEqual({ below: 0, known: 1 });
  });

  it("never where the setting says never", () => {
    const never: DivergenceRule = { above: "never", meets: "never", below: "never" };
    for (const rating of ["above", "meets", "below"] as const) expect(divergence(rating, main(4, 4), never)).toBeNull();
  });
});

describe("what peers say together", () => {
  const all = (mark: PeerMark): PeerAnswers => peerAnswers.parse(Object.fromEntries(VALUES.map((value) => [value, mark])));
  const of = (minimum: number, ...marks: PeerMark[]) => aggregateResponses(marks.map(all), minimum).service;

  it.each([
    // mean, and the sample standard deviation, both to the nearest quarter of a mark, half up
    [[3, 3, 3], 300, 0],
    [[3, 3, 4], 325, 50], // 3.333 → 3.25; √(1/3) = 0.577 → 0.50
    [[3, 4, 4], 375, 50], // 3.667 → 3.75
    [[1, 2, 3, 4], 250, 125], // √(5/3) = 1.291 → 1.25
    [[1, 1, 4, 4], 250, 175], // √3 = 1.732 → 1.75
    [[3, 3, 3, 3, 3, 3, 3, 4], 325, 25], // 3.125, half up; √(1/8) = 0.354 → 0.25
    [[1, 4, 4], 300, 175], // √3
  ] as const)("%j: %i, %i", (marks, mean, spread) => {
    expect(exactly(countsOf(marks))).toEqual({ mean, spread });
  });

  it("counts who cannot judge neither for nor against", () => {
    // 2 3 3 3 4 and somebody who cannot judge: 15 / 5; √(2/4) = 0.707 → 0.75
    expect(of(5, "2", "3", "cannot-judge", "3", "3", "4")).toEqual({ mean: 300, spread: 75 });
  });

  it("is absent where fewer than the minimum judged the value, and only there", () => {
    expect(of(3, "4", "4")).toBeNull();
    expect(of(3, "4", "4", "cannot-judge")).toBeNull();
    expect(of(5, "4", "4", "4", "4")).toBeNull();
    expect(of(5, "4", "4", "4", "4", "4")).not.toBeNull();
    const some = aggregateResponses([all("4"), all("4"), { ...all("4"), loyal: "cannot-judge" }], 3);
    expect(VALUES.filter((value) => some[value] === null)).toEqual(["loyal"]);
    expect(aggregateResponses([], 3)).toEqual(Object.fromEntries(VALUES.map((value) => [value, null])));
  });

  it("tells nothing but a mean and a spread, both in quarters", () => {
    const told = aggregateResponses([all("1"), all("2"), all("2"), all("4"), all("4"), all("3")], 3);
    for (const aggregate of Object.values(told)) {
      expect(Object.keys(aggregate ?? {}).toSorted()).toEqual(["mean", "spread"]);
      for (const figure of Object.values(aggregate ?? {})) expect(figure % 25).toBe(0);
    }
  });

  it.each([2, 1, 0, -1, 2.9, Number.NaN])("refuses a minimum of %s", (minimum) => {
    expect(() => of(minimum, "4", "4", "4", "4", "4")).toThrow(RangeError);
  });

  it.each([
    ["one value short", Object.fromEntries(VALUES.slice(1).map((value) => [value, "3"]))],
    ["a mark of 5", { ...all("3"), service: "5" }],
    ["a mark of 0", { ...all("3"), service: "0" }],
    ["a number", { ...all("3"), service: 3 }],
    ["a value too many", { ...all("3"), generous: "3" }],
  ])("refuses an answer with %s", (_what, answer) => {
    expect(peerAnswers.safeParse(answer).success).toBe(false);
  });
});
