import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/messages/format";
import { type Cell, type Counts, canFollow, departuresFrom, type PatternRow, type Shares } from "@/lib/scoring/core/methods/distribution";
import { ACHIEVEMENTS, type Achievement, PREDICATES } from "@/lib/scoring/core/types";
import { distributionRule } from "../support/law";

/** The circular's percentages, typed a second time from the table in which it was transcribed. */
const shares: Shares = {
  outstandingMost: 70,
  goodMost: 70,
  needsImprovementBest: 10,
  needsImprovementLeast: 60,
  poorBest: 10,
  poorNeedsImprovement: 10,
  poorLeast: 60,
  veryPoorTogether: 10,
  veryPoorLeast: 60,
};
/** Very good, good, needs improvement, poor, very poor. */
const counts = (...people: [number, number, number, number, number]): Counts =>
  Object.fromEntries(PREDICATES.map((name, i) => [name, people[i]])) as Counts;
const compare = (achievement: Achievement, ...people: [number, number, number, number, number]) =>
  departuresFrom(counts(...people), achievement, distributionRule, shares);
const words = (achievement: Achievement, ...people: [number, number, number, number, number]) =>
  compare(achievement, ...people).departures.map(({ words }) => say("id", words.key, words.values).replaceAll("\u00a0", " "));

describe("the pattern, typed a second time", () => {
  const cellWord = (cell: Cell) =>
    ("share" in cell ? `${cell.rule} ${shares[cell.share]}` : cell.rule) + ("other" in cell ? ` ${cell.other}` : "");
  it.each<[Achievement, string[]]>([
    ["outstanding", ["mostly 70", "may", "may", "may", "may"]],
    ["good", ["may", "mostly 70", "one-with poor", "one-with needs-improvement", "may"]],
    ["needs-improvement", ["at-most 10", "may", "at-least 60", "may", "may"]],
    ["poor", ["at-most 10", "may", "at-least 10", "at-least 60", "may"]],
    ["very-poor", ["none", "may", "at-least-with 10 poor", "at-least-with 10 needs-improvement", "at-least 60"]],
  ])("%s", (achievement, row) => {
    const { value, source } = distributionRule.pattern[achievement];
    expect(PREDICATES.map((predicate) => cellWord(value[predicate]))).toEqual(row);
    expect(source).toMatchObject({ instrument: "SE MenPANRB 3/2023", tag: "C" });
  });
  it("has a row for each achievement and nothing else", () => {
    expect(Object.keys(distributionRule.pattern).toSorted()).toEqual([...ACHIEVEMENTS].toSorted());
  });
});

describe("below, on and above each share", () => {
  it.each<[Achievement, [number, number, number, number, number], string[]]>([
    // outstanding: most very good, at most 70 %
    ["outstanding", [6, 4, 0, 0, 0], []],
    ["outstanding", [7, 3, 0, 0, 0], []],
    ["outstanding", [8, 2, 0, 0, 0], ["8 dari 10 orang (80 %) berpredikat Sangat Baik, lebih dari 70 %."]],
    ["outstanding", [701, 299, 0, 0, 0], ["701 dari 1000 orang (70,1 %) berpredikat Sangat Baik, lebih dari 70 %."]],
    ["outstanding", [5, 5, 0, 0, 0], []], // as often as another: not less often
    [
      "outstanding",
      [4, 6, 0, 0, 0],
      ["4 dari 10 orang (40 %) berpredikat Sangat Baik, padahal seharusnya sebagian besar; yang berpredikat Baik lebih banyak, 6 orang."],
    ],
    ["outstanding", [4, 3, 3, 0, 0], []], // most of all, though not more than half: no reading that is stricter is held against them
    // good: the same of good, and one at least who needs improvement or is poor
    ["good", [2, 7, 1, 0, 0], []],
    ["good", [2, 7, 0, 1, 0], []],
    ["good", [2, 7, 0, 0, 1], ["0 dari 10 orang (0 %) berpredikat Butuh Perbaikan atau Kurang, padahal paling sedikit satu orang."]],
    ["good", [1, 8, 1, 0, 0], ["8 dari 10 orang (80 %) berpredikat Baik, lebih dari 70 %."]],
    ["good", [0, 2, 1, 0, 0], []], // 2 of 3 are 66.67 %
    [
      "good",
      [0, 3, 0, 0, 0],
      [
        "3 dari 3 orang (100 %) berpredikat Baik, lebih dari 70 %.",
        "0 dari 3 orang (0 %) berpredikat Butuh Perbaikan atau Kurang, padahal paling sedikit satu orang.",
      ],
    ],
    // needs improvement: at most 10 % very good, at least 60 % who need improvement
    ["needs-improvement", [1, 3, 6, 0, 0], []],
    ["needs-improvement", [2, 2, 6, 0, 0], ["2 dari 10 orang (20 %) berpredikat Sangat Baik, lebih dari 10 %."]],
    ["needs-improvement", [1, 4, 5, 0, 0], ["5 dari 10 orang (50 %) berpredikat Butuh Perbaikan, kurang dari 60 %."]],
    ["needs-improvement", [1, 0, 8, 0, 0], ["1 dari 9 orang (11,11 %) berpredikat Sangat Baik, lebih dari 10 %."]],
    ["needs-improvement", [0, 1, 2, 0, 0], []], // 66.67 %
    ["needs-improvement", [0, 3, 4, 0, 0], ["4 dari 7 orang (57,14 %) berpredikat Butuh Perbaikan, kurang dari 60 %."]],
    ["needs-improvement", [0, 0, 1, 0, 0], []], // one person can follow this row
    ["needs-improvement", [0, 1, 0, 0, 0], ["0 dari 1 orang (0 %) berpredikat Butuh Perbaikan, kurang dari 60 %."]],
    // poor: at most 10 % very good, at least 10 % who need improvement, at least 60 % poor
    ["poor", [1, 2, 1, 6, 0], []],
    ["poor", [2, 1, 1, 6, 0], ["2 dari 10 orang (20 %) berpredikat Sangat Baik, lebih dari 10 %."]],
    ["poor", [0, 3, 1, 6, 0], []],
    ["poor", [0, 4, 1, 5, 0], ["5 dari 10 orang (50 %) berpredikat Kurang, kurang dari 60 %."]],
    ["poor", [0, 4, 0, 6, 0], ["0 dari 10 orang (0 %) berpredikat Butuh Perbaikan, kurang dari 10 %."]],
    [
      "poor",
      [0, 4, 1, 6, 0],
      [
        "1 dari 11 orang (9,09 %) berpredikat Butuh Perbaikan, kurang dari 10 %.",
        "6 dari 11 orang (54,55 %) berpredikat Kurang, kurang dari 60 %.",
      ],
    ],
    // very poor: nobody very good, at least 10 % of two together, at least 60 % very poor
    ["very-poor", [0, 3, 1, 0, 6], []],
    ["very-poor", [0, 3, 0, 1, 6], []],
    ["very-poor", [1, 2, 0, 1, 6], ["1 dari 10 orang (10 %) berpredikat Sangat Baik, padahal pola tidak memuatnya."]],
    ["very-poor", [0, 4, 0, 0, 6], ["0 dari 10 orang (0 %) berpredikat Butuh Perbaikan atau Kurang, kurang dari 10 %."]],
    ["very-poor", [0, 14, 1, 1, 24], ["2 dari 40 orang (5 %) berpredikat Butuh Perbaikan atau Kurang, kurang dari 10 %."]],
    ["very-poor", [0, 12, 2, 2, 24], []], // 5 % each, 10 % together
    ["very-poor", [0, 4, 0, 1, 5], ["5 dari 10 orang (50 %) berpredikat Sangat Kurang, kurang dari 60 %."]],
  ])("%s %j", (achievement, people, departures) => {
    expect(words(achievement, ...people)).toEqual(departures);
  });

  it("cites the row that was asked", () => {
    expect(compare("good", 0, 3, 0, 0, 0).departures.map(({ rule, source }) => [rule, source])).toEqual([
      ["distribution.mostly", distributionRule.pattern.good.source],
      ["distribution.one-with", distributionRule.pattern.good.source],
    ]);
  });

  it("asks the shares it is given, and no others", () => {
    const given = counts(0, 8, 2, 0, 0);
    expect(departuresFrom(given, "good", distributionRule, { ...shares, goodMost: 80 }).departures).toEqual([]);
    expect(departuresFrom(given, "good", distributionRule, { ...shares, goodMost: 79 }).departures).toHaveLength(1);
  });
});

