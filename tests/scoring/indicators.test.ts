import { describe, expect, it } from "vitest";
import { z } from "zod";
import { appraise, judgeIndicator, mainStandings } from "@/lib/scoring/core/appraise";
import { indicatorKinds, judge } from "@/lib/scoring/core/indicator-kinds";
import { defineIndicatorKind, field } from "@/lib/scoring/core/indicator-kinds/define";
import { EXPECTATIONS, hundredths } from "@/lib/scoring/core/types";
import { quadrantRule } from "../support/law";

const target = (low: string, high: string, direction = "more-is-better") => ({ low, high, unit: "%", direction });
const standing = (planned: object, amount: string | null) =>
  judge({ kind: "quantity", target: planned, realisation: amount === null ? null : { amount } }).standing;

describe("a decimal as it is typed", () => {
  it.each([
    ["87", 8_700],
    ["87.5", 8_750],
    ["87,50", 8_750],
    ["87.05", 8_705],
    [" 0 ", 0],
    ["0,01", 1],
    ["999999999.99", 99_999_999_999],
  ])("%o is %i hundredths", (text, value) => {
    expect(hundredths().parse(text)).toBe(value);
  });
  it.each(["", " ", "1.200", "87.555", "-1", "+1", "1e2", "0x10", ".5", "5.", "1 000", "1.000,50", "1234567890", "NaN", "٣", 87, null])(
    "%o is none",
    (text) => {
      expect(hundredths().safeParse(text).success).toBe(false);
    },
  );
});

describe("a quantity", () => {
  // Lampiran, hlm. 203: inside the range is sesuai, both bounds included.
  it.each([
    ["79.99", "below", "above"],
    ["80", "within", "within"],
    ["85", "within", "within"],
    ["90", "within", "within"],
    ["90.01", "above", "below"],
  ] as const)("of %s against 80 to 90: %s where more is better, %s where less is", (amount, more, less) => {
    expect(standing(target("80", "90"), amount)).toBe(more);
    expect(standing(target("80", "90", "less-is-better"), amount)).toBe(less);
  });

  it.each([
    ["2.99", "below"],
    ["3", "within"],
    ["3.01", "above"],
  ] as const)("of %s against 3 alone: %s", (amount, expected) => {
    expect(standing(target("3", "3"), amount)).toBe(expected);
  });

  it("of 0 is a realisation; one that is absent is unknown", () => {
    expect(standing(target("80", "90"), "0")).toBe("below");
    expect(standing(target("0", "5", "less-is-better"), "0")).toBe("within");
    expect(standing(target("1", "5", "less-is-better"), "0")).toBe("above");
    expect(standing(target("80", "90"), null)).toBe("unknown");
    expect(standing(target("0", "0", "less-is-better"), null)).toBe("unknown");
  });

  it("compares 9 and 10 as numbers, 0.1 + 0.2 not at all", () => {
    expect(standing(target("7", "8", "less-is-better"), "9")).toBe("below"); // months: Tabel 3, indicator 3
    expect(standing(target("9", "10"), "10")).toBe("within");
    expect(standing(target("0.3", "0.3"), "0.30")).toBe("within");
  });

  it("says both ends and the unit of the plan, and that there are no data", () => {
    const said = (amount: string | null) => judge({ kind: "quantity", target: target("80", "90"), realisation: amount && { amount } }).step;
    const range = { low: { quantity: 8_000 }, high: { quantity: 9_000 }, unit: "%" };
    expect(said("85,5").words).toEqual({ key: "step.quantity", values: { amount: { quantity: 8_550 }, ...range } });
    expect(said(null).words).toEqual({ key: "step.noData", values: range });
    const { wordsOf } = indicatorKinds.quantity;
    expect(wordsOf(target("80", "90"), null)).toEqual({ target: { key: "indicator.targetRange", values: range }, realisation: null });
    expect(wordsOf(target("80", "80"), { amount: "1" })).toMatchObject({
      target: { key: "indicator.targetPoint", values: { low: { quantity: 8_000 }, unit: "%" } },
      realisation: { key: "indicator.realised", values: { amount: { quantity: 100 }, unit: "%" } },
    });
  });

  it.each([
    ["reversed", target("90", "80")],
    ["with a third decimal", target("80.123", "90")],
    ["without a unit", { ...target("80", "90"), unit: " " }],
    ["with a unit of 41 letters", { ...target("80", "90"), unit: "x".repeat(41) }],
    ["with a direction of its own", target("80", "90", "equal-is-better")],
    ["with a key too many", { ...target("80", "90"), weight: "10" }],
    ["with a number in place of text", { ...target("80", "90"), low: 80 }],
    ["that is nothing", null],
  ])("refuses a target %s", (_what, planned) => {
    expect(() => judge({ kind: "quantity", target: planned, realisation: null })).toThrow(z.ZodError);
  });
  it.each([{}, { amount: "" }, { amount: "-1" }, { amount: "1", note: "x" }, "85"])("refuses the realisation %j", (realisation) => {
    expect(() => judge({ kind: "quantity", target: target("80", "90"), realisation })).toThrow(z.ZodError);
  });
});

