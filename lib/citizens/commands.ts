import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { hashOf, normalCode } from "@/lib/platform/codes";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Refused } from "@/lib/platform/refusal";
import { destroyBatchKey, makeBatchKey, openBatch, seal } from "@/lib/platform/sealed-box";
import { shuffled } from "@/lib/platform/shuffle";
import { inTurn } from "@/lib/platform/turns";
import { skm1 } from "@/lib/regulation/instruments/skm-1";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addScan, takeScans } from "./scans";
import type { CitizenAnswer } from "./types";

type Answer = CitizenAnswer & { key: string };

/** What is counted of an answer: its mark and its elements. */
export const patternOf = ({ mark, elements }: Pick<CitizenAnswer, "elements"> & { mark: number | null }) => `${mark ?? "-"}${elements}`;

/**
 * Stores what a citizen answered at a poster, and counts it, in one statement: the same form sent twice is one answer.
 * No ledger row and no event: there is no author to record, the row itself is the record, and nobody's open page shows it.
 */
export async function recordOpenAnswer(grant: Grant<"service:answer">, answer: Answer, now: Date) {
  const day = dayOf(now);
  await db.$executeRaw`
    WITH kept AS (
      INSERT INTO "citizen_answer" ("id", "key", "serviceId", "codeId", "channel", "day", "mark", "instrument", "elements", "waitBand", "text")
      SELECT ${uuidv7(now)}::uuid, ${answer.key}::uuid, c."serviceId", c."id", 'poster', ${dateOf(day)}::date, ${answer.mark}, ${skm1.id},
        ${answer.elements}, ${answer.waitBand}, ${answer.text}
      FROM "service_code" c WHERE c."code" = ${normalCode(grant.subjectId)}
      ON CONFLICT ("key") DO NOTHING RETURNING "serviceId"
    )
    INSERT INTO "satisfaction_total" ("serviceId", "period", "verified", "pattern", "times")
    SELECT "serviceId", ${quarterOf(day)}, false, ${patternOf(answer)}, 1 FROM kept
    ON CONFLICT ("serviceId", "period", "verified", "pattern") DO UPDATE SET "times" = "satisfaction_total"."times" + 1`;
}

/**
 * Completes such an answer on the day it was given, under the key that its form drew: unguessable, and good for nothing else.
 * Its pattern moves to another count in the same transaction. Nothing happens where there is no such answer.
 *
 * The answer and its service are locked first: two that move between the same two counts in opposite directions would wait
 * for each other, and what is uncounted has to be what the one before left, not what was there when the form came.
 */
export async function completeOpenAnswer(grant: Grant<"service:answer">, answer: Answer, now: Date): Promise<{ completed: boolean }> {
  const day = dayOf(now);
  const pattern = patternOf(answer);
  return db.$transaction(async (tx) => {
    const [old] = await tx.$queryRaw<{ id: string; serviceId: string; pattern: string }[]>`
      SELECT a."id", a."serviceId", coalesce(a."mark"::text, '-') || a."elements" AS "pattern" FROM "citizen_answer" a
      JOIN "service_code" c ON c."id" = a."codeId" AND c."code" = ${normalCode(grant.subjectId)} JOIN "service" s ON s."id" = a."serviceId"
      WHERE a."key" = ${answer.key}::uuid AND a."day" = ${dateOf(day)}::date FOR UPDATE OF a FOR NO KEY UPDATE OF s`;
    if (!old) return { completed: false };
    await tx.$executeRaw`
      WITH uncounted AS (
        UPDATE "satisfaction_total" SET "times" = "times" - 1 WHERE "serviceId" = ${old.serviceId}::uuid AND "period" = ${quarterOf(day)}
          AND NOT "verified" AND "pattern" = ${old.pattern} AND ${old.pattern !== pattern}
      ), counted AS (
        INSERT INTO "satisfaction_total" ("serviceId", "period", "verified", "pattern", "times")
        SELECT ${old.serviceId}::uuid, ${quarterOf(day)}, false, ${pattern}, 1 WHERE ${old.pattern !== pattern}
        ON CONFLICT ("serviceId", "period", "verified", "pattern") DO UPDATE SET "times" = "satisfaction_total"."times" + 1
      )
      UPDATE "citizen_answer" SET "mark" = ${answer.mark}, "elements" = ${answer.elements}, "waitBand" = ${answer.waitBand}, "text" = ${answer.text}
      WHERE "id" = ${old.id}::uuid`;
    return { completed: true };
  });
}

