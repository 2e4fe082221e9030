import { z } from "zod";
import { whoField } from "@/lib/people/schema";
import { dayField, optionalText, requiredText, versionField } from "@/lib/platform/text";

/** Whoever it should be is a wish in the employee's own words: nobody is looked up by it. */
export const newDispute = z.strictObject({ reason: requiredText(1_000, "dispute.reasonMissing"), suggested: optionalText(150) });
export const replacement = z.strictObject({ version: versionField, rater: whoField, from: dayField(), answer: optionalText(1_000) });
export const confirmation = z.strictObject({ version: versionField, answer: requiredText(1_000, "dispute.answerMissing") });
