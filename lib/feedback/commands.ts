import "server-only";
import type { Grant } from "@/lib/access/grant";
import type { GiverKind } from "@/lib/appraisals/types";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { About } from "./schema";
import { MOST_A_DAY, type Tone } from "./types";

type Given = { tone: Tone; about: About; text: string; evidence: string | null; outside: string | null; requestId: string | null };
type Known = {
  name: string;
  kind: GiverKind;
  today: number;
  same: string | null;
  asked: boolean;
  answersResult: string | null;
  result: boolean;
};

/**
 * Gives feedback to one colleague, and gives its id. Who the giver is to them is read from the lines of the day; the quarter is the one of
 * the day, so that it lands on that appraisal. The same words again on one day are the same feedback.
 */
export async function giveFeedback(grant: Grant<"feedback:give">, given: Given, now: Date): Promise<string> {
  const { tone, about, text, evidence, outside, requestId } = given;
  const me = grant.employeeId ?? "";
  const day = dayOf(now);
  return db.$transaction(async (tx) => {
    // the receiver's row is held first, so that two at once neither pass the most of a day nor say the same twice
    await tx.$queryRaw`SELECT 1 FROM "employee" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`;
    const [known] = await tx.$queryRaw<Known[]>`
      SELECT g."name", "giver_kind"(g."id", e."id", ${dateOf(day)}::date)::text AS "kind",
        (SELECT count(*)::int FROM "feedback" f WHERE f."employeeId" = e."id" AND f."givenOn" = ${dateOf(day)}::date
          AND g."id" IN (f."giverId", f."recordedById")) AS "today",
        (SELECT f."id" FROM "feedback" f WHERE f."employeeId" = e."id" AND f."givenOn" = ${dateOf(day)}::date
          AND g."id" IN (f."giverId", f."recordedById") AND f."text" = ${text} AND f."withdrawnAt" IS NULL) AS "same",
        (q."id" IS NOT NULL) AS "asked", q."intendedResultId" AS "answersResult",
        EXISTS (SELECT 1 FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId" WHERE r."id" = ${about.resultId}::uuid
          AND p."employeeId" = e."id" AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL) AS "result"
      FROM "employee" e JOIN "employee" g ON g."id" = ${me}::uuid
      LEFT JOIN "feedback_request" q ON q."id" = ${requestId}::uuid AND q."employeeId" = e."id" AND q."askedId" = g."id"
        AND q."closedAt" IS NULL AND q."expiresOn" >= ${dateOf(day)}::date
      WHERE e."id" = ${grant.subjectId}::uuid`;
    if (!known) throw new RangeError("a grant is of somebody who is there");
    if (known.same) return known.same;
    if (known.today >= MOST_A_DAY) throw new Invalid([{ path: "text", key: "feedback.tooMany", values: { most: MOST_A_DAY } }]);
    if (requestId !== null && !known.asked) throw new Refused("changed-meanwhile");
    if (requestId !== null && outside !== null) throw new Invalid([{ path: "outside", key: "feedback.askedYou" }]);
    // whose plan one may not read, of whose results one does not speak
    if (about.resultId && !(known.result && (known.kind === "leader" || known.answersResult === about.resultId)))
      throw new Invalid([{ path: "about", key: "problem.choose" }]);
    const id = uuidv7(now);
    await tx.feedback.createMany({
      data: [
        {
          id,
          employeeId: grant.subjectId,
          period: quarterOf(day),
          intendedResultId: about.resultId,
          value: about.value,
          giverKind: outside === null ? known.kind : "outside",
          giverName: outside ?? known.name,
          giverId: outside === null ? me : null,
          recordedById: outside === null ? null : me,
          tone,
          text,
          evidence,
          givenOn: dateOf(day),
          givenAt: now,
          requestId,
        },
      ],
    });
    if (requestId !== null) {
      const closed = await tx.feedbackRequest.updateMany({ where: { id: requestId, closedAt: null }, data: { closedAt: now } });
      if (closed.count === 0) throw new Refused("changed-meanwhile");
    }
    await recordChange(tx, { ...grant, subjectId: id }, now, grant.subjectId);
    return id;
  });
}

