import "server-only";
import type { Grant } from "@/lib/access/grant";
import { hashOf, normalCode } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import type { CitizenSheet } from "./types";

/** What the form shows, for both kinds of code: one statement. */
export async function getCitizenSheet(grant: Grant<"service:answer">): Promise<CitizenSheet> {
  const code = normalCode(grant.subjectId);
  const [row] = await db.$queryRaw<Omit<CitizenSheet, "code">[]>`
    SELECT s."name" AS "service", u."name" AS "unit", c."place", c."spent", coalesce(i."agencyName", 'Cermin') AS "agency"
    FROM (
      SELECT "serviceId", "place", false AS "spent" FROM "service_code" WHERE "code" = ${code}
      UNION ALL
      SELECT "serviceId", NULL, "spentOn" IS NOT NULL FROM "one_time_code" WHERE "hash" = ${hashOf(code)}
    ) c JOIN "service" s ON s."id" = c."serviceId" JOIN "unit" u ON u."id" = s."unitId"
    LEFT JOIN "installation" i ON i."id" = 1`;
  if (!row) throw new RangeError("a granted code has its service");
  return { code, ...row };
}
