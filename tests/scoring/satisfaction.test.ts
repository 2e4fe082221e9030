import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { type AnswerRow, gradeOf, satisfactionOf, satisfactionOfMeans } from "@/lib/scoring/core/satisfaction";
import { clearOf } from "@/lib/scoring/core/satisfaction/interval";
import { levelsOf } from "@/lib/scoring/core/satisfaction/levels";
import { markShareOf } from "@/lib/scoring/core/satisfaction/mark";
import { shareOf } from "@/lib/scoring/core/satisfaction/share";
import { h, surveyRule } from "../support/law";

const rows = (...answers: AnswerRow["answers"][]) => answers.map((row) => ({ answers: row, times: 1 }));
const of = (...answers: AnswerRow["answers"][]) => satisfactionOf(rows(...answers), surveyRule);
const ofMeans = (...means: string[]) =>
  satisfactionOfMeans(
    means.map((mean) => new Fraction(mean)),
    surveyRule,
  );

describe("the grades of PermenPANRB 14/2017", () => {
  it.each([
    [10_000, "A"],
    [8_832, "A"],
    [8_831, "A"],
    [8_830, "B"],
    [7_662, "B"],
    [7_661, "B"],
    [7_660, "C"],
    [6_501, "C"],
    [6_500, "C"],
    [6_499, "D"],
    [2_500, "D"],
  ] as const)("%i hundredths: %s", (index, grade) => {
    expect(gradeOf(h(index), surveyRule).grade).toBe(grade);
  });

  it("has none below the lowest there can be", () => {
    expect(() => gradeOf(h(2_499), surveyRule)).toThrow(RangeError);
  });

  // Table of nilai persepsi, interval NRR: both ends as printed, then the gaps between them, which rounding once closes.
  it.each([
    ["1", 2_500, "D"],
    ["2.5996", 6_499, "D"], // 64.99
    ["2.59979", 6_499, "D"], // 64.99475
    ["2.5998", 6_500, "C"], // 64.995, half up
    ["2.6", 6_500, "C"],
    ["3.064", 7_660, "C"],
    ["3.06419", 7_660, "C"], // 76.60475
    ["3.0642", 7_661, "B"], // 76.605, half up
    ["3.0644", 7_661, "B"],
    ["3.532", 8_830, "B"],
    ["3.53219", 8_830, "B"], // 88.30475
    ["3.5322", 8_831, "A"], // 88.305, half up
    ["3.5324", 8_831, "A"],
    ["4", 10_000, "A"],
  ] as const)("a mean of %s: %i hundredths, %s, as index and as element", (mean, index, grade) => {
    expect(ofMeans(mean)).toMatchObject({ index, grade, elements: [{ index, grade }] });
  });
});

describe("the index", () => {
  it("weighs each element exactly 1/N", () => {
    // (4 + 3 + 3) / 3 x 25 = 83.333…; a weight of 0.33 would give 82.50
    expect(of([4, 3, 3])).toMatchObject({ index: 8_333, grade: "B" });
    expect(of([4, 4, 4, 4, 4, 4, 4, 4, 4])?.index).toBe(h(10_000)); // 0.11 would give 99.00
  });

  it("grades an element by its own mean, not by the index", () => {
    const result = of([4, 2], [4, 2]);
    expect(result).toMatchObject({ index: 7_500, grade: "C" });
    expect(result?.elements.map(({ grade }) => grade)).toEqual(["A", "D"]); // 100.00 and 50.00
  });

  it("divides an element by those who answered it", () => {
    // first 4 + 2 + 3 = 9 / 3 = 3; second 4 / 1: (3 + 4) / 2 x 25 = 87.50. With a zero for each absence: (3 + 4/3) / 2 x 25 = 54.17
    expect(of([4, null], [2, 4], [3, null])).toMatchObject({ n: 3, index: 8_750 });
  });

  it("counts a respondent who answered one element, and not one who answered none", () => {
    expect(of([4, 3], [null, 3], [null, null])).toMatchObject({ n: 2, index: 8_750 }); // (4 + 3) / 2 x 25
  });

  it.each([
    [[]],
    [[[null, null]]],
    [[[4, null]]],
    [
      [
        [4, null, 3],
        [2, null, null],
      ],
    ],
  ] as AnswerRow["answers"][][][])("is absent where some element was answered by nobody: %j", (answers) => {
    expect(of(...answers)).toBeNull();
  });

  it("is absent where all rows stand for nobody", () => {
    expect(satisfactionOf([{ answers: [4, 4], times: 0 }], surveyRule)).toBeNull();
  });

  it.each([0, 5, -1, 2.5, Number.NaN])("refuses the answer %s by row and item", (answer) => {
    expect(() => of([4, 4, 4], [4, answer, 4])).toThrow(`row 2, item 2: ${answer} is outside 1 to 4`);
  });

  it("refuses rows of different lengths, an unanswered one too", () => {
    expect(() => of([4, 4], [4])).toThrow("row 2 has 1 answers, the first 2");
    expect(() => of([4, 4], [null, null, null])).toThrow("row 2 has 3 answers, the first 2");
  });

  it.each(["0.9999", "4.0001", "5"])("refuses a mean of %s by its item, and no means at all", (mean) => {
    expect(() => ofMeans("3", mean)).toThrow("item 2");
    expect(() => ofMeans()).toThrow(RangeError);
  });

  it("says of means that neither n nor an interval is known", () => {
    expect(ofMeans("3.5", "3.5")).toMatchObject({ n: null, interval: null });
  });

  it("tells its steps: means, weights, grade, interval", () => {
    const keys = (result: ReturnType<typeof of>) => result?.steps.map(({ words }) => words.key);
    const common = ["step.elementMeans", "step.equalWeights", "step.grade"];
    expect(keys(of([4], [3]))).toEqual([...common, "step.interval"]);
    expect(keys(of([4]))).toEqual([...common, "step.intervalTooFew"]);
    expect(keys(ofMeans("4"))).toEqual([...common, "step.intervalUnknown"]);
  });
});

