"use server";

import { action } from "@/lib/access/action";
import { dayOf } from "@/lib/platform/clock";
import { changeActivity, recordActivity, reviewActivity } from "./commands";
import { activityChange, activityInput, quickInput, reviewInput } from "./schema";

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
