import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { moveQuarters } from "@/lib/scoring/commands/moved";
import type { Leaving, staying } from "../schema";
import { hold, homeInTheWay, meanwhile, problemOfDay } from "./postings";

type Manager = Grant<"people:manage">;
type Ended = { administers: boolean; lines: { id: string; employeeId: string }[]; heads: string[] };

/**
 * From which day somebody no longer works here, and why. Postings, lines from and to them, offices and roles end the day before; sessions
 * end where a role did. Of whom they rated, who follows rates what is open. An administrator gives that role back first: whoever is last
 * must not be shut out from here. The account stays, to read results with; it is closed on its own page.
 */
export async function leaveOffice(grant: Manager, { employeeId, version, leftOn, because }: Leaving, now: Date) {
  const today = dayOf(now);
  const day = dateOf(leftOn);
  await db
    .$transaction(async (tx) => {
      const held = await hold(tx, employeeId);
      if (held.version !== version) throw new Refused("changed-meanwhile");
      const problem = problemOfDay(held, "leftOn", leftOn, today) ?? homeInTheWay(held, "leftOn", leftOn);
      if (problem) throw new Invalid([problem]);
      const [ended] = await tx.$queryRaw<Ended[]>`
        WITH theirs AS (
          SELECT r."id", r."accountId", r."role", r."from" FROM "account_role" r JOIN "account" a ON a."id" = r."accountId"
          WHERE a."employeeId" = ${employeeId}::uuid AND r."revokedAt" IS NULL AND (r."until" IS NULL OR r."until" >= ${day}::date)
        ), left_lines AS (
          SELECT l."id", l."employeeId" FROM "reporting_line" l WHERE (l."employeeId" = ${employeeId}::uuid OR l."raterId" = ${employeeId}::uuid)
            AND l."from" < ${day}::date AND (l."until" IS NULL OR l."until" >= ${day}::date)
        ), left_heads AS (
          SELECT h."id" FROM "unit_head" h WHERE h."employeeId" = ${employeeId}::uuid AND h."from" < ${day}::date
            AND (h."until" IS NULL OR h."until" >= ${day}::date)
        ), ended_postings AS (
          UPDATE "posting" p SET "until" = ${day}::date - 1, "version" = p."version" + 1
          WHERE p."employeeId" = ${employeeId}::uuid AND p."from" < ${day}::date AND (p."until" IS NULL OR p."until" >= ${day}::date)
        ), ended_lines AS (
          UPDATE "reporting_line" l SET "until" = ${day}::date - 1, "version" = l."version" + 1 FROM left_lines WHERE l."id" = left_lines."id"
        ), ended_heads AS (
          UPDATE "unit_head" h SET "until" = ${day}::date - 1 FROM left_heads WHERE h."id" = left_heads."id"
        ), ended_roles AS (
          UPDATE "account_role" r SET "version" = r."version" + 1, "until" = CASE WHEN r."from" < ${day}::date THEN ${day}::date - 1 ELSE r."until" END,
            "revokedAt" = CASE WHEN r."from" < ${day}::date THEN NULL ELSE ${now}::timestamptz END
          FROM theirs WHERE r."id" = theirs."id"
        ), ended_sessions AS (
          UPDATE "session" s SET "revokedAt" = ${now} FROM theirs
          WHERE ${leftOn <= today} AND s."accountId" = theirs."accountId" AND s."revokedAt" IS NULL
        ), gone AS (
          UPDATE "employee" e SET "leftOn" = ${day}::date, "leftBecause" = ${because}::"LeavingReason", "version" = e."version" + 1
          WHERE e."id" = ${employeeId}::uuid
        )
        SELECT EXISTS (SELECT 1 FROM theirs WHERE "role" = 'administrator') AS "administers",
          (SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM left_lines x) AS "lines",
          (SELECT coalesce(jsonb_agg(x."id"), '[]') FROM left_heads x) AS "heads"`;
      if (!ended) throw new RangeError("one statement gives one row");
      if (ended.administers) throw new Invalid([{ path: "leftOn", key: "posting.administers" }]);
      const ratees = ended.lines.flatMap((line) =>
        line.employeeId === employeeId ? [] : [{ employeeId: line.employeeId, raterId: employeeId }],
      );
      await moveQuarters(tx, { moves: [{ employeeId, from: leftOn }], ratees, how: "left" }, today);
      const subjects = [employeeId, ...ended.lines.map(({ id }) => id), ...ended.heads];
      await recordChanges(tx, grant, subjects, now, {
        about: employeeId,
        audienceIds: [employeeId, ...ratees.map((each) => each.employeeId)],
      });
    })
    .catch(meanwhile);
}

/** Nobody left after all: the last posting goes on. Lines, offices and roles that ended are given anew by whoever gives them. */
export async function stayInOffice(grant: Manager, { employeeId, version }: z.output<typeof staying>, now: Date) {
  await db
    .$transaction(async (tx) => {
      const stays = await tx.$executeRaw`
        WITH stays AS (
          SELECT e."id", e."leftOn" FROM "employee" e WHERE e."id" = ${employeeId}::uuid AND e."version" = ${version} AND e."leftOn" IS NOT NULL
          FOR NO KEY UPDATE
        ), goes_on AS (
          UPDATE "posting" p SET "until" = NULL, "version" = p."version" + 1 FROM stays
          WHERE p."employeeId" = stays."id" AND p."kind" = 'home' AND p."until" = stays."leftOn" - 1
        )
        UPDATE "employee" e SET "leftOn" = NULL, "leftBecause" = NULL, "version" = e."version" + 1 FROM stays WHERE e."id" = stays."id"`;
      if (stays === 0) throw new Refused("changed-meanwhile");
      await recordChanges(tx, grant, [employeeId], now, { about: employeeId, audienceIds: [employeeId] });
    })
    .catch(meanwhile);
}
