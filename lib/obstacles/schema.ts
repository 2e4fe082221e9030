import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, requiredText, versionField } from "@/lib/platform/text";
import { LONGEST, OBSTACLE_KINDS } from "./types";

const key = (name: MessageKey) => name;

export const flagInput = z.strictObject({
  kind: z.enum(OBSTACLE_KINDS, key("obstacle.kindMissing")),
  text: requiredText(LONGEST, "obstacle.textMissing"),
});
export const answerInput = z.strictObject({
  version: versionField,
  action: requiredText(LONGEST, "obstacle.actionMissing"),
  dueOn: dayField(),
});
export const removalInput = z.strictObject({ version: versionField });
