import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { PREDICATES } from "@/lib/scoring/core/types";
import type { AppraisedList, AppraisedRow, Missing, PeerTurnout, Sights, UnitCompletion } from "./types";

const PAGE = 30;

/** What the sight may be narrowed to: the unit and every unit below it, and the quarters that were opened, newest first. */
export async function getSights(grant: Grant<"appraisals:list">): Promise<Sights> {
  const [row] = await db.$queryRaw<Sights[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u."id", 'name', u."name") ORDER BY u."name", u."id"), '[]')
        FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id") AS "units",
      (SELECT coalesce(array_agg(q."period" ORDER BY q."period" DESC), '{}') FROM "quarter" q) AS "periods"`;
  return row ?? { units: [], periods: [] };
}

/** Per unit: who is appraised, who has a set plan, a self report, a rating. */
export async function listCompletion(grant: Grant<"appraisals:list">, period: string): Promise<UnitCompletion[]> {
  return db.$queryRaw<UnitCompletion[]>`
    SELECT u."id" AS "unitId", u."name" AS "unit", count(*)::int AS "people", count(a."planId")::int AS "planned",
      count(s."appraisalId")::int AS "reported", count(a."ratedAt")::int AS "rated"
    FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id"
    JOIN "appraisal" a ON a."unitId" = u."id" AND a."period" = ${period}
    LEFT JOIN "self_report" s ON s."appraisalId" = a."id"
    GROUP BY u."id", u."name" ORDER BY u."name", u."id"`;
}

const row = z.object({
  appraisalId: z.string(),
  employeeId: z.string(),
  name: z.string(),
  post: z.string(),
  unit: z.string(),
  rater: z.string(),
  planId: z.string().nullable(),
  reported: z.boolean(),
  predicate: z.enum(PREDICATES).nullable(),
});

/** Everybody appraised in the unit and below, by name, from a key on; or only those of whom something is missing. */
export async function listAppraised(
  grant: Grant<"appraisals:list">,
  period: string,
  missing: Missing | null,
  after: string | undefined,
): Promise<AppraisedList> {
  const key = readNameKey(after);
  const found = await db.$queryRaw<AppraisedRow[]>`
    SELECT a."id" AS "appraisalId", e."id" AS "employeeId", e."name", e."post", u."shortName" AS "unit", r."name" AS "rater",
      a."planId", s."appraisalId" IS NOT NULL AS "reported", a."predicate"
    FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id"
    JOIN "appraisal" a ON a."unitId" = u."id" AND a."period" = ${period}
    JOIN "employee" e ON e."id" = a."employeeId" JOIN "employee" r ON r."id" = a."raterId"
    LEFT JOIN "self_report" s ON s."appraisalId" = a."id"
    WHERE CASE ${missing} WHEN 'plan' THEN a."planId" IS NULL WHEN 'self' THEN s."appraisalId" IS NULL WHEN 'rating' THEN a."ratedAt" IS NULL ELSE true END
      AND (${key?.id ?? null}::uuid IS NULL OR (e."name", e."id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
    ORDER BY e."name", e."id" LIMIT ${PAGE + 1}`;
  const rows = z.array(row).parse(found.slice(0, PAGE));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.name, last.employeeId]) : null };
}

/** Of the whole agency and nothing smaller: by unit it could be told who has not answered. */
export async function getPeerTurnout(_grant: Grant<"quarters:read">, period: string): Promise<PeerTurnout> {
  const [row] = await db.$queryRaw<PeerTurnout[]>`
    SELECT count(*)::int AS "asked", count(r."spentOn")::int AS "given"
    FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
    WHERE a."period" = ${period}`;
  return row ?? { asked: 0, given: 0 };
}
