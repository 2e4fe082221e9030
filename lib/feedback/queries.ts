import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readPageKey, writePageKey } from "@/lib/platform/page-key";
import { addDays, daysBetween } from "@/lib/scoring/core/deadlines/working-days";
import type { Colleague, FeedbackEntry, GiveSheet, RequestEntry, RhythmRow } from "./types";

const PAGE = 20;
const isDay = /^\d{4}-\d{2}-\d{2}$/;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a list by day and id goes on; anything else in an address is its beginning. */
function placeOf(after: string | undefined): { day: string; id: string } | null {
  const [day = "", id = ""] = readPageKey(after, 2) ?? [];
  return isDay.test(day) && isId.test(id) && !Number.isNaN(dateOf(day).getTime()) ? { day, id } : null;
}

type Row = Omit<FeedbackEntry, "givenOn" | "repliedOn"> & { givenOn: Date; repliedAt: Date | null };

/** What one received, or gave and wrote down, the newest first, from a key on. One statement. */
export async function listFeedback(grant: Grant<"feedback:list-own">, side: "received" | "given", after: string | undefined) {
  const key = placeOf(after);
  const mine = Prisma.sql`${grant.subjectId}::uuid`;
  const whose =
    side === "received" ? Prisma.sql`f."employeeId" = ${mine}` : Prisma.sql`(f."giverId" = ${mine} OR f."recordedById" = ${mine})`;
  const found = await db.$queryRaw<Row[]>`
    SELECT f."id", ${side === "received" ? Prisma.sql`f."giverName"` : Prisma.sql`e."name"`} AS "other", f."giverKind"::text AS "giverKind",
      f."tone"::text AS "tone", f."text", f."evidence", coalesce(t."title", f."value") AS "about", f."givenOn", f."period",
      f."requestId" IS NOT NULL AS "asked", f."withdrawnAt" IS NOT NULL AS "withdrawn", f."reply", f."repliedAt",
      coalesce(f."givenAt" > a."ratedAt", false) AS "later", coalesce((SELECT jsonb_agg(jsonb_build_object('id', d."id", 'name', d."name",
        'kind', d."kind", 'bytes', d."bytes", 'small', d."smallHash" IS NOT NULL) ORDER BY d."addedAt", d."id")
        FROM "document" d WHERE f."documents" > 0 AND d."feedbackId" = f."id"), '[]') AS "files"
    FROM "feedback" f JOIN "employee" e ON e."id" = f."employeeId" LEFT JOIN "intended_result" t ON t."id" = f."intendedResultId"
    LEFT JOIN "appraisal" a ON a."employeeId" = f."employeeId" AND a."period" = f."period"
    WHERE ${whose} AND (${side === "given"} OR f."withdrawnAt" IS NULL)
      AND (${key?.id ?? null}::uuid IS NULL OR (f."givenOn", f."id") < (${key ? dateOf(key.day) : null}::date, ${key?.id ?? null}::uuid))
    ORDER BY f."givenOn" DESC, f."id" DESC LIMIT ${PAGE + 1}`;
  const rows = found
    .slice(0, PAGE)
    .map(
      ({ givenOn, repliedAt, ...row }): FeedbackEntry => ({ ...row, givenOn: dayFrom(givenOn), repliedOn: repliedAt && dayOf(repliedAt) }),
    );
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.givenOn, last.id]) : null };
}

type RequestRow = Omit<RequestEntry, "askedOn" | "expiresOn"> & { askedAt: Date; expiresOn: Date };
const MOST_SHOWN = 50;

/** Questions one asked, and questions one is asked, those that are open first. Two statements. */
export async function listRequests(grant: Grant<"feedback:list-own">, now: Date) {
  const day = dateOf(dayOf(now));
  const mine = Prisma.sql`${grant.subjectId}::uuid`;
  const list = async (whose: Prisma.Sql, other: Prisma.Sql): Promise<RequestEntry[]> => {
    const rows = await db.$queryRaw<RequestRow[]>`
      SELECT q."id", o."name" AS "other", o."id" AS "otherId", q."intendedResultId" AS "resultId", coalesce(t."title", q."value") AS "about",
        q."question", q."askedAt", q."expiresOn", q."note",
        CASE WHEN q."declined" THEN 'declined' WHEN f."id" IS NOT NULL THEN 'answered'
          WHEN q."closedAt" IS NOT NULL OR q."expiresOn" < ${day}::date THEN 'expired' ELSE 'open' END AS "standing"
      FROM "feedback_request" q JOIN "employee" o ON o."id" = ${other} LEFT JOIN "intended_result" t ON t."id" = q."intendedResultId"
      LEFT JOIN "feedback" f ON f."requestId" = q."id"
      WHERE ${whose} ORDER BY (q."closedAt" IS NULL AND q."expiresOn" >= ${day}::date) DESC, q."askedAt" DESC, q."id" DESC LIMIT ${MOST_SHOWN}`;
    return rows.map(({ askedAt, expiresOn, ...row }) => ({ ...row, askedOn: dayOf(askedAt), expiresOn: dayFrom(expiresOn) }));
  };
  const [byMe, toMe] = await Promise.all([
    list(Prisma.sql`q."employeeId" = ${mine}`, Prisma.sql`q."askedId"`),
    list(Prisma.sql`q."askedId" = ${mine}`, Prisma.sql`q."employeeId"`),
  ]);
  return { byMe, toMe };
}

