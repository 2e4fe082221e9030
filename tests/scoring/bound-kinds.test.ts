import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { BOUND_KINDS, factsOf, type IndicatorKindName, indicatorKind, indicatorKinds, judge } from "@/lib/scoring/core/indicator-kinds";
import { satisfactionOf } from "@/lib/scoring/core/satisfaction";
import { meanIndexOf } from "@/lib/scoring/core/satisfaction/mean";
import { quantileOf } from "@/lib/scoring/core/satisfaction/waits";
import { satisfactionRule } from "@/lib/scoring/satisfaction-rule";

const SERVICE = "01990000-0000-7000-8000-000000000001";
const OTHER = "01990000-0000-7000-8000-000000000002";
const asOf = "2026-11-18";
const standing = (kind: IndicatorKindName, target: unknown, realisation: unknown) => judge({ kind, target, realisation }).standing;

/** Of each kind a target, and facts below, on and above each of its bounds, with the standing that is expected. */
const of = (index: number | null, n = 91) => ({
  asOf,
  minimum: 30,
  index,
  low: index && index - 100,
  high: index && index + 100,
  services: [{ name: "Surat", n, index, low: null, high: null }],
});
const produced = (total: number | null) => ({ asOf, total, lines: total === null ? 0 : 3, others: 2 });
const waits = (bands: number[], minimum = 10) => ({ asOf, minimum, service: "Surat", bands });
const decided = (value: string | null) => ({ asOf, unit: "Puskesmas", value, source: value && "SK 1" });
const attended = (due: number, present: number, months = due === 0 ? 0 : 2) => ({ asOf, due, present, months, of: 3, sources: ["Rekap"] });
const CASES = {
  attendance: {
    target: { low: "95", high: "98,5" },
    // Of 200 days: 190 are 95 %, 197 are 98.5 %. Of 66: 62 are 93.94 %, 63 are 95.45 %. Of 3,999 to 4,000: 94.995 % is 95 when rounded.
    on: [
      [attended(200, 0), "below"], // nobody came, and that was entered
      [attended(66, 62), "below"],
      [attended(200, 189), "below"],
      [attended(200, 190), "within"],
      [attended(66, 63), "within"],
      [attended(20_000, 18_999), "within"], // 94.995, half up
      [attended(200_000, 189_989), "below"], // 94.9945
      [attended(200, 197), "within"],
      [attended(200, 198), "above"],
      [attended(22, 22), "above"],
    ],
    none: [attended(0, 0), attended(0, 0, 3)],
    refused: [
      { low: "98", high: "95" },
      { low: "95", high: "100,01" },
      { low: "95" },
      { low: "-1", high: "95" },
      { low: "95", high: "98", unit: "%" },
    ],
    facts: [{}, { ...attended(22, 20), present: 23 }, { ...attended(22, 20), due: "22" }, { ...attended(22, 20), share: 90 }],
  },
  outputs: {
    target: { low: "40", high: "60,5", unit: "surat" },
    on: [
      [produced(0), "below"], // 0 that was logged is a realisation
      [produced(3_999), "below"],
      [produced(4_000), "within"],
      [produced(6_050), "within"],
      [produced(6_051), "above"],
    ],
    none: [produced(null)],
    refused: [
      { low: "60", high: "40", unit: "surat" },
      { low: "40", high: "60", unit: " " },
      { low: "40", high: "60" },
      { low: "40", high: "60", unit: "surat", direction: "more-is-better" },
    ],
    facts: [{}, { ...produced(100), total: 1.5 }, { ...produced(100), total: "100" }, { ...produced(100), lines: -1 }],
  },
  satisfaction: {
    target: { serviceIds: [SERVICE], low: "80", high: "90" },
    on: [
      [of(7_999), "below"],
      [of(8_000), "within"],
      [of(9_000), "within"],
      [of(9_001), "above"],
    ],
    none: [of(null, 0), of(null, 29), of(null, 91)],
    refused: [
      { serviceIds: [], low: "80", high: "90" },
      { low: "80", high: "90" },
      { serviceIds: SERVICE, low: "80", high: "90" },
      { serviceIds: [SERVICE, SERVICE], low: "80", high: "90" },
      { serviceIds: ["nobody"], low: "80", high: "90" },
      { serviceIds: [SERVICE], low: "90", high: "80" },
      { serviceIds: [SERVICE], low: "80", high: "100,01" },
      { serviceIds: Array.from({ length: 21 }, (_, i) => SERVICE.slice(0, -2) + String(i + 10)), low: "80", high: "90" },
    ],
    facts: [{}, { ...of(8_000), index: "80" }, { ...of(8_000), amount: 1 }, { ...of(8_000), asOf: "today" }],
  },
  waiting: {
    target: { serviceId: SERVICE, measure: "median", band: "up-to-30" },
    on: [
      [waits([6, 4, 0, 0]), "above"],
      [waits([4, 2, 2, 2]), "within"],
      [waits([4, 0, 4, 2]), "below"],
      [waits([4, 0, 0, 6]), "below"],
    ],
    none: [waits([0, 0, 0, 0]), waits([5, 4, 0, 0])],
    refused: [
      { measure: "median", band: "up-to-30" },
      { serviceId: SERVICE, measure: "mean", band: "up-to-30" },
      { serviceId: SERVICE, measure: "median", band: "longer" },
      { serviceId: "nobody", measure: "median", band: "up-to-30" },
    ],
    facts: [{}, waits([1, 2, 3]), waits([1, 2, 3, -1]), waits([1, 2, 3, 0.5])],
  },
  "unit-result": {
    target: { value: "good" },
    on: [
      [decided("outstanding"), "above"],
      [decided("good"), "within"],
      [decided("needs-improvement"), "below"],
      [decided("very-poor"), "below"],
    ],
    none: [decided(null)],
    refused: [{}, { value: "excellent" }, { value: "good", unit: "x" }],
    facts: [{}, decided("excellent"), { ...decided("good"), unit: null }],
  },
} satisfies Record<
  (typeof BOUND_KINDS)[number],
  { target: object; on: [object, string][]; none: object[]; refused: object[]; facts: object[] }
