import { describe, expect, it } from "vitest";
import { findRegulation, regulationById, regulationInForce, regulations } from "@/lib/regulation";
import { ELEMENTS, skm1 } from "@/lib/regulation/instruments/skm-1";
import { type Regulation, regulationSchema, SUBJECTS, type Subject } from "@/lib/regulation/schema";
import { VALUES } from "@/lib/scoring/core/types";
import { creditRule, distributionRule, quadrantRule, surveyRule, twoPartRule } from "./support/law";

describe("the regulation in force", () => {
  it.each([
    ["appraisal", "2022-02-06", null],
    ["appraisal", "2022-02-07", "permenpanrb-6-2022"], // promulgated and in force
    ["appraisal", "2026-11-25", "permenpanrb-6-2022"], // and not PP 30/2019, which a local decision must name
    ["satisfaction", "2017-12-31", null],
    ["satisfaction", "2018-01-01", "permenpanrb-14-2017"],
    ["credit", "2023-07-23", null],
    ["credit", "2023-07-24", "bkn-3-2023"],
    ["distribution", "2023-01-30", null],
    ["distribution", "2023-01-31", "se-menpanrb-3-2023"],
    ["distribution", "2026-11-25", "se-menpanrb-3-2023"],
  ] as const)("for %s on %s: %s", (subject, day, id) => {
    if (id) return expect(regulationInForce(subject, day).id).toBe(id);
    expect(() => regulationInForce(subject, day)).toThrow(`no regulation in force for ${subject} on ${day}`);
  });

  const closed = (id: string, from: string, until: string | null): Regulation => ({
    ...quadrantRule,
    id,
    inForce: { chosenBy: "date", from, until },
  });
  const versions = [closed("old", "2022-02-07", "2027-06-30"), closed("new", "2027-07-01", null)];

  it("changes from one version to the next between two days", () => {
    const on = (day: string) => regulationInForce("appraisal", day, versions).id;
    expect([on("2022-02-07"), on("2027-06-30"), on("2027-07-01"), on("2030-01-01")]).toEqual(["old", "old", "new", "new"]);
  });

  it("is nobody's guess where two are, in whichever order", () => {
    const both = [closed("old", "2022-02-07", null), closed("new", "2027-07-01", null)];
    expect(regulationInForce("appraisal", "2027-06-30", both).id).toBe("old");
    expect(() => regulationInForce("appraisal", "2027-07-01", both)).toThrow("old and new in force for appraisal on 2027-07-01");
    expect(() => regulationInForce("appraisal", "2027-07-01", both.toReversed())).toThrow(RangeError);
  });

  it("is nothing on a day without one, for what can be left out; two are still nobody's guess, another method is no answer", () => {
    expect(findRegulation("distribution", "2023-01-30", "distribution")).toBeNull();
    expect(findRegulation("distribution", "2023-01-31", "distribution")?.id).toBe("se-menpanrb-3-2023");
    const both = [closed("old", "2022-02-07", null), closed("new", "2027-07-01", null)];
    expect(() => findRegulation("appraisal", "2027-07-01", "quadrant", both)).toThrow("old and new in force");
    expect(() => findRegulation("appraisal", "2026-11-25", "distribution")).toThrow("permenpanrb-6-2022 is not distribution");
  });

  it("leaves a gap a gap", () => {
    const gap = [closed("old", "2022-02-07", "2027-06-29"), closed("new", "2027-07-01", null)];
    expect(() => regulationInForce("appraisal", "2027-06-30", gap)).toThrow("no regulation");
  });

  it("is never found by date where a setting chooses it", () => {
    expect(twoPartRule.inForce).toEqual({ chosenBy: "setting" });
    expect(() => regulationInForce("appraisal", "2026-11-25", [twoPartRule])).toThrow(RangeError);
  });
});

describe("a regulation by its name", () => {
  it("is given with the method it was opened under", () => {
    expect(regulationById("pp-30-2019", "two-part").method).toBe("two-part");
  });
  it.each([
    ["permenpanrb-8-2021", "quadrant"], // revoked, and not ours
    ["permenpanrb-6-2022", "two-part"], // ours, by another method
    ["", "quadrant"],
  ] as const)("is refused: %s by %s", (id, method) => {
    expect(() => regulationById(id, method)).toThrow(`no ${method} regulation ${id}`);
  });
});

