"use server";

import { action } from "@/lib/access/action";
import { nothing } from "@/lib/access/schema";
import { AGENCY } from "@/lib/access/types";
import { readLines } from "@/lib/holidays/calendar";
import { holidayRemoval, holidayUpdate, newHoliday, pastedHolidays } from "@/lib/holidays/schema";
import type { MessageKey, Words } from "@/lib/messages/keys";
import { dayOf } from "@/lib/platform/clock";
import { Invalid } from "@/lib/platform/refusal";
import { addHolidays, changeHoliday, removeHoliday } from "./commands/holidays";
import { changeActivity, recordActivity } from "./commands/lines";
import { approveLines, reviewActivity, undoReview } from "./commands/reviews";
import { activityChange, activityInput, approveInput, quickInput, reviewInput } from "./schema";
import type { Reviewed } from "./types";

export const logActivity = action({
  permission: "activity:record",
  subject: "employeeId",
  input: activityInput,
  run: async ({ grant, input, now }) => {
    const made = await recordActivity(grant, input, now);
    return { key: input.intent === "submit" ? "notice.activitySent" : "notice.activityDraft", made };
  },
});

export const logQuickly = action({
  permission: "activity:record",
  subject: "employeeId",
  input: quickInput,
  run: async ({ grant, input, now }) => {
    const empty = { startMinute: null, intendedResultId: null, outputQuantity: null, outputUnit: null };
    const intent = input.minutes === null ? "draft" : "submit";
    const made = await recordActivity(grant, { ...input, ...empty, day: dayOf(now), intent }, now);
    return { key: intent === "submit" ? "notice.activitySent" : "notice.activityDraft", made };
  },
});

export const correctActivity = action({
  permission: "activity:change",
  subject: "activityId",
  input: activityChange,
  run: async ({ grant, input, now }) => {
    await changeActivity(grant, input, now);
    return { key: input.intent === "submit" ? "notice.activitySent" : "notice.activityDraft" };
  },
});

export const decideActivity = action({
  permission: "activity:review",
  subject: "activityId",
  input: reviewInput,
  run: async ({ grant, input, now }) => {
    const { text } = await reviewActivity(grant, input, now);
    return { key: input.decision === "approved" ? "notice.approved" : "notice.returned", values: { text } };
  },
});

const NAMED = 5;
/** What came of several lines at once: in numbers where all went well, else with those that were left by name. */
function outcome({ lines: n, people, left }: Reviewed, all: MessageKey, but: MessageKey): Words {
  if (left.length === 0) return { key: all, values: { n, people } };
  const named = left.slice(0, NAMED).map(({ name, text }) => `“${text}” (${name})`);
  return { key: but, values: { n, people, left: left.length, named: named.join(", ") + (left.length > NAMED ? " …" : "") } };
}

export const approveActivities = action({
  permission: "team:review",
  subject: "employeeId",
  input: approveInput,
  run: async ({ grant, input, now }) => outcome(await approveLines(grant, input, now), "notice.linesApproved", "notice.linesApprovedBut"),
});

export const undoDecision = action({
  permission: "review:undo",
  subject: "deedId",
  input: nothing,
  run: async ({ grant, now }) => outcome(await undoReview(grant, now), "notice.undone", "notice.undoneBut"),
});

const calendar = { permission: "holidays:manage", subject: { always: AGENCY } } as const;

export const addHoliday = action({
  ...calendar,
  input: newHoliday,
  run: async ({ grant, input: { day, name, ...rest }, now }) => ({
    key: "notice.holidaysAdded",
    values: await addHolidays(grant, [{ day, name, line: null }], rest, now),
  }),
});

/** All lines of what was pasted, or none. */
export const pasteHolidays = action({
  ...calendar,
  input: pastedHolidays,
  run: async ({ grant, input: { lines, ...rest }, now }) => {
    const { days, problems } = readLines(lines);
    if (problems.length > 0) throw new Invalid(problems);
    return { key: "notice.holidaysAdded", values: await addHolidays(grant, days, rest, now) };
  },
});

export const updateHoliday = action({
  ...calendar,
  input: holidayUpdate,
  run: async ({ grant, input, now }) => {
    const { limits } = await changeHoliday(grant, input, now);
    return { key: "notice.holidayChanged", values: { name: input.name, limits } };
  },
});

export const dropHoliday = action({
  ...calendar,
  input: holidayRemoval,
  run: async ({ grant, input, now }) => {
    const { limits } = await removeHoliday(grant, input, now);
    return { key: "notice.holidayRemoved", values: { limits } };
  },
});
