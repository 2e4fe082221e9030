import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, readPageKey, writePageKey } from "@/lib/platform/page-key";
import { Refused } from "@/lib/platform/refusal";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { PREDICATES, type Predicate } from "@/lib/scoring/core/types";
import { getHolidays } from "@/lib/settings/queries";
import { linesPerDay, reviewedInTime, workingDaysOf } from "./rates";
import type {
  AppraisedList,
  AppraisedRow,
  Missing,
  PeerTurnout,
  Reviewing,
  Sights,
  UnitCompletion,
  UnitReviewing,
  WaitingLine,
  WaitingList,
} from "./types";

const PAGE = 30;

/** What the sight may be narrowed to: the unit and every unit below it, and the quarters that were opened, newest first. */
export async function getSights(grant: Grant<"appraisals:list">): Promise<Sights> {
  const [row] = await db.$queryRaw<Sights[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u."id", 'name', u."name") ORDER BY u."name", u."id"), '[]')
        FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id") AS "units",
      (SELECT coalesce(array_agg(q."period" ORDER BY q."period" DESC), '{}') FROM "quarter" q WHERE q."period" LIKE '%Q%') AS "periods"`;
  return row ?? { units: [], periods: [] };
}

/** A file is of a quarter that was opened: any other is not found. */
export async function wantOpened(_grant: Grant<"appraisals:list" | "activities:list" | "satisfaction:list">, period: string) {
  if ((await db.quarter.count({ where: { period } })) === 0) throw new Refused("not-found");
}

/** Per quarter and unit: who is appraised, who has a set plan, a self report, a rating, and which. */
export async function listCompletion(
  grant: Grant<"appraisals:list" | "distribution:explain">,
  periods: readonly string[],
): Promise<UnitCompletion[]> {
  return db.$queryRaw<UnitCompletion[]>`
    SELECT a."period", u."id" AS "unitId", u."name" AS "unit", u."shortName", count(*)::int AS "people", count(a."planId")::int AS "planned",
      count(s."appraisalId")::int AS "reported", count(a."ratedAt")::int AS "rated",
      jsonb_build_object('very-good', count(*) FILTER (WHERE a."predicate" = 'very-good'), 'good', count(*) FILTER (WHERE a."predicate" = 'good'),
        'needs-improvement', count(*) FILTER (WHERE a."predicate" = 'needs-improvement'),
        'poor', count(*) FILTER (WHERE a."predicate" = 'poor'), 'very-poor', count(*) FILTER (WHERE a."predicate" = 'very-poor')) AS "predicates"
    FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id"
    JOIN "appraisal" a ON a."unitId" = u."id" AND a."period" = ANY(${periods})
    LEFT JOIN "self_report" s ON s."appraisalId" = a."id"
    GROUP BY a."period", u."id", u."name" ORDER BY u."name", u."id"`;
}

/** Of each unit with any, how many results of a quarter an objection is open against. */
export const listDisputed = (grant: Grant<"appraisals:list">, period: string) =>
  db.$queryRaw<{ unitId: string; n: number }[]>`
    SELECT a."unitId", count(*)::int AS "n" FROM "units_under"(${grant.subjectId}::uuid) below JOIN "appraisal" a ON a."unitId" = below."id" AND a."period" = ${period}
    JOIN "objection" o ON o."appraisalId" = a."id" AND o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL GROUP BY a."unitId"`;

const row = z.object({
  appraisalId: z.string(),
  employeeId: z.string(),
  name: z.string(),
  post: z.string(),
  unit: z.string(),
  rater: z.string(),
  interim: z.boolean(),
  planId: z.string().nullable(),
  reported: z.boolean(),
  predicate: z.enum(PREDICATES).nullable(),
});

/** Everybody appraised in the unit and below, by name, from a key on; or only those of whom something is missing, or of one predicate. */
export async function listAppraised(
  grant: Grant<"appraisals:list">,
  period: string,
  { missing, predicate, after }: { missing: Missing | null; predicate: Predicate | null; after: string | undefined },
): Promise<AppraisedList> {
  const key = readNameKey(after);
  const found = await db.$queryRaw<AppraisedRow[]>`
    SELECT a."id" AS "appraisalId", e."id" AS "employeeId", e."name", e."post", u."shortName" AS "unit", r."name" AS "rater",
      a."raterInterim" AS "interim", a."planId", s."appraisalId" IS NOT NULL AS "reported", a."predicate"
    FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id"
    JOIN "appraisal" a ON a."unitId" = u."id" AND a."period" = ${period}
    JOIN "employee" e ON e."id" = a."employeeId" JOIN "employee" r ON r."id" = a."raterId"
    LEFT JOIN "self_report" s ON s."appraisalId" = a."id"
    WHERE CASE ${missing} WHEN 'plan' THEN a."planId" IS NULL WHEN 'self' THEN s."appraisalId" IS NULL WHEN 'rating' THEN a."ratedAt" IS NULL ELSE true END
      AND (${predicate}::text IS NULL OR a."predicate" = ${predicate})
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

type Counted = Omit<UnitReviewing, "perDay" | "review">;
const NOBODY: Counted = {
  unitId: null,
  unit: null,
  shortName: null,
  people: 0,
  lines: 0,
  decided: 0,
  inTime: 0,
  waiting: 0,
  overdue: 0,
  medianAge: null,
};