/** Every value with a source, wherever in the file it stands. */
function sourcesIn(part: unknown): unknown[] {
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([name, inside]) => (name === "source" ? [inside] : sourcesIn(inside)));
}

describe("the files", () => {
  it("have names of their own", () => {
    expect(new Set(regulations.map(({ id }) => id)).size).toBe(regulations.length);
  });

  it.each(regulations.map((regulation) => [regulation.id, regulation] as const))("%s cites every value", (_id, regulation) => {
    const { id: _name, name: _short, title: _title, subject: _subject, inForce: _days, method: _method, ...values } = regulation;
    const sources = sourcesIn(values);
    expect(sources.length).toBeGreaterThanOrEqual(Object.keys(values).length);
    for (const source of sources) {
      expect(source).toEqual({
        instrument: expect.stringMatching(/\d+\/\d{4}$/),
        provision: expect.stringMatching(/./),
        tag: expect.stringMatching(/^[PCH]$/),
        checkedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
    }
  });

  it("say of the two lowest bands of PP 30/2019 that their text was cut off", () => {
    expect(twoPartRule.bounds.map(({ value, source }) => [value.predicate, source.tag])).toEqual([
      ["very-good", "C"],
      ["good", "C"],
      ["needs-improvement", "C"],
      ["poor", "H"],
      ["very-poor", "H"],
    ]);
  });

  it("never leave a subject with two versions on one day", () => {
    const days = regulations.flatMap(({ inForce }) => (inForce.chosenBy === "date" ? [inForce.from, inForce.until ?? inForce.from] : []));
    const inForce = (subject: Subject, day: string) =>
      regulations.filter(
        ({ subject: of, inForce: when }) =>
          of === subject && when.chosenBy === "date" && when.from <= day && (when.until === null || day <= when.until),
      );
    for (const subject of SUBJECTS) for (const day of days) expect(inForce(subject, day).length, `${subject} ${day}`).toBeLessThan(2);
  });
});

describe("PermenPANRB 6/2022", () => {
  it("has the seven basic values with three guide items each, by their names", () => {
    expect(VALUES.map((value) => quadrantRule.values.value[value].name)).toEqual([
      "Berorientasi pelayanan",
      "Akuntabel",
      "Kompeten",
      "Harmonis",
      "Loyal",
      "Adaptif",
      "Kolaboratif",
    ]);
    const items = VALUES.flatMap((value) => quadrantRule.values.value[value].items);
    expect(new Set(items).size).toBe(21);
  });

  it("has plans set by the end of January: Pasal 14", () => {
    expect(quadrantRule.plansSetBy).toMatchObject({
      value: "01-31",
      source: { instrument: "PermenPANRB 6/2022", provision: "Pasal 14", tag: "P" },
    });
  });

  it("has a year evaluated by the end of the next January: hlm. 14-15, 89-94", () => {
    expect(quadrantRule.yearEvaluatedBy.value).toBe("01-31");
  });

  it("counts its limits in working days: hlm. 114-119", () => {
    expect(quadrantRule.limits.value).toEqual({
      deliver: 14,
      returnSigned: 14,
      objection: 14,
      decision: 7,
      report: 30,
      evaluate: 14,
      superiorDelivers: 7,
      superiorReturn: 7,
    });
  });
});

describe("Peraturan BKN 3/2023", () => {
  it("has a percentage for each predicate and a coefficient for the two levels that were read", () => {
    expect(creditRule.percentages.value).toEqual({ "very-good": 150, good: 100, "needs-improvement": 75, poor: 50, "very-poor": 25 });
    expect(creditRule.coefficients.value).toEqual({ "ahli-pertama": 1_250, "ahli-muda": 2_500 });
  });
});

describe("the questionnaire skm-1", () => {
  it("asks nine different elements on the scale of the survey's rule", () => {
    expect(new Set(ELEMENTS).size).toBe(9);
    const { lowest, highest } = surveyRule.scale.value;
    expect([skm1.scale.at(0), skm1.scale.at(-1)]).toEqual([lowest, highest]);
  });
});

describe("what is not the shape of a law is refused at load", () => {
  const source = { instrument: "PP 1/2030", provision: "Pasal 1", tag: "P", checkedOn: "2030-01-01" };
  const head = {
    id: "pp-1-2030",
    name: "Contoh",
    title: "Contoh",
    subject: "appraisal",
    inForce: { chosenBy: "date", from: "2030-01-01", until: null },
  };
  const bound = (predicate: string, from: string) => ({ value: { predicate, from, needsNewIdea: false }, source });
  const twoPart = {
    ...head,
    method: "two-part",
    weights: { value: { withoutPeers: { plan: 70, behaviour: 30 }, withPeers: { plan: 60, behaviour: 40 } }, source },
    highest: { value: "120", source },
    bounds: [bound("good", "90"), bound("poor", "50"), bound("very-poor", "0")],
  };
  const credit = {
    ...head,
    subject: "credit",
    method: "credit",
    percentages: { value: { "very-good": 150, good: 100, "needs-improvement": 75, poor: 50, "very-poor": 25 }, source },
    coefficients: { value: { "ahli-pertama": "12.5" }, source },
  };
  const grade = (letter: string, from: string) => ({ value: { grade: letter, from }, source });
  const survey = {
    ...head,
    subject: "satisfaction",
    method: "satisfaction-index",
    scale: { value: { lowest: 1, highest: 4 }, source },
    weight: { value: "one-over-n", source },
    bounds: [grade("A", "88.31"), grade("B", "76.61"), grade("C", "65.00"), grade("D", "25.00")],
  };
  const quadrant = structuredClone(quadrantRule) as Record<string, unknown>;
  const distribution = structuredClone(distributionRule);
  const withRow = (cells: object) => ({
    ...distribution,
    pattern: { ...distribution.pattern, good: { value: { ...distribution.pattern.good.value, ...cells }, source } },
  });
  const { good: _row2, ...fourRows } = distribution.pattern;
  const { poor: _cell, ...fourCells } = distribution.pattern.good.value;

  it("and what is, is not", () => {
    for (const whole of [twoPart, credit, survey, quadrant, distribution]) expect(regulationSchema.safeParse(whole).error).toBeUndefined();
  });

  /** The same law with one key more, once in each of its objects, however deep. */
  const withStray = (part: unknown, where = ""): [string, unknown][] => {
    if (part === null || typeof part !== "object") return [];
    const inside = Object.entries(part).flatMap(([name, value]) =>
      withStray(value, `${where}/${name}`).map(([at, strayed]): [string, unknown] => [
        at,
        Array.isArray(part) ? part.with(Number(name), strayed) : { ...part, [name]: strayed },
      ]),
    );
    return Array.isArray(part) ? inside : [[`${where}/stray`, { ...part, stray: true }], ...inside];
  };
  it.each(Object.entries({ twoPart, credit, survey, quadrant, distribution }).flatMap(([name, law]) => withStray(law, name)))(
    "%s",
    (_where, law) => {
      expect(regulationSchema.safeParse(law).success).toBe(false);
    },
  );

  const weights = (plan: number, behaviour: number) => ({
    ...twoPart,
    weights: { value: { ...twoPart.weights.value, withPeers: { plan, behaviour } }, source },
  });
  const { below: _row, ...twoRows } = quadrantRule.predicates.value;
  const { good: _good, ...fourPercentages } = credit.percentages.value;
  it.each<[string, object, string]>([
    ["a key that belongs nowhere", { ...twoPart, wieghts: twoPart.weights }, "wieghts"],
    ["a key in the wrong place", { ...twoPart, weights: { ...twoPart.weights, highest: "120" } }, "highest"],
    ["a key of another method", { ...credit, bounds: twoPart.bounds }, "bounds"],
    ["weights of 90 together", weights(60, 30), "weights add up to 90, not 100"],
    ["weights of 110 together", weights(60, 50), "weights add up to 110, not 100"],
    ["a weight that is no whole percent", weights(59.5, 40.5), "int"],
    ["bounds that rise", { ...twoPart, bounds: twoPart.bounds.toReversed() }, "bounds must fall"],
    ["two bounds alike", { ...twoPart, bounds: [bound("good", "50"), bound("poor", "50"), bound("very-poor", "0")] }, "bounds must fall"],
    ["a worst band above 0", { ...twoPart, bounds: twoPart.bounds.slice(0, -1) }, "the worst band must start at 0"],
    ["no bands", { ...twoPart, bounds: [] }, "the worst band must start at 0"],
    ["grades that rise", { ...survey, bounds: survey.bounds.toReversed() }, "bounds must fall"],
    ["a worst grade above 25", { ...survey, bounds: survey.bounds.slice(0, -1) }, "the worst grade must start at 25.00"],
    ["a grade that is none", { ...survey, bounds: [grade("E", "25.00")] }, "Invalid option"],
    ["a scale of five", { ...survey, scale: { value: { lowest: 1, highest: 5 }, source } }, "expected 4"],
    ["a weight that was rounded", { ...survey, weight: { value: "0.11", source } }, "one-over-n"],
    ["a value without its source", { ...twoPart, highest: { value: "120" } }, "source"],
    ["a value that is only known", { ...twoPart, highest: { value: "120", source: { ...source, tag: "K" } } }, "tag"],
    ["a source without its provision", { ...twoPart, highest: { value: "120", source: { ...source, provision: "" } } }, "provision"],
    ["a day that is none", { ...twoPart, inForce: { chosenBy: "date", from: "2030-02-30", until: null } }, "from"],
    ["no end where one must be said", { ...twoPart, inForce: { chosenBy: "date", from: "2030-01-01" } }, "until"],
    ["a setting with a date", { ...twoPart, inForce: { chosenBy: "setting", from: "2030-01-01" } }, "from"],
    ["a third decimal", { ...twoPart, highest: { value: "120.001", source } }, "problem.twoDecimals"],
    ["a number in place of its digits", { ...twoPart, highest: { value: 120, source } }, "string"],
    ["a table with a missing row", { ...quadrant, predicates: { value: twoRows, source } }, "below"],
    ["a pattern with a missing row", { ...distribution, pattern: fourRows }, '"good"'],
    [
      "a pattern with a missing field",
      { ...distribution, pattern: { ...distribution.pattern, good: { value: fourCells, source } } },
      "poor",
    ],
    ["a field without its share", withRow({ good: { rule: "mostly" } }), "share"],
    ["a share that is none", withRow({ good: { rule: "mostly", share: "seventy" } }), "share"],
    ["a percentage in place of its name", withRow({ good: { rule: "mostly", share: 70 } }), "share"],
    ["a rule of a field that is none", withRow({ good: { rule: "often" } }), "rule"],
    ["a field together with one that does not know it", withRow({ poor: { rule: "may" } }), "name each other"],
    ["a field together with itself", withRow({ poor: { rule: "one-with", other: "poor" } }), "name each other"],
    ["two fields that most have", withRow({ "very-good": { rule: "mostly", share: "goodMost" } }), "most have one predicate"],
    [
      "two pairs",
      withRow({ "very-good": { rule: "one-with", other: "very-poor" }, "very-poor": { rule: "one-with", other: "very-good" } }),
      "one pair",
    ],
    ["no name", { ...twoPart, name: "" }, "name"],
    ["a missing percentage", { ...credit, percentages: { value: fourPercentages, source } }, "good"],
    ["a limit of no days", { ...quadrant, limits: { value: { ...quadrantRule.limits.value, objection: 0 }, source } }, "objection"],
    ["a subject that is none", { ...twoPart, subject: "promotion" }, "subject"],
    ["a method that is none", { ...twoPart, method: "average" }, "method"],
    ["a name with capitals", { ...twoPart, id: "PP-1-2030" }, "id"],
  ])("%s", (_what, law, named) => {
    const { success, error } = regulationSchema.safeParse(law);
    expect(success).toBe(false);
    expect(JSON.stringify(error?.issues)).toContain(named);
  });
});
