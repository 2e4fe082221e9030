import "server-only";
import { dateOf } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/db";
import { lastDayOf, quarterAfter, quarterOf } from "../core/deadlines/periods";

type Move = {
  employeeId: string;
  /** The first day in the new unit or post. */
  from: string;
  /** Of whom a line to the one who moves ended, or goes on again. */
  rateeIds: readonly string[];
  /** Gone for good: then who follows rates inside the days for rating too, and the own quarter stays as it is. */
  left?: boolean;
};

/**
 * The quarters that are open follow a move, as `afterAMove` has it: the one who moved before the last day of a quarter is rated by who rates
 * on that day, on the result of the unit of that day; of whom the one who moved rated, who follows rates, but for a move inside the days of
 * rating: there the one who moved, unless gone for good, still does. What is rated, and whose days for rating are over, stays. A unit that has no days in the quarter
 * yet gets those of the unit that was left. Whoever rates now no longer answers as a colleague. One statement.
 */
export async function moveQuarters(tx: Transaction, { employeeId, from, rateeIds, left = false }: Move, today: string) {
  const periods = [quarterAfter(quarterOf(from), -1), ...[0, 1, 2, 3].map((n) => quarterAfter(quarterOf(from), n))];
  await tx.$executeRaw`
    WITH due AS (
      SELECT a."id", a."employeeId", a."period", a."unitId", a."raterId", a."raterInterim", p."last", a."employeeId" = ${employeeId}::uuid AS "own"
      FROM unnest(${periods}::text[], ${periods.map(lastDayOf)}::date[]) AS p ("period", "last") JOIN "appraisal" a ON a."period" = p."period"
      LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
      WHERE a."ratedAt" IS NULL AND (w."closesOn" IS NULL OR w."closesOn" >= greatest(${dateOf(today)}::date, ${dateOf(from)}::date)) AND (
        (NOT ${left} AND a."employeeId" = ${employeeId}::uuid AND p."last" >= ${dateOf(from)}::date)
        OR (a."employeeId" <> ${employeeId}::uuid AND (${left} OR w."opensOn" IS NULL OR w."opensOn" > ${dateOf(from)}::date) AND (
          a."employeeId" = ANY (${[...rateeIds]}::uuid[]) OR (a."raterId" = ${employeeId}::uuid AND a."raterInterim")
          OR a."employeeId" IN (SELECT r."employeeId" FROM "ratees_on"(${employeeId}::uuid, greatest(p."last", ${dateOf(from)}::date)) r WHERE r."interim"))))
    ), given AS (
      SELECT d."id", d."period", d."unitId" AS "left", d."own", u."unitId", r."raterId", r."interim" FROM due d
      CROSS JOIN LATERAL (SELECT coalesce((SELECT h."unitId" FROM "posting" h WHERE d."own" AND h."employeeId" = d."employeeId" AND h."kind" = 'home'
        AND h."from" <= d."last" AND (h."until" IS NULL OR h."until" >= d."last")), d."unitId") AS "unitId") u
      CROSS JOIN LATERAL "rater_on"(d."employeeId", CASE WHEN d."own" THEN d."last" ELSE greatest(d."last", ${dateOf(from)}::date) END) r
      WHERE (u."unitId", r."raterId", r."interim") IS DISTINCT FROM (d."unitId", d."raterId", d."raterInterim")
    ), days AS (
      INSERT INTO "step_window" ("id", "unitId", "period", "step", "opensOn", "closesOn", "source")
      SELECT uuidv7(), g."unitId", g."period", w."step", w."opensOn", w."closesOn", w."source"
      FROM given g JOIN "step_window" w ON w."unitId" = g."left" AND w."period" = g."period" WHERE g."unitId" <> g."left"
      ON CONFLICT ("unitId", "period", "step") DO NOTHING
    ), freed AS (
      DELETE FROM "response_right" r USING "response_group" o, given g
      WHERE o."id" = r."groupId" AND o."appraisalId" = g."id" AND r."holderId" = g."raterId" AND r."spentOn" IS NULL
    )
    UPDATE "appraisal" a SET "unitId" = g."unitId", "raterId" = g."raterId", "raterInterim" = g."interim", "version" = a."version" + 1
    FROM given g WHERE a."id" = g."id"`;
}