/**
 * Per unit: the lines of a quarter and how soon they were decided, from the counts that are kept; and those that wait, from their
 * own index, a day's age counted once and not for each of its lines. The people are those appraised there in that quarter, so that
 * who has moved counts where they were.
 */
export async function listReviewing(
  grant: Grant<"activities:list">,
  period: string,
  { reviewDays, today }: { reviewDays: number; today: string },
): Promise<Reviewing> {
  const counting = db.$queryRaw<Counted[]>`
    WITH here AS (
      SELECT a."unitId", a."employeeId" FROM "units_under"(${grant.subjectId}::uuid) below
      JOIN "appraisal" a ON a."unitId" = below."id" AND a."period" = ${period}
    ), kept AS (
      SELECT here."unitId", count(DISTINCT here."employeeId") AS "people", coalesce(sum(t."times"), 0) AS "lines",
        coalesce(sum(t."times") FILTER (WHERE t."waited" >= 0), 0) AS "decided",
        coalesce(sum(t."times") FILTER (WHERE t."waited" BETWEEN 0 AND ${reviewDays}), 0) AS "inTime"
      FROM here LEFT JOIN "activity_total" t ON t."employeeId" = here."employeeId" AND t."period" = ${period}
      GROUP BY ROLLUP (here."unitId")
    ), days AS MATERIALIZED (
      SELECT d::date AS "day", "working_days_until"(d::date, ${dateOf(today)}::date) AS "age"
      FROM generate_series(${dateOf(firstDayOf(period))}::date, ${dateOf(today)}::date, '1 day') d
    ), waiting AS (
      SELECT here."unitId", days."age"
      FROM here JOIN "activity" l ON l."employeeId" = here."employeeId" AND l."submittedAt" IS NOT NULL AND l."decidedAt" IS NULL
        AND l."day" BETWEEN ${dateOf(firstDayOf(period))}::date AND ${dateOf(lastDayOf(period))}::date
      JOIN days ON days."day" = "legal_day"(l."submittedAt")
    ), ages AS (
      SELECT "unitId", count(*) AS "waiting", count(*) FILTER (WHERE "age" > ${reviewDays}) AS "overdue",
        percentile_disc(0.5) WITHIN GROUP (ORDER BY "age") AS "medianAge"
      FROM waiting GROUP BY ROLLUP ("unitId")
    )
    SELECT u."id" AS "unitId", u."name" AS "unit", u."shortName", kept."people"::int, kept."lines"::int, kept."decided"::int, kept."inTime"::int,
      coalesce(ages."waiting", 0)::int AS "waiting", coalesce(ages."overdue", 0)::int AS "overdue", ages."medianAge"::int
    FROM kept LEFT JOIN ages ON ages."unitId" IS NOT DISTINCT FROM kept."unitId" LEFT JOIN "unit" u ON u."id" = kept."unitId"
    ORDER BY u."name", u."id"`;
  const [rows, holidays] = await Promise.all([counting, getHolidays()]);
  const days = workingDaysOf(period, today, holidays);
  const rated = (row: Counted): UnitReviewing => ({ ...row, perDay: linesPerDay(row, days), review: reviewedInTime(row) });
  return {
    units: rows.filter(({ unitId }) => unitId !== null).map(rated),
    all: rated(rows.find(({ unitId }) => unitId === null) ?? NOBODY),
    days,
  };
}

/** The lines that wait for their review, those that have waited longest first, from a key on. */
export async function listWaitingLines(
  grant: Grant<"activities:list">,
  period: string,
  { today, after }: { today: string; after: string | undefined },
): Promise<WaitingList> {
  const [at, id] = waitingKey.safeParse(readPageKey(after, 2)).data ?? [null, null];
  const found = await db.$queryRaw<(Omit<WaitingLine, "day"> & { day: Date })[]>`
    SELECT l."id", e."name" AS "employee", r."name" AS "rater", a."raterInterim" AS "interim", u."shortName" AS "unit", l."day", l."text", l."submittedAt",
      "working_days_until"("legal_day"(l."submittedAt"), ${dateOf(today)}::date)::int AS "waited"
    FROM "units_under"(${grant.subjectId}::uuid) below JOIN "unit" u ON u."id" = below."id"
    JOIN "appraisal" a ON a."unitId" = below."id" AND a."period" = ${period}
    JOIN "employee" e ON e."id" = a."employeeId" JOIN "activity" l ON l."employeeId" = e."id" AND l."submittedAt" IS NOT NULL AND l."decidedAt" IS NULL
    JOIN "employee" r ON r."id" = a."raterId"
    WHERE l."day" BETWEEN ${dateOf(firstDayOf(period))}::date AND ${dateOf(lastDayOf(period))}::date
      AND (${id}::uuid IS NULL OR (l."submittedAt", l."id") > (${at}::timestamptz, ${id}::uuid))
    ORDER BY l."submittedAt", l."id" LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE).map((line) => ({ ...line, day: dayFrom(line.day) }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.submittedAt.toISOString(), last.id]) : null };
}

const waitingKey = z.tuple([z.iso.datetime(), z.uuid()]);
