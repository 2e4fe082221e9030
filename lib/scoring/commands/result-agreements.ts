import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { MovedQuarter } from "../core/raters/former-result";
import { listMovedQuarters } from "./former-results";

type Side = Grant<"former-result:propose"> | Grant<"former-result:agree"> | Grant<"former-result:drop">;

/**
 * The quarter with what may be agreed on it, as the postings say now, and the other side. The appraisal is held first: a move or a rating
 * that comes at the same time has been written, or waits; and a move that waits takes away what was agreed before it.
 */
async function hold(tx: Transaction, { subjectId, employeeId: me }: Side): Promise<{ quarter: MovedQuarter; other: string }> {
  const [row] = await tx.$queryRaw<{ period: string; employeeId: string; raterId: string }[]>`
    SELECT "period", "employeeId", "raterId" FROM "appraisal" WHERE "id" = ${subjectId}::uuid AND "ratedAt" IS NULL FOR NO KEY UPDATE`;
  const [quarter] = row ? await listMovedQuarters(tx, Prisma.sql`a."id" = ${subjectId}::uuid`, [row.period]) : [];
  if (!row || !quarter) throw new Refused("changed-meanwhile");
  if (me === row.employeeId) return { quarter, other: row.raterId };
  if (me === row.raterId) return { quarter, other: row.employeeId };
  throw new Refused("changed-meanwhile"); // another rates by now
}

/** Proposes that the former unit's result of the quarter before stands beside the rating: exactly the one that was shown, if it still is that. */
export async function proposeFormer(grant: Grant<"former-result:propose">, wanted: { unitId: string; period: string }, now: Date) {
  return db.$transaction(async (tx) => {
    const { quarter, other } = await hold(tx, grant);
    const { unitId, unit, period, value } = quarter.former;
    if (wanted.unitId !== unitId || wanted.period !== period) throw new Refused("changed-meanwhile");
    if (value === null) throw new Invalid([{ path: "unitId", key: "former.undecided", values: { unit, period: { period } } }]);
    const { count } = await tx.resultAgreement.createMany({
      data: [{ appraisalId: grant.subjectId, unitId, period, proposedById: grant.employeeId ?? "", proposedAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, other);
    return { unit, period };
  });
}

/** The other one agrees, to what the postings still give. */
export async function agreeOnFormer(grant: Grant<"former-result:agree">, version: number, now: Date) {
  return db.$transaction(async (tx) => {
    const { quarter, other } = await hold(tx, grant);
    const { unitId, unit, period, value } = quarter.former;
    if (value === null) throw new Refused("changed-meanwhile");
    const { count } = await tx.resultAgreement.updateMany({
      where: { appraisalId: grant.subjectId, version, unitId, period, agreedAt: null, proposedById: other },
      data: { agreedAt: now, version: version + 1 },
    });
    if (count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, other);
    return { unit, period };
  });
}

/** Declined by the other one, or withdrawn by who proposed it: the row goes, the deed stays in the ledger. */
export async function dropFormer(grant: Grant<"former-result:drop">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const { other } = await hold(tx, grant);
    const { count } = await tx.resultAgreement.deleteMany({ where: { appraisalId: grant.subjectId, version, agreedAt: null } });
    if (count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, other);
  });
}
