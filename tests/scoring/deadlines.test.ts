import { describe, expect, it } from "vitest";
import {
  firstDayOf,
  isYear,
  lastDayOf,
  openableOn,
  PERIOD,
  QUARTER,
  quarterAfter,
  quarterOf,
  quartersIn,
} from "@/lib/scoring/core/deadlines/periods";
import {
  addDays,
  addWorkingDays,
  daysBetween,
  type Holidays,
  isoWeekOf,
  isWorkingDay,
  mondayOf,
  mondayOfWeek,
  weekdayOf,
  workingDaysUntil,
} from "@/lib/scoring/core/deadlines/working-days";

// 23 November 2026 is a Monday; 2027 begins on a Friday, 2028 on a Saturday.
const none: Holidays = new Set();

describe("calendar days", () => {
  it.each([
    ["2026-11-30", 1, "2026-12-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-02-28", 1, "2027-03-01"],
    ["2028-02-29", 365, "2029-02-28"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-23", 0, "2026-11-23"],
  ])("%s and %i days: %s", (day, n, then) => {
    expect(addDays(day, n)).toBe(then);
    expect(daysBetween(day, then)).toBe(n);
  });

  it("knows the days of a week from Monday, 1, to Sunday, 7", () => {
    const week = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"];
    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(week.map((day) => isWorkingDay(day, none))).toEqual([true, true, true, true, true, false, false]);
    expect(new Set(week.map(mondayOf))).toEqual(new Set(["2026-11-23"]));
    expect(isWorkingDay("2026-11-24", new Set(["2026-11-24"]))).toBe(false);
  });
});

describe("working days", () => {
  const holidays = new Set(["2026-12-09", "2026-12-25", "2027-01-01"]);
  it.each([
    ["2026-11-20", 1, "2026-11-23"], // Friday, then Monday
    ["2026-11-21", 1, "2026-11-23"], // Saturday counts no more than Friday
    ["2026-11-21", 0, "2026-11-21"], // none: the day itself
    ["2026-11-25", 7, "2026-12-04"], // Thu Fri | Mon … Fri
    ["2026-11-23", 14, "2026-12-14"], // 4 + 5 by 4 December, 7, 8, 10, 11 are 13, the 9th a holiday; Monday the 14th
    ["2026-12-24", 1, "2026-12-28"], // Christmas on a Friday
    ["2026-12-31", 1, "2027-01-04"],
    ["2028-02-28", 1, "2028-02-29"],
  ])("%s and %i: %s", (day, n, then) => {
    expect(addWorkingDays(day, n, holidays)).toBe(then);
    expect(workingDaysUntil(day, then, holidays)).toBe(n);
  });

  it("with an empty calendar are Monday to Friday", () => {
    expect(addWorkingDays("2026-11-23", 14, none)).toBe("2026-12-11");
  });

  it("that are left are never negative", () => {
    expect(workingDaysUntil("2026-11-25", "2026-11-25", none)).toBe(0);
    expect(workingDaysUntil("2026-11-25", "2026-11-20", none)).toBe(0);
    expect(workingDaysUntil("2026-11-20", "2026-11-22", none)).toBe(0); // a weekend
    expect(workingDaysUntil("2026-11-20", "2026-11-23", none)).toBe(1);
  });
});

describe("ISO weeks", () => {
  it.each([
    ["2026-11-25", "2026-W48"],
    ["2026-11-22", "2026-W47"], // Sunday
    ["2026-01-01", "2026-W01"], // a Thursday
    ["2025-12-29", "2026-W01"], // its Monday, in the year before
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"], // a Sunday
    ["2027-01-04", "2027-W01"],
    ["2021-01-03", "2020-W53"],
    ["2023-01-01", "2022-W52"],
    ["2024-12-30", "2025-W01"],
  ])("%s lies in %s", (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
    expect(mondayOfWeek(week)).toBe(mondayOf(day));
  });

  it.each(["2026-W54", "2025-W53", "2026-W00", "2026-W1", "2026-48", "26-W48", "2026-W48 ", "", "x", "2026-W-1"])("%o is none", (week) => {
    expect(mondayOfWeek(week)).toBeNull();
  });
});

describe("periods", () => {
  it.each([
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-Q2", "2026-04-01", "2026-06-30"],
    ["2026-Q3", "2026-07-01", "2026-09-30"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026", "2026-01-01", "2026-12-31"],
  ])("%s runs from %s to %s", (period, first, last) => {
    expect(firstDayOf(period)).toBe(first);
    expect(lastDayOf(period)).toBe(last);
    expect(PERIOD.test(period)).toBe(true);
    if (period === "2026") return expect(QUARTER.test(period)).toBe(false);
    expect([quarterOf(first), quarterOf(last)]).toEqual([period, period]);
    expect(quarterOf(addDays(last, 1))).toBe(quarterAfter(period));
    expect(quarterOf(addDays(first, -1))).toBe(quarterAfter(period, -1));
  });

  it.each([
    ["2026-Q4", 1, "2027-Q1"],
    ["2026-Q1", -1, "2025-Q4"],
    ["2026-Q2", 0, "2026-Q2"],
    ["2026-Q3", 6, "2028-Q1"],
    ["2026-Q3", -7, "2024-Q4"],
  ])("%s and %i quarters: %s", (period, n, then) => {
    expect(quarterAfter(period, n)).toBe(then);
  });

  it.each(["2026-Q0", "2026-Q5", "2026-q4", "2026-11", "26-Q4", "", "2026-Q4 ", "2026-Q44", "x"])("%o is none", (period) => {
    expect(() => firstDayOf(period)).toThrow(RangeError);
    expect(() => lastDayOf(period)).toThrow(RangeError);
    expect(() => quarterAfter(period)).toThrow(RangeError);
  });

  it.each([
    ["2026-09-30", ["2026-Q3", "2026-Q4"]],
    ["2026-10-01", ["2026-Q4", "2027-Q1", "2026"]],
    ["2026-12-31", ["2026-Q4", "2027-Q1", "2026"]],
    ["2027-01-01", ["2027-Q1", "2027-Q2", "2026"]],
    ["2027-01-31", ["2027-Q1", "2027-Q2", "2026"]],
    ["2027-02-01", ["2027-Q1", "2027-Q2"]],
  ])("on %s may be opened %j, where a year is evaluated by the end of January", (day, periods) => {
    expect(openableOn(day, "01-31")).toEqual(periods);
  });

  it("is made of itself, a year of its four", () => {
    expect(quartersIn("2026-Q3")).toEqual(["2026-Q3"]);
    expect(quartersIn("2026")).toEqual(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]);
    expect([isYear("2026"), isYear("2026-Q1")]).toEqual([true, false]);
    expect(() => quartersIn("x")).toThrow(RangeError);
  });

  it("a year has no quarter after it", () => {
    expect(() => quarterAfter("2026")).toThrow("2026 is a year");
  });
});
