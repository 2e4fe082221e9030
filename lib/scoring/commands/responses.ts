import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { destroyBatchKey, openBatch, seal } from "@/lib/platform/sealed-box";
import { shuffled } from "@/lib/platform/shuffle";
import { inTurn } from "@/lib/platform/turns";
import { behaviourInstrument } from "@/lib/regulation/instruments/behaviour";
import { aggregateResponses } from "../core/raters/aggregate";
import { compared } from "../core/raters/instrument";
import { masked } from "../core/raters/masked";
import { type PeerAnswers, sealedAnswer } from "../core/raters/peer-answers";

/** What one respondent says about one colleague; the nonce was drawn with the form and is kept nowhere else. */
export type PeerResponse = { rightId: string; nonce: string; answers: PeerAnswers; words: string | null };

/**
 * The one exception to "everything in one transaction, with its author": what a colleague answered, nobody can trace,
 * the database administrator included. No row holds both the author and the answer, and none is written in the
 * transaction of the other: rows of one transaction share xmin. So, for this write alone, there is no ledger row,
 * no event, no idempotency row and no draft on the server.
 *
 * A retry with the same nonces finds its answers in the box and stores no second ones; it takes its turn, for overtaking the
 * first it would spend the right, and the first would take its own answer out again. Who sends a second answer under a
 * new nonce finds the right spent, and it is taken out again. The day stands on the right, never a time.
 */
export async function submitResponses(grant: Grant<"peers:respond">, responses: readonly PeerResponse[], today: string) {
  const own = await db.responseRight.findMany({
    where: { id: { in: responses.map(({ rightId }) => rightId) }, holder: { appraisals: { some: { id: grant.subjectId } } } },
    select: {
      id: true,
      groupId: true,
      spentOn: true,
      group: { select: { publicKey: true, releasedAt: true, destroyedAt: true, appraisal: { select: { period: true } } } },
    },
  });
  const rights = new Map(own.map((right) => [right.id, right]));
  if (rights.size !== responses.length || rights.size === 0) throw new Refused("not-found");
  if (own.some(({ group }) => group.releasedAt ?? group.destroyedAt)) throw new Refused("closed");

  const open = responses.filter(({ rightId }) => rights.get(rightId)?.spentOn === null);
  if (open.length === 0) throw new Refused("already-answered");
  const periods = new Set(open.map(({ rightId }) => rights.get(rightId)?.group.appraisal.period ?? ""));
  await askedWhole(open, [...periods]);
  for (const response of shuffled(open)) {
    const right = rights.get(response.rightId);
    if (right) await inTurn(right.id, () => submitOne(right, response, today));
  }
  return { sent: open.length };
}

/** Every item of the quarter's instrument is answered, and nothing else; each gap is named beside its field. */
async function askedWhole(responses: readonly PeerResponse[], periods: readonly string[]) {
  const quarters = await db.quarter.findMany({ where: { period: { in: [...periods] } }, select: { instrumentId: true } });
  const [quarter] = quarters;
  if (!quarter || new Set(quarters.map(({ instrumentId }) => instrumentId)).size > 1) throw new Refused("not-found");
  const instrument = behaviourInstrument(quarter.instrumentId);
  const problems = responses.flatMap(({ rightId, answers }) => {
    const { gaps, isOther } = compared(answers, instrument);
    if (isOther) throw new Refused("changed-meanwhile");
    return gaps.map((item) => ({ path: `answers.${rightId}.${item}`, key: "peers.gap" as const }));
  });
  if (problems.length > 0) throw new Invalid(problems);
}

