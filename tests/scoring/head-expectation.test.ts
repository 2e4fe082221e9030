import { describe, expect, it } from "vitest";
import { expectedOfHead } from "@/lib/scoring/core/raters/head-expectation";
import { ACHIEVEMENTS } from "@/lib/scoring/core/types";

/** SE MenPANRB 3/2023 as reported: Istimewa above, Baik meets, else below. */
const RULE = { outstanding: "above", good: "meets", "needs-improvement": "below", poor: "below", "very-poor": "below" } as const;

describe("what a unit's achievement leads one to expect of its head", () => {
  it("is the rule's rating, achievement by achievement", () => {
    expect(ACHIEVEMENTS.map((value) => expectedOfHead(true, value, RULE))).toEqual(["above", "meets", "below", "below", "below"]);
  });

  it("is nothing for who heads nothing, and nothing where nobody decided", () => {
    expect(ACHIEVEMENTS.map((value) => expectedOfHead(false, value, RULE))).toEqual([null, null, null, null, null]);
    expect(expectedOfHead(true, null, RULE)).toBeNull();
  });
});
