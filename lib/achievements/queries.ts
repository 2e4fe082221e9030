import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { ACHIEVEMENTS } from "@/lib/scoring/core/types";
import type { AchievementRow, AchievementSheet, Decision } from "./types";

const decided = z.object({
  version: z.number().int(),
  value: z.enum(ACHIEVEMENTS),
  source: z.string(),
  by: z.string().nullable(),
  at: z.coerce.date(),
});
const decisionOf = ({ at, ...decision }: z.output<typeof decided>): Decision => ({ ...decision, on: dayOf(at) });

/** Of a row o: the decision as one value. */
const said = Prisma.sql`jsonb_build_object('version', o."version", 'value', o."value", 'source', o."source", 'by',
  (SELECT e."name" FROM "employee" e WHERE e."id" = o."byId"), 'at', o."decidedAt")`;

const listed = z.object({
  unitId: z.string(),
  unit: z.string(),
  depth: z.number().int(),
  decision: decided.nullable(),
  mayDecide: z.boolean(),
});

/** The units from the top down with what was decided of each in a quarter, in one statement. An agency has hundreds, not more. */
export async function listAchievements(grant: Grant<"achievements:read">, period: string, today: string): Promise<AchievementRow[]> {
  const day = dateOf(today);
  const rows = await db.$queryRaw<unknown[]>`
    WITH RECURSIVE tree AS (
      SELECT u."id", u."name", u."closedOn", 0 AS "depth", ARRAY[u."name", u."id"::text] AS "path" FROM "unit" u WHERE u."parentId" IS NULL
      UNION ALL
      SELECT u."id", u."name", u."closedOn", t."depth" + 1, t."path" || ARRAY[u."name", u."id"::text] FROM tree t JOIN "unit" u ON u."parentId" = t."id"
    ), below AS (
      SELECT DISTINCT b."id" FROM "unit_head" h CROSS JOIN LATERAL "units_under"(h."unitId") b
      WHERE h."employeeId" = ${grant.employeeId}::uuid AND h."from" <= ${day}::date AND (h."until" IS NULL OR h."until" >= ${day}::date) AND b."id" <> h."unitId"
    ), office AS (
      SELECT 1 FROM "account" k WHERE k."employeeId" = ${grant.employeeId}::uuid AND 'personnel' = ANY ("roles_on"(k."id", ${day}::date))
    )
    SELECT t."id" AS "unitId", t."name" AS "unit", t."depth", CASE WHEN o."id" IS NOT NULL THEN ${said} END AS "decision",
      EXISTS (SELECT 1 FROM office) OR t."id" IN (SELECT "id" FROM below) AS "mayDecide"
    FROM tree t LEFT JOIN "organisation_achievement" o ON o."unitId" = t."id" AND o."period" = ${period} AND o."supersededAt" IS NULL
    WHERE t."closedOn" IS NULL OR o."id" IS NOT NULL ORDER BY t."path"`;
  return z
    .array(listed)
    .parse(rows)
    .map(({ decision, ...unit }) => ({ ...unit, decision: decision && decisionOf(decision) }));
}

/** Everything that was decided of one unit in a quarter, the newest first; null where there is no such unit. */
export async function getAchievement(_grant: Grant<"achievements:read">, unitId: string, period: string): Promise<AchievementSheet | null> {
  if (!z.uuid().safeParse(unitId).success) return null;
  const [row] = await db.$queryRaw<(Omit<AchievementSheet, "decisions"> & { decisions: unknown })[]>`
    SELECT u."id" AS "unitId", u."name" AS "unit", count(a."id")::int AS "people", count(a."ratedAt")::int AS "rated",
      (SELECT coalesce(jsonb_agg(${said} ORDER BY o."version" DESC), '[]') FROM "organisation_achievement" o
        WHERE o."unitId" = u."id" AND o."period" = ${period}) AS "decisions"
    FROM "unit" u LEFT JOIN "appraisal" a ON a."unitId" = u."id" AND a."period" = ${period} WHERE u."id" = ${unitId}::uuid GROUP BY u."id", u."name"`;
  return row ? { ...row, decisions: z.array(decided).parse(row.decisions).map(decisionOf) } : null;
}

/** The quarters and years that were opened, newest first: of which something can be decided. */
export async function listDecidable(_grant: Grant<"achievements:read">): Promise<string[]> {
  const rows = await db.quarter.findMany({
    orderBy: { period: "desc" },
    take: 12,
    select: { period: true },
  });
  return rows.map(({ period }) => period);
}
