import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { FOLDERS, hashOfBytes, listStoredBefore, removeStoredBefore, renewStored, storeFile } from "@/lib/platform/files";
import { uuidv7 } from "@/lib/platform/ids";
import { Refused } from "@/lib/platform/refusal";
import type { Examined } from "./examine";
import { notTaken } from "./problem";
import { MOST_DOCUMENTS } from "./types";

/** What a file is hung on, held until the transaction ends: how many it has, whether this is one of them, and whose page shows it. */
type Held = { documents: number; there: boolean; watcherId: string | null };

export async function attachToActivity(grant: Grant<"activity:attach">, file: Examined, now: Date) {
  await db.$transaction(async (tx) => {
    const line = await holdActivity(tx, grant.subjectId, hashOfBytes(file.body), now);
    if (line.there) return; // the same file sent again, after an answer that never came
    await hang(tx, { activityId: grant.subjectId }, line, file, now);
    await turnVersion(tx, grant.subjectId);
    await recordChange(tx, grant, now, line.watcherId);
  });
}

export async function attachToRealisation(grant: Grant<"realisation:attach">, file: Examined, now: Date) {
  return db.$transaction(async (tx) => {
    const { planId, ...realisation } = await holdRealisation(tx, grant.subjectId, hashOfBytes(file.body));
    if (realisation.there) return { planId };
    await hang(tx, { realisationId: grant.subjectId }, realisation, file, now);
    await recordChange(tx, grant, now, realisation.watcherId);
    return { planId };
  });
}

/** By whoever gave it, on its day: from the next on it is as it was said. */
export async function attachToFeedback(grant: Grant<"feedback:attach">, file: Examined, now: Date) {
  await db.$transaction(async (tx) => {
    const feedback = await holdFeedback(tx, grant.subjectId, hashOfBytes(file.body), now);
    if (feedback.there) return;
    await hang(tx, { feedbackId: grant.subjectId }, feedback, file, now);
    await recordChange(tx, grant, now, feedback.watcherId);
  });
}

/** Takes a file off again. What nothing names any more is swept away a day later. */
export async function removeDocument(grant: Grant<"document:remove">, now: Date) {
  return db.$transaction(async (tx) => {
    const { activityId, realisationId, feedbackId, hash, smallHash, name } = await tx.document.findUniqueOrThrow({
      where: { id: grant.subjectId },
      select: { activityId: true, realisationId: true, feedbackId: true, hash: true, smallHash: true, name: true },
    });
    const { watcherId } = activityId
      ? await holdActivity(tx, activityId, hash, now)
      : feedbackId
        ? await holdFeedback(tx, feedbackId, hash, now)
        : await holdRealisation(tx, realisationId ?? "", hash);
    const { count } = await tx.document.deleteMany({ where: { id: grant.subjectId } });
    if (count === 0) throw new Refused("changed-meanwhile");
    if (activityId) await turnVersion(tx, activityId);
    await recordChange(tx, grant, now, watcherId);
    for (const file of [hash, smallHash]) if (file) await renewStored(file, now);
    return { name };
  });
}

/** Two that race for the last place come one after the other, and neither overtakes a decision. */
async function holdActivity(tx: Transaction, id: string, hash: string, now: Date): Promise<Held> {
  const [line] = await tx.$queryRaw<(Held & { approved: boolean })[]>`
    SELECT a."documents", coalesce(a."decision" = 'approved', false) AS "approved",
      EXISTS (SELECT 1 FROM "document" d WHERE d."activityId" = a."id" AND d."hash" = ${hash}) AS "there",
      (SELECT r."raterId" FROM "rater_on"(a."employeeId", ${dateOf(dayOf(now))}::date) r WHERE a."submittedAt" IS NOT NULL) AS "watcherId"
    FROM "activity" a WHERE a."id" = ${id}::uuid FOR NO KEY UPDATE OF a`;
  if (!line || line.approved) throw new Refused("already-decided");
  return line;
}

