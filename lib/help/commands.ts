import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { INTRODUCTION, type IntroductionStep } from "./schema";

type Reader = Grant<"introduction:take">;

/** That a step was read. Going back unreads nothing, and the last step is the end; whoever reads again changes nothing. */
export async function takeStep(grant: Reader, step: IntroductionStep, now: Date) {
  const read = INTRODUCTION.indexOf(step) + 1;
  await db.$transaction(async (tx) => {
    const { count } = await tx.employee.updateMany({
      where: { id: grant.subjectId, introductionStep: { lt: read } },
      data: { introductionStep: read, ...(read === INTRODUCTION.length && { introducedAt: now }) },
    });
    if (count > 0) await recordChange(tx, grant, now);
  });
}

/** It is not offered any more; help still leads to it. */
export async function leaveIntroduction(grant: Reader, now: Date) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.employee.updateMany({ where: { id: grant.subjectId, introducedAt: null }, data: { introducedAt: now } });
    if (count > 0) await recordChange(tx, grant, now);
  });
}
