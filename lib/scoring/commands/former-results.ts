import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf } from "@/lib/platform/clock";
import type { db, Transaction } from "@/lib/platform/db";
import { firstDayOf, lastDayOf, quarterAfter } from "../core/deadlines/periods";
import { formerResultOf, type MovedQuarter, type QuarterFound } from "../core/raters/former-result";

/** Beside an appraisal, as one value of a statement; of an instant, what was agreed by then. */
export const agreementOf = (appraisalId: Prisma.Sql, at: Date | null = null) => Prisma.sql`(
  SELECT jsonb_build_object('unitId', g."unitId", 'unit', gu."name", 'period', g."period", 'proposedById', g."proposedById", 'proposedBy', gp."name",
    'proposedOn', "legal_day"(g."proposedAt"), 'agreedOn', CASE WHEN ${at}::timestamptz IS NULL OR g."agreedAt" <= ${at} THEN "legal_day"(g."agreedAt") END,
    'version', g."version")
  FROM "result_agreement" g JOIN "unit" gu ON gu."id" = g."unitId" JOIN "employee" gp ON gp."id" = g."proposedById"
  WHERE g."appraisalId" = ${appraisalId})`;

/** The appraisals among these, of these quarters, that followed a move of the employee. One statement. */
export async function listMovedQuarters(
  tx: Transaction | typeof db,
  those: Prisma.Sql,
  periods: readonly string[],
): Promise<MovedQuarter[]> {
  const rows = await tx.$queryRaw<(Omit<MovedQuarter, "former"> & QuarterFound)[]>`
    SELECT a."id", a."period", e."name", r."name" AS "rater", a."employeeId", a."raterId", a."unitId", ${agreementOf(Prisma.sql`a."id"`)} AS "agreement",
      (SELECT jsonb_agg(jsonb_build_object('unitId', p."unitId", 'unit', u."name", 'from', p."from", 'until', p."until", 'previous',
          (SELECT o."value" FROM "organisation_achievement" o WHERE o."unitId" = p."unitId" AND o."period" = q."former" AND o."supersededAt" IS NULL)))
        FROM "posting" p JOIN "unit" u ON u."id" = p."unitId" WHERE p."employeeId" = a."employeeId" AND p."kind" = 'home'
          AND p."from" <= q."last" AND (p."until" IS NULL OR p."until" >= q."first")) AS "homes"
    FROM unnest(${[...periods]}::text[], ${periods.map((period) => dateOf(firstDayOf(period)))}::date[],
      ${periods.map((period) => dateOf(lastDayOf(period)))}::date[], ${periods.map((period) => quarterAfter(period, -1))}::text[])
      q("period", "first", "last", "former")
    JOIN "appraisal" a ON a."period" = q."period" AND (${those})
    JOIN "employee" e ON e."id" = a."employeeId" JOIN "employee" r ON r."id" = a."raterId"
    WHERE EXISTS (SELECT 1 FROM "posting" p WHERE p."employeeId" = a."employeeId" AND p."kind" = 'home' AND p."from" > q."first" AND p."from" <= q."last")
    ORDER BY a."period" DESC, e."name", a."id" LIMIT 200`;
  return rows.flatMap(({ unitId, homes, agreement, ...row }) => {
    const former = formerResultOf({ period: row.period, unitId, homes, agreement });
    return former ? [{ ...row, former }] : [];
  });
}
