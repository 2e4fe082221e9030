import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { regulationById } from "@/lib/regulation";
import { yearBy } from "@/lib/scoring/commands/quarters";
import { lastDayOf, openableOn } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { AssignmentReport } from "@/lib/scoring/core/raters/assignment-report";
import type { SettingValue } from "@/lib/settings/types";
import { stepsOf } from "./schema";
import type { AssignmentTold, LackRow, OpenedQuarter, Proposal, UnitWindow } from "./types";

type Row = Omit<OpenedQuarter, "openedOn" | "regulation"> & { openedAt: Date; regulationId: string };

/** Every quarter that was opened, newest first, and how far it has come. */
export async function listQuarters(_grant: Grant<"quarters:read">): Promise<OpenedQuarter[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT q."period", q."regulationId", q."openedAt", count(a."id")::int AS "people", count(a."planId")::int AS "planned",
      count(s."appraisalId")::int AS "reported", count(a."ratedAt")::int AS "rated"
    FROM "quarter" q LEFT JOIN "appraisal" a ON a."period" = q."period" LEFT JOIN "self_report" s ON s."appraisalId" = a."id"
    GROUP BY q."period", q."regulationId", q."openedAt" ORDER BY q."period" DESC`;
  return rows.map(({ openedAt, regulationId, ...row }) => ({
    ...row,
    openedOn: dayOf(openedAt),
    regulation: regulationById(regulationId, "quadrant").predicates.source.instrument,
  }));
}

/** The quarters that may be opened, and the year, unless they are open. */
export function openable(opened: readonly OpenedQuarter[], today: string): string[] {
  const done = new Set(opened.map(({ period }) => period));
  return openableOn(today, yearBy(today)).filter((period) => !done.has(period));
}

/** Days counted from the quarter's last day, as the setting has them; a window that would lie behind today begins today. */
export function propose(period: string, { value, source }: { value: SettingValue<"stepDays">; source: string }): Proposal {
  const end = lastDayOf(period);
  const days = ([from, until]: readonly [number, number]) => ({ opensOn: addDays(end, from), closesOn: addDays(end, until) });
  return { period, source, days: Object.fromEntries(stepsOf(period).map((step) => [step, days(value[step])])) };
}

/** The windows of one quarter by unit and step; null for a quarter that nobody opened. */
export async function listWindows(_grant: Grant<"quarters:read">, period: string): Promise<UnitWindow[] | null> {
  const [quarter, rows] = await Promise.all([
    db.quarter.findUnique({ where: { period }, select: { period: true } }),
    db.stepWindow.findMany({
      where: { period },
      orderBy: [{ unit: { name: "asc" } }, { unitId: "asc" }, { step: "asc" }],
      select: {
        id: true,
        unitId: true,
        step: true,
        opensOn: true,
        closesOn: true,
        source: true,
        version: true,
        unit: { select: { name: true } },
      },
    }),
  ]);
  return (
    quarter &&
    rows.map(({ unit, opensOn, closesOn, ...row }) => ({ ...row, unit: unit.name, opensOn: dayFrom(opensOn), closesOn: dayFrom(closesOn) }))
  );
}

const PAGE = 50;

/**
 * What is told of a quarter's respondents: numbers of the whole agency, and by name only about whom too few are asked. Who answers about whom
 * is selected nowhere. Null where nobody opened it, or before respondents were assigned by rule. Two statements.
 */
export async function getAssignment(_grant: Grant<"quarters:read">, period: string, after: string | null): Promise<AssignmentTold | null> {
  const key = readNameKey(after ?? undefined);
  const [[quarter], found] = await Promise.all([
    db.$queryRaw<
      { seed: string | null; assignment: Omit<AssignmentReport, "lacking"> | null; sizes: AssignmentTold["sizes"]; declined: number }[]
    >`
      SELECT q."seed", q."assignment", (SELECT count(*)::int FROM "appraisal" a JOIN "response_group" o ON o."appraisalId" = a."id"
          JOIN "respondent_decline" d ON d."groupId" = o."id" WHERE a."period" = q."period") AS "declined", (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s."asked"), '[]') FROM (
          SELECT g."asked", count(*) FILTER (WHERE g."perspective" = 'peers')::int AS "peers",
            count(*) FILTER (WHERE g."perspective" = 'subordinates')::int AS "subordinates"
          FROM (SELECT o."perspective", count(r."id")::int AS "asked" FROM "appraisal" a JOIN "response_group" o ON o."appraisalId" = a."id"
            LEFT JOIN "response_right" r ON r."groupId" = o."id" WHERE a."period" = q."period" GROUP BY o."id") g
          GROUP BY 1
        ) s) AS "sizes" FROM "quarter" q WHERE q."period" = ${period}`,
    db.$queryRaw<LackRow[]>`
      SELECT l."employeeId", e."name", u."name" AS "unit", l."perspective"::text, l."has"::int, l."could"::int, l."because"::text
      FROM "respondent_lack" l JOIN "employee" e ON e."id" = l."employeeId"
      JOIN "appraisal" a ON a."employeeId" = e."id" AND a."period" = l."period" JOIN "unit" u ON u."id" = a."unitId"
      WHERE l."period" = ${period} AND (${key?.id ?? null}::uuid IS NULL OR (e."name", e."id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
      ORDER BY e."name", e."id", l."perspective" LIMIT ${PAGE + 2}`, // somebody may lack on both sides, and is not parted by a page
  ]);
  if (!quarter?.seed || !quarter.assignment) return null;
  const end = found[PAGE - 1];
  const lacking = found.filter(({ employeeId }, at) => at < PAGE || employeeId === end?.employeeId);
  return {
    ...quarter.assignment,
    seed: quarter.seed,
    sizes: quarter.sizes,
    declined: quarter.declined,
    lacking,
    next: end && found.length > lacking.length ? writePageKey([end.name, end.employeeId]) : null,
  };
}
