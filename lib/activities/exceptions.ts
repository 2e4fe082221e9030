import { z } from "zod";
import type { SettingValue } from "@/lib/settings/types";

const count = z.number().int().positive();
const minute = z.number().int();

/** Why a waiting line deserves a look of its own, as it is kept with the line. Not an accusation: a slip of the pen is the likeliest cause. */
export const exceptions = z.array(
  z.discriminatedUnion("kind", [
    /** The day's lines together hold more minutes than a day counts. */
    z.object({ kind: z.literal("over-day"), minutes: count, limit: count }),
    /** It was returned before, the last time with this reason. */
    z.object({ kind: z.literal("returned-before"), times: count, reason: z.string() }),
    /** Sent more working days after the work than is usual. */
    z.object({ kind: z.literal("late"), workingDays: count }),
    /** The same words and the same minutes, within a fortnight. */
    z.object({ kind: z.literal("same-text"), times: count }),
    /** Minutes after midnight; the end may lie beyond the day's 1,440. */
    z.object({ kind: z.literal("outside-hours"), from: minute, until: minute }),
    /** Neither a result of the plan nor a quantity. */
    z.object({ kind: z.literal("nothing-named") }),
  ]),
);
export type Exception = z.output<typeof exceptions>[number];

/** What is known of a submitted line and of its author's other ones. */
export type LineFacts = {
  startMinute: number | null; // minutes after midnight; null: not said
  minutes: number;
  named: boolean; // a result of the plan, or a quantity
  dayMinutes: number; // all submitted lines of that day together, this one too
  sameText: number; // how often these words with these minutes in the fortnight up to its day, this one too
  workingDaysLate: number; // between the day of the work and the day it was sent
  returned: { times: number; reason: string } | null;
};
export type Limits = { minutesPerDay: SettingValue<"minutesPerDay">; lookFirst: SettingValue<"lookFirst"> };

/** Every reason to look, the weightiest first; none for routine. Each limit itself is still within it. */
export function exceptionsOf(line: LineFacts, { minutesPerDay, lookFirst }: Limits): Exception[] {
  const found: Exception[] = [];
  if (line.dayMinutes > minutesPerDay) found.push({ kind: "over-day", minutes: line.dayMinutes, limit: minutesPerDay });
  if (line.returned) found.push({ kind: "returned-before", ...line.returned });
  if (line.workingDaysLate > lookFirst.workingDaysLate) found.push({ kind: "late", workingDays: line.workingDaysLate });
  if (line.sameText >= lookFirst.sameText) found.push({ kind: "same-text", times: line.sameText });
  if (line.startMinute !== null) {
    const [from, until] = [line.startMinute, line.startMinute + line.minutes];
    if (from < lookFirst.earliest || until > lookFirst.latest) found.push({ kind: "outside-hours", from, until });
  }
  if (!line.named) found.push({ kind: "nothing-named" });
  return found;
}
