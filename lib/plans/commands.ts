import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { type Drafters, partnerOf } from "@/lib/scoring/commands/plans";
import { MOST_COMMENTS } from "./types";

type Comment = { line: { of: "result" | "indicator" | "behaviour" | "support" | "plan"; which: string | null }; text: string };

/** The plan's row is held, so that nobody sets it meanwhile; a comment changes nothing of the plan, so that its version and a signature stay. */
async function inClarification(tx: Transaction, grant: Grant<"plan:comment">, now: Date): Promise<Drafters> {
  const [plan] = await tx.$queryRaw<Drafters[]>`
    SELECT p."employeeId", (SELECT "raterId" FROM "rater_on"(p."employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"
    FROM "plan" p WHERE p."id" = ${grant.subjectId}::uuid AND p."setOn" IS NULL FOR NO KEY UPDATE OF p`;
  if (!plan) throw new Refused("changed-meanwhile"); // set or thrown away since
  return plan;
}

type Said = { words: string | null; there: boolean; total: number; last: { text: string; authorId: string; open: boolean } | null };

/**
 * Says something about one line of a plan that is not set, with what that line says now. The same words sent again, while they are the
 * last and open, are the same comment.
 */
export async function writeComment(grant: Grant<"plan:comment">, { line: { of, which }, text }: Comment, now: Date) {
  await db.$transaction(async (tx) => {
    const plan = await inClarification(tx, grant, now);
    const line = which === null ? of : `${of}.${which}`;
    const id = of === "result" || of === "indicator" ? which : null;
    const key = of === "behaviour" || of === "support" ? which : null;
    const [said] = await tx.$queryRaw<Said[]>`
      WITH about AS (
        SELECT r."title" AS "words" FROM "intended_result" r WHERE ${of} = 'result' AND r."planId" = ${grant.subjectId}::uuid AND r."id" = ${id}::uuid
        UNION ALL
        SELECT i."title" FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId"
          WHERE ${of} = 'indicator' AND r."planId" = ${grant.subjectId}::uuid AND i."id" = ${id}::uuid
        UNION ALL
        SELECT b."text" FROM "behaviour_expectation" b WHERE ${of} = 'behaviour' AND b."planId" = ${grant.subjectId}::uuid AND b."value" = ${key}
        UNION ALL
        SELECT s."text" FROM "plan_support" s WHERE ${of} = 'support' AND s."planId" = ${grant.subjectId}::uuid AND s."item" = ${key}
      )
      SELECT (SELECT "words" FROM about) AS "words", ${id === null} OR EXISTS (SELECT 1 FROM about) AS "there",
        (SELECT count(*)::int FROM "plan_comment" c WHERE c."planId" = ${grant.subjectId}::uuid) AS "total",
        (SELECT jsonb_build_object('text', c."text", 'authorId', c."authorId", 'open', c."resolvedAt" IS NULL) FROM "plan_comment" c
          WHERE c."planId" = ${grant.subjectId}::uuid AND "comment_line"(c) = ${line} ORDER BY c."at" DESC, c."id" DESC LIMIT 1) AS "last"`;
    if (!said?.there) throw new Invalid([{ path: "text", key: "comment.lineGone" }]);
    if (said.last?.open && said.last.text === text && said.last.authorId === grant.employeeId) return;
    if (said.total >= MOST_COMMENTS) throw new Invalid([{ path: "text", key: "comment.tooMany", values: { most: MOST_COMMENTS } }]);
    await tx.planComment.createMany({
      data: [
        {
          id: uuidv7(now),
          planId: grant.subjectId,
          resultId: of === "result" ? which : null,
          indicatorId: of === "indicator" ? which : null,
          value: of === "behaviour" ? which : null,
          item: of === "support" ? which : null,
          words: said.words,
          authorId: grant.employeeId ?? "",
          at: now,
          text,
        },
      ],
    });
    await recordChange(tx, grant, now, partnerOf(grant, plan));
  });
}

/** Marks a comment as settled, and with it what was said of its line before; what was said later stays open. Nobody's words are changed. */
export async function settleComment(grant: Grant<"plan:comment">, commentId: string, now: Date) {
  await db.$transaction(async (tx) => {
    const plan = await inClarification(tx, grant, now);
    const settled = await tx.$executeRaw`
      UPDATE "plan_comment" c SET "resolvedAt" = greatest(${now}, c."at"), "resolvedById" = ${grant.employeeId}::uuid
      FROM "plan_comment" last WHERE last."id" = ${commentId}::uuid AND last."planId" = ${grant.subjectId}::uuid AND c."planId" = last."planId"
        AND c."resolvedAt" IS NULL AND "comment_line"(c) = "comment_line"(last) AND (c."at", c."id") <= (last."at", last."id")`;
    if (settled === 0) throw new Refused("changed-meanwhile"); // settled by the other one, or never of this plan
    await recordChange(tx, grant, now, partnerOf(grant, plan));
  });
}
