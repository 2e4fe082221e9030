import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { UnitCompletion } from "@/lib/reports/types";
import { ACHIEVEMENTS, PREDICATES } from "@/lib/scoring/core/types";
import { getSettingByDay } from "@/lib/settings/queries";
import { compare } from "./compare";
import type { DistributionSight } from "./types";

const count = z.number().int();
const achievement = z.strictObject({ value: z.enum(ACHIEVEMENTS), source: z.string() }).nullable();
const reasons = z.array(z.object({ byId: z.uuid(), by: z.string(), text: z.string(), at: z.coerce.date(), version: count }));
const counts = z.strictObject(
  Object.fromEntries(PREDICATES.map((name) => [name, count])) as Record<(typeof PREDICATES)[number], typeof count>,
);
const raterRow = z.object({ period: z.string(), unitId: z.uuid(), unit: z.string(), waiting: count, counts, achievement, reasons });
const unitRow = z.object({ unitId: z.uuid(), achievement, reasons });

/** Of a row u (unit) and p (period): the achievement, and the newest reason of each author. */
const around = (period: Prisma.Sql) => Prisma.sql`
  (SELECT jsonb_build_object('value', o."value", 'source', o."source") FROM "organisation_achievement" o
    WHERE o."unitId" = u."id" AND o."period" = ${period} AND o."supersededAt" IS NULL) AS "achievement",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('byId', r."byId", 'by', e."name", 'text', r."text", 'at', r."at", 'version', r."version") ORDER BY r."at", r."id"), '[]')
    FROM (SELECT DISTINCT ON (d."byId") d.* FROM "distribution_reason" d WHERE d."unitId" = u."id" AND d."period" = ${period}
      ORDER BY d."byId", d."version" DESC) r JOIN "employee" e ON e."id" = r."byId") AS "reasons"`;

type Told = z.output<typeof reasons>;
const reasonsFor = (told: Told, { employeeId }: Grant) =>
  told.map(({ byId, at, ...reason }) => ({ ...reason, on: dayOf(at), own: byId === employeeId }));

/**
 * Whom one rates, quarter by quarter, beside the pattern of the unit one leads on the quarter's last day, or today while it runs: the one
 * that is headed, else the one that is worked in. PermenPANRB 6/2022 hlm. 92 asks for the achievement of the unit that the rater leads.
 */
export async function listRaterDistributions(
  grant: Grant<"appraisals:list-own" | "distribution:explain-own">,
  today: string,
): Promise<DistributionSight[]> {
  const [found, sharesOn] = await Promise.all([
    db.$queryRaw<unknown[]>`
      SELECT p."period", p."waiting", p."counts", u."id" AS "unitId", u."name" AS "unit", ${around(Prisma.sql`p."period"`)}
      FROM (
        SELECT a."period", count(*) FILTER (WHERE a."ratedAt" IS NULL)::int AS "waiting", ${countsOf}  AS "counts",
          least((make_date(left(a."period", 4)::int, CASE WHEN a."period" LIKE '%Q%' THEN right(a."period", 1)::int * 3 ELSE 12 END, 1) + interval '1 month - 1 day')::date, ${dateOf(today)}::date) AS "day"
        FROM "appraisal" a WHERE a."raterId" = ${grant.subjectId}::uuid GROUP BY a."period"
      ) p JOIN "employee" me ON me."id" = ${grant.subjectId}::uuid
      JOIN "unit" u ON u."id" = coalesce((SELECT h."unitId" FROM "unit_head" h WHERE h."employeeId" = me."id" AND h."from" <= p."day"
        AND (h."until" IS NULL OR h."until" >= p."day") ORDER BY h."capacity", h."from", h."id" LIMIT 1), me."unitId")
      ORDER BY p."period" DESC LIMIT 40`,
    getSettingByDay("distributionShares"),
  ]);
  return z
    .array(raterRow)
    .parse(found)
    .map(({ reasons: told, ...group }) => compare({ ...group, reasons: reasonsFor(told, grant) }, sharesOn));
}

const countsOf = Prisma.sql`jsonb_build_object(${Prisma.join(
  PREDICATES.map((name) => Prisma.sql`${name}::text, count(*) FILTER (WHERE a."predicate" = ${name})`),
)})`;

/** The units of a sight beside their patterns, those alone whose people are enough to be told by predicate; of the others not even a reason. */
export async function listUnitDistributions(
  grant: Grant<"appraisals:list" | "distribution:explain">,
  period: string,
  completion: readonly UnitCompletion[],
  minimum: number,
): Promise<DistributionSight[]> {
  const [found, sharesOn] = await Promise.all([
    db.$queryRaw<unknown[]>`
      SELECT u."id" AS "unitId", ${around(Prisma.sql`${period}`)} FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id"`,
    getSettingByDay("distributionShares"),
  ]);
  const known = new Map(
    z
      .array(unitRow)
      .parse(found)
      .map((row) => [row.unitId, row]),
  );
  return completion
    .filter((unit) => unit.period === period && unit.rated >= minimum)
    .map(({ unitId, unit, people, rated, predicates }) => {
      const { achievement = null, reasons: told = [] } = known.get(unitId) ?? {};
      const group = { period, unitId, unit, achievement, counts: predicates, waiting: people - rated };
      return compare({ ...group, reasons: reasonsFor(told, grant) }, sharesOn);
    });
}
