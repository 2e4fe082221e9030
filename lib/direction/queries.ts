import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { DirectionTree, Goal, GoalChoice, MissionBranch, Serving, ServingResult } from "./types";

/** So many of the results that serve one goal are named; the rest is a number. */
const NAMED = 40;

type Branch = Omit<MissionBranch, "goals"> & { goal: (Omit<Goal, "closedOn" | "serving"> & { closedOn: string | null }) | null };
type ResultRow = ServingResult & { goalId: string | null; n: number };

/** The direction of the period that a year is of, from the vision down to what units have promised for that year. */
export async function getDirection(_grant: Grant<"direction:read">, year: number): Promise<DirectionTree> {
  const periods = await db.direction.findMany({
    orderBy: { fromYear: "asc" },
    select: { id: true, fromYear: true, untilYear: true, vision: true, source: true, version: true },
  });
  const period = periods.find(({ fromYear, untilYear }) => fromYear <= year && year <= untilYear) ?? null;
  const [branches, rows] = [period ? await listBranches(period.id) : [], await listResults(year)];
  const servingOf = (goalId: string | null): Serving => {
    const results = rows.filter((row) => row.goalId === goalId);
    return { n: results[0]?.n ?? 0, results: results.map(({ goalId: _, n: __, ...result }) => result) };
  };
  const missions = new Map<string, MissionBranch>();
  for (const { goal, ...mission } of branches) {
    const branch = missions.get(mission.id) ?? { ...mission, goals: [] };
    if (goal) branch.goals.push({ ...goal, serving: servingOf(goal.id) });
    missions.set(mission.id, branch);
  }
  const firsts = new Map(rows.map(({ goalId, n }) => [goalId, n]));
  return {
    year,
    periods,
    period,
    missions: [...missions.values()],
    servingNone: servingOf(null),
    results: [...firsts.values()].reduce((sum, n) => sum + n, 0),
  };
}

const listBranches = (directionId: string) =>
  db.$queryRaw<Branch[]>`
    SELECT m."id", m."number", m."title", m."version", CASE WHEN g."id" IS NOT NULL THEN jsonb_build_object('id', g."id", 'number', g."number",
      'title', g."title", 'indicator', g."indicator", 'closedOn', g."closedOn", 'version', g."version") END AS "goal"
    FROM "mission" m LEFT JOIN "strategic_goal" g ON g."missionId" = m."id"
    WHERE m."directionId" = ${directionId}::uuid ORDER BY m."number", g."number"`;

/** The results of a year's agreements, of each goal the first ones by unit. */
const listResults = (year: number) =>
  db.$queryRaw<ResultRow[]>`
    SELECT x."id", x."title", x."unitId", x."unit", x."serves", x."goalId", x."n" FROM (
      SELECT r."id", r."title", r."serves", r."goalId", u."id" AS "unitId", u."name" AS "unit", r."position",
        (count(*) OVER (PARTITION BY r."goalId"))::int AS "n",
        row_number() OVER (PARTITION BY r."goalId" ORDER BY u."name", u."id", r."position") AS "nth"
      FROM "agreement" a JOIN "agreement_result" r ON r."agreementId" = a."id" JOIN "unit" u ON u."id" = a."unitId" WHERE a."year" = ${year}
    ) x WHERE x."nth" <= ${NAMED} ORDER BY x."unit", x."unitId", x."position"`;

/** What the results of a year's agreement may serve, in the order of the document; a closed goal only to name what is chosen already. */
export async function listGoalChoices(_grant: Grant<"agreement:change">, year: number): Promise<GoalChoice[]> {
  const goals = await db.$queryRaw<(Omit<GoalChoice, "closed"> & { closedOn: Date | null })[]>`
    SELECT g."id", m."number" AS "mission", g."number", g."title", g."closedOn"
    FROM "strategic_goal" g JOIN "mission" m ON m."id" = g."missionId" JOIN "direction" d ON d."id" = m."directionId"
    WHERE ${year} BETWEEN d."fromYear" AND d."untilYear" ORDER BY m."number", g."number"`;
  const today = dayOf(now());
  return goals.map(({ closedOn, ...goal }) => ({ ...goal, closed: closedOn !== null && dayFrom(closedOn) <= today }));
}
