import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, type Holidays, workingDaysUntil } from "@/lib/scoring/core/deadlines/working-days";
import type { InTime, UnitReviewing } from "./types";

/** Working days of a quarter up to and including a day, or to its end. */
export function workingDaysOf(period: string, today: string, holidays: Holidays): number {
  const last = lastDayOf(period);
  return workingDaysUntil(addDays(firstDayOf(period), -1), today < last ? today : last, holidays);
}

/** Lines a person a working day, in hundredths; null where there is nobody or no day yet. */
export const linesPerDay = ({ lines, people }: Pick<UnitReviewing, "lines" | "people">, days: number): number | null =>
  people === 0 || days === 0 ? null : Math.round((100 * lines) / (people * days));

/**
 * Of the lines whose days are over, decided or not, those that were decided within them. What still has time is on neither side;
 * null where nothing fell due.
 */
export function reviewedInTime({ decided, inTime, overdue }: Pick<UnitReviewing, "decided" | "inTime" | "overdue">): InTime | null {
  const due = decided + overdue;
  return due === 0 ? null : { n: inTime, due, percent: Math.round((100 * inTime) / due) };
}
