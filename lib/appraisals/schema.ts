import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText, requiredText, versionField } from "@/lib/platform/text";
import { QUARTER } from "@/lib/scoring/core/deadlines/periods";
import { DECLINE_REASONS } from "@/lib/scoring/core/raters/declining";
import { marksByItem, WORDS_MOST } from "@/lib/scoring/core/raters/peer-answers";
import { EXPECTATIONS } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;
const expectation = z.enum(EXPECTATIONS, key("problem.choose"));

export const ratingInput = z.strictObject({
  version: versionField,
  workResult: expectation,
  behaviour: expectation,
  note: optionalText(2_000), // whether one is owed, the command knows
});

export const selfReportInput = z.strictObject({
  version: versionField,
  story: requiredText(4_000, "self.storyMissing"),
  obstacle: optionalText(2_000),
  answers: marksByItem.default({}), // whether they are whole, the command knows: the quarter has its instrument
});

/**
 * Per right: the nonce that was drawn with the form, the answers, and a sentence where one was written. Whom one leaves out altogether is not
 * answered about; whom one begins is answered about whole, which the command asks: the quarter has its instrument.
 */
export const peersInput = z
  .strictObject({
    nonces: z.record(z.uuid(), z.uuidv4()),
    answers: z.record(z.uuid(), marksByItem).default({}),
    words: z.record(z.uuid(), optionalText(WORDS_MOST)).default({}),
  })
  .transform(({ nonces, answers, words }, context) => {
    const begun = Object.entries(nonces).filter(([rightId]) => Object.keys(answers[rightId] ?? {}).length > 0 || words[rightId]);
    if (begun.length === 0) context.addIssue({ code: "custom", path: ["answers"], message: key("peers.nothing") });
    return begun.map(([rightId, nonce]) => ({ rightId, nonce, answers: answers[rightId] ?? {}, words: words[rightId] ?? null }));
  })
  .pipe(z.array(z.object({ rightId: z.uuid(), nonce: z.uuidv4(), answers: marksByItem, words: z.string().nullable() })).max(40));

/** "other" says what it is. */
export const declineInput = z
  .strictObject({
    rightId: z.uuid(key("problem.choose")),
    reason: z.enum(DECLINE_REASONS, key("problem.choose")),
    words: optionalText(200),
  })
  .superRefine(({ reason, words }, context) => {
    if (reason === "other" && words === null) context.addIssue({ code: "custom", path: ["words"], message: key("decline.wordsMissing") });
  });

/** Which former result was shown: the command asks whether it still is that. */
export const formerInput = z.strictObject({ unitId: z.uuid(), period: z.string().regex(QUARTER) });
export const formerAnswer = z.strictObject({ version: versionField });
