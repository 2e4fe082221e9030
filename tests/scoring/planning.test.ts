import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOver,
  missingIn,
  neighbourOf,
  PERSPECTIVES,
  plannableOn,
  planStateOf,
  SUPPORT_ITEMS,
  unagreed,
} from "@/lib/scoring/core/planning";
import { tried } from "../support/counts";

const indicator = (target: unknown = { low: "80", high: "90", unit: "%", direction: "more-is-better" }, kind = "quantity") => ({
  title: "Surat dijawab",
  kind,
  target,
});
type Given = Parameters<typeof missingIn>[0][number];
const result = (more: Partial<Given> = {}): Given => ({
  title: "Terkelolanya surat",
  priority: "main",
  perspective: null,
  indicators: [indicator()],
  ...more,
});
const staff = { forHead: false };
const head = { forHead: true };

it.each([
  [2026, "2025-10-01", false],
  [2026, "2026-12-31", false],
  [2026, "2027-01-01", true],
  [2026, "2028-02-29", true],
])("the year %i on %s is over: %s", (year, day, over) => expect(isOver(year, day)).toBe(over));

describe("what the appendix says nothing on (A.1.8, hlm. 61)", () => {
  it("is named item by item, in the order of the form", () => {
    expect(unagreed({})).toEqual(SUPPORT_ITEMS);
    expect(SUPPORT_ITEMS).toEqual([
      "people",
      "budget",
      "equipment",
      "guidance",
      "facilities",
      "schedule",
      "evidence",
      "positive",
      "negative",
    ]);
    expect(unagreed({ people: "Satu bidan", guidance: "Tiap bulan", positive: "Pelatihan", evidence: "" })).toEqual([
      "budget",
      "equipment",
      "facilities",
      "schedule",
      "evidence", // an empty sentence says nothing
      "negative",
    ]);
  });
});

describe("what a plan lacks before it is proposed", () => {
  it("is nothing with one main result that has an indicator", () => {
    expect(missingIn([result()], staff)).toEqual([]);
    expect(missingIn([result({ indicators: [indicator({ text: "Surat terjawab baik" }, "statement")] })], staff)).toEqual([]);
  });

  it("is a main result, where there is none or only additional ones (hlm. 27-28)", () => {
    expect(missingIn([], staff)).toEqual([{ key: "planning.noMain" }]);
    expect(missingIn([result({ priority: "additional" })], staff)).toEqual([{ key: "planning.noMain" }]);
  });

  it("is an indicator in each result, and a target of its kind in each indicator", () => {
    expect(missingIn([result(), result({ title: "Arsip", indicators: [] })], staff)).toEqual([
      { key: "planning.noIndicator", values: { title: "Arsip" } },
    ]);
    for (const target of [
      {},
      null,
      { low: "90", high: "80", unit: "%", direction: "more-is-better" }, // reversed
      { low: "80", high: "90", unit: "", direction: "more-is-better" },
      { low: "80", high: "90", unit: "%" },
      { low: "80", high: "90,125", unit: "%", direction: "more-is-better" },
    ])
      expect(missingIn([result({ indicators: [indicator(target)] })], staff), JSON.stringify(target)).toEqual([
        { key: "planning.noTarget", values: { title: "Surat dijawab" } },
      ]);
    expect(
      missingIn([result({ indicators: [indicator({ low: "80", high: "80", unit: "%", direction: "less-is-better" })] })], staff),
    ).toEqual([]);
  });

  it("is, for a head alone, the perspective of each result and the four together (hlm. 29)", () => {
    const four = PERSPECTIVES.map((perspective) => result({ perspective }));
    expect(PERSPECTIVES).toEqual(["Penerima layanan", "Proses bisnis", "Penguatan internal", "Anggaran"]);
    expect(missingIn(four, head)).toEqual([]);
    expect(missingIn(four.slice(0, 3), head)).toEqual([{ key: "planning.uncovered", values: { names: "anggaran" } }]);
    expect(missingIn([...four, result({ title: "Arsip" })], head)).toEqual([{ key: "planning.noPerspective", values: { title: "Arsip" } }]);
    expect(missingIn(four.slice(0, 1), staff)).toEqual([]);
  });
});

describe("the years whose plan may be begun", () => {
  it("are this one, and from October the next", () => {
    expect(plannableOn("2026-01-01")).toEqual([2026]);
    expect(plannableOn("2026-09-30")).toEqual([2026]);
    expect(plannableOn("2026-10-01")).toEqual([2026, 2027]);
    expect(plannableOn("2026-12-31")).toEqual([2026, 2027]);
  });
});

describe("how far a plan has come", () => {
  it("is asked of its days", () => {
    const none = { signedOn: null, setOn: null, supersededOn: null };
    expect(planStateOf(none)).toBe("draft");
    expect(planStateOf({ ...none, signedOn: "2026-01-20" })).toBe("proposed");
    expect(planStateOf({ ...none, signedOn: "2026-01-20", setOn: "2026-01-28" })).toBe("set");
    expect(planStateOf({ signedOn: "2026-01-20", setOn: "2026-01-28", supersededOn: "2026-06-03" })).toBe("superseded");
  });
});

describe("a line that is moved", () => {
  const list = [{ id: "a" }, { id: "b" }, { id: "c" }];
  it("goes past its neighbour, and nowhere at either end", () => {
    expect(neighbourOf(list, "b", "up")).toEqual({ id: "a" });
    expect(neighbourOf(list, "b", "down")).toEqual({ id: "c" });
    expect(neighbourOf(list, "a", "up")).toBe(null);
    expect(neighbourOf(list, "c", "down")).toBe(null);
    expect(neighbourOf(list, "x", "up")).toBe(null);
  });

  it("up and down again is where it was", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 }), fc.nat(), (ids, at) => {
        const rows = ids.map((id) => ({ id }));
        const id = ids[at % ids.length] ?? "";
        const up = neighbourOf(rows, id, "up");
        if (up) expect(neighbourOf(rows, up.id, "down")).toEqual({ id });
      }),
      tried(5_000),
    );
  });
});
