import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText, requiredText, versionField } from "@/lib/platform/text";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";
import { EXPECTATIONS } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;
const expectation = z.enum(EXPECTATIONS, key("problem.choose"));

export const openingInput = z.strictObject({ period: z.string().regex(PERIOD, key("problem.notUnderstood")) });
export const proposalInput = z.strictObject({
  appraisalId: z.uuid(key("problem.choose")),
  workResult: expectation,
  behaviour: expectation,
  reason: requiredText(1_000, "calibration.reasonMissing"),
});
export type ProposalInput = z.output<typeof proposalInput>;

/** Taking needs no words; keeping one's own rating does. */
export const answerInput = z
  .strictObject({ answer: z.enum(["taken", "kept"], key("problem.choose")), words: optionalText(1_000) })
  .refine(({ answer, words }) => answer === "taken" || words !== null, { path: ["words"], message: key("calibration.wordsMissing") });
export type AnswerInput = z.output<typeof answerInput>;
export const closingInput = z.strictObject({ version: versionField });
export const calibrationsQuery = z.object({ unit: z.uuid().optional().catch(undefined) });
