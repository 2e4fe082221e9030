import "server-only";
import { windowOn } from "@/lib/access/facts";
import type { Grant } from "@/lib/access/grant";
import { dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { AnswerInput, ProposalInput } from "./schema";

/** One meeting a unit and quarter, while the ratings of its people may be saved; whoever opens it second is led to the one there is. */
export async function openCalibration(grant: Grant<"calibration:open">, period: string, now: Date): Promise<string> {
  const window = await db.stepWindow.findUnique({
    where: { unitId_period_step: { unitId: grant.subjectId, period, step: "rating" } },
    select: { opensOn: true, closesOn: true },
  });
  const open = windowOn(dayOf(now), window && dayFrom(window.opensOn), window && dayFrom(window.closesOn));
  if (open !== "open") throw new Refused(open);
  const id = uuidv7(now);
  await db.$transaction(async (tx) => {
    const { count } = await tx.calibration.createMany({
      data: [{ id, unitId: grant.subjectId, period, openedById: grant.employeeId ?? "", openedAt: now }],
      skipDuplicates: true,
    });
    if (count > 0) await recordChange(tx, { ...grant, subjectId: id }, now);
  });
  const there = await db.calibration.findUniqueOrThrow({
    where: { unitId_period: { unitId: grant.subjectId, period } },
    select: { id: true },
  });
  return there.id;
}

/** Proposed to the rater of somebody of the group who is rated; one at a time about one person. It changes no rating. */
export async function proposeChange(grant: Grant<"calibration:propose">, { appraisalId, ...input }: ProposalInput, now: Date) {
  try {
    await db.$transaction(async (tx) => {
      const [about] = await tx.$queryRaw<
        { workResult: "below" | "meets" | "above"; behaviour: "below" | "meets" | "above"; raterId: string }[]
      >`
        SELECT a."workResult", a."behaviour", a."raterId" FROM "appraisal" a JOIN "calibration" c ON c."unitId" = a."unitId" AND c."period" = a."period"
        WHERE c."id" = ${grant.subjectId}::uuid AND c."closedAt" IS NULL AND a."id" = ${appraisalId}::uuid AND a."ratedAt" IS NOT NULL FOR SHARE OF c`;
      if (!about?.workResult) throw new Invalid([{ path: "appraisalId", key: "calibration.notHere" }]);
      if (about.workResult === input.workResult && about.behaviour === input.behaviour)
        throw new Invalid([{ path: "workResult", key: "calibration.samePair" }]);
      await tx.calibrationProposal.create({
        data: {
          id: uuidv7(now),
          calibrationId: grant.subjectId,
          appraisalId,
          byId: grant.employeeId ?? "",
          beforeWorkResult: about.workResult,
          beforeBehaviour: about.behaviour,
          ...input,
          at: now,
        },
        select: { id: true },
      });
      await recordChange(tx, grant, now, about.raterId);
    });
  } catch (error) {
    if (brokenRule(error) === "unique") throw new Invalid([{ path: "reason", key: "calibration.openAlready" }]);
    throw error;
  }
}

/** By the rater, once. Taking it opens the rating with the proposed pair; the rating is saved there, by the rater, like every other. */
export async function answerProposal(grant: Grant<"calibration:answer">, { answer, words }: AnswerInput, now: Date): Promise<string> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.calibrationProposal.updateMany({
      where: { id: grant.subjectId, answeredAt: null },
      data: { answer, words, answeredAt: now },
    });
    if (count === 0) throw new Refused("already-answered");
    const { appraisalId, byId } = await tx.calibrationProposal.findUniqueOrThrow({
      where: { id: grant.subjectId },
      select: { appraisalId: true, byId: true },
    });
    await recordChange(tx, grant, now, byId);
    return appraisalId;
  });
}

/** The head confirms what was talked about; nothing is proposed after it. */
export async function closeCalibration(grant: Grant<"calibration:close">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.calibration.updateMany({
      where: { id: grant.subjectId, version, closedAt: null },
      data: { closedById: grant.employeeId ?? "", closedAt: now, version: version + 1 },
    });
    if (count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now);
  });
}
