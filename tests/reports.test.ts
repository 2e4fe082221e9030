import { describe, expect, it } from "vitest";
import { csvFile } from "@/lib/reports/csv";
import { completionOf, distributionOf } from "@/lib/reports/distribution";
import { linesPerDay, reviewedInTime, workingDaysOf } from "@/lib/reports/rates";
import type { UnitCompletion } from "@/lib/reports/types";

const unit = (name: string, good: number, poor = 0, people = good + poor): UnitCompletion => ({
  period: "2026-Q3",
  unitId: name,
  unit: name,
  shortName: name,
  people,
  planned: people,
  reported: good,
  rated: good + poor,
  predicates: { "very-good": 0, good, "needs-improvement": 0, poor, "very-poor": 0 },
});

describe("predicates by unit", () => {
  it("are broken down from the minimum on, and not one below", () => {
    const { units, small, all } = distributionOf([unit("a", 5), unit("b", 4), unit("c", 1)], 5);
    expect(units.map(({ unitId, n }) => [unitId, n])).toEqual([["a", 5]]);
    expect(small).toMatchObject({ units: 2, n: 5, counts: { good: 5 } }); // together they are enough
    expect(all).toMatchObject({ n: 10, counts: { good: 10 } });
  });

  it("leave a small rest out of the total too, for subtracting would tell", () => {
    const { small, all } = distributionOf([unit("a", 6), unit("b", 0, 1)], 5);
    expect(small).toEqual({ units: 1, n: 1, counts: null });
    expect(all).toMatchObject({ n: 6, counts: { good: 6, poor: 0 } });
  });

  it("tell nothing where nobody is rated, or fewer than the minimum in all", () => {
    expect(distributionOf([], 5)).toEqual({ units: [], small: { units: 0, n: 0, counts: null }, all: { n: 0, counts: null } });
    expect(distributionOf([unit("a", 0, 0, 9)], 5).all).toEqual({ n: 0, counts: null });
    expect(distributionOf([unit("a", 2), unit("b", 2)], 5)).toMatchObject({
      units: [],
      small: { units: 2, n: 4, counts: null },
      all: { n: 0 },
    });
  });

  it("of a quarter are the sum of its units", () => {
    expect(completionOf("2026-Q3", [unit("a", 5, 1, 7), unit("b", 2, 0, 3)])).toEqual({
      period: "2026-Q3",
      people: 10,
      planned: 10,
      reported: 7,
      rated: 8,
    });
  });
});

describe("rates", () => {
  it.each([
    // October 2026 begins on a Thursday: 1 and 2 October are its first two working days
    ["2026-10-01", 1],
    ["2026-10-04", 2],
    ["2026-10-05", 3],
    ["2026-09-30", 0],
    // 22 of October, 21 of November, 23 of December
    ["2027-05-01", 66],
  ])("working days of the quarter up to %s: %i", (today, days) => expect(workingDaysOf("2026-Q4", today, new Set())).toBe(days));

  it.each([
    // Christmas, a Friday, and Boxing Day, a Saturday that changes nothing: 66 - 1
    ["2027-05-01", 65],
    ["2026-12-24", 60], // 22 + 21, and 18 of December less the 9th, a holiday of this calendar
  ])("without its holidays, up to %s: %i", (today, days) => {
    const holidays = today === "2026-12-24" ? ["2026-12-09", "2026-12-25"] : ["2026-12-25", "2026-12-26"];
    expect(workingDaysOf("2026-Q4", today, new Set(holidays))).toBe(days);
  });

  it("lines a person a day, and nothing where there is nobody or no day", () => {
    expect(linesPerDay({ lines: 100, people: 3 }, 11)).toBe(303); // 3.0303
    expect(linesPerDay({ lines: 0, people: 3 }, 11)).toBe(0);
    expect(linesPerDay({ lines: 0, people: 0 }, 11)).toBeNull();
    expect(linesPerDay({ lines: 5, people: 3 }, 0)).toBeNull();
  });

  it("of what fell due, not of what still has time", () => {
    expect(reviewedInTime({ decided: 10, inTime: 9, overdue: 2 })).toEqual({ n: 9, due: 12, percent: 75 });
    expect(reviewedInTime({ decided: 0, inTime: 0, overdue: 4 })).toEqual({ n: 0, due: 4, percent: 0 });
    expect(reviewedInTime({ decided: 0, inTime: 0, overdue: 0 })).toBeNull();
  });
});

describe("a file of cells", () => {
  it.each(["=1+1", "+1", "-1", "@x", '="x"', "\t=1", "\r=1"])("neutralises %j, and leaves numbers and words", async (cell) => {
    const text = await csvFile("x", "id", ["a"], [[cell, 5, "biasa", null]]).text();
    const [, first = ""] = /\r\n"?([\s\S]*?)"?;5;biasa;/.exec(text) ?? [];
    expect(first.startsWith("'")).toBe(true);
  });

  it("writes a negative number as a number", async () => {
    expect(await csvFile("x", "en", ["a"], [[-5]]).text()).toBe("a\r\n-5\r\n");
  });
});