const boxed = z.strictObject({
  channel: z.enum(["counter", "slip"]),
  day: z.iso.date(),
  mark: z.number().int().min(1).max(4),
  elements: z.string(),
  waitBand: z.number().int().nullable(),
  text: z.string().nullable(),
});

/**
 * An answer under a one-time code: sealed to the batch of its service and put into the box, then the code is marked spent,
 * by day, in a transaction of its own. Nothing that is stored holds both. A second answer under a spent code is taken out
 * again; a retry with the same nonce takes its turn and finds its answer in the box.
 */
export async function boxAnswer(grant: Grant<"service:answer">, { key, ...answer }: Answer, now: Date) {
  const hash = hashOf(normalCode(grant.subjectId));
  const code = await db.oneTimeCode.findUniqueOrThrow({ where: { hash }, select: { serviceId: true, channel: true } });
  const text = JSON.stringify(boxed.parse({ ...answer, channel: code.channel, day: dayOf(now) }));
  await inTurn(hash, async () => {
    const inserted = await putIntoBox(code.serviceId, key, text, now);
    const spent = await db.oneTimeCode.updateMany({ where: { hash, spentOn: null }, data: { spentOn: dateOf(dayOf(now)) } });
    if (inserted && spent.count === 0) {
      await db.boxedAnswer.deleteMany({ where: { nonce: key } });
      throw new Refused("already-answered");
    }
  });
}

const MOST_TRIES = 5;

/**
 * Seals an answer to the open batch of a service and puts it there; false where its nonce lies in a box already.
 * A batch that is just being moved is waited for and then found moved: the answer goes into the next one, and none is lost.
 */
async function putIntoBox(serviceId: string, nonce: string, text: string, now: Date): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const batch = await openBatchOf(serviceId, now);
    const put = await db.$executeRaw`
      INSERT INTO "boxed_answer" ("nonce", "batchId", "sealed", "boxedAt")
      SELECT ${nonce}::uuid, b."id", ${seal(batch.publicKey, text)}, ${now} FROM "citizen_batch" b
      WHERE b."id" = ${batch.id}::uuid AND b."movedAt" IS NULL FOR KEY SHARE
      ON CONFLICT ("nonce") DO NOTHING`;
    if (put === 1) return true;
    if ((await db.boxedAnswer.count({ where: { nonce } })) === 1) return false;
  }
  throw new Refused("changed-meanwhile");
}

/** The same answer again, with more of it, while it lies in the box. Later it has been counted as it was. */
export async function replaceBoxedAnswer(
  grant: Grant<"service:answer">,
  { key, ...answer }: Answer,
  now: Date,
): Promise<{ completed: boolean }> {
  const lying = await db.boxedAnswer.findUnique({ where: { nonce: key }, select: { batch: { select: { publicKey: true } } } });
  const code = await db.oneTimeCode.findUnique({ where: { hash: hashOf(normalCode(grant.subjectId)) }, select: { channel: true } });
  if (!lying || !code) return { completed: false };
  const sealed = seal(lying.batch.publicKey, JSON.stringify(boxed.parse({ ...answer, channel: code.channel, day: dayOf(now) })));
  const { count } = await db.boxedAnswer.updateMany({ where: { nonce: key }, data: { sealed } });
  return { completed: count === 1 };
}

/** The one open batch of a service, made where there is none; of two makers at once one finds the other's. */
async function openBatchOf(serviceId: string, now: Date): Promise<{ id: string; publicKey: Uint8Array }> {
  const find = () => db.citizenBatch.findFirst({ where: { serviceId, movedAt: null }, select: { id: true, publicKey: true } });
  const open = await find();
  if (open) return open;
  const id = uuidv7(now);
  const publicKey = await makeBatchKey(id);
  const made = await db.citizenBatch.createMany({ data: [{ id, serviceId, publicKey }], skipDuplicates: true });
  if (made.count === 1) return { id, publicKey };
  await destroyBatchKey(id);
  const other = await find();
  if (!other) throw new Refused("changed-meanwhile");
  return other;
}

