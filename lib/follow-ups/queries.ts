import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Receipt } from "@/lib/scoring/core/receipt";
import type { Predicate } from "@/lib/scoring/core/types";
import { standingsSince } from "./helped";
import type { FollowUpLists, FollowUpRow, FollowUpSheet, Helped, NeedRow, Owner, ViewSheet } from "./types";

type Row = Omit<FollowUpRow, "dueOn" | "standing"> & { dueOn: Date; acceptedAt: Date | null; closedAt: Date | null; dropped: boolean };
const columns = Prisma.sql`f."id", f."kind"::text AS "kind", f."cause"::text AS "cause", f."goal", e."name" AS "employee", f."employeeId",
  o."name" AS "owner", f."dueOn", f."acceptedAt", f."closedAt", f."dropped"`;
const joined = Prisma.sql`"follow_up" f JOIN "employee" e ON e."id" = f."employeeId" JOIN "employee" o ON o."id" = f."ownerId"`;

/** How it stands at the end of a day. */
function standingOn(day: string, { acceptedAt, closedAt, dropped, dueOn }: Pick<Row, "acceptedAt" | "closedAt" | "dropped" | "dueOn">) {
  if (closedAt !== null) return dropped ? "dropped" : "done";
  if (acceptedAt === null) return "proposed";
  return dayFrom(dueOn) < day ? "overdue" : "planned";
}
function rowOn(day: string, row: Row): FollowUpRow {
  const { id, kind, cause, goal, employee, employeeId, owner, dueOn } = row;
  return { id, kind, cause, goal, employee, employeeId, owner, dueOn: dayFrom(dueOn), standing: standingOn(day, row) };
}

const SHOWN = 60;

/**
 * One's own, those one owns, those of whom one leads, and employees' views that were sent to one; open ones first, by their day. A
 * counselling is in the lists of its two people alone. One statement.
 */
export async function listFollowUps(grant: Grant<"follow-ups:list">, now: Date): Promise<FollowUpLists> {
  const day = dayOf(now);
  const me = Prisma.sql`${grant.subjectId}::uuid`;
  const list = (side: string, whose: Prisma.Sql) => Prisma.sql`(SELECT ${side} AS "side", ${columns} FROM ${joined} WHERE ${whose}
    ORDER BY f."closedAt" IS NOT NULL, f."dueOn", f."id" LIMIT ${SHOWN})`;
  const rows = await db.$queryRaw<(Row & { side: keyof FollowUpLists })[]>`
    ${list("own", Prisma.sql`f."employeeId" = ${me}`)}
    UNION ALL ${list("owned", Prisma.sql`f."ownerId" = ${me} AND f."employeeId" <> ${me}`)}
    UNION ALL ${list(
      "led",
      Prisma.sql`f."kind" <> 'counselling' AND f."ownerId" <> ${me}
        AND f."employeeId" IN (SELECT "employeeId" FROM "led_by"(${me}, ${dateOf(day)}::date))`,
    )}
    UNION ALL ${list(
      "views",
      Prisma.sql`EXISTS (SELECT 1 FROM "follow_up_view" v WHERE v."followUpId" = f."id")
        AND "guided_by"(f."ownerId", f."employeeId", ${dateOf(day)}::date) IN (SELECT "employeeId" FROM "ratees_on"(${me}, ${dateOf(day)}::date))`,
    )}`;
  const of = (side: keyof FollowUpLists) => rows.filter((row) => row.side === side).map((row) => rowOn(day, row));
  return { own: of("own"), owned: of("owned"), led: of("led"), views: of("views") };
}

type SheetRow = Row & {
  version: number;
  appraisalId: string | null;
  steps: string | null;
  createdBy: string;
  outcome: string | null;
  competence: number | null;
  sessions: FollowUpSheet["sessions"];
  viewed: boolean;
  before: { period: string; predicate: Predicate; inputs: Receipt } | null;
  later: { period: string; predicate: Predicate; inputs: Receipt } | null;
};

