import "server-only";
import { cache } from "react";
import type { SignedIn } from "@/lib/access/session";
import { dateOf, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Navigation } from "./types";

/** One statement for the menu of one's own pages; it concerns nobody but the person who asks. */
export const getNavigation = cache(async ({ employeeId }: SignedIn): Promise<Navigation> => {
  const day = dateOf(dayOf(now()));
  const [row] = await db.$queryRaw<Navigation[]>`
    WITH mine AS (SELECT "employeeId" FROM "ratees_on"(${employeeId}::uuid, ${day}::date))
    SELECT
      coalesce((SELECT "agencyName" FROM "installation" WHERE "id" = 1), 'Cermin') AS "agency",
      (SELECT count(*)::int FROM mine) AS "ratees",
      (SELECT count(*)::int FROM "activity" a JOIN mine ON mine."employeeId" = a."employeeId"
        WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL) AS "waiting",
      (SELECT h."unitId" FROM "unit_head" h WHERE h."employeeId" = ${employeeId}::uuid
        AND h."from" <= ${day}::date AND (h."until" IS NULL OR h."until" >= ${day}::date) ORDER BY h."from", h."id" LIMIT 1) AS "headedUnitId",
      coalesce((SELECT h."unitId" FROM "unit_head" h WHERE h."employeeId" = ${employeeId}::uuid
        AND h."from" <= ${day}::date AND (h."until" IS NULL OR h."until" >= ${day}::date) ORDER BY h."from", h."id" LIMIT 1),
        (SELECT e."unitId" FROM "employee" e WHERE e."id" = ${employeeId}::uuid AND EXISTS (SELECT 1 FROM "reporting_line" l
          WHERE l."raterId" = e."id" AND l."from" <= ${day}::date AND (l."until" IS NULL OR l."until" >= ${day}::date)))) AS "matrixUnitId",
      (SELECT u."id" FROM "unit" u WHERE u."parentId" IS NULL ORDER BY u."id" LIMIT 1) AS "rootUnitId"`;
  return row ?? { ratees: 0, waiting: 0, agency: "", headedUnitId: null, matrixUnitId: null, rootUnitId: null };
});

/** The unit at which somebody's dashboard begins: the agency for who sees all of it, else the unit they head; null for nobody's. */
export async function getStartUnitId(me: SignedIn): Promise<string | null> {
  const { headedUnitId, rootUnitId } = await getNavigation(me);
  return me.roles.some((role) => role === "personnel" || role === "auditor") ? rootUnitId : headedUnitId;
}

/** For pages without sign-in: whose installation this is. */
export const getAgencyName = cache(async (): Promise<string> => {
  const installation = await db.installation.findUnique({ where: { id: 1 }, select: { agencyName: true } });
  return installation?.agencyName ?? "Cermin";
});
