import { addDays, type Holidays, workingDaysUntil } from "@/lib/scoring/core/deadlines/working-days";

/**
 * Working days that have gone by without a scan: those after the last sign of a code (its last scan, else the day it was issued)
 * and before today, which is not over yet. Days are YYYY-MM-DD; 0 for a sign of today.
 */
export const quietDays = (lastSign: string, today: string, holidays: Holidays) => workingDaysUntil(lastSign, addDays(today, -1), holidays);

/** The latest day on which a code's last sign lies when it has been quiet for at least `days` working days (1 or more). */
export function quietSince(today: string, days: number, holidays: Holidays): string {
  let at = addDays(today, -1);
  while (quietDays(at, today, holidays) < days) at = addDays(at, -1);
  return at;
}