/** On the same day, by whoever gave it or wrote it down. What was made beside it keeps it. */
export async function withdrawFeedback(grant: Grant<"feedback:withdraw">, now: Date) {
  await db.$transaction(async (tx) => {
    const [gone] = await tx.feedback.updateManyAndReturn({
      where: { id: grant.subjectId, withdrawnAt: null, givenOn: dateOf(dayOf(now)) },
      data: { withdrawnAt: now },
      select: { employeeId: true },
    });
    if (!gone) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, gone.employeeId);
  });
}

/** The one word of whoever received it, beside it from then on. */
export async function replyToFeedback(grant: Grant<"feedback:reply">, reply: string, now: Date) {
  await db.$transaction(async (tx) => {
    const [replied] = await tx.feedback.updateManyAndReturn({
      where: { id: grant.subjectId, reply: null, withdrawnAt: null },
      data: { reply, repliedAt: now },
      select: { giverId: true, recordedById: true },
    });
    if (!replied) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, replied.giverId ?? replied.recordedById);
  });
}

type Question = { people: readonly string[]; about: About; question: string };

/** Asks some for a word about one's own work. One question is open to one person at a time; one that is past makes room for the next. */
export async function askForFeedback(grant: Grant<"feedback:ask">, { people, about, question }: Question, days: number, now: Date) {
  const day = dayOf(now);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "employee" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`;
    const found = await tx.$queryRaw<{ id: string; open: boolean; mine: boolean }[]>`
      SELECT e."id", (o."id" IS NOT NULL) AS "open", (${about.resultId}::uuid IS NULL OR EXISTS (
          SELECT 1 FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId" WHERE r."id" = ${about.resultId}::uuid
          AND p."employeeId" = ${grant.subjectId}::uuid AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL)) AS "mine"
      FROM "employee" e LEFT JOIN "feedback_request" o ON o."askedId" = e."id"
        AND o."employeeId" = ${grant.subjectId}::uuid AND o."closedAt" IS NULL
        AND o."expiresOn" >= ${dateOf(day)}::date
      WHERE e."id" = ANY (${people}::uuid[]) AND e."id" <> ${grant.subjectId}::uuid AND (e."leftOn" IS NULL OR e."leftOn" > ${dateOf(day)}::date)`;
    if (found.length < people.length) throw new Invalid([{ path: "people", key: "problem.choose" }]);
    if (found.some(({ mine }) => !mine)) throw new Invalid([{ path: "about", key: "problem.choose" }]);
    if (found.some(({ open }) => open)) throw new Invalid([{ path: "people", key: "feedback.askedAlready" }]);
    await tx.feedbackRequest.updateMany({
      where: { employeeId: grant.subjectId, askedId: { in: [...people] }, closedAt: null, expiresOn: { lt: dateOf(day) } },
      data: { closedAt: now },
    });
    const rows = people.map((askedId) => ({
      id: uuidv7(now),
      employeeId: grant.subjectId,
      askedId,
      intendedResultId: about.resultId,
      value: about.value,
      question,
      askedAt: now,
      expiresOn: dateOf(addDays(day, days)),
    }));
    await tx.feedbackRequest.createMany({ data: rows });
    await recordChanges(tx, grant, [grant.subjectId], now, { about: grant.subjectId, audienceIds: people });
  });
}

/** Says kindly that one does not answer. */
export async function declineRequest(grant: Grant<"feedback:decline">, note: string | null, now: Date) {
  await db.$transaction(async (tx) => {
    const [closed] = await tx.feedbackRequest.updateManyAndReturn({
      where: { id: grant.subjectId, closedAt: null },
      data: { closedAt: now, declined: true, note },
      select: { employeeId: true },
    });
    if (!closed) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, closed.employeeId);
  });
}
