import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, requiredLine, requiredText } from "@/lib/platform/text";
import { isSettingKey, type SettingKey } from "./types";

const key = (name: MessageKey) => name;

/** What the value may be is asked of the rule's own schema, once it is known which rule it is. */
export const proposalInput = z.strictObject({
  rule: z.string().refine((text): text is SettingKey => isSettingKey(text), key("problem.choose")),
  value: z.unknown(),
  from: dayField(),
  closesOn: dayField(),
  reason: requiredText(1_000, "settings.reasonMissing"),
  source: requiredLine(200, "settings.sourceMissing"),
});
export type ProposalInput = z.output<typeof proposalInput>;

export const commentInput = z.strictObject({ text: requiredText(1_000, "settings.commentMissing") });
export const decisionInput = z.strictObject({ decision: requiredText(1_000, "settings.decisionMissing") });
