import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { standingOn } from "./standing";
import type { ListedObstacle, ObstacleAnswer, ObstacleKind, ObstacleList, ObstacleRow, ObstacleSheet, PeriodObstacles } from "./types";

const columns = Prisma.sql`o."id", o."kind"::text AS "kind", o."text", o."flaggedAt", o."resolvedAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a."id", 'by', b."name", 'action', a."action", 'dueOn', a."dueOn", 'at', a."at")
      ORDER BY a."at", a."id"), '[]')
    FROM "obstacle_answer" a JOIN "employee" b ON b."id" = a."byId" WHERE a."obstacleId" = o."id") AS "answers"`;
const named = Prisma.sql`e."name" AS "employee", e."post", r."title" AS "result"`;
type Row = {
  id: string;
  kind: ObstacleKind;
  text: string;
  flaggedAt: Date;
  resolvedAt: Date | null;
  answers: (Omit<ObstacleAnswer, "on"> & { at: string })[];
};
type NamedRow = Row & { employee: string; post: string; result: string };

const answersOf = ({ answers }: Row): ObstacleAnswer[] => answers.map(({ at, ...answer }) => ({ ...answer, on: dayOf(new Date(at)) }));

/** As it stood at the end of `day`. */
function rowOn(day: string, row: Row): ObstacleRow {
  const { id, kind, text, flaggedAt, resolvedAt } = row;
  const stood = standingOn(day, { removedOn: resolvedAt && dayOf(resolvedAt), answers: answersOf(row) });
  return { id, kind, text, flaggedOn: dayOf(flaggedAt), ...stood };
}
const listed = (day: string, { employee, post, result, ...row }: NamedRow): ListedObstacle => ({
  ...rowOn(day, row),
  employee,
  post,
  result,
});

/** By the plan's results: what stands in their way or in that of a result they continue, and what was removed in the plan's year. */
export async function listPlanObstacles(grant: Grant<"plan:read">, now: Date): Promise<ReadonlyMap<string, ObstacleRow[]>> {
  const rows = await db.$queryRaw<(Row & { shownId: string })[]>`
    SELECT x."shownId", ${columns} FROM "plan" p JOIN "results_behind"(p."id") x ON true JOIN "obstacle" o ON o."intendedResultId" = x."id"
    WHERE p."id" = ${grant.subjectId}::uuid AND (o."resolvedAt" IS NULL OR extract(year FROM o."resolvedAt") >= p."year")
    ORDER BY o."resolvedAt" IS NOT NULL, o."flaggedAt", o."id" LIMIT 200`;
  const day = dayOf(now);
  return grouped(rows.map(({ shownId, ...row }) => [shownId, rowOn(day, row)]));
}

/** What stood in the way in the appraisal's period, as it stood when that ended, or as it stands today. */
export async function listAppraisalObstacles(
  grant: Grant<"appraisal:rate"> | Grant<"appraisal:evaluate"> | Grant<"appraisal:read-result">,
  period: string,
  now: Date,
): Promise<PeriodObstacles> {
  const rows = await db.$queryRaw<(Row & { title: string | null })[]>`
    SELECT s."title", ${columns} FROM "appraisal" j JOIN "obstacle" o ON o."employeeId" = j."employeeId"
    LEFT JOIN "results_behind"(j."planId") x ON x."id" = o."intendedResultId" LEFT JOIN "intended_result" s ON s."id" = x."shownId"
    WHERE j."id" = ${grant.subjectId}::uuid AND o."flaggedAt" < ${dateOf(lastDayOf(period))}::date + 2
      AND (o."resolvedAt" IS NULL OR o."resolvedAt" >= ${dateOf(firstDayOf(period))}::date - 1)
    ORDER BY o."flaggedAt", o."id" LIMIT 200`;
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const day = [last, dayOf(now)].toSorted()[0] ?? last;
  const there = rows
    .map(({ title, ...row }) => ({ title, row: rowOn(day, row) }))
    .filter(({ row }) => row.flaggedOn <= last && (row.removedOn === null || row.removedOn >= first));
  return {
    byResult: grouped(there.flatMap(({ title, row }) => (title === null ? [] : [[title, row]]))),
    others: there.flatMap(({ title, row }) => (title === null ? [row] : [])),
  };
}