const ENOUGH = 5;
const LONG_ENOUGH_MS = 30 * 60_000;

/** Batches in which enough answers have lain long enough. */
export async function listDueBatches(now: Date): Promise<string[]> {
  const lain = new Date(now.getTime() - LONG_ENOUGH_MS);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT b."id" FROM "citizen_batch" b JOIN "boxed_answer" a ON a."batchId" = b."id" AND a."boxedAt" <= ${lain}
    WHERE b."movedAt" IS NULL GROUP BY b."id" HAVING count(*) >= ${ENOUGH}`;
  return rows.map(({ id }) => id);
}

/** Moves one batch whole: random order, random ids, fresh keys, one transaction, one ledger entry; then its key is destroyed. */
export async function moveAnswers(grant: Grant<"answers:move">, now: Date): Promise<{ moved: number }> {
  const moved = await db.$transaction(async (tx) => {
    const [batch] = await tx.$queryRaw<{ serviceId: string }[]>`
      SELECT "serviceId" FROM "citizen_batch" WHERE "id" = ${grant.subjectId}::uuid AND "movedAt" IS NULL FOR UPDATE`;
    if (!batch) throw new Refused("already-decided");
    // Taken out and read in one statement: what was completed up to this moment is moved as it was completed.
    const box = await tx.$queryRaw<{ sealed: Uint8Array }[]>`
      DELETE FROM "boxed_answer" WHERE "batchId" = ${grant.subjectId}::uuid RETURNING "sealed"`;
    const texts = await openBatch(
      grant.subjectId,
      box.map(({ sealed }) => sealed),
    );
    const answers = shuffled(texts.map((text) => boxed.parse(JSON.parse(text))));
    await tx.citizenAnswer.createMany({
      data: answers.map(({ day, ...answer }) => ({
        ...answer,
        id: crypto.randomUUID(),
        key: crypto.randomUUID(),
        serviceId: batch.serviceId,
        day: dateOf(day),
        instrument: skm1.id,
      })),
    });
    await countVerified(tx, batch.serviceId, answers);
    await tx.citizenBatch.update({ where: { id: grant.subjectId }, data: { movedAt: now }, select: { id: true } });
    await recordChange(tx, grant, now);
    return answers.length;
  });
  await destroyBatchKey(grant.subjectId);
  return { moved };
}

async function countVerified(tx: Transaction, serviceId: string, answers: readonly { day: string; mark: number; elements: string }[]) {
  const counts = Map.groupBy(answers, (answer) => `${quarterOf(answer.day)} ${patternOf(answer)}`);
  for (const [name, same] of counts) {
    const [period = "", pattern = ""] = name.split(" ");
    await tx.$executeRaw`
      INSERT INTO "satisfaction_total" ("serviceId", "period", "verified", "pattern", "times")
      VALUES (${serviceId}::uuid, ${period}, true, ${pattern}, ${same.length})
      ON CONFLICT ("serviceId", "period", "verified", "pattern") DO UPDATE SET "times" = "satisfaction_total"."times" + EXCLUDED."times"`;
  }
}

/** Writes what was counted of posters' scans, one number a code and day. What cannot be written is counted on. */
export async function keepScans(_grant: Grant<"scans:keep">): Promise<void> {
  const scans = takeScans();
  try {
    await db.$executeRaw`
      INSERT INTO "code_scan" ("codeId", "day", "times")
      SELECT c."id", s."day", s."times" FROM jsonb_to_recordset(${JSON.stringify(scans)}::jsonb) AS s("code" text, "day" date, "times" int)
      JOIN "service_code" c ON c."code" = s."code"
      ON CONFLICT ("codeId", "day") DO UPDATE SET "times" = "code_scan"."times" + EXCLUDED."times"`;
  } catch (error) {
    for (const scan of scans) addScan(scan);
    throw error;
  }
}
