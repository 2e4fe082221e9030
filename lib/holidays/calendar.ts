import { z } from "zod";
import type { Problem } from "@/lib/platform/refusal";
import { requiredLine } from "@/lib/platform/text";
import type { Holidays } from "@/lib/scoring/core/deadlines/working-days";
import { NAME_MOST, YEARS_AWAY } from "./schema";

/** `line` is where it stood in what was pasted, counted from 1; null for a day that was entered alone. */
export type NewDay = { day: string; name: string; line: number | null };

const isDay = (text: string) => z.iso.date().safeParse(text).success;
const nameOf = requiredLine(NAME_MOST);
const LINE = /^(\S+)[\t ]+(\S.*)$/;

/** Days as they are pasted from a table, one a line: "2027-01-01<tab>Tahun Baru Masehi". Lines without anything are passed over; every problem at once. */
export function readLines(text: string): { days: NewDay[]; problems: Problem[] } {
  const days: NewDay[] = [];
  const problems: Problem[] = [];
  for (const [i, raw] of text.split("\n").entries()) {
    if (!raw.trim()) continue;
    const line = i + 1;
    const [, day = "", rest = ""] = LINE.exec(raw.trim()) ?? [];
    const name = nameOf.safeParse(rest);
    if (!day) problems.push({ path: "lines", key: "holidays.line.shape", values: { line } });
    else if (!isDay(day)) problems.push({ path: "lines", key: "holidays.line.day", values: { line, day } });
    else if (!name.success) problems.push({ path: "lines", key: "holidays.line.name", values: { line, max: NAME_MOST } });
    else days.push({ day, name: name.data, line });
  }
  return { days, problems };
}

/** What keeps days from being entered: a day that stands there already, stands twice here, or lies years away. */
export function problemsOf(days: readonly NewDay[], known: Holidays, today: string): Problem[] {
  const seen = new Set(known);
  const thisYear = Number(today.slice(0, 4));
  return days.flatMap(({ day, line }): Problem[] => {
    const twice = seen.has(day);
    seen.add(day);
    const far = Math.abs(Number(day.slice(0, 4)) - thisYear) > YEARS_AWAY;
    const values = { day: { day }, ...(line !== null && { line }), ...(far && { years: YEARS_AWAY }) };
    if (far) return [line === null ? { path: "day", key: "holidays.far", values } : { path: "lines", key: "holidays.line.far", values }];
    if (twice)
      return [line === null ? { path: "day", key: "holidays.twice", values } : { path: "lines", key: "holidays.line.twice", values }];
    return [];
  });
}

export const yearHasNone = (holidays: Holidays, year: number) => ![...holidays].some((day) => day.startsWith(`${year}-`));

/** From November on, the next year while its calendar is empty; null otherwise. */
export function nextYearWithout(holidays: Holidays, today: string): number | null {
  const next = Number(today.slice(0, 4)) + 1;
  return today.slice(5, 7) >= "11" && yearHasNone(holidays, next) ? next : null;
}