/** Of those one rates today, when one last gave them feedback, the longest ago first. Evidence of a habit; nothing is computed from it. */
export async function listRhythm(grant: Grant<"feedback:list-own">, everyDays: number, now: Date): Promise<RhythmRow[]> {
  const day = dayOf(now);
  const rows = await db.$queryRaw<{ id: string; name: string; post: string; lastOn: Date | null }[]>`
    SELECT e."id", e."name", e."post", (SELECT max(f."givenOn") FROM "feedback" f
        WHERE f."employeeId" = e."id" AND f."giverId" = ${grant.subjectId}::uuid AND f."withdrawnAt" IS NULL) AS "lastOn"
    FROM "ratees_on"(${grant.subjectId}::uuid, ${dateOf(day)}::date) r JOIN "employee" e ON e."id" = r."employeeId"
    ORDER BY "lastOn" NULLS FIRST, e."name", e."id" LIMIT 200`;
  return rows.map(({ lastOn, ...row }) => {
    const last = lastOn && dayFrom(lastOn);
    const due = last === null || last <= addDays(day, -everyDays);
    return { ...row, lastOn: last, days: last === null ? null : daysBetween(last, day), due };
  });
}

/** Colleagues by a part of the name, those of one's own unit first; without one, the rater, those one rates, and the own unit. */
export async function listColleagues(grant: Grant<"feedback:list-own">, q: string | undefined, now: Date): Promise<Colleague[]> {
  const day = dateOf(dayOf(now));
  const part = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  return db.$queryRaw<Colleague[]>`
    WITH me AS (SELECT "id", "unitId" FROM "employee" WHERE "id" = ${grant.subjectId}::uuid), near AS (
      SELECT "raterId" AS "id", 0 AS "rank" FROM "rater_on"(${grant.subjectId}::uuid, ${day}::date)
      UNION ALL SELECT "employeeId", 1 FROM "ratees_on"(${grant.subjectId}::uuid, ${day}::date)
      UNION ALL SELECT e."id", 2 FROM "employee" e JOIN me ON me."unitId" = e."unitId"
    )
    SELECT e."id", e."name", e."post", u."shortName" AS "unit" FROM "employee" e JOIN "unit" u ON u."id" = e."unitId"
    LEFT JOIN (SELECT "id", min("rank") AS "rank" FROM near GROUP BY "id") n ON n."id" = e."id"
    WHERE e."id" <> ${grant.subjectId}::uuid AND (e."leftOn" IS NULL OR e."leftOn" > ${day}::date)
      AND (CASE WHEN ${part}::text IS NULL THEN n."id" IS NOT NULL ELSE e."name" ILIKE ${part} END)
    ORDER BY n."rank" NULLS LAST, e."name", e."id" LIMIT 40`;
}

/** One colleague who is there, by id; null for oneself, for whoever has left and for nobody. */
export async function getColleague(grant: Grant<"feedback:list-own">, id: string, now: Date) {
  if (id === grant.subjectId) return null;
  return db.employee.findFirst({
    where: { id, OR: [{ leftOn: null }, { leftOn: { gt: dateOf(dayOf(now)) } }] },
    select: { id: true, name: true },
  });
}

/** What the form of one giver for one colleague offers. One statement. */
export async function getGiveSheet(grant: Grant<"feedback:give">, requestId: string | undefined, now: Date): Promise<GiveSheet> {
  const day = dateOf(dayOf(now));
  const [row] = await db.$queryRaw<GiveSheet[]>`
    WITH asked AS (
      SELECT q."id", q."question", q."intendedResultId" AS "resultId", q."value" FROM "feedback_request" q
      WHERE q."id" = ${requestId ?? null}::uuid AND q."employeeId" = ${grant.subjectId}::uuid AND q."askedId" = ${grant.employeeId}::uuid
        AND q."closedAt" IS NULL AND q."expiresOn" >= ${day}::date
    ), kind AS (SELECT "giver_kind"(${grant.employeeId}::uuid, ${grant.subjectId}::uuid, ${day}::date) AS "kind")
    SELECT e."id", e."name", e."post", u."shortName" AS "unit", kind."kind"::text AS "kind", (SELECT to_jsonb(asked) FROM asked) AS "request",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', r."id", 'title', r."title") ORDER BY r."position")
        FROM "plan" p JOIN "intended_result" r ON r."planId" = p."id"
        WHERE p."employeeId" = e."id" AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL
          AND p."year" = extract(year FROM ${day}::date) AND (kind."kind" = 'leader' OR r."id" = (SELECT "resultId" FROM asked))), '[]') AS "results"
    FROM "employee" e JOIN "unit" u ON u."id" = e."unitId" CROSS JOIN kind WHERE e."id" = ${grant.subjectId}::uuid`;
  if (!row) throw new RangeError("a grant is of somebody who is there");
  return row;
}

/** Of one's own plan in force the results that one may ask about. */
export async function listAskable(grant: Grant<"feedback:list-own">, now: Date) {
  return db.$queryRaw<{ id: string; title: string }[]>`
    SELECT r."id", r."title" FROM "plan" p JOIN "intended_result" r ON r."planId" = p."id"
    WHERE p."employeeId" = ${grant.subjectId}::uuid AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL
      AND p."year" = extract(year FROM ${dateOf(dayOf(now))}::date) ORDER BY r."position"`;
}