>;

describe.each(Object.entries(CASES))("%s", (name, { target, on, none, refused, facts }) => {
  const kind = name as (typeof BOUND_KINDS)[number];

  it("stands below, within and above at each bound", () => {
    expect(on.map(([fact]) => standing(kind, target, fact))).toEqual(on.map(([, expected]) => expected));
    expect(new Set(on.map(([, expected]) => expected))).toEqual(new Set(["below", "within", "above"]));
  });

  it("is unknown without data or below the fewest answers, and says why: never 0, never below", () => {
    for (const fact of [null, ...none]) expect(standing(kind, target, fact), JSON.stringify(fact)).toBe("unknown");
    for (const fact of none) {
      const { realisation } = indicatorKind(kind).wordsOf(target, fact);
      expect(realisation?.key).toMatch(/^fact\.(none|tooFew|noElement)$/);
    }
  });

  it("refuses a target and a fact of another shape", () => {
    for (const planned of refused) expect(() => standing(kind, planned, null), JSON.stringify(planned)).toThrow(z.ZodError);
    for (const fact of facts) expect(() => standing(kind, target, fact), JSON.stringify(fact)).toThrow(z.ZodError);
  });

  it("is never typed, and says beside its number as of when", () => {
    const { fields, bound } = indicatorKinds[kind];
    expect(fields.realisation).toEqual([]);
    expect(fields.target.map((field) => field.name)).toEqual(expect.arrayContaining([...bound.needs]));
    for (const [fact] of on) expect(factsOf(kind, fact).at(-1)).toEqual({ key: "fact.asOf", values: { day: { day: asOf } } });
    expect(factsOf(kind, null)).toEqual([]);
  });

  it("shows what would count as what, each judged as a real one would be", () => {
    const examples = indicatorKind(kind).examplesOf(target);
    expect(new Set(examples.map((example) => example.standing))).toEqual(new Set(["below", "within", "above"]));
  });
});