/** The appraisal first, as whoever enters a realisation or rates does: two that hold the one and want the other would wait for ever. */
async function holdRealisation(tx: Transaction, id: string, hash: string): Promise<Held & { planId: string }> {
  const [appraisal] = await tx.$queryRaw<{ ratedAt: Date | null; raterId: string; planId: string }[]>`
    SELECT j."ratedAt", j."raterId", p."id" AS "planId" FROM "realisation" x JOIN "indicator" i ON i."id" = x."indicatorId"
    JOIN "intended_result" t ON t."id" = i."intendedResultId" JOIN "plan" p ON p."id" = t."planId"
    JOIN "appraisal" j ON j."employeeId" = p."employeeId" AND j."period" = x."period" WHERE x."id" = ${id}::uuid FOR NO KEY UPDATE OF j`;
  if (!appraisal || appraisal.ratedAt) throw new Refused("closed");
  const [held] = await tx.$queryRaw<(Omit<Held, "watcherId"> & { superseded: boolean })[]>`
    SELECT x."documents", x."supersededAt" IS NOT NULL AS "superseded",
      EXISTS (SELECT 1 FROM "document" d WHERE d."realisationId" = x."id" AND d."hash" = ${hash}) AS "there"
    FROM "realisation" x WHERE x."id" = ${id}::uuid FOR NO KEY UPDATE OF x`;
  if (!held || held.superseded) throw new Refused("changed-meanwhile");
  return { ...held, watcherId: appraisal.raterId, planId: appraisal.planId };
}

async function holdFeedback(tx: Transaction, id: string, hash: string, now: Date): Promise<Held> {
  const [feedback] = await tx.$queryRaw<(Held & { over: boolean })[]>`
    SELECT f."documents", f."withdrawnAt" IS NOT NULL OR f."givenOn" < ${dateOf(dayOf(now))}::date AS "over", f."employeeId" AS "watcherId",
      EXISTS (SELECT 1 FROM "document" d WHERE d."feedbackId" = f."id" AND d."hash" = ${hash}) AS "there"
    FROM "feedback" f WHERE f."id" = ${id}::uuid FOR NO KEY UPDATE`;
  if (!feedback || feedback.over) throw new Refused("changed-meanwhile");
  return feedback;
}

/** The file is on the disk before a row names it. A transaction that fails after that leaves a file that nothing names. */
async function hang(
  tx: Transaction,
  owner: { activityId: string } | { realisationId: string } | { feedbackId: string },
  { documents }: Held,
  { name, kind, body, small }: Examined,
  now: Date,
) {
  if (documents >= MOST_DOCUMENTS) throw notTaken("full");
  const smallHash = small && (await storeFile(small, now));
  const hash = await storeFile(body, now);
  await tx.document.createMany({
    data: [{ id: uuidv7(now), ...owner, name, kind, bytes: body.length, hash, smallHash, addedAt: now }],
    skipDuplicates: true, // the same file twice at once: both are told that it is kept
  });
}

/** Whoever decides on a line decides on what they saw: with a file more or less it is another version of it. */
const turnVersion = (tx: Transaction, id: string) =>
  tx.activity.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });

const KEPT_MS = 24 * 60 * 60_000;
const before = (now: Date) => new Date(now.getTime() - KEPT_MS);

/** One folder a minute, round and round: the files in it that no row names and that no writer can be about to name. */
export async function listUnnamedFiles(now: Date): Promise<string[]> {
  const stored = await listStoredBefore(Math.floor(now.getTime() / 60_000) % FOLDERS, before(now));
  if (stored.length === 0) return [];
  const named = await db.document.findMany({
    where: { OR: [{ hash: { in: stored } }, { smallHash: { in: stored } }] },
    select: { hash: true, smallHash: true },
  });
  const names = new Set(named.flatMap(({ hash, smallHash }) => [hash, smallHash]));
  return stored.filter((name) => !names.has(name));
}

export const sweepFile = (grant: Grant<"document:sweep">, now: Date) => removeStoredBefore(grant.subjectId, before(now));
