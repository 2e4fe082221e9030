import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { regulations } from "@/lib/regulation";
import { appraise, type IndicatorInput, judgeIndicator, mainStandings } from "@/lib/scoring/core/appraise";
import { judge } from "@/lib/scoring/core/indicator-kinds";
import { creditFor, halfUp } from "@/lib/scoring/core/methods/credit";
import { predicateFor } from "@/lib/scoring/core/methods/quadrant";
import { type DivergenceRule, divergence } from "@/lib/scoring/core/raters/divergence";
import { satisfactionOf, satisfactionOfMeans, withRoundedWeight } from "@/lib/scoring/core/satisfaction";
import { EXPECTATIONS, hundredths, type Standing } from "@/lib/scoring/core/types";
import { answerTo } from "@/scripts/recompute/answer";
import { Written } from "@/scripts/recompute/read";
import { creditRule, h, quadrantRule, surveyRule } from "../support/law";
import { bkn3of2023 } from "./cases/bkn-3-2023";
import { COUNTS_ALONE, permenpanrb6of2022 } from "./cases/permenpanrb-6-2022";
import { permenpanrb14of2017 } from "./cases/permenpanrb-14-2017";
import { permentan68of2012 } from "./cases/permentan-68-2012";
import { type FilledForm, type FormRow, PRINTED, type Published } from "./cases/published";

const published = [...permenpanrb14of2017, ...permenpanrb6of2022, ...bkn3of2023, ...permentan68of2012];

const printed = (decimal: string) => hundredths().parse(decimal);
const fractions = (decimals: readonly string[]) => decimals.map((decimal) => new Fraction(decimal));
const toFour = (value: Fraction) => (halfUp(value.mul(10_000)) / 10_000).toFixed(4);
const once = (rows: readonly (readonly (number | null)[])[]) => rows.map((answers) => ({ answers, times: 1 }));
const defaults: DivergenceRule = { above: "any-main-below", meets: "half-main-below", below: "none-below" };

/** Rows whose columns hold each mark as often as it was given: who gave which two together is unknown, and of no influence on a mean. */
const rowsOf = (columns: readonly Record<number, number>[], respondents: number) => {
  const marks = columns.map((column) => Object.entries(column).flatMap(([mark, count]) => Array<number>(count).fill(Number(mark))));
  return Array.from({ length: respondents }, (_, row) => marks.map((column) => column[row] ?? null));
};

const indicatorOf = (row: FormRow): IndicatorInput => ({
  resultTitle: row.title,
  priority: row.main ? "main" : "additional",
  title: row.title,
  evidence: null,
  ...("measured" in row
    ? {
        kind: "quantity",
        target: {
          low: row.measured.low,
          high: row.measured.high,
          unit: row.measured.unit,
          direction: row.measured.lessIsBetter ? "less-is-better" : "more-is-better",
        },
        realisation: { amount: row.measured.amount },
      }
    : { kind: "statement", target: { text: row.title }, realisation: row.told === null ? null : { text: row.told } }),
});

const appraised = ({ rows, workResult, behaviour }: FilledForm) =>
  appraise({ workResult, behaviour, indicators: rows.map(indicatorOf) }, quadrantRule);

