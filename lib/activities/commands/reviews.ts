import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Refused } from "@/lib/platform/refusal";
import type { Reviewed, ReviewedLine } from "../types";
import { weighLines } from "./exceptions";

type Decision = { decision: "approved" | "returned"; reason: string | null };
/** A line as its rater saw it. */
type Seen = { id: string; version: number };
/** `done` is false for a line that is not as it was seen. */
type Row = ReviewedLine & { id: string; employeeId: string; done: boolean };

/** Approves or returns a waiting line as it was seen, and keeps the line as it was judged. */
export async function reviewActivity(grant: Grant<"activity:review">, { version, ...given }: Decision & { version: number }, now: Date) {
  return db.$transaction(async (tx) => {
    const [line] = await decide(tx, grant, [{ id: grant.subjectId, version }], given, { among: Prisma.empty, only: Prisma.empty }, now);
    if (!line?.done) throw new Refused("changed-meanwhile");
    return { text: line.text };
  });
}

/**
 * Approves the routine ones among the lines that were chosen, each by a decision of its own: one that changed meanwhile, was decided
 * by somebody else or now asks for a look of its own is left, and named. A line of somebody whom one does not rate is no line here.
 */
export async function approveLines(grant: Grant<"team:review">, lines: readonly Seen[], now: Date): Promise<Reviewed> {
  const mine = Prisma.sql`SELECT "employeeId" FROM "ratees_on"(${grant.subjectId}::uuid, ${dateOf(dayOf(now))}::date)`;
  const within = { among: Prisma.sql`WHERE a."employeeId" IN (${mine})`, only: Prisma.sql`AND a."routine"` };
  return db.$transaction(async (tx) => {
    const rows = await decide(tx, grant, lines, { decision: "approved", reason: null }, within, now);
    return summaryOf(rows);
  });
}

/** The lines' authors are held first: nothing else is written of their work meanwhile, and no two wait for each other. */
const hold = (tx: Transaction, activityIds: Prisma.Sql) => tx.$executeRaw`
  SELECT 1 FROM "employee" WHERE "id" IN (SELECT "employeeId" FROM "activity" WHERE "id" IN (${activityIds})) ORDER BY "id" FOR NO KEY UPDATE`;

type Within = { among: Prisma.Sql; only: Prisma.Sql };

/** One deed: each line's decision, its review with the line as it was judged, its ledger row; a word to each author, and to the rater's other screens. */
async function decide(
  tx: Transaction,
  grant: Grant<"activity:review"> | Grant<"team:review">,
  lines: readonly Seen[],
  { decision, reason }: Decision,
  { among, only }: Within,
  now: Date,
): Promise<Row[]> {
  const asked = JSON.stringify(lines.map((line) => ({ ...line, reviewId: uuidv7(now) })));
  await hold(tx, Prisma.join(lines.map(({ id }) => Prisma.sql`${id}::uuid`)));
  const why = decision === "returned" ? reason : null;
  const deedId = uuidv7(now);
  const rows = await tx.$queryRaw<Row[]>`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${asked}::jsonb) AS x("id" uuid, "version" int, "reviewId" uuid)
    ), seen AS (
      SELECT a."id", a."employeeId", e."name", a."text" FROM asked JOIN "activity" a USING ("id") JOIN "employee" e ON e."id" = a."employeeId" ${among}
    ), decided AS (
      UPDATE "activity" a SET "decision" = ${decision}::"ReviewDecision", "decidedAt" = ${now}, "reason" = ${why}, "version" = a."version" + 1
      FROM asked JOIN seen USING ("id")
      WHERE a."id" = asked."id" AND a."version" = asked."version" AND a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL ${only}
      RETURNING a."id", asked."reviewId", jsonb_build_object('day', a."day", 'startMinute', a."startMinute", 'minutes', a."minutes", 'text', a."text",
        'intendedResultId', a."intendedResultId", 'outputQuantity', a."outputQuantity", 'outputUnit', a."outputUnit") AS "judged"
    ), kept AS (
      INSERT INTO "activity_review" ("id", "activityId", "byId", "at", "decision", "reason", "judged", "deedId")
      SELECT "reviewId", "id", ${grant.employeeId}::uuid, ${now}, ${decision}::"ReviewDecision", ${why}, "judged", ${deedId}::uuid FROM decided
    )
    SELECT seen.*, decided."id" IS NOT NULL AS "done" FROM seen LEFT JOIN decided USING ("id") ORDER BY seen."name", seen."id"`;
  await tell(tx, grant, rows, deedId, now);
  return rows;
}

/** Takes back what was decided in one deed: its lines wait again. One that its author has changed since stays as it is, and is named. */
export async function undoReview(grant: Grant<"review:undo">, now: Date): Promise<Reviewed> {
  return db.$transaction(async (tx) => {
    await hold(tx, Prisma.sql`SELECT "activityId" FROM "activity_review" WHERE "deedId" = ${grant.subjectId}::uuid`);
    const rows = await tx.$queryRaw<Row[]>`
      WITH deed AS (
        SELECT r."activityId" AS "id", r."at", a."employeeId", e."name", r."judged"->>'text' AS "text"
        FROM "activity_review" r JOIN "activity" a ON a."id" = r."activityId" JOIN "employee" e ON e."id" = a."employeeId"
        WHERE r."deedId" = ${grant.subjectId}::uuid AND r."undoneAt" IS NULL
      ), waiting AS (
        UPDATE "activity" a SET "decision" = NULL, "decidedAt" = NULL, "reason" = NULL, "version" = a."version" + 1
        FROM deed WHERE a."id" = deed."id" AND a."decidedAt" = deed."at" RETURNING a."id"
      ), undone AS (
        UPDATE "activity_review" r SET "undoneAt" = ${now} FROM waiting WHERE r."deedId" = ${grant.subjectId}::uuid AND r."activityId" = waiting."id"
      )
      SELECT deed."id", deed."employeeId", deed."name", deed."text", waiting."id" IS NOT NULL AS "done"
      FROM deed LEFT JOIN waiting USING ("id") ORDER BY deed."name", deed."id"`;
    const summary = summaryOf(rows);
    await weighLines(tx, authorsOf(rows), dayOf(now)); // what stood beside them may have changed
    await tell(tx, grant, rows, grant.subjectId, now);
    return summary;
  });
}

const authorsOf = (rows: readonly Row[]) => [...new Set(rows.filter(({ done }) => done).map(({ employeeId }) => employeeId))];

async function tell(
  tx: Transaction,
  grant: Grant<"activity:review"> | Grant<"team:review"> | Grant<"review:undo">,
  rows: readonly Row[],
  deedId: string,
  now: Date,
) {
  const changed = rows.filter(({ done }) => done).map(({ id }) => id);
  if (changed.length > 0)
    await recordChanges(tx, grant, changed, now, { about: deedId, audienceIds: [...authorsOf(rows), grant.employeeId ?? ""] });
}

/** What came of it, in numbers, with what was left; refused where that is all of it. */
function summaryOf(rows: readonly Row[]): Reviewed {
  const done = rows.filter((row) => row.done);
  if (done.length === 0) throw new Refused("changed-meanwhile");
  const left = rows.filter((row) => !row.done).map(({ name, text }) => ({ name, text }));
  return { lines: done.length, people: authorsOf(rows).length, left };
}