/** One follow-up with its meetings, and how what fell short stands since. One statement. */
export async function getFollowUp(grant: Grant<"follow-up:read">, now: Date): Promise<FollowUpSheet> {
  const [row] = await db.$queryRaw<SheetRow[]>`
    SELECT ${columns}, f."version", f."appraisalId", f."steps", c."name" AS "createdBy", f."outcome", f."competence",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s."id", 'by', b."name", 'day', s."day", 'note', s."note") ORDER BY s."day", s."id")
        FROM "follow_up_session" s JOIN "employee" b ON b."id" = s."byId" WHERE s."followUpId" = f."id"), '[]') AS "sessions",
      EXISTS (SELECT 1 FROM "follow_up_view" v WHERE v."followUpId" = f."id") AS "viewed",
      CASE WHEN a."ratedAt" IS NOT NULL THEN jsonb_build_object('period', a."period", 'predicate', a."predicate", 'inputs', a."inputs") END AS "before",
      (SELECT jsonb_build_object('period', n."period", 'predicate', n."predicate", 'inputs', n."inputs") FROM "appraisal" n
        WHERE n."employeeId" = f."employeeId" AND n."period" > a."period" AND n."ratedAt" IS NOT NULL ORDER BY n."period" LIMIT 1) AS "later"
    FROM ${joined} JOIN "employee" c ON c."id" = f."createdById" LEFT JOIN "appraisal" a ON a."id" = f."appraisalId"
    WHERE f."id" = ${grant.subjectId}::uuid`;
  if (!row) throw new RangeError("a grant is of a follow-up that is there");
  const { version, appraisalId, steps, createdBy, outcome, competence, sessions, viewed, before, later } = row;
  const helped: Helped | null = before && {
    before: { period: before.period, predicate: before.predicate },
    now: later && { period: later.period, predicate: later.predicate },
    lines: standingsSince(before.inputs, later?.inputs ?? null),
  };
  const closedOn = row.closedAt && dayOf(row.closedAt);
  return { ...rowOn(dayOf(now), row), version, appraisalId, steps, createdBy, outcome, closedOn, competence, sessions, viewed, helped };
}

/** What the employee said of a guidance, for the superior of whoever led it. */
export async function getView(grant: Grant<"follow-up:read-view">): Promise<ViewSheet> {
  const { answers, note, at } = await db.followUpView.findUniqueOrThrow({
    where: { followUpId: grant.subjectId },
    select: { answers: true, note: true, at: true },
  });
  return { answers, note, on: dayOf(at) };
}

/** Beside a result: what follows from it, and what of before still runs, never a counselling; and whether the reader may propose more. One statement. */
export async function listFollowing(grant: Grant<"appraisal:rate"> | Grant<"appraisal:read-result">, now: Date) {
  const rows = await db.$queryRaw<(Row & { near: boolean })[]>`
    SELECT ${columns}, ${grant.employeeId}::uuid IN (a."employeeId",
      (SELECT x."raterId" FROM "rater_on"(a."employeeId", ${dateOf(dayOf(now))}::date) x)) AS "near"
    FROM "appraisal" a LEFT JOIN (${joined}) ON f."employeeId" = a."employeeId" AND f."kind" <> 'counselling'
      AND (f."appraisalId" = a."id" OR f."closedAt" IS NULL)
    WHERE a."id" = ${grant.subjectId}::uuid ORDER BY f."closedAt" IS NOT NULL, f."dueOn", f."id" LIMIT ${SHOWN}`;
  return { rows: rows.filter(({ id }) => id !== null).map((row) => rowOn(dayOf(now), row)), mayPropose: rows[0]?.near === true };
}

/** Who may own what follows for somebody: themselves, who proposes it, and those of their unit. */
export async function listOwners(grant: Grant<"follow-up:propose">, now: Date): Promise<{ employee: string; owners: Owner[] }> {
  const owners = await db.$queryRaw<Owner[]>`
    SELECT o."id", o."name" FROM "employee" e JOIN "employee" o ON o."unitId" = e."unitId" OR o."id" = ${grant.employeeId}::uuid
      OR o."id" = (SELECT r."raterId" FROM "rater_on"(e."id", ${dateOf(dayOf(now))}::date) r)
    WHERE e."id" = ${grant.subjectId}::uuid AND (o."leftOn" IS NULL OR o."leftOn" > ${dateOf(dayOf(now))}::date)
    ORDER BY o."id" <> ${grant.employeeId}::uuid, o."id" <> e."id", o."name", o."id" LIMIT 200`;
  return { employee: owners.find(({ id }) => id === grant.subjectId)?.name ?? "", owners };
}

/** By unit, cause and kind what was begun in a year, under one unit. Named data, to whom it is named anyway; never a counselling. */
export async function listNeeds(grant: Grant<"needs:read">, year: number): Promise<NeedRow[]> {
  return db.$queryRaw<NeedRow[]>`
    SELECT u."name" AS "unit", f."cause"::text AS "cause", f."kind"::text AS "kind", count(*)::int AS "count",
      (count(*) FILTER (WHERE f."closedAt" IS NULL))::int AS "open", (count(*) FILTER (WHERE f."closedAt" IS NOT NULL AND NOT f."dropped"))::int AS "done"
    FROM "follow_up" f JOIN "employee" e ON e."id" = f."employeeId" JOIN "unit" u ON u."id" = e."unitId"
    WHERE f."kind" <> 'counselling' AND extract(year FROM "legal_day"(f."createdAt")) = ${year}
      AND e."unitId" IN (SELECT "id" FROM "units_under"(${grant.subjectId}::uuid))
    GROUP BY u."name", f."cause", f."kind" ORDER BY u."name", count(*) DESC, f."cause", f."kind"`;
}
