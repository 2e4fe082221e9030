import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { MOST_ANSWERS, MOST_OPEN, type ObstacleKind } from "./types";

const LONGEST_PROMISE = 366; // days

type Flag = { kind: ObstacleKind; text: string };

/**
 * Flags what is in the way of one result of the own plan in force, and gives its id. The same words sent again while they stand are the
 * same obstacle. The plan's row is held, so that neither a revision overtakes it nor two at once pass the most that may be open.
 */
export async function flagObstacle(grant: Grant<"obstacle:flag">, { kind, text }: Flag, now: Date): Promise<string> {
  return db.$transaction(async (tx) => {
    const [plan] = await tx.$queryRaw<{ id: string; employeeId: string; raterId: string | null }[]>`
      SELECT p."id", p."employeeId", (SELECT "raterId" FROM "rater_on"(p."employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"
      FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId"
      WHERE r."id" = ${grant.subjectId}::uuid AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL FOR NO KEY UPDATE OF p`;
    if (!plan) throw new Refused("changed-meanwhile"); // revised since
    const open = await tx.$queryRaw<{ id: string; kind: string; text: string }[]>`
      SELECT o."id", o."kind"::text AS "kind", o."text" FROM "results_behind"(${plan.id}::uuid) x
      JOIN "obstacle" o ON o."intendedResultId" = x."id" WHERE x."shownId" = ${grant.subjectId}::uuid AND o."resolvedAt" IS NULL`;
    const same = open.find((other) => other.kind === kind && other.text === text);
    if (same) return same.id;
    if (open.length >= MOST_OPEN) throw new Invalid([{ path: "text", key: "obstacle.tooMany", values: { most: MOST_OPEN } }]);
    const id = uuidv7(now);
    await tx.obstacle.createMany({
      data: [{ id, intendedResultId: grant.subjectId, employeeId: plan.employeeId, kind, text, flaggedAt: now }],
    });
    await recordChange(tx, { ...grant, subjectId: id }, now, plan.raterId);
    return id;
  });
}

type Answer = { version: number; action: string; dueOn: string };

/** What a leader does, and until when. A further answer follows the last, which stays. */
export async function answerObstacle(grant: Grant<"obstacle:answer">, { version, action, dueOn }: Answer, now: Date) {
  const today = dayOf(now);
  const latest = addDays(today, LONGEST_PROMISE);
  if (dueOn < today) throw new Invalid([{ path: "dueOn", key: "obstacle.duePast", values: { day: { day: dueOn } } }]);
  if (dueOn > latest) throw new Invalid([{ path: "dueOn", key: "obstacle.dueFar", values: { day: { day: latest } } }]);
  await db.$transaction(async (tx) => {
    const [obstacle] = await tx.obstacle.updateManyAndReturn({
      where: { id: grant.subjectId, version, resolvedAt: null },
      data: { version: version + 1 },
      select: { employeeId: true },
    });
    if (!obstacle) throw new Refused("changed-meanwhile");
    const before = await tx.obstacleAnswer.count({ where: { obstacleId: grant.subjectId } });
    if (before >= MOST_ANSWERS) throw new Invalid([{ path: "action", key: "obstacle.tooManyAnswers", values: { most: MOST_ANSWERS } }]);
    await tx.obstacleAnswer.createMany({
      data: [{ id: uuidv7(now), obstacleId: grant.subjectId, byId: grant.employeeId ?? "", action, dueOn: dateOf(dueOn), at: now }],
    });
    await recordChange(tx, grant, now, obstacle.employeeId);
  });
}

/** It is out of the way, say the employee or a leader; the other one's page shows it. */
export async function removeObstacle(grant: Grant<"obstacle:remove">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const [obstacle] = await tx.$queryRaw<{ employeeId: string; raterId: string | null }[]>`
      UPDATE "obstacle" SET "resolvedAt" = ${now}, "resolvedById" = ${grant.employeeId}::uuid, "version" = "version" + 1
      WHERE "id" = ${grant.subjectId}::uuid AND "version" = ${version} AND "resolvedAt" IS NULL
      RETURNING "employeeId", (SELECT "raterId" FROM "rater_on"("employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"`;
    if (!obstacle) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, grant.employeeId === obstacle.employeeId ? obstacle.raterId : obstacle.employeeId);
  });
}
