"use server";

import { action } from "@/lib/access/action";
import { dayOf } from "@/lib/platform/clock";
import { getSettings } from "@/lib/settings/queries";
import { askForFeedback, declineRequest, giveFeedback, replyToFeedback, withdrawFeedback } from "./commands";
import { askInput, declineInput, giveInput, replyInput, withdrawInput } from "./schema";

export const sendFeedback = action({
  permission: "feedback:give",
  subject: "employeeId",
  input: giveInput,
  run: async ({ grant, input, now }) => {
    return { key: "notice.feedbackGiven", made: await giveFeedback(grant, input, now) };
  },
});

export const takeFeedbackBack = action({
  permission: "feedback:withdraw",
  subject: "feedbackId",
  input: withdrawInput,
  run: async ({ grant, now }) => {
    await withdrawFeedback(grant, now);
    return { key: "notice.feedbackWithdrawn" };
  },
});

export const answerFeedback = action({
  permission: "feedback:reply",
  subject: "feedbackId",
  input: replyInput,
  run: async ({ grant, input, now }) => {
    await replyToFeedback(grant, input.reply, now);
    return { key: "notice.feedbackReplied" };
  },
});

export const askColleagues = action({
  permission: "feedback:ask",
  subject: "employeeId",
  input: askInput,
  run: async ({ grant, input, now }) => {
    const settings = await getSettings(dayOf(now));
    await askForFeedback(grant, input, settings("feedbackRequestDays").value, now);
    return { key: "notice.feedbackAsked", values: { n: input.people.length } };
  },
});

export const declineToAnswer = action({
  permission: "feedback:decline",
  subject: "requestId",
  input: declineInput,
  run: async ({ grant, input, now }) => {
    await declineRequest(grant, input.note, now);
    return { key: "notice.feedbackDeclined" };
  },
});