/** A group that is just being brought to its end is waited for and then found ended: no right is spent for an answer that is lost. */
async function submitOne(
  right: { id: string; groupId: string; group: { publicKey: Uint8Array } },
  { nonce, answers, words }: PeerResponse,
  today: string,
) {
  const sealed = seal(right.group.publicKey, JSON.stringify({ marks: answers, words: words === null ? null : masked(words) }));
  const boxed = await db.$executeRaw`
    INSERT INTO "boxed_response" ("nonce", "groupId", "sealed")
    SELECT ${nonce}::uuid, g."id", ${sealed} FROM "response_group" g
    WHERE g."id" = ${right.groupId}::uuid AND g."releasedAt" IS NULL AND g."destroyedAt" IS NULL FOR KEY SHARE
    ON CONFLICT ("nonce") DO NOTHING`;
  if (boxed === 0 && (await db.boxedResponse.count({ where: { nonce } })) === 0) throw new Refused("closed");
  const spent = await db.responseRight.updateMany({ where: { id: right.id, spentOn: null }, data: { spentOn: dateOf(today) } });
  if (boxed === 1 && spent.count === 0) await db.boxedResponse.deleteMany({ where: { nonce } });
}

/** The groups whose window has closed and that have not come to their end: what the job asks for, one by one. */
export async function listDueGroups(today: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT g."id" FROM "response_group" g
    JOIN "appraisal" a ON a."id" = g."appraisalId"
    JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'peers'
    WHERE g."releasedAt" IS NULL AND g."destroyedAt" IS NULL AND w."closesOn" < ${dateOf(today)}::date
    ORDER BY g."id" LIMIT 500`;
  return rows.map(({ id }) => id);
}

/**
 * Brings one group to its end, once its window has closed: the box is opened, its answers are written in random order in
 * one transaction with one ledger entry, the nonces are left behind, and the key is destroyed. A group below its minimum
 * is destroyed unread, with its key. Two instances at once: the row is locked, the second finds it ended.
 */
export async function releaseResponses(grant: Grant<"responses:release">, now: Date): Promise<{ released: number }> {
  const released = await db.$transaction(async (tx) => {
    const [group] = await tx.$queryRaw<{ minimum: number; employeeId: string; instrumentId: string }[]>`
      SELECT g."minimum", a."employeeId", q."instrumentId" FROM "response_group" g JOIN "appraisal" a ON a."id" = g."appraisalId"
      JOIN "quarter" q ON q."period" = a."period"
      WHERE g."id" = ${grant.subjectId}::uuid AND g."releasedAt" IS NULL AND g."destroyedAt" IS NULL FOR UPDATE OF g`;
    if (!group) throw new Refused("already-decided");
    const where = { groupId: grant.subjectId };
    const box = await tx.boxedResponse.findMany({ where, select: { sealed: true } });
    await tx.boxedResponse.deleteMany({ where });

    const enough = box.length >= group.minimum;
    const opened = enough
      ? await openBatch(
          grant.subjectId,
          box.map(({ sealed }) => sealed),
        )
      : [];
    const answers = shuffled(opened.map((text) => sealedAnswer.parse(JSON.parse(text))));
    const marks = answers.map((each) => each.marks);
    const texts = shuffled(answers.flatMap(({ words }) => words ?? [])); // in an order of their own: no sentence stands with its marks
    if (enough) {
      await tx.response.createMany({ data: marks.map((each) => ({ id: crypto.randomUUID(), ...where, answers: each })) });
      await tx.responseText.createMany({ data: texts.map((text) => ({ id: crypto.randomUUID(), ...where, text })) });
    }
    await tx.responseGroup.update({
      where: { id: grant.subjectId },
      data: enough
        ? { releasedAt: now, answered: marks.length, aggregate: aggregateResponses(marks, group.minimum, itemsOf(group.instrumentId)) }
        : { destroyedAt: now },
      select: { id: true },
    });
    await recordChange(tx, grant, now, group.employeeId);
    return answers.length;
  });
  await destroyBatchKey(grant.subjectId);
  return { released };
}

const itemsOf = (instrumentId: string) => behaviourInstrument(instrumentId).items.map(({ key }) => key);

/** A key whose group has ended, or never came to be, opens nothing any more: at start it is destroyed. */
export async function listEndedGroups(ids: readonly string[]): Promise<string[]> {
  const open = await db.responseGroup.findMany({
    where: { id: { in: [...ids] }, releasedAt: null, destroyedAt: null },
    select: { id: true },
  });
  const batches = await db.citizenBatch.findMany({ where: { id: { in: [...ids] }, movedAt: null }, select: { id: true } });
  const alive = new Set([...open, ...batches].map(({ id }) => id));
  return ids.filter((id) => !alive.has(id));
}
