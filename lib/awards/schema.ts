import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, requiredLine, requiredText, versionField } from "@/lib/platform/text";
import { LONGEST, LONGEST_REASON } from "./types";

const key = (name: MessageKey) => name;

export const openInput = z.strictObject({
  title: requiredLine(150, "award.titleMissing"),
  criteria: requiredText(LONGEST, "award.criteriaMissing"),
  closesOn: dayField(),
});
export const nominateInput = z.strictObject({
  employeeId: z.uuid(key("problem.choose")),
  reason: requiredText(LONGEST_REASON, "award.reasonMissing"),
});
export const decideInput = z.strictObject({
  version: versionField,
  chosen: z
    .array(z.uuid(key("problem.choose")), key("problem.notUnderstood"))
    .max(50, key("problem.choose"))
    .default([])
    .refine((ids) => new Set(ids).size === ids.length, key("problem.choose")),
  decision: requiredText(LONGEST, "award.decisionMissing"),
});
