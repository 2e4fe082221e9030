import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { regulationsOn } from "@/lib/regulation";
import { moveQuarters } from "@/lib/scoring/commands/moved";
import { lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { findPerson } from "../queries";
import type { Transfer, withdrawal } from "../schema";
import type { PostKind } from "../types";
import { beginLine } from "./lines";

type Manager = Grant<"people:manage">;
type Place = { unitId: string; post: string; postKind: PostKind };

type Home = Place & { id: string; unit: string; from: string; until: string | null };
type Quarter = { period: string; ratedAt: string | null; closesOn: string | null };
type Held = Place & {
  version: number;
  leftOn: string | null;
  /** Null where there is no such unit, or it is closed. */
  unit: string | null;
  homes: Home[];
  quarters: Quarter[];
};

/** What must be known before anybody is moved, with the employee held: of two moves at once the second learns of the first. */
export async function hold(tx: Transaction, employeeId: string, unitId: string | null = null): Promise<Held> {
  const [found] = await tx.$queryRaw<Held[]>`
    SELECT e."version", e."unitId", e."post", e."postKind", e."leftOn"::text AS "leftOn",
      (SELECT u."name" FROM "unit" u WHERE u."id" = ${unitId}::uuid AND u."closedOn" IS NULL) AS "unit",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p."id", 'unitId', p."unitId", 'unit', u."name", 'post', p."post", 'postKind',
        p."postKind", 'from', p."from", 'until', p."until") ORDER BY p."from"), '[]')
        FROM "posting" p JOIN "unit" u ON u."id" = p."unitId" WHERE p."employeeId" = e."id" AND p."kind" = 'home') AS "homes",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('period', a."period", 'ratedAt', a."ratedAt", 'closesOn', w."closesOn") ORDER BY a."period"), '[]')
        FROM "appraisal" a LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
        WHERE a."employeeId" = e."id") AS "quarters"
    FROM "employee" e WHERE e."id" = ${employeeId}::uuid FOR NO KEY UPDATE OF e`;
  if (!found) throw new Refused("not-found");
  return found;
}

/** The first quarter that a move on a day would change and that is closed: rated on that day or later, or its days for rating over by then. */
export function closedQuarter(quarters: readonly Quarter[], from: string, today: string): string | null {
  const closed = quarters.find(({ period, ratedAt, closesOn }) => {
    if (lastDayOf(period) < from) return false;
    const day = ratedAt ? dayOf(new Date(ratedAt)) : closesOn !== null && closesOn < today ? closesOn : null;
    return day !== null && day >= from;
  });
  return closed?.period ?? null;
}

type Wanted = Place & { from: string };

/** What speaks against a day on which anything of somebody's changes; null where nothing does. */
export function problemOfDay({ homes: [first], leftOn, quarters }: Held, path: string, day: string, today: string): Problem | null {
  const quarter = closedQuarter(quarters, day, today);
  if (!regulationsOn(day).some(({ subject }) => subject === "appraisal")) return { path, key: "posting.noRegulation" };
  if (first && day < first.from) return { path, key: "posting.beforeFirst", values: { day: { day: first.from } } };
  if (leftOn !== null && day >= leftOn) return { path, key: "posting.hasLeft", values: { day: { day: leftOn } } };
  return quarter === null ? null : { path, key: "posting.closedQuarter", values: { period: { period: quarter } } };
}

/** The home that begins on a day or later, in the way of what would. */
export function homeInTheWay({ homes }: Held, path: string, day: string): Problem | null {
  const later = homes.find((home) => home.from >= day);
  return later ? { path, key: "posting.inTheWay", values: { day: { day: later.from }, unit: later.unit, post: later.post } } : null;
}

/** Everything that speaks against a transfer, at once. */
function problemsOf(held: Held, wanted: Wanted, today: string): Problem[] {
  const { from } = wanted;
  const problems: Problem[] = [];
  if (held.unit === null) problems.push({ path: "unitId", key: "posting.unitClosed" });
  const before = homeOn(held, from);
  const day = problemOfDay(held, "from", from, today) ?? homeInTheWay(held, "from", from);
  if (day) problems.push(day);
  if (before.unitId === wanted.unitId && before.post === wanted.post && before.postKind === wanted.postKind)
    problems.push({ path: "unitId", key: "posting.same" });
  return problems;
}

/** Where somebody is at home on a day; where no posting says so, as the person's row has it. */
const homeOn = ({ homes, unitId, post, postKind }: Held, day: string) =>
  homes.find(({ from, until }) => from <= day && (until === null || until >= day)) ?? { id: null, unitId, post, postKind };

type Cut = { id: string; until: string | null };
type Ended = { lines: (Cut & { employeeId: string })[]; heads: Cut[] };
/** Of a move written ahead: the posting, lines and offices that it ended, each with the end it had, and the line that it began. */
type Undo = Ended & { before: string | null; line: string | null };

/**
 * Ends on the day before what does not go on. With the unit ends the office of who headed it, and the lines of those in it and below whom
 * the one who goes rated, but for who comes along and who is in a unit that one goes on heading. One's own line ends where another is named
 * or the unit changes: until a line says who, the head of the new unit stands in.
 */
async function endBefore(
  tx: Transaction,
  employeeId: string,
  { before, wanted, own }: { before: { id: string | null; unitId: string }; wanted: Wanted; own: boolean },
): Promise<Ended> {
  const moves = before.unitId !== wanted.unitId;
  const day = dateOf(wanted.from);
  const [ended] = await tx.$queryRaw<Ended[]>`
    WITH home AS (
      UPDATE "posting" p SET "until" = ${day}::date - 1, "version" = p."version" + 1 WHERE p."id" = ${before.id}::uuid
    ), left_heads AS (
      SELECT h."id", h."until" FROM "unit_head" h WHERE ${moves} AND h."employeeId" = ${employeeId}::uuid AND h."unitId" = ${before.unitId}::uuid
        AND h."from" < ${day}::date AND (h."until" IS NULL OR h."until" >= ${day}::date)
    ), left_lines AS (
      SELECT l."id", l."employeeId", l."until" FROM "reporting_line" l JOIN "employee" e ON e."id" = l."employeeId"
      WHERE l."from" < ${day}::date AND (l."until" IS NULL OR l."until" >= ${day}::date) AND (
        (${own || moves} AND l."employeeId" = ${employeeId}::uuid)
        OR (${moves} AND l."raterId" = ${employeeId}::uuid AND e."unitId" <> ${wanted.unitId}::uuid
          AND e."unitId" IN (SELECT "id" FROM "units_under"(${before.unitId}::uuid))
          AND NOT EXISTS (SELECT 1 FROM "unit_head" h WHERE h."employeeId" = ${employeeId}::uuid AND h."unitId" = e."unitId"
            AND h."unitId" <> ${before.unitId}::uuid AND h."from" <= ${day}::date AND (h."until" IS NULL OR h."until" >= ${day}::date))))
    ), ended_heads AS (
      UPDATE "unit_head" h SET "until" = ${day}::date - 1 FROM left_heads WHERE h."id" = left_heads."id"
    ), ended_lines AS (
      UPDATE "reporting_line" l SET "until" = ${day}::date - 1, "version" = l."version" + 1 FROM left_lines WHERE l."id" = left_lines."id"
    )
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM left_lines x) AS "lines",
      (SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM left_heads x) AS "heads"`;
  return ended ?? { lines: [], heads: [] };
}

const rateesIn = ({ lines }: Ended, raterId: string) =>
  lines.flatMap(({ employeeId }) => (employeeId === raterId ? [] : [{ employeeId, raterId }]));

export const meanwhile = (error: unknown): never => {
  if (brokenRule(error) === "exclusion") throw new Refused("changed-meanwhile"); // another posting, line or head came between
  throw error;
};

/**
 * Another unit, another post or both from a day on. The posting until then ends the day before, with it what does not go on (see
 * `endBefore`); a rater who is named rates from that day by a line. Of today and before it is written on the person at once; ahead of its
 * day `followPosting` does that, and until then it can be withdrawn.
 */
export async function transferPerson(grant: Manager, { employeeId, version, rater, ...wanted }: Transfer, now: Date) {
  const today = dayOf(now);
  const { unitId, post, postKind, from } = wanted;
  await db
    .$transaction(async (tx) => {
      const held = await hold(tx, employeeId, unitId);
      if (held.version !== version) throw new Refused("changed-meanwhile");
      const problems = problemsOf(held, wanted, today);
      if (problems.length > 0) throw new Invalid(problems);
      const by = rater === null ? null : await findPerson(tx, "rater", rater);
      if (by?.id === employeeId) throw new Invalid([{ path: "rater", key: "people.notOneself" }]);
      const before = homeOn(held, from);
      const ended = await endBefore(tx, employeeId, { before, wanted, own: by !== null });
      const line = by && (await beginLine(tx, { employee: { id: employeeId }, rater: by, from, until: null }, now));
      const undo: Undo | null = from > today ? { ...ended, before: before.id, line: line ?? null } : null;
      const id = uuidv7(now);
      await tx.$executeRaw`
        WITH posted AS (
          INSERT INTO "posting" ("id", "employeeId", "kind", "unitId", "post", "postKind", "from", "undo")
          VALUES (${id}::uuid, ${employeeId}::uuid, 'home', ${unitId}::uuid, ${post}, ${postKind}::"PostKind", ${dateOf(from)}::date,
            ${undo && JSON.stringify(undo)}::jsonb)
        )
        UPDATE "employee" e SET "version" = e."version" + 1,
          "unitId" = CASE WHEN ${undo === null} THEN ${unitId}::uuid ELSE e."unitId" END,
          "post" = CASE WHEN ${undo === null} THEN ${post} ELSE e."post" END,
          "postKind" = CASE WHEN ${undo === null} THEN ${postKind}::"PostKind" ELSE e."postKind" END
        WHERE e."id" = ${employeeId}::uuid`;
      await moveQuarters(tx, { moves: [{ employeeId, from }], ratees: rateesIn(ended, employeeId), how: "moved" }, today);
      const changed = [...ended.lines, ...ended.heads].map((each) => each.id);
      const subjects = [...new Set([id, ...changed, ...(line ? [line] : [])])];
      await recordChanges(tx, grant, subjects, now, { about: id, audienceIds: [employeeId, ...(by ? [by.id] : [])] });
    })
    .catch(meanwhile);
}

const NOTHING: Undo = { before: null, line: null, lines: [], heads: [] };

/** A move or an absence whose day has not come is taken back, and what it ended goes on as it would have; what somebody changed meanwhile stays changed. */
export async function withdrawTransfer(grant: Manager, { postingId, version }: z.output<typeof withdrawal>, now: Date) {
  const today = dateOf(dayOf(now));
  await db
    .$transaction(async (tx) => {
      const [taken] = await tx.$queryRaw<{ employeeId: string; from: Date; undo: Undo | null }[]>`
        DELETE FROM "posting" WHERE "id" = ${postingId}::uuid AND "version" = ${version} AND ("undo" IS NOT NULL OR "kind" <> 'home')
          AND "from" > ${today}::date
        RETURNING "employeeId", "from", "undo"`;
      if (!taken) {
        if ((await tx.posting.count({ where: { id: postingId } })) === 0) throw new Refused("not-found");
        throw new Refused("changed-meanwhile");
      }
      const { employeeId, from, undo } = { ...taken, undo: taken.undo ?? NOTHING };
      await tx.$executeRaw`DELETE FROM "reporting_line" WHERE "id" = ${undo.line}::uuid AND "from" = ${from}::date`;
      await tx.$executeRaw`
        WITH home AS (
          UPDATE "posting" p SET "until" = NULL, "version" = p."version" + 1 WHERE p."id" = ${undo.before}::uuid AND p."until" = ${from}::date - 1
        ), heads AS (
          UPDATE "unit_head" h SET "until" = x."until" FROM jsonb_to_recordset(${JSON.stringify(undo.heads)}::jsonb) AS x("id" uuid, "until" date)
          WHERE h."id" = x."id" AND h."until" = ${from}::date - 1
        ), lines AS (
          UPDATE "reporting_line" l SET "until" = x."until", "version" = l."version" + 1
          FROM jsonb_to_recordset(${JSON.stringify(undo.lines)}::jsonb) AS x("id" uuid, "until" date)
          WHERE l."id" = x."id" AND l."until" = ${from}::date - 1
        )
        UPDATE "employee" e SET "version" = e."version" + 1 WHERE e."id" = ${employeeId}::uuid`;
      const moves = [{ employeeId, from: dayFrom(from) }];
      await moveQuarters(tx, { moves, ratees: rateesIn(undo, employeeId), how: "withdrawn" }, dayFrom(today));
      const changed = [...undo.lines, ...undo.heads].map(({ id }) => id);
      await recordChanges(tx, grant, [employeeId, ...changed], now, { about: employeeId, audienceIds: [employeeId] });
    })
    .catch(meanwhile);
}

/** Whose move written ahead has come to its day. */
export async function listArrived(today: string): Promise<string[]> {
  const found = await db.$queryRaw<{ employeeId: string }[]>`
    SELECT p."employeeId" FROM "posting" p WHERE p."undo" IS NOT NULL AND p."from" <= ${dateOf(today)}::date ORDER BY p."from", p."id"`;
  return [...new Set(found.map(({ employeeId }) => employeeId))];
}

/** The person's row says from today what the posting says. Once: another instance that comes to it finds nothing ahead any more. */
export async function followPosting(grant: Grant<"posting:follow">, now: Date) {
  const today = dateOf(dayOf(now));
  const employeeId = grant.subjectId;
  await db.$transaction(async (tx) => {
    const followed = await tx.$executeRaw`
      WITH arrived AS (
        UPDATE "posting" p SET "undo" = NULL, "version" = p."version" + 1
        WHERE p."employeeId" = ${employeeId}::uuid AND p."undo" IS NOT NULL AND p."from" <= ${today}::date
        RETURNING p."unitId", p."post", p."postKind", p."from", p."until", p."kind"
      )
      UPDATE "employee" e SET "unitId" = a."unitId", "post" = a."post", "postKind" = a."postKind", "version" = e."version" + 1
      FROM (SELECT * FROM arrived WHERE "kind" = 'home' ORDER BY "from" DESC LIMIT 1) AS a WHERE e."id" = ${employeeId}::uuid`;
    if (followed === 0) throw new Refused("changed-meanwhile"); // another instance came first
    await recordChange(tx, grant, now, employeeId);
  });
}
