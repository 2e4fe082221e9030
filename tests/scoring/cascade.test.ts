import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circleInWords, circleOf, proposedParent } from "@/lib/scoring/core/cascade";
import { runs } from "../support/counts";

const edges = (...pairs: [string, string | null][]) => new Map(pairs);

describe("a circle", () => {
  it.each<[what: string, edges: ReadonlyMap<string, string | null>, from: string, to: string, circle: string[] | null]>([
    ["of oneself", edges(), "a", "a", ["a", "a"]],
    ["of two", edges(["b", "a"]), "a", "b", ["a", "b", "a"]],
    ["of three", edges(["b", "c"], ["c", "a"]), "a", "b", ["a", "b", "c", "a"]],
    ["that is none: the top is reached", edges(["b", "c"], ["c", null]), "a", "b", null],
    ["that is none: two serve the same", edges(["b", "c"], ["a", "c"]), "a", "b", null],
    ["that goes round above it without it", edges(["b", "c"], ["c", "b"]), "a", "b", null],
    ["where it served another before", edges(["a", "x"], ["b", "a"]), "a", "b", ["a", "b", "a"]],
  ])("%s", (_, known, from, to, circle) => expect(circleOf(known, from, to)).toEqual(circle));

  it("is told by titles", () => {
    expect(circleInWords(["a", "b", "a"], (id) => ({ a: "Surat terjawab", b: "Arsip tertib" })[id] ?? "")).toBe(
      "“Surat terjawab” → “Arsip tertib” → “Surat terjawab”",
    );
  });

  it("is found exactly where an added edge leads back, in any forest", () => {
    const sizes = fc.integer({ min: 2, max: 30 });
    const forest = sizes.chain((n) =>
      fc.record({
        // each serves one with a smaller number, or nothing: no circle yet
        above: fc.tuple(...Array.from({ length: n }, (_, i) => fc.option(fc.nat(Math.max(0, i - 1)), { nil: null }))),
        from: fc.nat(n - 1),
        to: fc.nat(n - 1),
      }),
    );
    fc.assert(
      fc.property(forest, ({ above, from, to }) => {
        const known = new Map(above.map((each, i) => [`${i}`, i === 0 || each === null ? null : `${each}`]));
        const upwards = new Set<string>();
        for (let at: string | null = `${to}`; at !== null; at = known.get(at) ?? null) upwards.add(at);
        const circle = circleOf(known, `${from}`, `${to}`);
        expect(circle !== null).toBe(upwards.has(`${from}`));
        if (circle) {
          expect([circle[0], circle.at(-1)]).toEqual([`${from}`, `${from}`]);
          expect(new Set(circle).size).toBe(circle.length - 1);
        }
      }),
      { numRuns: runs(10_000) },
    );
  });
});

describe("a proposed parent", () => {
  const offered = [
    { id: "n1", former: ["o1", "oo1"], indicatorId: null },
    { id: "n2", former: [], indicatorId: "i1" },
    { id: "n3", former: ["o3"], indicatorId: "i1" },
  ];
  it.each<[what: string, served: [string | null, string | null], taken: string[], proposed: string | null]>([
    ["continues the former, over versions", ["oo1", null], [], "n1"],
    ["continues before it shares an indicator", ["o3", "i1"], [], "n3"],
    ["serves the same indicator, the first", [null, "i1"], [], "n2"],
    ["or the next, where the first is taken", [null, "i1"], ["n2"], "n3"],
    ["is not another's", ["o9", "i9"], [], null],
    ["is not guessed from nothing", [null, null], [], null],
    ["is not taken twice", ["o1", null], ["n1"], null],
  ])("%s", (_, [resultId, indicatorId], taken, proposed) =>
    expect(proposedParent({ resultId, indicatorId }, offered, new Set(taken))).toBe(proposed),
  );
  it("is the indicator itself where the leader has it across", () => {
    const across = [{ id: "i1", former: [], indicatorId: null }];
    expect(proposedParent({ resultId: "o1", indicatorId: "i1" }, across)).toBe("i1");
  });
});
