import "server-only";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { departs } from "./compare";
import type { ReasonInput } from "./schema";
import type { DistributionSight } from "./types";

/**
 * Why a group departs from its pattern, said by its rater or its head. It follows the author's former one and replaces nothing; two at
 * once are told apart by the number they follow. Without a departure there is nothing to give a reason for.
 */
export async function explainDistribution(
  grant: Grant<"distribution:explain" | "distribution:explain-own">,
  sight: DistributionSight | undefined,
  { period, text, version }: ReasonInput,
  now: Date,
) {
  if (!sight || !departs(sight)) throw new Invalid([{ path: "text", key: "distribution.nothingToExplain" }]);
  const { unitId } = sight;
  await db.$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO "distribution_reason" ("id", "unitId", "period", "byId", "text", "at", "version")
      SELECT ${uuidv7(now)}::uuid, ${unitId}::uuid, ${period}, ${grant.employeeId}::uuid, ${text}, ${now}, ${version + 1}
      WHERE ${version} = coalesce((SELECT max("version") FROM "distribution_reason"
        WHERE "unitId" = ${unitId}::uuid AND "period" = ${period} AND "byId" = ${grant.employeeId}::uuid), 0)
      ON CONFLICT DO NOTHING`;
    if (written === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: unitId }, now);
  });
}
