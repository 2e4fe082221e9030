import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import type { FactProvider } from "@/lib/scoring/queries";
import type { AttendanceList, AttendanceRow } from "./types";

const PAGE = 40;
type Choice = { month: string; missing: boolean; after?: string | undefined };

/** Those employed in a month by name, from a key on, with what was entered of them: all, or those of whom nothing was. */
export async function listAttendance(_grant: Grant<"attendance:manage">, { month, missing, after }: Choice): Promise<AttendanceList> {
  const key = readNameKey(after);
  const employed = Prisma.sql`e."postKind" <> 'official' AND (e."leftOn" IS NULL OR e."leftOn" > ${dateOf(`${month}-01`)}::date)`;
  const found = await db.$queryRaw<AttendanceRow[]>`
    SELECT e."id", e."name", e."nip", u."shortName" AS "unit", a."due", a."present", a."source"
    FROM "employee" e JOIN "unit" u ON u."id" = e."unitId"
    LEFT JOIN "attendance" a ON a."employeeId" = e."id" AND a."month" = ${month} AND a."supersededAt" IS NULL
    WHERE ${employed} AND (NOT ${missing} OR a."id" IS NULL)
      AND (${key?.id ?? null}::uuid IS NULL OR (e."name", e."id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
    ORDER BY e."name", e."id" LIMIT ${PAGE + 1}`;
  const [counts] = await db.$queryRaw<{ entered: number; employed: number }[]>`
    SELECT count(a."id")::int AS "entered", count(*)::int AS "employed" FROM "employee" e
    LEFT JOIN "attendance" a ON a."employeeId" = e."id" AND a."month" = ${month} AND a."supersededAt" IS NULL
    WHERE ${employed}`;
  const rows = found.slice(0, PAGE);
  const end = rows.at(-1);
  return { rows, next: found.length > PAGE && end ? writePageKey([end.name, end.id]) : null, entered: 0, employed: 0, ...counts };
}

type Counted = { due: number; present: number; months: number; sources: string[] };

/** Days due and present in the months of the period, as they were entered of whose plan the indicator is in. */
export const attendanceFacts: FactProvider = {
  rows: (indicatorIds, period) => Prisma.sql`
    SELECT i."id" AS "indicatorId", jsonb_build_object('due', sum(a."due"), 'present', sum(a."present"), 'months', count(*),
      'sources', jsonb_agg(DISTINCT a."source")) AS "data"
    FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId" JOIN "plan" p ON p."id" = r."planId"
    JOIN "attendance" a ON a."employeeId" = p."employeeId" AND a."supersededAt" IS NULL
      AND a."month" BETWEEN ${firstDayOf(period).slice(0, 7)} AND ${lastDayOf(period).slice(0, 7)}
    WHERE i."id" = ANY(${indicatorIds}::uuid[])
    GROUP BY i."id"`,
  read: (data, { asOf, period }) => ({
    asOf,
    of: period.includes("Q") ? 3 : 12,
    ...((data as Counted | null) ?? { due: 0, present: 0, months: 0, sources: [] }),
  }),
};