describe("small and empty groups", () => {
  it.each<[Achievement, number]>([
    ["outstanding", 2], // 1 and 1: as many as another, 50 %
    ["good", 2],
    ["needs-improvement", 1],
    ["poor", 3], // 2 of 3 poor and 1 who needs improvement
    ["very-poor", 3],
  ])("%s can be followed from %i people on, and below nothing is told", (achievement, first) => {
    for (let n = 1; n <= 40; n++) expect(canFollow(n, distributionRule.pattern[achievement].value, shares), `${n}`).toBe(n >= first);
    for (let n = 1; n < first; n++) expect(compare(achievement, 0, n, 0, 0, 0)).toEqual({ n, tooSmall: true, departures: [] });
  });

  it("nobody rated departs from nothing", () => {
    for (const achievement of ACHIEVEMENTS) expect(compare(achievement, 0, 0, 0, 0, 0)).toEqual({ n: 0, tooSmall: false, departures: [] });
  });

  it.each([-1, 0.5, Number.NaN])("%f people are none", (people) => {
    expect(() => compare("good", people, 0, 0, 0, 0)).toThrow(RangeError);
  });
});

/** Every spread of n people over five predicates. */
const spreads = (n: number, left = 5): number[][] =>
  left === 1 ? [[n]] : Array.from({ length: n + 1 }, (_, here) => spreads(n - here, left - 1).map((rest) => [here, ...rest])).flat();

const percent = fc.integer({ min: 0, max: 100 });
const anyShares = fc.record(Object.fromEntries(Object.keys(shares).map((name) => [name, percent])) as Record<keyof Shares, typeof percent>);

it("is called too small exactly where no spread of so many people departs from nothing, whatever the shares", () => {
  fc.assert(
    fc.property(anyShares, fc.constantFrom(...ACHIEVEMENTS), fc.integer({ min: 1, max: 7 }), (given, achievement, n) => {
      const row: PatternRow = distributionRule.pattern[achievement].value;
      // by trying every one of them, each rule asked as a sentence of the pattern
      const follows = spreads(n).some((people) => {
        const of = counts(...(people as [number, number, number, number, number]));
        return PREDICATES.every((predicate) => {
          const cell = row[predicate];
          const here = of[predicate];
          const together = "other" in cell ? here + of[cell.other] : here;
          if (cell.rule === "may") return true;
          if (cell.rule === "none") return here === 0;
          if (cell.rule === "one-with") return together >= 1;
          if (cell.rule === "at-most") return here / n <= given[cell.share] / 100;
          if (cell.rule === "mostly") return here / n <= given[cell.share] / 100 && PREDICATES.every((other) => of[other] <= here);
          return together / n >= given[cell.share] / 100;
        });
      });
      expect(canFollow(n, row, given)).toBe(follows);
    }),
    { numRuns: 150 },
  );
});
