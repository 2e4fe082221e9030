import "server-only";
import { cache } from "react";
import { UNDO_MS } from "@/lib/access/facts";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, mondayOf } from "@/lib/scoring/core/deadlines/working-days";
import type { FactProvider } from "@/lib/scoring/queries";
import { exceptions } from "./exceptions";
import { type QueueKey, writeKey } from "./queue-key";
import type { QueueFilter } from "./schema";
import type {
  ActivityLine,
  ActivitySheet,
  ActivityState,
  ActivityWeek,
  Deed,
  Queue,
  QueueChoice,
  QueueCount,
  QueueLine,
  QueueOverview,
  ResultOption,
} from "./types";

const PAGE = 60;

export const lineSelect = {
  id: true,
  day: true,
  startMinute: true,
  minutes: true,
  text: true,
  intendedResult: { select: { id: true, title: true } },
  outputQuantity: true,
  outputUnit: true,
  submittedAt: true,
  decision: true,
  reason: true,
  version: true,
  documents: true,
} as const;

type LineRow = {
  id: string;
  day: Date;
  startMinute: number | null;
  minutes: number | null;
  text: string;
  intendedResult: { id: string; title: string } | null;
  outputQuantity: number | null;
  outputUnit: string | null;
  submittedAt: Date | null;
  decision: "approved" | "returned" | null;
  reason: string | null;
  version: number;
  documents: number;
};

const stateOf = ({ decision, submittedAt }: Pick<LineRow, "decision" | "submittedAt">): ActivityState =>
  decision ?? (submittedAt ? "waiting" : "draft");

export const lineOf = ({ day, intendedResult, outputQuantity, outputUnit, submittedAt, decision, ...row }: LineRow): ActivityLine => ({
  ...row,
  day: dayFrom(day),
  result: intendedResult,
  output: outputQuantity !== null && outputUnit !== null ? { quantity: outputQuantity, unit: outputUnit } : null,
  state: stateOf({ decision, submittedAt }),
});

/**
 * The lines of the week that begins on a Monday, newest first, from a key on; and each day's minutes, counted whole.
 * Drafts are read and counted by their author alone.
 */
export async function getWeek(grant: Grant<"activities:read">, monday: string, after: string | null): Promise<ActivityWeek> {
  const where = {
    employeeId: grant.subjectId,
    day: { gte: dateOf(monday), lte: dateOf(addDays(monday, 6)) },
    ...(grant.employeeId !== grant.subjectId && { submittedAt: { not: null } }),
  };
  const [rows, totals] = await Promise.all([
    db.activity.findMany({
      where,
      orderBy: [{ day: "desc" }, { id: "desc" }],
      ...(after && { cursor: { id: after }, skip: 1 }),
      take: PAGE + 1,
      select: lineSelect,
    }),
    db.activity.groupBy({
      by: ["day"],
      where,
      _sum: { minutes: true },
      _count: true,
    }),
  ]);
  const byDay = new Map(totals.map((total) => [dayFrom(total.day), total]));
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map((day) => ({
    day,
    minutes: byDay.get(day)?._sum.minutes ?? 0,
    lines: byDay.get(day)?._count ?? 0,
  }));
  return { days, lines: rows.slice(0, PAGE).map(lineOf), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** Whose log this is. */
export async function getAuthor(grant: Grant<"activities:read">): Promise<string> {
  const { name } = await db.employee.findUniqueOrThrow({ where: { id: grant.subjectId }, select: { name: true } });
  return name;
}

export const getActivity = cache(async (grant: Grant<"activity:read">): Promise<ActivitySheet> => {
  const { employee, reviews, ...row } = await db.activity.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      ...lineSelect,
      employee: { select: { id: true, name: true } },
      reviews: {
        orderBy: { at: "asc" },
        select: { id: true, at: true, decision: true, reason: true, undoneAt: true, by: { select: { name: true } } },
      },
    },
  });
  return {
    ...lineOf(row),
    employeeId: employee.id,
    employeeName: employee.name,
    reviews: reviews.map(({ by, at, undoneAt, ...review }) => ({ ...review, on: dayOf(at), by: by.name, undone: undoneAt !== null })),
  };
});

/** The results of one's own plan in force of a year, to name with a line. */
export async function listResultOptions(grant: Grant<"activities:read"> | Grant<"today:read">, year: number): Promise<ResultOption[]> {
  return db.intendedResult.findMany({
    where: { plan: { employeeId: grant.subjectId, year, setOn: { not: null }, supersededOn: null } },
    orderBy: { position: "asc" },
    select: { id: true, title: true },
  });
}