describe("a statement", () => {
  const stands = (realisation: unknown) => judge({ kind: "statement", target: { text: "Tidak ada kesalahan tindakan." }, realisation });
  it("is never judged by computation, with words or without", () => {
    expect(stands({ text: "Masih terdapat ibu hamil yang komplain." })).toMatchObject({
      standing: "unknown",
      step: { words: { key: "step.statement" } },
    });
    expect(stands(null)).toMatchObject({ standing: "unknown", step: { words: { key: "step.statementMissing" } } });
  });
  it("says what is written, trimmed", () => {
    expect(indicatorKinds.statement.wordsOf({ text: " a " }, { text: "b" })).toEqual({
      target: { key: "indicator.said", values: { text: "a" } },
      realisation: { key: "indicator.said", values: { text: "b" } },
    });
  });
  it.each([{ text: " " }, { text: "x".repeat(2_001) }, {}, { text: "x", html: "y" }])("refuses %j", (realisation) => {
    expect(() => stands(realisation)).toThrow(z.ZodError);
  });
});

describe("the kinds", () => {
  it.each(["percentage", "", "constructor", "toString", "__proto__"])("have none called %o", (kind) => {
    expect(() => judge({ kind, target: {}, realisation: null })).toThrow(RangeError);
  });

  it.each(Object.entries(indicatorKinds))("%s is stored under its own name and draws all of its fields", (name, kind) => {
    expect(kind.kind).toBe(name);
    expect(kind.fields.target.map((drawn) => drawn.name)).toEqual(Object.keys(kind.target.shape));
    // what is computed has no form
    expect(kind.fields.realisation.map((drawn) => drawn.name)).toEqual("bound" in kind ? [] : Object.keys(kind.realisation.shape));
  });

  it("show what counts as what on both sides of each bound, in the order of the amounts", () => {
    const shown = (low: string, high: string, direction: string) =>
      indicatorKinds.quantity
        .examplesOf({ low, high, unit: "hari", direction })
        .map(({ words, standing }) => [words.values?.amount, standing]);
    expect(shown("90", "100", "more-is-better")).toEqual([
      [{ quantity: 8_900 }, "below"],
      [{ quantity: 9_000 }, "within"],
      [{ quantity: 10_000 }, "within"],
      [{ quantity: 10_100 }, "above"],
    ]);
    expect(shown("2", "3", "less-is-better").map(([, standing]) => standing)).toEqual(["above", "within", "within", "below"]);
    expect(shown("5", "5", "more-is-better")).toHaveLength(3); // a point is one bound
    expect(shown("0", "1", "less-is-better").map(([, standing]) => standing)).toEqual(["within", "within", "below"]); // nothing is less than none
    expect(shown("3.25", "3.5", "more-is-better")[0]).toEqual([{ quantity: 324 }, "below"]);
    expect(indicatorKinds.statement.examplesOf({ text: "Tertib administrasi" })).toEqual([]);
  });

  it("offer what a choice can be, and nothing for a field that is typed", () => {
    const choices = Object.fromEntries(indicatorKinds.quantity.fields.target.map((drawn) => [drawn.name, drawn.choices]));
    expect(choices).toEqual({ low: null, high: null, unit: null, direction: ["more-is-better", "less-is-better"] });
  });

  it("refuse a field that says neither what it is nor in which unit", () => {
    const words = { key: "step.quadrant" } as const;
    const define = (realisation: z.ZodObject) =>
      defineIndicatorKind({
        kind: "unlabelled",
        target: z.strictObject({ low: field(z.string(), { label: "indicator.low", unit: "none", input: "text" }) }),
        realisation,
        standing: () => ({ standing: "unknown", step: { rule: "x", words, source: quadrantRule.predicates.source } }),
        sayTarget: () => words,
        sayRealisation: () => words,
        around: () => [],
      });
    expect(() => define(z.strictObject({ amount: z.string() }))).toThrow("field amount has no label and no unit");
    expect(define(z.strictObject({})).fields.realisation).toEqual([]);
  });
});

describe("an appraisal", () => {
  const indicator = (priority: "main" | "additional", amount: string | null) => ({
    resultTitle: "Perizinan tepat waktu",
    priority,
    title: "Persentase izin tepat waktu",
    kind: "quantity",
    target: target("80", "90"),
    realisation: amount === null ? null : { amount },
    evidence: null,
  });
  const far = [indicator("main", "0"), indicator("main", "0"), indicator("additional", "0")];
  const near = [indicator("main", "95"), indicator("main", "95")];

  it("takes its predicate from the two ratings and from no indicator", () => {
    for (const workResult of EXPECTATIONS) {
      for (const behaviour of EXPECTATIONS) {
        const predicates = [far, near, []].map((indicators) => appraise({ workResult, behaviour, indicators }, quadrantRule).predicate);
        expect(new Set(predicates).size).toBe(1);
      }
    }
  });

  it("tells a step for each indicator in the plan's order, then the quadrant's", () => {
    const { steps } = appraise(
      { workResult: "meets", behaviour: "meets", indicators: [indicator("main", "85"), indicator("main", null)] },
      quadrantRule,
    );
    expect(steps.map(({ words }) => words.key)).toEqual(["step.quantity", "step.noData", "step.quadrant"]);
  });

  it("holds the evidence of main results apart from that of additional ones", () => {
    expect(mainStandings(far.map(judgeIndicator))).toEqual(["below", "below"]);
    expect(judgeIndicator(indicator("additional", "95"))).toMatchObject({
      priority: "additional",
      standing: "above",
      realised: { key: "indicator.realised" },
    });
  });

  it("throws for an indicator of a kind that is not ours", () => {
    const foreign = { ...indicator("main", "85"), kind: "percentage" };
    expect(() => appraise({ workResult: "meets", behaviour: "meets", indicators: [foreign] }, quadrantRule)).toThrow(
      "no indicator kind percentage",
    );
  });
});
