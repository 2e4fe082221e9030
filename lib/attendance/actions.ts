"use server";

import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { dayOf } from "@/lib/platform/clock";
import { Invalid } from "@/lib/platform/refusal";
import { enterAttendance } from "./commands";
import { daysIn, readEntries } from "./lines";
import { attendanceInput, monthsTo } from "./schema";

/** All lines of what was pasted, or none. */
export const pasteAttendance = action({
  permission: "attendance:manage",
  subject: { always: AGENCY },
  input: attendanceInput,
  run: async ({ grant, input: { month, source, lines }, now }) => {
    if (!monthsTo(dayOf(now)).includes(month)) throw new Invalid([{ path: "month", key: "attendance.notThatMonth" }]);
    const { entries, problems } = readEntries(lines, daysIn(month));
    if (problems.length > 0) throw new Invalid(problems);
    return { key: "notice.attendanceEntered", values: await enterAttendance(grant, { month, source, entries }, now) };
  },
});
