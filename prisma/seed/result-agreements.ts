import { db } from "@/lib/platform/db";
import { quarterAfter } from "@/lib/scoring/core/deadlines/periods";
import type { Seed } from "./seed";

const DAY = 86_400_000;

/** Whoever came from another unit in the last closed quarter proposed, and the new rater agreed, that the former unit's result stands, where there is one. */
export async function writeResultAgreements(seed: Seed) {
  const before = quarterAfter(seed.closed, -1);
  const moved = new Map(
    seed.place.people.flatMap(({ key, moved }) => (moved ? [[seed.personId(key), seed.unitId(moved.unit)] as const] : [])),
  );
  if (!seed.closedQuarters.includes(before)) return;
  const appraisals = await db.appraisal.findMany({
    where: { employeeId: { in: [...moved.keys()] }, period: seed.closed },
    select: { id: true, employeeId: true, ratedAt: true },
  });
  await db.resultAgreement.createMany({
    data: appraisals.flatMap(({ id, employeeId, ratedAt }) => {
      const unitId = moved.get(employeeId);
      if (!unitId || !ratedAt) return [];
      const [proposedAt, agreedAt] = [new Date(ratedAt.getTime() - 3 * DAY), new Date(ratedAt.getTime() - DAY)];
      return [{ appraisalId: id, unitId, period: before, proposedById: employeeId, proposedAt, agreedAt, version: 1 }];
    }),
  });
}