/** How each kind of case is gone through; a kind without its check does not compile. */
const checks: { [K in Published["kind"]]: (of: Extract<Published, { kind: K }>) => void } = {
  "element-means"({ means, printed: { index, grade, ranks } }) {
    const exact = fractions(means);
    expect(satisfactionOfMeans(exact, surveyRule)).toMatchObject({ index: printed(index), grade });
    // and by exactly 1/9 alone: 34.031 x 25 x 0.111 = 94.436, x 0.11 = 93.585
    expect(withRoundedWeight(exact, new Fraction("0.111"))).toBe(h(9_444));
    expect(withRoundedWeight(exact, new Fraction("0.11"))).toBe(h(9_359));
    const byRank = means.map((mean, at) => ({ mean, rank: ranks[at] ?? 0 })).toSorted((a, b) => a.rank - b.rank);
    expect(byRank.map(({ mean }) => Number(mean))).toEqual(means.map(Number).toSorted((a, b) => b - a));
    // The means fit whole sums of 91 answers: 3.868 x 91 = 351.988, so 352, and so on; 3097 x 25 / (91 x 9) = 94.536: printed 94.53, exactly 94.54.
    const sums = [352, 334, 342, 353, 353, 352, 349, 323, 339];
    expect(sums.map((sum) => (sum / 91).toFixed(3))).toEqual(means.map((mean) => Number(mean).toFixed(3)));
    const raw = rowsOf(
      sums.map((sum) => ({ 4: sum - 3 * 91, 3: 4 * 91 - sum })),
      91,
    );
    expect(satisfactionOf(once(raw), surveyRule)).toMatchObject({ n: 91, index: 9_454, grade: "A" });
  },

  frequencies({ marks, respondents, printed: told }) {
    const rows = rowsOf(Object.values(marks), respondents);
    const result = satisfactionOf(once(rows), surveyRule);
    if (!result) throw new Error("every element was answered");
    expect(rows.flat()).not.toContain(null);
    expect(Object.keys(marks).map((_, element) => rows.reduce((sum, row) => sum + (row[element] ?? 0), 0))).toEqual(told.sums);
    const means = result.elements.map(({ mean }) => mean);
    expect(means.map(toFour)).toEqual(told.means);
    // Both numbers that were published of the same answers. 955 x 25 / (29 x 9) = 91.4751; 955 / 29 x 0.11 x 25 = 90.5603.
    expect(told.direct).toBe("91.48");
    expect(result).toMatchObject({ n: 29, index: printed(told.direct), grade: told.grade });
    expect(told.weighted).toBe("90.56");
    expect(withRoundedWeight(means, new Fraction(told.usedWeight))).toBe(printed(told.weighted));
    // The document says 0.1111 and used 0.11: its weighted column is the mean x 0.11, and 0.1111 would give 91.4659.
    expect(fractions(told.means).map((mean) => toFour(mean.mul(told.usedWeight)))).toEqual(told.weightedMeans);
    expect(withRoundedWeight(means, new Fraction(told.statedWeight))).toBe(h(9_147));
    const total = fractions(told.weightedMeans).reduce((sum, mean) => sum.add(mean), new Fraction(0));
    expect([toFour(total), told.weightedTotal]).toEqual(["3.6225", "3.6224"]); // the printed total was rounded once less
  },

  "raw-rows"({ rows, printed: told }) {
    expect(() => satisfactionOf(once(rows), surveyRule)).toThrow("row 17, item 2: 5 is outside 1 to 4");
    const asked = {
      kind: "satisfaction",
      regulation: "permenpanrb-14-2017",
      answers: rows.map((row) => row.map((mark) => new Written(`${mark}`))),
    };
    expect(() => answerTo(asked)).toThrow("answers, baris 17, butir 2: 5 berada di luar 1 sampai 4.");
    // Were that cell let pass as it was published: sums over 20, and both numbers.
    expect([0, 1, 2].map((item) => rows.reduce((sum, row) => sum + (row[item] ?? 0), 0))).toEqual(told.sums);
    const means = told.sums.map((sum) => new Fraction(sum, 20));
    expect(means.every((mean, item) => mean.equals(told.means[item] ?? 0))).toBe(true);
    expect(told.index).toBe("86.63");
    expect(withRoundedWeight(means, new Fraction(told.weight))).toBe(printed(told.index)); // 10.5 x 0.33 x 25 = 86.625
    expect(satisfactionOfMeans(means, surveyRule)).toMatchObject({ index: 8_750, grade: told.grade }); // 10.5 / 3 x 25
    // Were it absent: 74/20 + 71/19 + 60/20 = 10.436842, / 3 x 25 = 86.97
    const absent = rows.map((row) => row.map((mark) => (mark > 4 ? null : mark)));
    expect(satisfactionOf(once(absent), surveyRule)).toMatchObject({ n: 20, index: 8_697, grade: "B" });
  },

  quadrant({ printed: table }) {
    for (const workResult of EXPECTATIONS) {
      const row = EXPECTATIONS.map((behaviour) => predicateFor({ workResult, behaviour }, quadrantRule).predicate);
      expect(row).toEqual(table[workResult].map((words) => PRINTED[words]));
    }
  },

  "filled-form"(form) {
    const { predicate, steps } = appraised(form);
    const { contradicted } = form;
    expect(steps).toHaveLength(form.rows.length + 1);
    const standings = form.rows.map((row) => judgeIndicator(indicatorOf(row)).standing);
    const count = (standing: Standing) => standings.filter((one) => one === standing).length;
    expect({ above: count("above"), within: count("within"), below: count("below") }).toEqual(form.counts);
    if (!contradicted) return expect(predicate).toBe(PRINTED[form.printed]);
    // Both, and why: the print is not reproduced, and no rating of behaviour would lead to it beside this work result.
    expect([PRINTED[form.printed], predicate]).toEqual(["needs-improvement", contradicted.quadrant]);
    const beside = EXPECTATIONS.map((behaviour) => predicateFor({ workResult: form.workResult, behaviour }, quadrantRule).predicate);
    expect(beside).not.toContain(PRINTED[form.printed]);
    expect(contradicted.because).toContain("the quadrant of p. 99");
  },

  trajectory({ quarters, printed: { year } }) {
    expect(quarters.reduce((sum, ton) => sum + ton, 0)).toBe(year);
    const stands = (target: number, amount: number) =>
      judge({
        kind: "quantity",
        target: { low: String(target), high: String(target), unit: "ton", direction: "more-is-better" },
        realisation: { amount: String(amount) },
      }).standing;
    // Increments, not running totals: each quarter's own tons meet its own target, and the year's tons would be far above the last.
    expect(quarters.map((ton) => stands(ton, ton))).toEqual(["within", "within", "within", "within"]);
    expect(stands(quarters[3] ?? 0, year)).toBe("above");
  },

  credit({ level, predicate, months, years, printed: { credit } }) {
    expect(creditFor({ level, predicate, months }, creditRule).credit * years).toBe(printed(credit));
  },

  "discipline-table"({ printed: { late = [], early = [] } }) {
    const classesOf = (table: typeof late, minutes: number) =>
      table
        .filter(({ from, below, above }) => (above === undefined ? minutes >= (from ?? 0) && minutes < (below ?? 0) : minutes > above))
        .map(({ name }) => name);
    const minutes = Array.from({ length: 400 }, (_, at) => at + 1);
    const others = (table: typeof late, n: number) => minutes.filter((minute) => classesOf(table, minute).length === n);
    // The gap: exactly 91 minutes late is in no class. The slip: 291 for 91, so that 92 to 290 minutes early are in two.
    expect(others(late, 0)).toEqual([91]);
    expect(others(late, 2)).toEqual([]);
    expect(classesOf(early, 91)).toEqual(["PSW3"]);
    expect(others(early, 2)).toEqual(Array.from({ length: 199 }, (_, at) => 92 + at));
    expect(classesOf(early, 290)).toEqual(["PSW3", "PSW4"]);
    const mended = early.map((row) => (row.below === 291 ? { ...row, below: 91 } : row));
    expect([others(mended, 0), others(mended, 2)]).toEqual([[91], []]); // as with lateness: the gap is in the table itself
    expect(regulations.filter(({ id }) => id.startsWith("permentan"))).toEqual([]); // refused as law until somebody mends it
  },
};

