import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText, requiredText, versionField } from "@/lib/platform/text";
import { EXPECTATIONS } from "@/lib/scoring/core/types";
import { LONGEST } from "./types";

const key = (name: MessageKey) => name;
const expectation = z.enum(EXPECTATIONS, key("problem.choose"));

/** `version` is of the document; `input` names one input of its receipt, or nothing for the result as a whole. */
export const filingInput = z.strictObject({
  version: versionField,
  input: optionalText(120),
  reasons: requiredText(LONGEST, "objection.reasonsMissing"),
});
export const statementInput = z.strictObject({ version: versionField, text: requiredText(LONGEST) });
export const withdrawalInput = z.strictObject({ version: versionField });

const reasons = requiredText(LONGEST, "objection.decisionMissing");
const decided = { version: versionField, decision: reasons };
/** Upheld needs reasons, whatever stands in the fields of a change; a change needs the two ratings as well. */
export const decisionInput = z.discriminatedUnion(
  "outcome",
  [
    z.strictObject({ ...decided, outcome: z.literal("upheld"), workResult: expectation.optional(), behaviour: expectation.optional() }),
    z.strictObject({ ...decided, outcome: z.literal("changed"), workResult: expectation, behaviour: expectation }),
  ],
  key("problem.choose"),
);

export const newQuery = z.object({
  appraisal: z.string().catch(""),
  input: z.string().max(120).optional().catch(undefined),
});
export const listQuery = z.object({ after: z.string().optional().catch(undefined) });
