import "server-only";
import { dateOf } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/db";
import { lastDayOf, quarterAfter, quarterOf } from "../core/deadlines/periods";

/** `from`: the first day in the new unit or post, or the first after somebody left. */
export type Move = { employeeId: string; from: string };
type Moved = {
  moves: readonly Move[];
  /** Of whom a line to the one who moves ended, or goes on again. */
  ratees: readonly { employeeId: string; raterId: string }[];
  /** moved; gone for good; or a move that was withdrawn. */
  how: "moved" | "left" | "withdrawn";
};

/**
 * The quarters that are open follow moves, as `afterAMove` has it: who moved before the last day of a quarter is rated by who rates on that
 * day, on the result of the unit of that day; of whom the one who moved rated, who follows rates, but for a move inside the days of rating:
 * there the one who moved, unless gone for good, still does. What is rated, and whose days for rating are over, stays. A unit that has no days
 * in the quarter yet gets those of the unit that was left. Whoever rates now no longer answers as a colleague. One statement, however many.
 */
export async function moveQuarters(tx: Transaction, { moves, ratees, how }: Moved, today: string) {
  const days = moves.map(({ from }) => from).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return;
  const periods: string[] = [];
  for (let at = quarterAfter(quarterOf(first), -1); at <= quarterAfter(quarterOf(last), 3); at = quarterAfter(at)) periods.push(at);
  periods.push(...new Set(periods.map((period) => period.slice(0, 4)))); // and their years
  await tx.$executeRaw`
    WITH moves AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) AS m("employeeId" uuid, "from" date)
    ), quarters AS (
      SELECT * FROM unnest(${periods}::text[], ${periods.map((period) => dateOf(lastDayOf(period)))}::date[]) AS p("period", "last")
    ), touched AS (
      SELECT a."id", m."from", true AS "own" FROM moves m CROSS JOIN quarters p
        JOIN "appraisal" a ON a."employeeId" = m."employeeId" AND a."period" = p."period" WHERE ${how !== "left"} AND p."last" >= m."from"
      UNION
      SELECT a."id", m."from", false FROM moves m JOIN jsonb_to_recordset(${JSON.stringify(ratees)}::jsonb) AS r("employeeId" uuid, "raterId" uuid)
        ON r."raterId" = m."employeeId" JOIN "appraisal" a ON a."employeeId" = r."employeeId" JOIN quarters p ON p."period" = a."period"
      UNION
      SELECT a."id", m."from", false FROM moves m CROSS JOIN quarters p
        JOIN "appraisal" a ON a."raterId" = m."employeeId" AND a."period" = p."period" AND a."raterInterim"
      UNION
      SELECT a."id", m."from", false FROM moves m CROSS JOIN quarters p
        CROSS JOIN LATERAL "ratees_on"(CASE WHEN ${how === "withdrawn"} THEN m."employeeId" END, greatest(p."last", m."from")) r
        JOIN "appraisal" a ON a."employeeId" = r."employeeId" AND a."period" = p."period" WHERE r."interim"
    ), due AS (
      SELECT DISTINCT ON (a."id") a."id", a."employeeId", a."period", a."unitId", a."raterId", a."raterInterim", p."last", t."own", t."from"
      FROM touched t JOIN "appraisal" a ON a."id" = t."id" JOIN quarters p ON p."period" = a."period"
      LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
      WHERE a."ratedAt" IS NULL AND (w."closesOn" IS NULL OR w."closesOn" >= greatest(${dateOf(today)}::date, t."from"))
        AND (t."own" OR ${how === "left"} OR w."opensOn" IS NULL OR w."opensOn" > t."from")
      ORDER BY a."id", t."own" DESC, t."from" DESC
    ), given AS (
      SELECT d."id", d."period", d."unitId" AS "left", d."own", u."unitId", r."raterId", r."interim" FROM due d
      CROSS JOIN LATERAL (SELECT coalesce((SELECT h."unitId" FROM "posting" h WHERE d."own" AND h."employeeId" = d."employeeId" AND h."kind" = 'home'
        AND h."from" <= d."last" AND (h."until" IS NULL OR h."until" >= d."last")), d."unitId") AS "unitId") u
      CROSS JOIN LATERAL "rater_on"(d."employeeId", CASE WHEN d."own" THEN d."last" ELSE greatest(d."last", d."from") END) r
      WHERE (u."unitId", r."raterId", r."interim") IS DISTINCT FROM (d."unitId", d."raterId", d."raterInterim")
    ), days AS (
      INSERT INTO "step_window" ("id", "unitId", "period", "step", "opensOn", "closesOn", "source")
      SELECT uuidv7(), w."to", w."period", w."step", w."opensOn", w."closesOn", w."source" FROM (
        SELECT DISTINCT ON (g."unitId", g."period", w."step") g."unitId" AS "to", w.*
        FROM given g JOIN "step_window" w ON w."unitId" = g."left" AND w."period" = g."period" WHERE g."unitId" <> g."left"
        ORDER BY g."unitId", g."period", w."step", w."id"
      ) w ON CONFLICT ("unitId", "period", "step") DO NOTHING
    ), freed AS (
      DELETE FROM "response_right" r USING "response_group" o, given g
      WHERE o."id" = r."groupId" AND o."appraisalId" = g."id" AND r."holderId" = g."raterId" AND r."spentOn" IS NULL
    )
    UPDATE "appraisal" a SET "unitId" = g."unitId", "raterId" = g."raterId", "raterInterim" = g."interim", "version" = a."version" + 1
    FROM given g WHERE a."id" = g."id"`;
}
