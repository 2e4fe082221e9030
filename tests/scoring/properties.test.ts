import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it, vi } from "vitest";
import {
  addDays,
  addWorkingDays,
  isoWeekOf,
  isWorkingDay,
  mondayOfWeek,
  workingDaysUntil,
} from "@/lib/scoring/core/deadlines/working-days";
import { judge } from "@/lib/scoring/core/indicator-kinds";
import { creditFor, halfUp } from "@/lib/scoring/core/methods/credit";
import { predicateFor } from "@/lib/scoring/core/methods/quadrant";
import { twoPart } from "@/lib/scoring/core/methods/two-part";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { type DivergenceRule, divergence } from "@/lib/scoring/core/raters/divergence";
import { PEER_MARKS, peerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { type AnswerRow, satisfactionOf, satisfactionOfMeans } from "@/lib/scoring/core/satisfaction";
import { clearOf } from "@/lib/scoring/core/satisfaction/interval";
import { levelsOf } from "@/lib/scoring/core/satisfaction/levels";
import { markShareOf } from "@/lib/scoring/core/satisfaction/mark";
import { EXPECTATIONS, type Hundredths, hundredths, PREDICATES, VALUES } from "@/lib/scoring/core/types";
import { tried } from "../support/counts";
import { creditRule, h, quadrantRule, surveyRule, twoPartRule } from "../support/law";

const FULL = 10_000;
vi.setConfig({ testTimeout: 120_000 }); // the full counts take seconds

/** Holds for whatever is drawn; the report of one that does not names the seed and the smallest case. */
const holds = <T extends unknown[]>(drawn: { [K in keyof T]: fc.Arbitrary<T[K]> }, property: (...values: T) => void) =>
  fc.assert(
    fc.property(fc.tuple<T>(...drawn), (values) => {
      property(...values);
    }),
    tried(FULL),
  );

type Span = { low: Hundredths; high: Hundredths };
const answer = fc.integer({ min: 1, max: 4 });
/** A survey of 1 to 9 elements in which each is answered by somebody. */
const survey = fc
  .integer({ min: 1, max: 9 })
  .chain((width) =>
    fc.record({
      full: fc.array(answer, { minLength: width, maxLength: width }),
      rest: fc.array(fc.array(fc.option(answer, { freq: 4 }), { minLength: width, maxLength: width }), { maxLength: 30 }),
    }),
  )
  .map(({ full, rest }): AnswerRow["answers"][] => [full, ...rest]);
const once = (answers: readonly AnswerRow["answers"][]) => answers.map((row) => ({ answers: row, times: 1 }));
const scored = (rows: readonly AnswerRow[]) => {
  const result = satisfactionOf(rows, surveyRule);
  if (!result) throw new Error("every element is answered by the first row");
  return result;
};
/** The same multiset in another order, by keys that were drawn. */
const shuffled = <T>(items: readonly T[], keys: readonly number[]) =>
  items
    .map((item, at) => ({ item, key: keys[at % keys.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
const keys = fc.array(fc.integer(), { minLength: 1, maxLength: 31 });

describe("the satisfaction index", () => {
  it("is the same in whatever order respondents stand, but for the last bit of the interval", () => {
    holds<[AnswerRow["answers"][], number[]]>([survey, keys], (rows, order) => {
      const [one, other] = [scored(once(rows)), scored(once(shuffled(rows, order)))];
      expect({ ...other, steps: [], interval: null }).toEqual({ ...one, steps: [], interval: null });
      expect(Math.abs((one.interval?.low ?? 0) - (other.interval?.low ?? 0))).toBeLessThanOrEqual(1);
      expect(Math.abs((one.interval?.high ?? 0) - (other.interval?.high ?? 0))).toBeLessThanOrEqual(1);
    });
  });

  it("is the same for a row that counts three times and for three such rows", () => {
    holds<[AnswerRow["answers"][], number[]]>([survey, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 })], (rows, often) => {
      const weighted = rows.map((answers, at) => ({ answers, times: often[at % often.length] ?? 1 }));
      const repeated = weighted.flatMap(({ answers, times }) => Array.from({ length: times }, () => ({ answers, times: 1 })));
      const [one, other] = [scored(weighted), scored(repeated)];
      expect({ ...other, steps: [], interval: null }).toEqual({ ...one, steps: [], interval: null });
      expect(Math.abs((one.interval?.high ?? 0) - (other.interval?.high ?? 0))).toBeLessThanOrEqual(1);
    });
  });

  it("lies between 25.00 and 100.00, inside its interval, and the interval on the scale", () => {
    holds<[AnswerRow["answers"][]]>([survey], (rows) => {
      const { index, interval, elements, n } = scored(once(rows));
      for (const value of [index, ...elements.map((element) => element.index)]) {
        expect(value).toBeGreaterThanOrEqual(2_500);
        expect(value).toBeLessThanOrEqual(10_000);
      }
      expect(interval === null).toBe(n === 1);
      if (!interval) return;
      expect(interval.low).toBeGreaterThanOrEqual(2_500);
      expect(interval.low).toBeLessThanOrEqual(index);
      expect(interval.high).toBeGreaterThanOrEqual(index);
      expect(interval.high).toBeLessThanOrEqual(10_000);
    });
  });

  it("does not fall when one answer rises", () => {
    holds<[AnswerRow["answers"][], number, number]>([survey, fc.nat(), fc.nat()], (rows, r, e) => {
      const row = r % rows.length;
      const element = e % (rows[0]?.length ?? 1);
      const before = rows[row]?.[element] ?? null;
      if (before === null || before === 4) return;
      const better = rows.map((answers, at) => (at === row ? answers.map((mark, of) => (of === element ? before + 1 : mark)) : answers));
      expect(scored(once(better)).index).toBeGreaterThanOrEqual(scored(once(rows)).index);
    });
  });

  it("is not moved by who answered nothing, and an absent answer is no answer of any value", () => {
    holds<[AnswerRow["answers"][]]>([survey], (rows) => {
      const nothing = (rows[0] ?? []).map(() => null);
      const { n, index, elements, interval } = scored(once(rows));
      expect(scored(once([...rows, nothing]))).toMatchObject({ n, index, interval });
      // by the definition: an element's mean over those who answered it, in exact fractions, by another way than the core's
      elements.forEach(({ mean }, element) => {
        const given = rows.flatMap((answers) => answers[element] ?? []);
        expect(mean.equals(new Fraction(given.reduce((sum, mark) => sum + mark, 0)).div(given.length))).toBe(true);
      });
    });
  });

  it("from raw rows is the index of their means", () => {
    holds<[AnswerRow["answers"][]]>([survey], (rows) => {
      const { index, grade, elements } = scored(once(rows));
      const means = elements.map(({ mean }) => mean);
      expect(satisfactionOfMeans(means, surveyRule)).toMatchObject({ index, grade });
    });
  });

  // t(0.975; n - 1) from a printed table of Student's distribution
  const T: Record<number, number> = { 2: 12.706205, 3: 4.302653, 4: 3.182446, 5: 2.776445, 10: 2.262157, 30: 2.04523 };
  it("has the textbook's interval of a mean where all answered everything", () => {
    const full = fc
      .tuple(fc.constantFrom(...Object.keys(T).map(Number)), fc.integer({ min: 1, max: 9 }))
      .chain(([n, width]) => fc.array(fc.array(answer, { minLength: width, maxLength: width }), { minLength: n, maxLength: n }));
    holds<[number[][]]>([full], (rows) => {
      const own = rows.map((answers) => (25 * answers.reduce((sum, mark) => sum + mark, 0)) / answers.length);
      const mean = own.reduce((sum, index) => sum + index, 0) / own.length;
      const variance = own.reduce((sum, index) => sum + (index - mean) ** 2, 0) / (own.length - 1);
      const half = (T[rows.length] ?? Number.NaN) * Math.sqrt(variance / own.length);
      const { interval } = scored(once(rows));
      const near = (value: number | undefined, expected: number) =>
        expect(Math.abs((value ?? Number.NaN) / 100 - expected)).toBeLessThan(0.0051);
      near(interval?.low, Math.max(25, mean - half));
      near(interval?.high, Math.min(100, mean + half));
    });
  });
});

describe("rounding", () => {
  it("is half up, once, of exact fractions", () => {
    holds<[number, number]>([fc.nat({ max: 1_000_000 }), fc.integer({ min: 1, max: 5_000 })], (numerator, denominator) => {
      const rounded = BigInt(halfUp(new Fraction(numerator, denominator)));
      // r is x rounded half up exactly when r - 1/2 <= x < r + 1/2; times twice the denominator, in whole numbers
      const twice = 2n * BigInt(numerator);
      const d = BigInt(denominator);
      expect(twice >= (2n * rounded - 1n) * d && twice < (2n * rounded + 1n) * d).toBe(true);
    });
  });

  it("reads a decimal digit by digit and loses none", () => {
    holds<[number]>([fc.nat({ max: 99_999_999 })], (value) => {
      const text = `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;
      expect(hundredths().parse(text)).toBe(value);
      expect(hundredths().parse(text.replace(".", ","))).toBe(value);
    });
  });
});

describe("two parts", () => {
  const part = fc.integer({ min: 0, max: 120_000 }); // thousandths of a point
  const scoredParts = (plan: number, behaviour: number, newIdea: boolean, peersAsked: boolean) => {
    const result = twoPart(
      { plan: new Fraction(plan, 1_000), behaviour: new Fraction(behaviour, 1_000), newIdea, peersAsked },
      twoPartRule,
    );
    if (result.status !== "scored") throw new Error("both parts were given");
    return result;
  };
  const rank = (predicate: (typeof PREDICATES)[number]) => -PREDICATES.indexOf(predicate);

  it("are monotone, in each part and in the new idea", () => {
    holds<[number, number, number, boolean, boolean]>(
      [part, part, fc.nat({ max: 5_000 }), fc.boolean(), fc.boolean()],
      (plan, behaviour, more, idea, peers) => {
        const before = scoredParts(plan, behaviour, idea, peers);
        const after = [
          scoredParts(Math.min(120_000, plan + more), behaviour, idea, peers),
          scoredParts(plan, Math.min(120_000, behaviour + more), idea, peers),
          scoredParts(plan, behaviour, true, peers),
        ];
        for (const { total, predicate } of after) {
          expect(total).toBeGreaterThanOrEqual(before.total);
          expect(rank(predicate)).toBeGreaterThanOrEqual(rank(before.predicate));
        }
      },
    );
  });

  it("are added in whole numbers and rounded once", () => {
    holds<[number, number, boolean]>([part, part, fc.boolean()], (plan, behaviour, peers) => {
      const [p, b] = peers ? [60, 40] : [70, 30];
      // thousandths times percent: 100 000 to the point, 1 000 to the hundredth
      expect(scoredParts(plan, behaviour, false, peers).total).toBe(Math.floor((plan * p + behaviour * b + 500) / 1_000));
    });
  });
});

it("credit never falls with a better predicate or a longer time, and a year is twelve months", () => {
  const level = fc.constantFrom("ahli-pertama", "ahli-muda");
  const month = fc.integer({ min: 1, max: 11 });
  holds<[string, number, number]>([level, fc.nat({ max: 3 }), month], (of, better, months) => {
    const credit = (at: number, time: number) =>
      creditFor({ level: of, predicate: PREDICATES[at] ?? "good", months: time }, creditRule).credit;
    expect(credit(better, months)).toBeGreaterThan(credit(better + 1, months));
    expect(credit(better, months + 1)).toBeGreaterThan(credit(better, months));
    expect(Math.abs(credit(better, months) + credit(better, 12 - months) - credit(better, 12))).toBeLessThanOrEqual(1); // each rounded once
  });
});

it("the quadrant never falls with a better rating of conduct, nor with one of results but for bad conduct", () => {
  const rank = (workResult: (typeof EXPECTATIONS)[number], behaviour: (typeof EXPECTATIONS)[number]) =>
    -PREDICATES.indexOf(predicateFor({ workResult, behaviour }, quadrantRule).predicate);
  for (const fixed of EXPECTATIONS) {
    const conduct = EXPECTATIONS.map((behaviour) => rank(fixed, behaviour));
    const results = EXPECTATIONS.map((workResult) => rank(workResult, fixed));
    for (const line of [conduct, results]) expect(line).toEqual(line.toSorted((a, b) => a - b));
  }
});

describe("an indicator", () => {
  const amount = fc.integer({ min: 0, max: 100_000 });
  const text = (value: number) => `${Math.floor(value / 100)},${String(value % 100).padStart(2, "0")}`;
  const order = ["below", "within", "above"];
  it("stands no lower for more of what should be more, no higher for more of what should be less", () => {
    holds<[number, number, number, number]>([amount, amount, amount, amount], (a, b, one, more) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const stands = (direction: string, value: number) =>
        order.indexOf(
          judge({
            kind: "quantity",
            target: { low: text(low), high: text(high), unit: "izin", direction },
            realisation: { amount: text(value) },
          }).standing,
        );
      expect(stands("more-is-better", one + more)).toBeGreaterThanOrEqual(stands("more-is-better", one));
      expect(stands("less-is-better", one + more)).toBeLessThanOrEqual(stands("less-is-better", one));
      expect(stands("more-is-better", low)).toBe(1);
      expect(stands("more-is-better", high)).toBe(1);
    });
  });
});

it("a rating diverges by counts alone: order and what has no data are of no influence", () => {
  const rule: DivergenceRule = { above: "any-main-below", meets: "half-main-below", below: "none-below" };
  const standing = fc.constantFrom("below" as const, "within" as const, "above" as const, "unknown" as const);
  holds<[(typeof EXPECTATIONS)[number], ("below" | "within" | "above" | "unknown")[], number[]]>(
    [fc.constantFrom(...EXPECTATIONS), fc.array(standing, { maxLength: 12 }), keys],
    (rating, standings, drawn) => {
      const told = divergence(rating, standings, rule);
      expect(divergence(rating, shuffled(standings, drawn), rule)).toEqual(told);
      expect(
        divergence(
          rating,
          standings.filter((one) => one !== "unknown"),
          rule,
        ),
      ).toEqual(told);
      if (told) expect(told.known).toBeGreaterThan(0);
    },
  );
});

describe("peers", () => {
  const answers = fc.array(
    fc
      .array(fc.constantFrom(...PEER_MARKS), { minLength: 7, maxLength: 7 })
      .map((marks) => peerAnswers.parse(Object.fromEntries(VALUES.map((value, at) => [value, marks[at]])))),
    { maxLength: 12 },
  );
  it("come to the same in whatever order they answered, on the scale, in quarters, and to nothing below the minimum", () => {
    holds<[ReturnType<typeof peerAnswers.parse>[], number[], number]>(
      [answers, keys, fc.integer({ min: 3, max: 6 })],
      (given, order, minimum) => {
        const told = aggregateResponses(given, minimum);
        expect(aggregateResponses(shuffled(given, order), minimum)).toEqual(told);
        for (const value of VALUES) {
          const judged = given.filter((one) => one[value] !== "cannot-judge").length;
          expect(told[value] === null).toBe(judged < minimum);
          if (!told[value]) continue;
          const { mean, spread } = told[value];
          expect([mean % 25, spread % 25]).toEqual([0, 0]);
          expect(mean >= 100 && mean <= 400 && spread >= 0 && spread <= 175).toBe(true); // 1.75: two ones and two fours, √3, rounded
        }
      },
    );
  });
});

it("the share of satisfied marks lies in its interval, on the scale, and rises with a satisfied one", () => {
  const count = fc.nat({ max: 500 });
  holds<[number, number, number, number]>([count, count, count, count], (...counts) => {
    const told = markShareOf(counts);
    if (!told) return expect(counts).toEqual([0, 0, 0, 0]);
    const { share, low, high } = told;
    expect(0 <= low && low <= share && share <= high && high <= 10_000).toBe(true);
    const [one, two, three, four] = counts;
    expect(markShareOf([one, two, three + 1, four])?.share).toBeGreaterThanOrEqual(share);
    expect(markShareOf([one + 1, two, three, four])?.share).toBeLessThanOrEqual(share);
  });
});

it("levels hold everybody once, part only what is clear, and are the same for every order", () => {
  const span = fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 60 })).map(([low, width]) => ({ low: h(low), high: h(low + width) }));
  holds<[Span[], number[]]>(
    [fc.array(span, { maxLength: 25 }), fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 25 })],
    (spans, keys) => {
      const levels = levelsOf(spans, (one) => one);
      expect(levels.flat().length).toBe(spans.length);
      levels.forEach((level, at) => {
        for (const lower of levels.slice(at + 1).flat()) for (const one of level) expect(one.low).toBeGreaterThan(lower.high);
        // nobody stands on a level alone with others: whoever shares it touches somebody there
        for (const one of level) expect(level.length === 1 || level.some((other) => other !== one && !clearOf(one, other))).toBe(true);
      });
      const named = (found: Span[][]) => found.map((level) => level.map(({ low, high }) => `${low}-${high}`).toSorted());
      expect(named(levelsOf(shuffled(spans, keys), (one) => one))).toEqual(named(levels));
    },
  );
});

describe("days", () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("2000-01-01", n));
  it("of a limit are working days, as many as the limit says, and the last is one", () => {
    holds<[string, number, number[]]>([day, fc.nat({ max: 40 }), fc.array(fc.nat({ max: 80 }), { maxLength: 12 })], (from, n, offsets) => {
      const holidays = new Set(offsets.map((offset) => addDays(from, offset)));
      const last = addWorkingDays(from, n, holidays);
      expect(workingDaysUntil(from, last, holidays)).toBe(n);
      expect(n === 0 ? last === from : isWorkingDay(last, holidays)).toBe(true);
      expect(addWorkingDays(from, n, new Set()) <= last).toBe(true); // a holiday never shortens a limit
    });
  });

  it("of a week begin with its Monday, and weeks follow each other without a gap", () => {
    holds<[string]>([day], (at) => {
      const monday = mondayOfWeek(isoWeekOf(at)) ?? "";
      expect(monday <= at && at < addDays(monday, 7)).toBe(true);
      expect(mondayOfWeek(isoWeekOf(addDays(monday, 7)))).toBe(addDays(monday, 7));
      // by the calendar of the platform, another way: 4 January lies in the first week
      const [year = "", week = ""] = isoWeekOf(at).split("-W");
      const first = new Date(`${year}-01-04T00:00:00Z`);
      const firstMonday = new Date(first.getTime() - ((first.getUTCDay() + 6) % 7) * 86_400_000);
      expect(new Date(firstMonday.getTime() + (Number(week) - 1) * 7 * 86_400_000).toISOString().slice(0, 10)).toBe(monday);
    });
  });
});