/** As many rows as a first visit of 205 kB holds, with some to spare. */
const QUEUE_PAGE = 32;
type QueueRow = Omit<LineRow, "intendedResult" | "decision" | "reason"> & {
  submittedAt: Date;
  routine: boolean;
  exceptions: unknown;
  employeeId: string;
  employeeName: string;
  resultId: string | null;
  resultTitle: string | null;
};

const mine = (grant: Grant<"team:read">, today: string) =>
  Prisma.sql`SELECT "employeeId" FROM "ratees_on"(${grant.subjectId}::uuid, ${dateOf(today)}::date)`;

/** What of the queue was asked for, as conditions on a waiting line. */
function narrowed({ person, result, look, when }: QueueFilter, today: string): Prisma.Sql {
  const monday = dateOf(mondayOf(today));
  return Prisma.join(
    [
      Prisma.sql`a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL`,
      ...(person ? [Prisma.sql`a."employeeId" = ${person}::uuid`] : []),
      ...(result === "none" ? [Prisma.sql`a."intendedResultId" IS NULL`] : []),
      ...(result && result !== "none" ? [Prisma.sql`a."intendedResultId" = ${result}::uuid`] : []),
      ...(look ? [Prisma.sql`NOT a."routine"`] : []),
      ...(when === "today" ? [Prisma.sql`a."day" = ${dateOf(today)}::date`] : []),
      ...(when === "week" ? [Prisma.sql`a."day" >= ${monday}::date`] : []),
      ...(when === "before" ? [Prisma.sql`a."day" < ${monday}::date`] : []),
    ],
    " AND ",
  );
}

/**
 * The waiting lines of everybody whom one rates today: those that deserve a look first, then the oldest, from a key on.
 * Of each person no more are read than a page holds, along the index.
 */