describe("the kinds that are bound", () => {
  it("are these", () => expect([...BOUND_KINDS].toSorted()).toEqual(Object.keys(CASES).toSorted()));

  it("name who is short of answers", () => {
    const target = { serviceIds: [SERVICE, OTHER], low: "80", high: "80" };
    const two = (first: number, second: number) => ({
      ...of(null),
      services: [
        { name: "Surat", n: first, index: null, low: null, high: null },
        { name: "Gizi", n: second, index: null, low: null, high: null },
      ],
    });
    const said = (fact: object) => indicatorKinds.satisfaction.wordsOf(target, fact).realisation;
    expect(said(two(91, 12))).toEqual({ key: "fact.tooFewAt", values: { name: "Gizi", n: 12, minimum: 30 } });
    expect(said(two(91, 0))).toEqual({ key: "fact.tooFewAt", values: { name: "Gizi", n: 0, minimum: 30 } });
    expect(said(two(0, 0))).toEqual({ key: "fact.none" });
    expect(said(two(91, 91))).toEqual({ key: "fact.noElement" }); // some element was answered by nobody
    expect(said(of(null, 29))).toEqual({ key: "fact.tooFew", values: { n: 29, minimum: 30 } });
  });
});

describe("the mean of several services", () => {
  const rule = satisfactionRule("2026-Q4");
  /** A service all of whose answers to nine elements are alike, but for `low` respondents who answered 1 throughout. */
  const service = (high: number, low: number) => {
    const found = satisfactionOf(
      [
        { answers: Array(9).fill(4), times: high },
        { answers: Array(9).fill(1), times: low },
      ],
      rule,
    );
    if (!found) throw new Error("an index");
    return found;
  };

  it("counts each alike, however many answered: 100 and 62.50 are 81.25", () => {
    expect(meanIndexOf([service(900, 0), service(1, 1)]).index).toBe(8_125);
  });

  it("is rounded once: 75.00, 75.00 and 83.333… are 77.78, from exact means", () => {
    // (4·7 + 1·2)/9 = 30/9; ×25 = 83.333…; (75 + 75 + 83.333…)/3 = 77.777…
    const [a, b] = [service(2, 1), service(7, 2)];
    expect(new Fraction(a.index, 100).toFraction()).toBe("75");
    expect(meanIndexOf([a, a, b]).index).toBe(7_778);
  });

  it("is of one service that service, with its own interval", () => {
    const only = service(20, 5);
    expect(meanIndexOf([only])).toEqual({ index: only.index, interval: only.interval });
  });

  it("has half-widths that add up as roots of squares; none where one has none", () => {
    const one = service(20, 5);
    const half = Math.max(one.index - (one.interval?.low ?? 0), (one.interval?.high ?? 0) - one.index);
    const { index, interval } = meanIndexOf([one, one]);
    expect(interval?.low).toBe(Math.round(index - (Math.SQRT2 * half) / 2));
    expect(meanIndexOf([one, service(1, 0)]).interval).toBeNull();
    expect(() => meanIndexOf([])).toThrow(RangeError);
  });
});

describe("a quantile of bands", () => {
  it.each<[number[], number, number | null]>([
    [[0, 0, 0, 0], 50, null],
    [[1, 0, 0, 0], 50, 1],
    [[1, 0, 1, 0], 50, 1], // the lower median
    [[1, 0, 2, 0], 50, 3],
    [[50, 50, 0, 0], 50, 1],
    [[49, 51, 0, 0], 50, 2],
    [[90, 10, 0, 0], 90, 1],
    [[89, 1, 10, 0], 90, 2],
    [[89, 0, 10, 1], 90, 3],
    [[0, 0, 0, 7], 90, 4],
  ])("of %j at %i %% is band %o", (bands, percent, band) => {
    expect(quantileOf(bands as [number, number, number, number], percent)?.band ?? null).toBe(band);
  });

  it("lies inside its interval, which narrows with the answers", () => {
    // Wilson, 95 %, by hand: 6 of 10 is 31.3 to 83.2 %, so that the median may lie in the first band or the second.
    expect(quantileOf([6, 4, 0, 0], 50)).toEqual({ band: 1, low: 1, high: 2 });
    expect(quantileOf([600, 400, 0, 0], 50)).toEqual({ band: 1, low: 1, high: 1 });
    // 0 of 1 is 0 to 79.3 %: one answer excludes nothing.
    expect(quantileOf([0, 0, 0, 1], 50)).toEqual({ band: 4, low: 1, high: 4 });
  });
});
