import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { EXPECTATIONS } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;

/**
 * The anchor cases: short, fixed, of nobody. A set is never edited, for answers to it are compared with each other; another set is added
 * with the day from which it is asked. Their words are `cases.<version>.<case>` in both catalogues.
 */
export const CASE_SETS = [{ version: "1", from: "2026-01-01", cases: ["counter", "reports", "inspector", "archive"] }] as const;
export type CaseSet = (typeof CASE_SETS)[number];
export type CaseKey = CaseSet["cases"][number];

/** The set that is asked on a day: the newest that has begun. */
export const caseSetOn = (day: string): CaseSet => CASE_SETS.findLast(({ from }) => from <= day) ?? CASE_SETS[0];

const expectation = z.enum(EXPECTATIONS, key("problem.choose"));
/** Of a group in which nothing was chosen a form sends nothing: each gap is named all the same. */
const chosen = <S extends z.ZodType>(schema: S) => z.preprocess((value) => value ?? {}, schema);
const pair = chosen(z.strictObject({ workResult: expectation, behaviour: expectation }));

/** Every case of the set that was drawn, each with both ratings: what is missing is named case by case. */
export const casesInput = z.strictObject({
  set: z.enum(CASE_SETS.map(({ version }) => version)),
  answers: chosen(z.strictObject({ counter: pair, reports: pair, inspector: pair, archive: pair } satisfies Record<CaseKey, typeof pair>)),
});
export type CasesInput = z.output<typeof casesInput>;

/** The training's version: a new one is asked of everybody anew. */
export const TRAINING = "1";
export const TRAINING_PARTS = ["ratings", "evidence", "traps", "line", "reasons", "pattern", "eyes", "objections"] as const;

/** The questions of the check with their answers, the right one first named; drawn in this order, said by `training.check`. */
export const QUESTIONS = {
  decides: { answers: ["log", "rater", "peers"], right: "rater" },
  halo: { answers: ["same", "apart", "behaviour"], right: "apart" },
  recent: { answers: ["week", "quarter", "mood"], right: "quarter" },
  pattern: { answers: ["quota", "reason", "ignore"], right: "reason" },
  alike: { answers: ["wrong", "look", "spread"], right: "look" },
  objection: { answers: ["attack", "refuse", "right"], right: "right" },
} as const;
export type Question = keyof typeof QUESTIONS;
export const QUESTION_KEYS = Object.keys(QUESTIONS) as Question[];
export const isRight = (question: Question, answer: string) => QUESTIONS[question].right === answer;

const among = <const A extends readonly string[]>(answers: A) => z.enum(answers, key("problem.choose"));
export const trainingInput = z.strictObject({
  answers: chosen(
    z.strictObject({
      decides: among(QUESTIONS.decides.answers),
      halo: among(QUESTIONS.halo.answers),
      recent: among(QUESTIONS.recent.answers),
      pattern: among(QUESTIONS.pattern.answers),
      alike: among(QUESTIONS.alike.answers),
      objection: among(QUESTIONS.objection.answers),
    }),
  ),
});
export type TrainingInput = z.output<typeof trainingInput>;

export const fairnessQuery = z.object({
  after: z.string().max(400).optional().catch(undefined),
  show: z.literal("untrained").optional().catch(undefined),
});