it.each(published.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  (checks[one.kind] as (of: Published) => void)(one);
});

it("forgets no published case", () => {
  expect(published.map(({ name }) => name).toSorted()).toEqual(
    [
      "6/2022 Anak Lampiran 4 Tabel 2: Direktur II",
      "6/2022 Anak Lampiran 4 Tabel 3: Kepala Subdirektorat II",
      "6/2022 Anak Lampiran 5 Tabel 1: Kepala Dinas Kesehatan",
      "6/2022 Anak Lampiran 5 Tabel 2: Kepala Puskesmas",
      "6/2022 Anak Lampiran 5 Tabel 3: JF Bidan Penyelia",
      "6/2022 Anak Lampiran 6 Tabel 2: JF Bidan Penyelia on tugas belajar",
      "6/2022 p. 93: quarterly trajectory targets of Direktorat 2",
      "BKN: JF Ahli Pertama, January-February, Baik",
      "BKN: JF Ahli Pertama, full year, Sangat Baik",
      "GASPUL (developer document of a public-service system), Triwulan III, 29 respondents",
      'Laboratory service survey, block "reliability", 20 respondents, 3 items',
      "Peraturan BKN 3/2023 annex p.5: 3 years at Ahli Muda coefficient",
      "Permentan 68/2012 deduction table (as published by BPTP Banten)",
      "Predikat kinerja 3x3 (hasil kerja x perilaku kerja), all nine cells",
      "SKM 2025 Triwulan 1 (public-information page, agency not identified)",
    ].toSorted(),
  );
  for (const { source } of published) expect(source).not.toBe("");
});

describe("ratings are the rater's, not a count of indicators", () => {
  const forms = published.filter((one) => one.kind === "filled-form");
  const standingsOf = ({ rows }: FilledForm) => mainStandings(rows.map((row) => judgeIndicator(indicatorOf(row))));

  it("four of nine below is still sesuai, four of ten above already diatas, and neither owes a reason", () => {
    for (const { rows, below, above, workResult } of COUNTS_ALONE) {
      const standings = Array.from({ length: rows }, (_, at): Standing => (at < below ? "below" : at < below + above ? "above" : "within"));
      expect(divergence(workResult, standings, defaults)).toBeNull();
    }
  });

  it("no share of indicators below parts the printed ratings: one and the same count stands under two of them", () => {
    const ratings = forms.filter((form) => form.counts.below === 1).map(({ workResult }) => workResult);
    expect(ratings.toSorted()).toEqual(["below", "meets"]);
  });

  it("a rating that diverges is asked for a reason and keeps its predicate", () => {
    for (const form of forms) {
      const others = EXPECTATIONS.filter((rating) => rating !== form.workResult);
      for (const workResult of others) {
        const predicate = predicateFor({ workResult, behaviour: form.behaviour }, quadrantRule).predicate;
        expect(appraised({ ...form, workResult }).predicate).toBe(predicate);
      }
    }
    const [direktur] = forms.filter(({ name }) => name.includes("Direktur II"));
    if (!direktur) throw new Error("the form of Direktur II is gone");
    // 3 of 10 main indicators below: sesuai owes nothing, diatas a reason
    expect(divergence("meets", standingsOf(direktur), defaults)).toBeNull();
    expect(divergence("above", standingsOf(direktur), defaults)).toEqual({ below: 3, known: 10 });
  });

  it("no printed form owes a reason under the default", () => {
    for (const form of forms) expect(divergence(form.workResult, standingsOf(form), defaults), form.name).toBeNull();
  });
});
