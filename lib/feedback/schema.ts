import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText, requiredLine, requiredText } from "@/lib/platform/text";
import { VALUES } from "@/lib/scoring/core/types";
import { LONGEST, LONGEST_QUESTION, LONGEST_REPLY, MOST_ASKED, TONES } from "./types";

const key = (name: MessageKey) => name;

export type About = { value: (typeof VALUES)[number] | null; resultId: string | null };
/** The work as a whole, one of the values, or a result by its id. */
const about = z
  .union([z.literal(""), z.enum(VALUES), z.uuid()], key("problem.choose"))
  .transform(
    (text): About => ({ value: VALUES.find((value) => value === text) ?? null, resultId: /^[0-9a-f-]{36}$/i.test(text) ? text : null }),
  );

const link = optionalText(500).refine((text) => text === null || isSecure(text), key("feedback.evidenceShape"));
function isSecure(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && text.startsWith("https://") && !/\s/.test(text);
}

export const giveInput = z.strictObject({
  tone: z.enum(TONES, key("problem.choose")),
  about,
  text: requiredText(LONGEST, "feedback.textMissing"),
  evidence: link,
  /** Whose words these are, where somebody outside said them. */
  outside: optionalText(100),
  requestId: z.union([z.literal(""), z.uuid()], key("problem.choose")).transform((text) => text || null),
});
export const replyInput = z.strictObject({ reply: requiredText(LONGEST_REPLY, "feedback.replyMissing") });
export const withdrawInput = z.strictObject({});
export const askInput = z.strictObject({
  people: z
    .array(z.uuid(key("problem.choose")), key("problem.notUnderstood"))
    .max(MOST_ASKED, key("feedback.askedMost"))
    .default([])
    .refine((ids) => ids.length > 0, key("feedback.askedNobody"))
    .refine((ids) => new Set(ids).size === ids.length, key("problem.choose")),
  about,
  question: requiredText(LONGEST_QUESTION, "feedback.questionMissing"),
});
export const declineInput = z.strictObject({ note: optionalText(LONGEST_REPLY) });

export const feedbackQuery = z.object({
  show: z.enum(["received", "given", "asked"]).catch("received"),
  after: z.string().max(300).optional().catch(undefined),
});
export const giveQuery = z.object({
  q: requiredLine(100).optional().catch(undefined),
  to: z.uuid().optional().catch(undefined),
  about: z
    .union([z.enum(VALUES), z.uuid()])
    .optional()
    .catch(undefined),
  request: z.uuid().optional().catch(undefined),
});
