import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { getSettings } from "@/lib/settings/queries";
import { type CaseKey, type CasesInput, caseSetOn, isRight, QUESTION_KEYS, TRAINING, type TrainingInput } from "./schema";

/** What a rater says of the cases, whole and once: the rows are never changed, and a second sending meets their key. */
export async function answerCases(grant: Grant<"cases:answer">, { set, answers }: CasesInput, now: Date) {
  if (set !== caseSetOn(dayOf(now)).version) throw new Refused("changed-meanwhile");
  try {
    await db.$transaction(async (tx) => {
      await tx.caseAnswer.createMany({
        data: (Object.keys(answers) as CaseKey[]).map((caseKey) => ({
          raterId: grant.subjectId,
          setVersion: set,
          caseKey,
          ...answers[caseKey],
          answeredAt: now,
        })),
      });
      await recordChange(tx, grant, now, grant.subjectId);
    });
  } catch (error) {
    if (brokenRule(error) === "unique") throw new Refused("already-answered");
    throw error;
  }
}

/**
 * The check of the training: passed, it is stored once; not passed, nothing is, and each answer that was not right comes back with what
 * is said to it. It can be tried as often as one likes, and no try is kept.
 */
export async function takeTraining(grant: Grant<"training:take">, { answers }: TrainingInput, now: Date) {
  const wrong = QUESTION_KEYS.filter((question) => !isRight(question, answers[question]));
  const { value: pass } = (await getSettings(dayOf(now)))("trainingPass");
  const right = QUESTION_KEYS.length - wrong.length;
  if (right * 100 < pass * QUESTION_KEYS.length)
    throw new Invalid(wrong.map((question) => ({ path: `answers.${question}`, key: `training.check.${question}.why` })));
  await db.$transaction(async (tx) => {
    const { count } = await tx.raterTraining.createMany({
      data: [{ employeeId: grant.subjectId, version: TRAINING, passedAt: now, right, asked: QUESTION_KEYS.length }],
      skipDuplicates: true,
    });
    if (count > 0) await recordChange(tx, grant, now, grant.subjectId);
  });
}
