import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { FactProvider } from "@/lib/scoring/queries";
import type { UnitChoice, UnitRow, UnitSheet } from "./types";

type Row = Omit<UnitRow, "closedOn"> & { closedOn: Date | null };

/** The tree as it is read, from the top down: each unit under its own, by name, with who heads it today. An agency has hundreds, not more. */
export async function listUnits(_grant: Grant<"people:read">): Promise<UnitRow[]> {
  const today = dateOf(dayOf(now()));
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE tree AS (
      SELECT u."id", u."name", u."shortName", u."closedOn", 0 AS "depth", ARRAY[u."name", u."id"::text] AS "path" FROM "unit" u WHERE u."parentId" IS NULL
      UNION ALL
      SELECT u."id", u."name", u."shortName", u."closedOn", t."depth" + 1, t."path" || ARRAY[u."name", u."id"::text] FROM tree t JOIN "unit" u ON u."parentId" = t."id"
    ), heads AS (
      SELECT h."unitId", h."capacity", e."name" FROM "unit_head" h JOIN "employee" e ON e."id" = h."employeeId"
      WHERE h."from" <= ${today}::date AND (h."until" IS NULL OR h."until" >= ${today}::date)
    )
    SELECT t."id", t."name", t."shortName", t."depth", t."closedOn",
      (SELECT "name" FROM heads WHERE heads."unitId" = t."id" AND heads."capacity" = 'definitive') AS "head",
      (SELECT "name" FROM heads WHERE heads."unitId" = t."id" AND heads."capacity" = 'acting') AS "acting",
      (SELECT count(*)::int FROM "employee" e WHERE e."unitId" = t."id" AND (e."leftOn" IS NULL OR e."leftOn" > ${today}::date)) AS "people"
    FROM tree t ORDER BY t."path"`;
  return rows.map(({ closedOn, ...row }) => ({ ...row, closedOn: closedOn && dayFrom(closedOn) }));
}

/** What a form offers: every unit that is not closed, by name. */
export async function listUnitChoices(_grant: Grant<"people:read"> | Grant<"services:read">): Promise<UnitChoice[]> {
  return db.unit.findMany({ where: { closedOn: null }, orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true } });
}

/** One unit with who headed it, newest first; null where there is none. */
export const getUnit = cache(async (_grant: Grant<"people:read">, id: string): Promise<UnitSheet | null> => {
  const unit = await db.unit.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      shortName: true,
      parentId: true,
      closedOn: true,
      version: true,
      heads: {
        orderBy: [{ from: "desc" }, { id: "asc" }],
        select: { id: true, capacity: true, from: true, until: true, employee: { select: { name: true } } },
      },
    },
  });
  return (
    unit && {
      ...unit,
      closedOn: unit.closedOn && dayFrom(unit.closedOn),
      heads: unit.heads.map(({ employee: { name }, from, until, ...head }) => ({
        ...head,
        name,
        from: dayFrom(from),
        until: until && dayFrom(until),
      })),
    }
  );
});

type Decided = { unit: string; value: string | null; source: string | null };

/** What was decided of the organisation achievement of the unit in which the owner of an indicator is appraised in the period. */
export const unitResultFacts: FactProvider = {
  rows: (indicatorIds, period) => Prisma.sql`
    SELECT i."id" AS "indicatorId", jsonb_build_object('unit', u."name", 'value', o."value", 'source', o."source") AS "data"
    FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId" JOIN "plan" p ON p."id" = r."planId"
    JOIN "employee" e ON e."id" = p."employeeId" LEFT JOIN "appraisal" a ON a."employeeId" = e."id" AND a."period" = ${period}
    JOIN "unit" u ON u."id" = coalesce(a."unitId", e."unitId")
    LEFT JOIN "organisation_achievement" o ON o."unitId" = u."id" AND o."period" = ${period} AND o."supersededAt" IS NULL
    WHERE i."id" = ANY(${indicatorIds}::uuid[])`,
  read: (data, { asOf }) => ({ asOf, ...((data as Decided | null) ?? { unit: "", value: null, source: null }) }),
};