describe("the interval of the index", () => {
  it("is as computed by hand where all answered everything", () => {
    // One element, five 3s and five 4s: own indices 75 and 100, mean 87.5, variance 10 x 12.5² / 9 = 173.611,
    // standard error √(173.611 / 10) = 4.16667; t(0.975; 9) = 2.262157: half-width 9.42565.
    const answers = [3, 3, 3, 3, 3, 4, 4, 4, 4, 4].map((answer) => [answer]);
    expect(of(...answers)?.interval).toEqual({ low: 7_807, high: 9_693 });
  });

  it("is as computed by hand where an answer is absent", () => {
    // First element 4, 3, 2 of mean 3; second 3, absent, 3. A respondent moves the index by 12.5 x (x - 3) / 3: 4.16667, 0, -4.16667.
    // Variance 3/2 x 2 x 17.3611 = 52.0833, root 7.21688; t(0.975; 2) = 4.302653: half-width 31.0517 around 75; 106.05 is past the scale.
    expect(of([4, 3], [3, null], [2, 3])?.interval).toEqual({ low: 4_395, high: 10_000 });
  });

  it("is absent below two respondents, and has no width where nobody differed", () => {
    expect(of([4, 3])?.interval).toBeNull();
    expect(of([4, 3], [null, null])?.interval).toBeNull(); // the second said nothing
    expect(of([4, 3], [4, 3])?.interval).toEqual({ low: 8_750, high: 8_750 });
  });

  it("stays on the scale at both ends", () => {
    expect(of([1], [4])?.interval).toEqual({ low: 2_500, high: 10_000 });
  });

  it("lets nothing be called higher while two intervals touch", () => {
    const span = (low: number, high: number) => ({ low: h(low), high: h(high) });
    expect(clearOf(span(7_000, 8_000), span(8_001, 9_000))).toBe(true);
    expect(clearOf(span(8_001, 9_000), span(7_000, 8_000))).toBe(true);
    expect(clearOf(span(7_000, 8_000), span(8_000, 9_000))).toBe(false);
    expect(clearOf(span(7_000, 9_000), span(7_500, 8_000))).toBe(false);
  });
});

describe("the share of satisfied marks", () => {
  it.each([
    // Wilson, z = 1.959964, z² = 3.841459.
    // 8 of 10: centre (0.8 + 0.192073) / 1.384146 = 0.716740, half 1.959964 √(0.016 + 0.009604) / 1.384146 = 0.226577
    [[1, 1, 3, 5], { n: 10, share: 8_000, low: 4_902, high: 9_433 }],
    // none of 10: high = z² / (10 + z²) = 0.277533; all of 10: low = 10 / (10 + z²) = 0.722467
    [[6, 4, 0, 0], { n: 10, share: 0, low: 0, high: 2_775 }],
    [[0, 0, 6, 4], { n: 10, share: 10_000, low: 7_225, high: 10_000 }],
    // 1 of 1: low = 1 / (1 + z²) = 0.206549
    [[0, 0, 1, 0], { n: 1, share: 10_000, low: 2_065, high: 10_000 }],
    // 1 of 3 is 33.333… %; centre (1/3 + 0.640243) / 2.280486 = 0.426915, half 1.959964 √(0.074074 + 0.106707) / 2.280486 = 0.365422
    [[1, 1, 0, 1], { n: 3, share: 3_333, low: 615, high: 7_923 }],
  ] as const)("%j", (counts, share) => {
    expect(markShareOf([...counts])).toEqual(share);
  });

  it("is absent where nobody marked", () => {
    expect(markShareOf([0, 0, 0, 0])).toBeNull();
  });
});

describe("a part of those who answered", () => {
  it("is a mark's share with other words", () => {
    expect(shareOf(8, 10)).toEqual(markShareOf([1, 1, 3, 5]));
    expect(shareOf(0, 0)).toBeNull();
  });

  it.each([
    [4, 3],
    [-1, 3],
  ])("%i of %i is refused", (part, n) => expect(() => shareOf(part, n)).toThrow(`${part} of ${n}`));
});

describe("levels", () => {
  type Row = [name: string, low: number, high: number] | [name: string];
  const names = (...rows: Row[]) =>
    levelsOf(rows, ([, low, high]) => (low === undefined || high === undefined ? null : { low: h(low), high: h(high) })).map((level) =>
      level.map(([name]) => name).join(""),
    );

  it("part only what shares no value, highest first, each in the order given", () => {
    expect(names(["a", 10, 20], ["b", 30, 40], ["c", 35, 50])).toEqual(["bc", "a"]);
    expect(names(["c", 35, 50], ["a", 10, 20], ["b", 30, 40])).toEqual(["cb", "a"]);
  });

  it("join two that are clear of each other through a third", () => {
    // a and c share nothing, but b shares with both: no place between them could be named
    expect(names(["a", 10, 20], ["b", 18, 32], ["c", 30, 40])).toEqual(["abc"]);
  });

  it("join where two intervals touch, and part by the smallest step", () => {
    expect(names(["a", 10, 20], ["b", 20, 30])).toEqual(["ab"]);
    expect(names(["a", 10, 20], ["b", 21, 30])).toEqual(["b", "a"]);
  });

  it("hold one, and leave out who has no interval", () => {
    expect(names(["a", 10, 20])).toEqual(["a"]);
    expect(names(["a"], ["b", 1, 2], ["c"])).toEqual(["b"]);
    expect(names()).toEqual([]);
    expect(names(["a"])).toEqual([]);
  });
});
