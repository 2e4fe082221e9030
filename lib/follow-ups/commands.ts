import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { type FollowUpCause, type FollowUpKind, isGuidance, MOST_OPEN } from "./types";

const LONGEST_PLAN = 731; // days

type Proposal = {
  kind: FollowUpKind;
  cause: FollowUpCause | null;
  goal: string;
  steps: string | null;
  ownerId: string;
  dueOn: string;
  appraisalId: string | null;
};
type Known = { raterId: string | null; open: number; same: string | null; owner: boolean; appraisal: boolean };

/**
 * What is to follow, by the rater, or by the employee, whose proposal waits for the rater; gives its id. A counselling is led by whoever
 * proposes it. The same goal of the same kind that is open is the same follow-up.
 */
export async function proposeFollowUp(grant: Grant<"follow-up:propose">, given: Proposal, now: Date): Promise<string> {
  const { kind, cause, goal, steps, dueOn, appraisalId } = given;
  const day = dayOf(now);
  const me = grant.employeeId ?? "";
  const own = me === grant.subjectId;
  const ownerId = kind === "counselling" ? me : given.ownerId;
  if (own && !isGuidance(kind)) throw new Invalid([{ path: "kind", key: "followUp.notOwn" }]);
  if (dueOn < day) throw new Invalid([{ path: "dueOn", key: "followUp.duePast", values: { day: { day: dueOn } } }]);
  const latest = addDays(day, LONGEST_PLAN);
  if (dueOn > latest) throw new Invalid([{ path: "dueOn", key: "followUp.dueFar", values: { day: { day: latest } } }]);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "employee" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`; // two at once pass no limit
    const [known] = await tx.$queryRaw<Known[]>`
      SELECT (SELECT r."raterId" FROM "rater_on"(e."id", ${dateOf(day)}::date) r) AS "raterId",
        (SELECT count(*)::int FROM "follow_up" f WHERE f."employeeId" = e."id" AND f."closedAt" IS NULL) AS "open",
        (SELECT f."id" FROM "follow_up" f WHERE f."employeeId" = e."id" AND f."closedAt" IS NULL AND f."kind"::text = ${kind}
          AND f."goal" = ${goal} AND f."createdById" = ${me}::uuid LIMIT 1) AS "same",
        EXISTS (SELECT 1 FROM "employee" o WHERE o."id" = ${ownerId}::uuid AND (o."leftOn" IS NULL OR o."leftOn" > ${dateOf(day)}::date)) AS "owner",
        (${appraisalId}::uuid IS NULL OR EXISTS (SELECT 1 FROM "appraisal" a WHERE a."id" = ${appraisalId}::uuid AND a."employeeId" = e."id")) AS "appraisal"
      FROM "employee" e WHERE e."id" = ${grant.subjectId}::uuid`;
    if (!known) throw new RangeError("a grant is of somebody who is there");
    if (known.same) return known.same;
    if (!known.owner) throw new Invalid([{ path: "ownerId", key: "problem.choose" }]);
    if (!known.appraisal) throw new Invalid([{ path: "appraisalId", key: "problem.choose" }]);
    if (known.open >= MOST_OPEN) throw new Invalid([{ path: "goal", key: "followUp.tooMany", values: { most: MOST_OPEN } }]);
    const id = uuidv7(now);
    await tx.followUp.createMany({
      data: [
        {
          id,
          employeeId: grant.subjectId,
          appraisalId,
          kind,
          cause,
          goal,
          steps,
          ownerId,
          dueOn: dateOf(dueOn),
          createdById: me,
          createdAt: now,
          acceptedAt: own ? null : now,
        },
      ],
    });
    await recordChange(tx, { ...grant, subjectId: id }, now, own ? known.raterId : grant.subjectId);
    return id;
  });
}

/** The rater takes the employee's proposal up. */
export async function acceptFollowUp(grant: Grant<"follow-up:accept">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const [row] = await tx.followUp.updateManyAndReturn({
      where: { id: grant.subjectId, version, acceptedAt: null, closedAt: null },
      data: { acceptedAt: now, version: version + 1 },
      select: { employeeId: true },
    });
    if (!row) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, row.employeeId);
  });
}

type End = { version: number; end: "done" | "dropped"; outcome: string; competence: number | null };

/** With what came of it. What was never taken up can only be dropped. */
export async function closeFollowUp(grant: Grant<"follow-up:close">, { version, end, outcome, competence }: End, now: Date) {
  await db.$transaction(async (tx) => {
    const is = await tx.followUp.findUnique({ where: { id: grant.subjectId, version }, select: { kind: true, acceptedAt: true } });
    if (!is) throw new Refused("changed-meanwhile");
    if (end === "done" && is.acceptedAt === null) throw new Invalid([{ path: "end", key: "followUp.notAccepted" }]);
    if (competence !== null && !isGuidance(is.kind)) throw new Invalid([{ path: "competence", key: "problem.choose" }]);
    const [row] = await tx.followUp.updateManyAndReturn({
      where: { id: grant.subjectId, version, closedAt: null },
      data: { closedAt: now, dropped: end === "dropped", outcome, competence: end === "done" ? competence : null, version: version + 1 },
      select: { employeeId: true, ownerId: true },
    });
    if (!row) throw new Refused("changed-meanwhile");
    await recordChange(tx, grant, now, grant.employeeId === row.employeeId ? row.ownerId : row.employeeId);
  });
}

/** One meeting, by either of its two people; on no day to come. */
export async function noteSession(grant: Grant<"follow-up:note">, { day, note }: { day: string; note: string }, now: Date) {
  if (day > dayOf(now)) throw new Invalid([{ path: "day", key: "followUp.dayAhead" }]);
  await db.$transaction(async (tx) => {
    const [row] = await tx.followUp.updateManyAndReturn({
      where: { id: grant.subjectId, closedAt: null },
      data: { version: { increment: 1 } },
      select: { employeeId: true, ownerId: true },
    });
    if (!row) throw new Refused("changed-meanwhile");
    await tx.followUpSession.createMany({
      data: [{ id: uuidv7(now), followUpId: grant.subjectId, byId: grant.employeeId ?? "", day: dateOf(day), note, at: now }],
    });
    await recordChange(tx, grant, now, grant.employeeId === row.employeeId ? row.ownerId : row.employeeId);
  });
}

/** The employee's view, once, to the superior of whoever leads the guidance. */
export async function sendView(
  grant: Grant<"follow-up:send-view">,
  { answers, note }: { answers: number[]; note: string | null },
  now: Date,
) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.followUpView.createMany({
      data: [{ followUpId: grant.subjectId, answers, note, at: now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new Refused("already-answered");
    const [row] = await tx.$queryRaw<{ superiorId: string | null }[]>`
      SELECT (SELECT r."raterId" FROM "rater_on"("guided_by"(f."ownerId", f."employeeId", ${dateOf(dayOf(now))}::date), ${dateOf(dayOf(now))}::date) r) AS "superiorId"
      FROM "follow_up" f WHERE f."id" = ${grant.subjectId}::uuid`;
    await recordChange(tx, grant, now, row?.superiorId ?? null);
  });
}
