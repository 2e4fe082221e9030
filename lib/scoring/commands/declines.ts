import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Refused } from "@/lib/platform/refusal";
import { type Form, replaceRespondent } from "../core/raters/assignment";
import type { DeclineReason } from "../core/raters/declining";
import { type Appraised, listColleagues } from "./respondents";

export type Decline = { rightId: string; reason: DeclineReason; words: string | null };
type Found = {
  groupId: string;
  holderId: string;
  aboutId: string;
  period: string;
  perspective: string;
  ended: boolean;
  spent: boolean;
  seed: string | null;
  people: Appraised[];
  held: (Form & { sent: boolean })[];
  declined: Form[];
};

/**
 * Gives the right to answer about somebody up, before an answer, and asks somebody else by the same rules. Who sent an answer meanwhile has
 * answered: the right is spent and is not given up. The ledger says who declined, and not about whom. Draws are made one after another, so
 * that two that decline at once do not ask the same.
 */
export async function declineToRespond(grant: Grant<"peers:decline">, decline: Decline, load: number, now: Date) {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        SELECT pg_advisory_xact_lock(hashtext('respondents ' || (SELECT a."period" FROM "appraisal" a WHERE a."id" = ${grant.subjectId}::uuid)))`;
      const found = await giveUp(tx, grant, decline, now);
      if (!found) throw new Refused("not-found");
      if (found.ended) throw new Refused("closed");
      if (found.spent) throw new Refused("already-answered");
      if (found.perspective === "peers") await askAnother(tx, found, load, now);
      await recordChange(tx, grant, now);
    },
    { timeout: 30_000 },
  );
}

/** The right goes and the reason stays, where it is neither spent nor over; and who was asked about whom until then. One statement. */
async function giveUp(
  tx: Transaction,
  grant: Grant<"peers:decline">,
  { rightId, reason, words }: Decline,
  now: Date,
): Promise<Found | null> {
  const [found] = await tx.$queryRaw<Found[]>`
    WITH own AS MATERIALIZED (
      SELECT r."id", r."groupId", r."holderId", a."employeeId" AS "aboutId", a."period", g."perspective"::text, r."spentOn" IS NOT NULL AS "spent",
        g."releasedAt" IS NOT NULL OR g."destroyedAt" IS NOT NULL AS "ended"
      FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
      JOIN "appraisal" mine ON mine."id" = ${grant.subjectId}::uuid AND mine."employeeId" = r."holderId" AND mine."period" = a."period"
      WHERE r."id" = ${rightId}::uuid FOR UPDATE OF r
    ), gone AS (
      DELETE FROM "response_right" r USING own WHERE r."id" = own."id" AND NOT own."spent" AND NOT own."ended"
    ), kept AS (
      INSERT INTO "respondent_decline" ("groupId", "holderId", "reason", "words", "day")
      SELECT own."groupId", own."holderId", ${reason}::"DeclineReason", ${words}, ${dateOf(dayOf(now))}::date FROM own WHERE NOT own."spent" AND NOT own."ended"
    ), people AS (
      SELECT a."id", a."employeeId", a."unitId", a."raterId" FROM own JOIN "appraisal" a ON a."period" = own."period"
    ), groups AS (
      SELECT p."employeeId" AS "about", g."id" FROM people p JOIN "response_group" g ON g."appraisalId" = p."id" AND g."perspective" = 'peers'
    )
    SELECT own."groupId", own."holderId", own."aboutId", own."period", own."perspective", own."spent", own."ended",
      (SELECT q."seed" FROM "quarter" q WHERE q."period" = own."period") AS "seed",
      (SELECT jsonb_agg(jsonb_build_object('appraisalId', p."id", 'id', p."employeeId", 'unitId', p."unitId", 'raterId', p."raterId")) FROM people p) AS "people",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('about', g."about", 'respondent', r."holderId", 'sent', r."spentOn" IS NOT NULL)), '[]')
        FROM groups g JOIN "response_right" r ON r."groupId" = g."id" WHERE r."id" <> own."id") AS "held",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('about', g."about", 'respondent', d."holderId")), '[]')
        FROM groups g JOIN "respondent_decline" d ON d."groupId" = g."id") AS "declined"
    FROM own`;
  return found ?? null;
}

async function askAnother(tx: Transaction, { aboutId, holderId, period, people, held, declined, seed }: Found, load: number, now: Date) {
  const refused = new Set([...declined, { about: aboutId, respondent: holderId }].map(({ about, respondent }) => `${about} ${respondent}`));
  const colleagues = await listColleagues(period, people, tx);
  const sent = held.filter((form) => form.sent);
  const { out, back } = replaceRespondent(colleagues, { load, seed: seed ?? period }, { about: aboutId, held, sent, refused });
  if (out.length === 0) return;
  await tx.$executeRaw`
    WITH groups AS (
      SELECT a."employeeId" AS "about", g."id" FROM "appraisal" a JOIN "response_group" g ON g."appraisalId" = a."id" AND g."perspective" = 'peers'
        AND g."releasedAt" IS NULL AND g."destroyedAt" IS NULL WHERE a."period" = ${period}
    ), freed AS (
      DELETE FROM "response_right" r USING groups g, jsonb_to_recordset(${JSON.stringify(back)}::jsonb) AS b("about" uuid, "respondent" uuid)
      WHERE g."about" = b."about" AND r."groupId" = g."id" AND r."holderId" = b."respondent" AND r."spentOn" IS NULL
    )
    INSERT INTO "response_right" ("id", "groupId", "holderId")
    SELECT n."id", g."id", n."respondent"
    FROM jsonb_to_recordset(${JSON.stringify(out.map((form) => ({ ...form, id: uuidv7(now) })))}::jsonb) AS n("id" uuid, "about" uuid, "respondent" uuid)
    JOIN groups g ON g."about" = n."about" ON CONFLICT ("groupId", "holderId") DO NOTHING`;
}
