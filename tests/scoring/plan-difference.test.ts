import { describe, expect, it } from "vitest";
import { type Compared, type ComparedIndicator, type ComparedResult, differenceOf } from "@/lib/scoring/core/plan-difference";

const range = (low: string, high: string) => ({ low, high, unit: "%", direction: "more-is-better" });
const indicator = (id: string, copiedFromId: string | null = null, more: Partial<ComparedIndicator> = {}): ComparedIndicator => ({
  id,
  copiedFromId,
  title: "Cakupan",
  aspect: "kuantitas",
  kind: "quantity",
  target: range("80", "90"),
  ...more,
});
/** `from`: the title of the result it continues, which is its id here. */
const result = (
  title: string,
  indicators: ComparedIndicator[],
  from: string | null = null,
  more: Partial<ComparedResult> = {},
): ComparedResult => ({
  id: title,
  copiedFromId: from,
  title,
  priority: "main",
  assignedBy: "Kepala Puskesmas",
  perspective: null,
  indicators,
  ...more,
});
const plan = (results: ComparedResult[], more: Partial<Compared> = {}): Compared => ({ results, expectations: {}, support: {}, ...more });

describe("what a version of a plan says otherwise", () => {
  it("is nothing where it was only copied, and where lines were only moved", () => {
    const before = plan([result("A", [indicator("a1"), indicator("a2")]), result("B", [indicator("b1")])]);
    const after = plan([result("B", [indicator("b2", "b1")], "B"), result("A", [indicator("a4", "a2"), indicator("a3", "a1")], "A")]);
    expect(differenceOf(before, after)).toEqual([]);
  });

  it("is a target, from and to, in words", () => {
    const before = plan([result("A", [indicator("a1")])]);
    const after = plan([result("A", [indicator("a2", "a1", { target: range("85", "95") })], "A")]);
    const [only, ...more] = differenceOf(before, after);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ of: "indicator", how: "changed", title: "Cakupan" });
    expect(only?.parts).toHaveLength(1);
    expect(only?.parts[0]).toMatchObject({
      part: "target",
      before: { values: { low: { quantity: 8_000 }, high: { quantity: 9_000 } } },
      after: { values: { low: { quantity: 8_500 }, high: { quantity: 9_500 } } },
    });
  });

  it("is a result whose words changed, for it continues; and one that is new beside it", () => {
    const before = plan([result("A", [indicator("a1"), indicator("a2")])]);
    const after = plan([
      result("A, lebih baik", [indicator("a3", "a1"), indicator("a4", "a2")], "A", { priority: "additional" }),
      result("A", [indicator("c1")]), // of the same words, and continuing nothing
    ]);
    expect(differenceOf(before, after).map(({ of, how, title, parts }) => [of, how, title, parts.map(({ part }) => part)])).toEqual([
      ["result", "changed", "A, lebih baik", ["title", "priority"]],
      ["result", "added", "A", []],
      ["indicator", "added", "Cakupan", ["target"]],
    ]);
  });

  it("is what was taken away: an indicator of a result that stays, and a whole result", () => {
    const before = plan([result("A", [indicator("a1"), indicator("a2", null, { title: "Mutu" })]), result("B", [indicator("b1")])]);
    const after = plan([result("A", [indicator("a3", "a1")], "A")]);
    expect(differenceOf(before, after).map(({ of, how, title }) => [of, how, title])).toEqual([
      ["indicator", "removed", "Mutu"],
      ["result", "removed", "B"],
    ]);
  });

  it("is what is expected and agreed: new, gone, and read otherwise", () => {
    const before = plan([], { expectations: { service: "Menyapa" }, support: { budget: "Rp1 juta", people: "Satu bidan" } });
    const after = plan([], { expectations: { loyal: "Menjaga rahasia" }, support: { budget: "Rp2 juta", people: "Satu bidan" } });
    expect(differenceOf(before, after)).toEqual([
      { of: "behaviour", how: "removed", title: "service", parts: [{ part: "text", before: "Menyapa", after: null }] },
      { of: "behaviour", how: "added", title: "loyal", parts: [{ part: "text", before: null, after: "Menjaga rahasia" }] },
      { of: "support", how: "changed", title: "budget", parts: [{ part: "text", before: "Rp1 juta", after: "Rp2 juta" }] },
    ]);
  });

  it("says of a target that is none yet that there is none", () => {
    const before = plan([result("A", [indicator("a1")])]);
    const after = plan([result("A", [indicator("a2", "a1", { target: {} })], "A")]);
    expect(differenceOf(before, after)[0]?.parts[0]).toMatchObject({ part: "target", after: null });
  });
});
