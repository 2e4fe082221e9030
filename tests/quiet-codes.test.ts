import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Holidays } from "@/lib/scoring/core/deadlines/working-days";
import { quietDays, quietSince } from "@/lib/services/quiet";

const none: Holidays = new Set();

// November 2026: the 2nd, 9th, 16th and 23rd are Mondays.
describe("working days without a scan", () => {
  it.each([
    ["2026-11-18", "2026-11-18", 0], // today
    ["2026-11-17", "2026-11-18", 0], // yesterday: no working day lies between
    ["2026-11-16", "2026-11-18", 1], // Tuesday has gone by
    ["2026-11-11", "2026-11-18", 4], // Thursday, Friday, Monday, Tuesday; today is not over
    ["2026-11-10", "2026-11-18", 5], // a week: shown on the working day after it
    ["2026-11-13", "2026-11-16", 0], // Friday to Monday
    ["2026-11-06", "2026-11-15", 5], // a Sunday adds none
    ["2026-11-06", "2026-11-16", 5],
    ["2026-11-20", "2026-11-18", 0], // a code of a day to come
  ])("from a sign on %s, on %s: %i", (sign, today, days) => expect(quietDays(sign, today, none)).toBe(days));
});

it("finds the latest day on which a sign is too long ago, and the day after it is not", () => {
  expect(quietSince("2026-11-18", 5, none)).toBe("2026-11-10");
  expect(quietSince("2026-11-16", 5, none)).toBe("2026-11-08"); // the Sunday: Monday to Friday after it have all gone by
  // Monday the 16th a holiday: the same five days reach back to Monday the 9th
  expect(quietSince("2026-11-18", 5, new Set(["2026-11-16"]))).toBe("2026-11-09");
  expect(quietDays("2026-11-10", "2026-11-18", new Set(["2026-11-16"]))).toBe(4);
  const day = fc.integer({ min: 0, max: 5_000 }).map((n) => addDays("2020-01-01", n));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (today, days) => {
      const since = quietSince(today, days, none);
      expect(quietDays(since, today, none)).toBeGreaterThanOrEqual(days);
      expect(quietDays(addDays(since, 1), today, none)).toBeLessThan(days);
    }),
  );
});
