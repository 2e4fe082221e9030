import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { type QueueKey, writeKey } from "./queue-key";
import type { ActivityLine, ActivitySheet, ActivityState, ActivityWeek, Queue, QueueFlag, QueueLine, ResultOption } from "./types";

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

/** The lines of the week that begins on a Monday, newest first, from a key on; and each day's minutes, counted whole. */
export async function getWeek(grant: Grant<"activities:read">, monday: string, after: string | null): Promise<ActivityWeek> {
  const sunday = addDays(monday, 6);
  const [rows, totals] = await Promise.all([
    db.activity.findMany({
      where: { employeeId: grant.subjectId, day: { gte: dateOf(monday), lte: dateOf(sunday) } },
      orderBy: [{ day: "desc" }, { id: "desc" }],
      ...(after && { cursor: { id: after }, skip: 1 }),
      take: PAGE + 1,
      select: lineSelect,
    }),
    db.activity.groupBy({
      by: ["day"],
      where: { employeeId: grant.subjectId, day: { gte: dateOf(monday), lte: dateOf(sunday) } },
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
      reviews: { orderBy: { at: "asc" }, select: { at: true, decision: true, reason: true, by: { select: { name: true } } } },
    },
  });
  return {
    ...lineOf(row),
    employeeId: employee.id,
    employeeName: employee.name,
    reviews: reviews.map(({ by, ...review }) => ({ ...review, by: by.name })),
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

const QUEUE_PAGE = 25;
type QueueRow = Omit<LineRow, "intendedResult" | "decision" | "reason"> & {
  submittedAt: Date;
  employeeName: string;
  resultId: string | null;
  resultTitle: string | null;
  dayMinutes: number;
  sameText: number;
  nothingNamed: boolean;
  flagged: boolean;
  waiting: number;
  people: number;
  flaggedAll: number;
};

/** The waiting lines of everybody whom one rates today: those that deserve a look first, then the oldest. One statement. */
export async function getQueue(grant: Grant<"team:read">, minutesPerDay: number, after: QueueKey | null, now: Date): Promise<Queue> {
  const today = dateOf(dayOf(now));
  const rows = await db.$queryRaw<QueueRow[]>`
    WITH mine AS (SELECT "employeeId" FROM "ratees_on"(${grant.subjectId}::uuid, ${today}::date)),
    waiting AS (
      SELECT a.*, e."name" AS "employeeName",
        (SELECT sum(o."minutes")::int FROM "activity" o WHERE o."employeeId" = a."employeeId" AND o."day" = a."day" AND o."submittedAt" IS NOT NULL) AS "dayMinutes",
        (SELECT count(*)::int FROM "activity" o WHERE o."employeeId" = a."employeeId" AND o."day" BETWEEN a."day" - 13 AND a."day"
          AND o."submittedAt" IS NOT NULL AND o."text" = a."text" AND o."minutes" = a."minutes") AS "sameText",
        (a."intendedResultId" IS NULL AND a."outputQuantity" IS NULL) AS "nothingNamed"
      FROM "activity" a JOIN mine ON mine."employeeId" = a."employeeId" JOIN "employee" e ON e."id" = a."employeeId"
      WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL
    ), judged AS (
      SELECT w.*, (w."nothingNamed" OR w."dayMinutes" > ${minutesPerDay} OR w."sameText" >= ${SAME_TEXT}) AS "flagged" FROM waiting w
    ), counted AS (
      SELECT j.*, count(*) OVER ()::int AS "waiting", count(*) FILTER (WHERE j."flagged") OVER ()::int AS "flaggedAll",
        (SELECT count(DISTINCT "employeeId")::int FROM judged) AS "people" FROM judged j
    )
    SELECT c."id", c."day", c."startMinute", c."minutes", c."text", c."outputQuantity", c."outputUnit", c."submittedAt", c."version", c."documents",
      c."employeeName", r."id" AS "resultId", r."title" AS "resultTitle", c."dayMinutes", c."sameText", c."nothingNamed", c."flagged",
      c."waiting", c."people", c."flaggedAll"
    FROM counted c LEFT JOIN "intended_result" r ON r."id" = c."intendedResultId"
    WHERE ${after === null} OR (NOT c."flagged", c."submittedAt", c."id") >
      (${after ? !after.flagged : false}, ${after?.submittedAt ?? today}::timestamptz, ${after?.id ?? NIL}::uuid)
    ORDER BY NOT c."flagged", c."submittedAt", c."id" LIMIT ${QUEUE_PAGE + 1}`;
  const shown = rows.slice(0, QUEUE_PAGE);
  const last = shown.at(-1);
  return {
    waiting: rows[0]?.waiting ?? 0,
    people: rows[0]?.people ?? 0,
    flagged: rows[0]?.flaggedAll ?? 0,
    lines: shown.map((row) => queueLineOf(row, minutesPerDay)),
    next: rows.length > QUEUE_PAGE && last ? writeKey(last) : null,
  };
}

/** How often the same words with the same minutes within a fortnight are worth a question. */
const SAME_TEXT = 4;
const NIL = "00000000-0000-0000-0000-000000000000";

function queueLineOf({ resultId, resultTitle, employeeName, ...row }: QueueRow, minutesPerDay: number): QueueLine {
  const {
    dayMinutes,
    sameText,
    nothingNamed,
    submittedAt,
    id,
    day,
    startMinute,
    minutes,
    text,
    outputQuantity,
    outputUnit,
    version,
    documents,
  } = row;
  const intendedResult = resultId && resultTitle ? { id: resultId, title: resultTitle } : null;
  const line = lineOf({
    id,
    day,
    startMinute,
    minutes,
    text,
    outputQuantity,
    outputUnit,
    version,
    documents,
    intendedResult,
    submittedAt,
    decision: null,
    reason: null,
  });
  const flag: QueueFlag | null =
    dayMinutes > minutesPerDay
      ? { kind: "over-day", minutes: dayMinutes }
      : sameText >= SAME_TEXT
        ? { kind: "same-text", times: sameText }
        : nothingNamed
          ? { kind: "nothing-named" }
          : null;
  return { ...line, employeeName, submittedAt, flag };
}
