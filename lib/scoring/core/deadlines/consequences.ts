import type { MessageKey, Words } from "@/lib/messages/keys";

/** Everything that has a last day: the steps of a quarter, the quarter itself, the limits of the law, and what is handed over for some days. */
export const DEADLINES = [
  "plan",
  "self",
  "peers",
  "rating",
  "quarter",
  "realisation",
  "deliver",
  "returnSigned",
  "objection",
  "decision",
  "report",
  "receive",
  "evaluate",
  "slip",
  "link",
  "comment",
] as const;
export type Deadline = (typeof DEADLINES)[number];

/** What happens when a last day passes: one sentence, the same wherever the day is named. */
export const consequenceOf = (deadline: Deadline): MessageKey => `deadline.after.${deadline}`;

/** A last day (YYYY-MM-DD) with what happens when it passes. `left` are the working days until then, where they are counted. */
export const lastDay = (deadline: Deadline, until: string, left?: number): Words => ({
  key: left === undefined ? "deadline.until" : "deadline.untilLeft",
  values: { until: { day: until }, after: { key: consequenceOf(deadline) }, ...(left !== undefined && { n: left }) },
});
