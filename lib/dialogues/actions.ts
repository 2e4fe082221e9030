"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { confirmMinutes, planDialogue, writeMinutes } from "./commands";
import { confirmInput, minutesInput, planInput } from "./schema";

export const planTalk = action({
  permission: "dialogue:plan",
  subject: "employeeId",
  input: planInput,
  run: async ({ grant, input, now }) => redirect(`/dialogues/${await planDialogue(grant, input.heldOn, now)}`),
});

export const saveMinutes = action({
  permission: "dialogue:minute",
  subject: "dialogueId",
  input: minutesInput,
  run: async ({ grant, input, now }) => {
    await writeMinutes(grant, input, now);
    return { key: "notice.minutesSaved" };
  },
});

export const agreeToMinutes = action({
  permission: "dialogue:confirm",
  subject: "dialogueId",
  input: confirmInput,
  run: async ({ grant, input, now }) => {
    await confirmMinutes(grant, input.version, now);
    return { key: "notice.minutesConfirmed" };
  },
});
