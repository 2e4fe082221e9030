import { db } from "@/lib/platform/db";
import { firstDayOf, quarterAfter } from "@/lib/scoring/core/deadlines/periods";
import { addDays, isWorkingDay } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";

const SOURCE = "Rekap mesin presensi";
/** Of whom the last month was not entered, and whose first one was corrected. */
const NOT_YET = "southMidwife";
const CORRECTED = "northNurseThree";

/** What personnel entered of every month that is over, on the third day of the next one. */
export async function writeAttendance(seed: Seed) {
  const rows = monthsOf(seed).flatMap((days, at, months) => {
    const month = days[0]?.slice(0, 7) ?? "";
    const working = days.filter((day) => isWorkingDay(day, seed.holidays)).length;
    const enteredAt = new Date(`${addDays(days.at(-1) ?? "", 3)}T03:00:00Z`);
    const people = seed.appraisedIn(seed.open).filter(({ key }) => key !== NOT_YET || at < months.length - 1);
    return people.flatMap(({ key }) => {
      const chance = seed.chanceOf("attendance", month, key);
      const due = working - (chance.int(0, 4) === 0 ? chance.int(1, 5) : 0); // some had leave
      const present = due - Math.max(0, chance.int(0, 5) - 3);
      const row = { employeeId: seed.personId(key), month, due, source: `${SOURCE} ${month}` };
      const corrected = key === CORRECTED && at === 0;
      const first = { ...row, id: seed.id(), present: present - 1, enteredAt, supersededAt: addDaysTo(enteredAt, 2) };
      const last = { ...row, id: seed.id(), present, enteredAt: corrected ? addDaysTo(enteredAt, 2) : enteredAt, supersededAt: null };
      return corrected ? [first, last] : [last];
    });
  });
  await db.attendance.createMany({ data: rows });
}

const addDaysTo = (at: Date, n: number) => new Date(at.getTime() + n * 86_400_000);

/** The days of each month since the first quarter that it tells of, of which the third day after is past. */
function monthsOf(seed: Seed): string[][] {
  const first = firstDayOf(seed.closedQuarters[0] ?? quarterAfter(seed.open, -1));
  const days: string[] = [];
  for (let day = first; day < seed.day; day = addDays(day, 1)) days.push(day);
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7)).values()];
  return months.filter((month) => {
    const last = month.at(-1) ?? "";
    return addDays(last, 1).endsWith("-01") && addDays(last, 3) < seed.day;
  });
}