export async function getQueue(grant: Grant<"team:read">, filter: QueueFilter, after: QueueKey | null, now: Date): Promise<Queue> {
  const today = dayOf(now);
  const from = after
    ? Prisma.sql`AND (a."routine", a."submittedAt", a."id") > (${after.routine}, ${after.submittedAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<QueueRow[]>`
    SELECT w.*, e."name" AS "employeeName", r."id" AS "resultId", r."title" AS "resultTitle"
    FROM (${mine(grant, today)}) AS mine CROSS JOIN LATERAL (
      SELECT a."id", a."employeeId", a."intendedResultId", a."day", a."startMinute", a."minutes", a."text", a."outputQuantity", a."outputUnit",
        a."submittedAt", a."version", a."documents", a."routine", a."exceptions"
      FROM "activity" a WHERE a."employeeId" = mine."employeeId" AND ${narrowed(filter, today)} ${from}
      ORDER BY a."routine", a."submittedAt", a."id" LIMIT ${QUEUE_PAGE + 1}
    ) w JOIN "employee" e ON e."id" = w."employeeId" LEFT JOIN "intended_result" r ON r."id" = w."intendedResultId"
    ORDER BY w."routine", w."submittedAt", w."id" LIMIT ${QUEUE_PAGE + 1}`;
  const shown = rows.slice(0, QUEUE_PAGE);
  const last = shown.at(-1);
  return { lines: shown.map(queueLineOf), next: rows.length > QUEUE_PAGE && last ? writeKey(last) : null };
}

function queueLineOf({ resultId, resultTitle, employeeId, employeeName, submittedAt, exceptions: kept, ...row }: QueueRow): QueueLine {
  const { id, day, startMinute, minutes, text, outputQuantity, outputUnit, documents, version } = row;
  const intendedResult = resultId && resultTitle ? { id: resultId, title: resultTitle } : null;
  const own = { id, day, startMinute, minutes, text, outputQuantity, outputUnit, documents, version };
  const line = lineOf({ ...own, intendedResult, submittedAt, decision: null, reason: null });
  return { ...line, employeeId, employeeName, submittedAt, exceptions: exceptions.parse(kept) };
}

type Group = {
  employeeId: string;
  name: string;
  resultId: string | null;
  title: string | null;
  routine: boolean;
  shown: boolean;
  lines: number;
};

/** How many wait and how many of them were asked for; whose they are and for which results, to choose among. One statement. */
export async function getQueueOverview(grant: Grant<"team:read">, filter: QueueFilter, now: Date): Promise<QueueOverview> {
  const today = dayOf(now);
  const groups = await db.$queryRaw<Group[]>`
    SELECT e."id" AS "employeeId", e."name", a."intendedResultId" AS "resultId", r."title", coalesce(a."routine", true) AS "routine",
      coalesce(${narrowed(filter, today)}, false) AS "shown", count(a."id")::int AS "lines"
    FROM (${mine(grant, today)}) AS mine JOIN "employee" e ON e."id" = mine."employeeId"
    LEFT JOIN "activity" a ON a."employeeId" = e."id" AND a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL
    LEFT JOIN "intended_result" r ON r."id" = a."intendedResultId"
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY e."name", e."id", r."title"`;
  const of = groups.filter(({ employeeId }) => !filter.person || employeeId === filter.person);
  return {
    all: countOf(groups),
    shown: countOf(groups.filter(({ shown }) => shown)),
    people: choicesOf(groups.map(({ employeeId, name, lines }) => ({ id: employeeId, name, lines }))),
    results: choicesOf(of.flatMap(({ resultId, title, lines }) => (resultId && title ? [{ id: resultId, name: title, lines }] : []))),
  };
}

const sum = (groups: readonly { lines: number }[]) => groups.reduce((n, { lines }) => n + lines, 0);
const countOf = (groups: readonly Group[]): QueueCount => ({
  lines: sum(groups),
  people: new Set(groups.filter(({ lines }) => lines > 0).map(({ employeeId }) => employeeId)).size,
  exceptions: sum(groups.filter(({ routine }) => !routine)),
});
const choicesOf = (each: readonly QueueChoice[]): QueueChoice[] =>
  Map.groupBy(each, ({ id }) => id)
    .values()
    .map((same) => ({ id: same[0]?.id ?? "", name: same[0]?.name ?? "", lines: sum(same) }))
    .toArray();

const DEEDS = 10;
type DeedRow = Omit<Deed, "leftMs"> & { at: Date };

/** What one decided within the time in which it can be taken back, and what one took back meanwhile, newest first. */
export async function listDeeds(grant: Grant<"team:read">, now: Date): Promise<Deed[]> {
  const rows = await db.$queryRaw<DeedRow[]>`
    SELECT r."deedId" AS "id", r."decision"::text AS "decision", max(r."at") AS "at", count(*)::int AS "lines", count(r."undoneAt")::int AS "undone",
      count(DISTINCT a."employeeId")::int AS "people", min(r."judged"->>'text') AS "text", min(e."name") AS "name"
    FROM "activity_review" r JOIN "activity" a ON a."id" = r."activityId" JOIN "employee" e ON e."id" = a."employeeId"
    WHERE r."byId" = ${grant.subjectId}::uuid AND r."at" > ${new Date(now.getTime() - UNDO_MS)} AND r."at" <= ${now}
    GROUP BY r."deedId", r."decision" ORDER BY coalesce(max(r."undoneAt"), max(r."at")) DESC, r."deedId" LIMIT ${DEEDS}`;
  return rows.map(({ at, ...deed }) => ({ ...deed, leftMs: at.getTime() + UNDO_MS - now.getTime() }));
}

type Produced = { total: number | null; lines: number; others: number };

/**
 * What the approved lines of the period say was produced under the result of each indicator, in the unit of its target; lines that were
 * logged under the former version of the result, in a plan that was revised, are of it too.
 */
export const outputFacts: FactProvider = {
  rows: (indicatorIds, period) => Prisma.sql`
    WITH RECURSIVE under AS (
      SELECT i."id" AS "indicatorId", lower(trim(i."target"->>'unit')) AS "unit", i."intendedResultId" FROM "indicator" i WHERE i."id" = ANY(${indicatorIds}::uuid[])
      UNION
      SELECT u."indicatorId", u."unit", former."intendedResultId" FROM under u
      JOIN "indicator" i ON i."intendedResultId" = u."intendedResultId" JOIN "indicator" former ON former."id" = i."copiedFromId"
    )
    SELECT u."indicatorId", jsonb_build_object(
      'total', sum(a."outputQuantity") FILTER (WHERE lower(trim(a."outputUnit")) = u."unit"),
      'lines', count(*) FILTER (WHERE lower(trim(a."outputUnit")) = u."unit"),
      'others', count(*) FILTER (WHERE lower(trim(a."outputUnit")) IS DISTINCT FROM u."unit")) AS "data"
    FROM under u JOIN "activity" a ON a."intendedResultId" = u."intendedResultId"
    WHERE a."decision" = 'approved' AND a."day" BETWEEN ${dateOf(firstDayOf(period))}::date AND ${dateOf(lastDayOf(period))}::date
    GROUP BY u."indicatorId", u."unit"`,
  read: (data, { asOf }) => ({ asOf, ...((data as Produced | null) ?? { total: null, lines: 0, others: 0 }) }),
};
