import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { indicatorKind, isBound } from "../core/indicator-kinds";
import { asJson } from "./ratings";
import { checkTyped } from "./typed";

type Given = { period: string; value: unknown; evidence: string | null };

/**
 * Enters what was achieved for one indicator in one period: a new realisation supersedes the last, none is overwritten.
 * It is stored as it was typed, for the kind reads it; refused where it is computed and not typed, once the period's rating has been made, and for a period
 * that nobody opened.
 */
export async function recordRealisation(grant: Grant<"realisation:record">, { period, value, evidence }: Given, now: Date) {
  return db.$transaction(async (tx) => {
    const { kind, intendedResult } = await tx.indicator.findUniqueOrThrow({
      where: { id: grant.subjectId },
      select: { kind: true, intendedResult: { select: { planId: true, plan: { select: { employeeId: true, supersededOn: true } } } } },
    });
    if (isBound(kind)) throw new Invalid([{ path: "value", key: "problem.computed" }]);
    checkTyped(indicatorKind(kind).realisation, value, "value");
    const [appraisal] = await tx.$queryRaw<{ planId: string | null; raterId: string; ratedAt: Date | null }[]>`
      SELECT "planId", "raterId", "ratedAt" FROM "appraisal"
      WHERE "employeeId" = ${intendedResult.plan.employeeId}::uuid AND "period" = ${period} FOR NO KEY UPDATE`;
    if (!appraisal || appraisal.planId !== intendedResult.planId)
      throw new Refused(intendedResult.plan.supersededOn && appraisal?.planId ? "changed-meanwhile" : "not-yet-open");
    if (appraisal.ratedAt) throw new Refused("closed");

    const [last] = await tx.realisation.updateManyAndReturn({
      where: { indicatorId: grant.subjectId, period, supersededAt: null },
      data: { supersededAt: now },
      select: { id: true },
    });
    const id = uuidv7(now);
    const written = await tx.realisation.createMany({
      data: [{ id, indicatorId: grant.subjectId, period, value: asJson(value as object), evidence, enteredAt: now }],
      skipDuplicates: true, // two at once: one is active, the other learns that it came second
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    // The last one keeps its files; the new one has the same, until its author takes one away.
    if (last)
      await tx.$executeRaw`
        INSERT INTO "document" ("id", "realisationId", "name", "kind", "bytes", "hash", "smallHash", "addedAt")
        SELECT gen_random_uuid(), ${id}::uuid, "name", "kind", "bytes", "hash", "smallHash", "addedAt" FROM "document"
        WHERE "realisationId" = ${last.id}::uuid`;
    await recordChange(tx, grant, now, appraisal.raterId);
    return { planId: intendedResult.planId };
  });
}
