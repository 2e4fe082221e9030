import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { DecisionInput } from "./schema";

/**
 * Decides what a unit achieved in a quarter, the first step of its evaluation. Another decision follows the one that was seen and supersedes it;
 * whoever was rated beside the former stays rated beside it: the receipt names what was in force then. Of two at once the second learns of the first.
 */
export async function decide(grant: Grant<"achievement:decide">, { period, version, value, source }: DecisionInput, now: Date) {
  const unitId = grant.subjectId;
  return db.$transaction(async (tx) => {
    const [unit] = await tx.$queryRaw<{ name: string; opened: boolean; rated: number }[]>`
      SELECT u."name", EXISTS (SELECT 1 FROM "quarter" q WHERE q."period" = ${period}) AS "opened",
        (SELECT count(*)::int FROM "appraisal" a WHERE a."unitId" = u."id" AND a."period" = ${period} AND a."ratedAt" IS NOT NULL) AS "rated"
      FROM "unit" u WHERE u."id" = ${unitId}::uuid`;
    if (!unit) throw new RangeError("a granted unit is there");
    if (!unit.opened) throw new Invalid([{ path: "value", key: "achieved.notOpened" }]);
    if (version > 0) {
      const last = await tx.organisationAchievement.updateMany({
        where: { unitId, period, version, supersededAt: null },
        data: { supersededAt: now },
      });
      if (last.count === 0) throw new Refused("changed-meanwhile");
    }
    const written = await tx.organisationAchievement.createMany({
      data: [{ id: uuidv7(now), unitId, period, version: version + 1, value, source, byId: grant.employeeId, decidedAt: now }],
      skipDuplicates: true,
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now);
    return { unit: unit.name, rated: unit.rated };
  });
}
