import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { twoPart } from "@/lib/scoring/core/methods/two-part";
import { h, twoPartRule } from "../support/law";

type Options = { newIdea?: boolean; peersAsked?: boolean };
const scored = (plan: string, behaviour: string, { newIdea = false, peersAsked = false }: Options = {}) => {
  const result = twoPart({ plan: new Fraction(plan), behaviour: new Fraction(behaviour), newIdea, peersAsked }, twoPartRule);
  if (result.status !== "scored") throw new Error(`${result.missing} is missing`);
  return result;
};

describe("the weights of Pasal 41 (2)-(4)", () => {
  it("are 70 and 30 where peers and subordinates are not asked", () => {
    expect(scored("100", "80").total).toBe(h(9_400)); // 100 x 0.7 + 80 x 0.3 = 70 + 24
  });
  it("are 60 and 40 where they are", () => {
    expect(scored("100", "80", { peersAsked: true }).total).toBe(h(9_200)); // 60 + 32
  });
});

describe("the bands of Pasal 41 (5), on, below and above each bound", () => {
  // Both parts alike, so that the total is the part whatever the weights.
  it.each([
    ["120", true, "very-good"],
    ["110", true, "very-good"],
    ["109.99", true, "good"],
    ["120", false, "good"], // Baik runs to 120, not to 110
    ["115", false, "good"], // the trap: 115 without a new idea
    ["110", false, "good"],
    ["90", false, "good"],
    ["90", true, "good"],
    ["89.99", true, "needs-improvement"], // an idea lifts nobody into another band
    ["89.99", false, "needs-improvement"],
    ["70", false, "needs-improvement"],
    ["69.99", false, "poor"],
    ["50", false, "poor"],
    ["49.99", false, "very-poor"],
    ["0", false, "very-poor"],
  ] as const)("%s with a new idea %s: %s", (value, newIdea, predicate) => {
    expect(scored(value, value, { newIdea }).predicate).toBe(predicate);
  });

  it("says why the best band was passed over", () => {
    const keys = scored("115", "115").steps.map(({ words }) => words.key);
    expect(keys).toEqual(["step.weights", "step.newIdea", "step.bound"]);
    expect(scored("115", "115", { newIdea: true }).steps.map(({ words }) => words.key)).toEqual(["step.weights", "step.bound"]);
  });
});

describe("rounding", () => {
  it("happens once, half up, and only then is compared", () => {
    // 110 x 0.7 + 109.98 x 0.3 = 77 + 32.994 = 109.994 → 109.99
    expect(scored("110", "109.98", { newIdea: true })).toMatchObject({ total: 10_999, predicate: "good" });
    // 110.01 x 0.7 + 109.96 x 0.3 = 77.007 + 32.988 = 109.995 → 110.00
    expect(scored("110.01", "109.96", { newIdea: true })).toMatchObject({ total: 11_000, predicate: "very-good" });
    // 109.99 x 0.7 + 110.01 x 0.3 = 76.993 + 33.003 = 109.996 → 110.00
    expect(scored("109.99", "110.01", { newIdea: true })).toMatchObject({ total: 11_000, predicate: "very-good" });
  });

  it("begins from what was written, to the last digit", () => {
    // 115.005 x 0.7 + 110 x 0.3 = 80.5035 + 33 = 113.5035 → 113.50; 115.005 as a float is 115.00499…
    expect(scored("115.005", "110").total).toBe(h(11_350));
    expect(scored("89.995", "89.995").predicate).toBe("good"); // exactly half: up to 90.00
    expect(scored("89.99499999999999999999", "89.99499999999999999999").predicate).toBe("needs-improvement"); // a float could not tell
    expect(scored("115.005", "110").steps[0]?.words.values).toMatchObject({ plan: { decimal: "115.005" }, behaviour: { decimal: "110" } });
  });
});

describe("a part without a value", () => {
  const part = new Fraction(100);
  const rest = { newIdea: false, peersAsked: false };
  it.each([
    [{ plan: null, behaviour: part }, ["plan"]],
    [{ plan: part, behaviour: null }, ["behaviour"]],
    [{ plan: null, behaviour: null }, ["plan", "behaviour"]],
  ])("makes the result incomplete, never zero: %o", (parts, missing) => {
    expect(twoPart({ ...parts, ...rest }, twoPartRule)).toEqual({ status: "incomplete", missing });
  });
  it("is not a part of 0, which is a value", () => {
    expect(scored("0", "100").total).toBe(h(3_000));
  });
});

it.each(["120.01", "120.000000001", "-0.01", "1000"])("refuses a part of %s, which no lawful part can be", (value) => {
  expect(() => scored(value, "100")).toThrow(RangeError);
  expect(() => scored("100", value)).toThrow(RangeError);
});

it("throws where the rule leaves a total without a band", () => {
  const gap = { ...twoPartRule, bounds: twoPartRule.bounds.slice(0, -1) };
  expect(() => twoPart({ plan: new Fraction(10), behaviour: new Fraction(10), newIdea: false, peersAsked: false }, gap)).toThrow("no band");
});
