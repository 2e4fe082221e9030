import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";

const key = (name: MessageKey) => name;

/** The steps of the introduction in their order, each an address of its own. */
export const INTRODUCTION = ["plan", "log", "evidence", "eyes", "rating", "rights"] as const;
export type IntroductionStep = (typeof INTRODUCTION)[number];
export const isIntroductionStep = (text: string): text is IntroductionStep => INTRODUCTION.some((step) => step === text);

/** The questions on the way, each with its answers; what is right is in what the page says to an answer. No answer is stored. */
export const CHECKS = {
  log: ["lower", "mend"],
  eyes: ["rater", "nobody"],
  rating: ["very-good", "good"],
} as const satisfies Partial<Record<IntroductionStep, readonly string[]>>;

export const stepInput = z.strictObject({ step: z.enum(INTRODUCTION, key("problem.choose")) });
export const checkQuery = z.object({ answer: z.string().max(20).optional().catch(undefined) });