/** One obstacle with all that was said to it. */
export async function getObstacle(grant: Grant<"obstacle:read">, now: Date): Promise<ObstacleSheet> {
  const [row] = await db.$queryRaw<(NamedRow & { version: number; planId: string; removedBy: string | null })[]>`
    SELECT ${columns}, ${named}, o."version", b."name" AS "removedBy",
      coalesce((SELECT f."id" FROM "plan" f WHERE f."employeeId" = p."employeeId" AND f."year" = p."year"
        AND f."setOn" IS NOT NULL AND f."supersededOn" IS NULL), p."id") AS "planId"
    FROM "obstacle" o JOIN "intended_result" r ON r."id" = o."intendedResultId" JOIN "plan" p ON p."id" = r."planId"
    JOIN "employee" e ON e."id" = o."employeeId" LEFT JOIN "employee" b ON b."id" = o."resolvedById"
    WHERE o."id" = ${grant.subjectId}::uuid`;
  if (!row) throw new RangeError("a grant is of an obstacle that is there");
  const { version, planId, removedBy, ...rest } = row;
  return { ...listed(dayOf(now), rest), version, planId, removedBy, answers: answersOf(rest) };
}

const SHOWN = 50;
/** Nobody answered, or the promised day has passed. */
const waits = (day: string) => Prisma.sql`coalesce((SELECT a."dueOn" FROM "obstacle_answer" a
  WHERE a."obstacleId" = o."id" ORDER BY a."at" DESC, a."id" DESC LIMIT 1) < ${dateOf(day)}::date, true)`;

/** Open ones, of one's own and of those one leads today: those that wait first, the oldest first. Two statements. */
export async function listOpenObstacles(grant: Grant<"obstacles:list">, now: Date): Promise<ObstacleList> {
  const day = dayOf(now);
  type Counted = NamedRow & { n: number; waiting: number };
  const open = (whose: Prisma.Sql) => db.$queryRaw<Counted[]>`
    SELECT ${columns}, ${named}, (count(*) OVER ())::int AS "n", (count(*) FILTER (WHERE ${waits(day)}) OVER ())::int AS "waiting"
    FROM "obstacle" o JOIN "intended_result" r ON r."id" = o."intendedResultId" JOIN "employee" e ON e."id" = o."employeeId"
    WHERE o."resolvedAt" IS NULL AND o."employeeId" IN (${whose})
    ORDER BY ${waits(day)} DESC, o."flaggedAt", o."id" LIMIT ${SHOWN}`;
  const [own, led] = await Promise.all([
    open(Prisma.sql`SELECT ${grant.subjectId}::uuid`),
    open(Prisma.sql`SELECT "employeeId" FROM "led_by"(${grant.subjectId}::uuid, ${dateOf(day)}::date)`),
  ]);
  const rowsOf = (rows: Counted[]) => rows.map(({ n, waiting, ...row }) => listed(day, row));
  return { own: rowsOf(own), led: rowsOf(led), ownCount: own[0]?.n ?? 0, ledCount: led[0]?.n ?? 0, waiting: led[0]?.waiting ?? 0 };
}

/** For one's day: the own ones that are open, the oldest first; and of those one leads how many wait, and since when. One statement. */
export async function listTodayObstacles(grant: Grant<"today:read">, now: Date) {
  const day = dayOf(now);
  type Own = Omit<Row, "flaggedAt" | "resolvedAt"> & { flaggedAt: string };
  const [row] = await db.$queryRaw<{ own: Own[]; n: number; since: Date | null }[]>`
    SELECT count(o."id")::int AS "n", min(o."flaggedAt") AS "since",
      (SELECT coalesce(jsonb_agg(to_jsonb(mine)), '[]') FROM (
        SELECT ${columns} FROM "obstacle" o WHERE o."employeeId" = ${grant.subjectId}::uuid AND o."resolvedAt" IS NULL
        ORDER BY o."flaggedAt", o."id" LIMIT 10) mine) AS "own"
    FROM "led_by"(${grant.subjectId}::uuid, ${dateOf(day)}::date) l JOIN "obstacle" o ON o."employeeId" = l."employeeId"
    WHERE o."resolvedAt" IS NULL AND ${waits(day)}`;
  const own = (row?.own ?? []).map(({ flaggedAt, ...rest }) => rowOn(day, { ...rest, flaggedAt: new Date(flaggedAt), resolvedAt: null }));
  return { own, led: row?.since ? { count: row.n, since: dayOf(row.since) } : null };
}

const grouped = <T>(rows: readonly (readonly [key: string, row: T])[]): ReadonlyMap<string, T[]> =>
  new Map([...Map.groupBy(rows, ([key]) => key)].map(([key, group]) => [key, group.map(([, row]) => row)]));
