import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { carryOver, dayAhead, OF_DIALOGUES, writeItems } from "@/lib/scoring/commands/agreed-items";
import type { Minutes } from "./schema";
import { NEW_ROWS } from "./types";

type Known = { lastId: string | null; raterId: string | null; openId: string | null; raterOf: string | null; heldOn: Date | null };

/**
 * Plans the next dialogue with whoever rates today, and gives its id; one that is open is moved to the day, and to that rater. What was
 * left open in the last one is on it again, under the same identity.
 */
export async function planDialogue(grant: Grant<"dialogue:plan">, heldOn: string, now: Date): Promise<string> {
  const today = dayOf(now);
  dayAhead("heldOn", heldOn, today);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "employee" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`; // two at once plan one
    const [known] = await tx.$queryRaw<Known[]>`
      SELECT (SELECT d."id" FROM "dialogue" d WHERE d."employeeId" = ${grant.subjectId}::uuid AND d."lockedAt" IS NOT NULL
          ORDER BY d."lockedAt" DESC, d."id" DESC LIMIT 1) AS "lastId", (SELECT r."raterId" FROM "rater_on"(${grant.subjectId}::uuid, ${dateOf(today)}::date) r) AS "raterId",
        d."id" AS "openId", d."raterId" AS "raterOf", d."heldOn"
      FROM (SELECT 1) one LEFT JOIN "dialogue" d ON d."employeeId" = ${grant.subjectId}::uuid AND d."lockedAt" IS NULL`;
    if (!known?.raterId) throw new Invalid([{ path: "heldOn", key: "dialogue.noRater" }]);
    const { raterId, openId } = known;
    const other = grant.employeeId === raterId ? grant.subjectId : raterId;
    if (openId !== null) {
      if (known.raterOf === raterId && known.heldOn?.getTime() === dateOf(heldOn).getTime()) return openId;
      await tx.dialogue.updateMany({
        where: { id: openId, lockedAt: null },
        data: { heldOn: dateOf(heldOn), raterId, employeeConfirmedAt: null, raterConfirmedAt: null, version: { increment: 1 } },
      });
      await recordChange(tx, { ...grant, subjectId: openId }, now, other);
      return openId;
    }
    const id = uuidv7(now);
    await tx.dialogue.createMany({
      data: [{ id, employeeId: grant.subjectId, raterId, heldOn: dateOf(heldOn), plannedById: grant.employeeId ?? "", plannedAt: now }],
    });
    if (known.lastId) await carryOver(tx, OF_DIALOGUES, { from: known.lastId, to: id });
    await recordChange(tx, { ...grant, subjectId: id }, now, other);
    return id;
  });
}

/** Writes the minutes, by either of both. Any change takes both confirmations away. */
export async function writeMinutes(grant: Grant<"dialogue:minute">, minutes: Minutes, now: Date) {
  const { version, heldOn, wentWell, hinders, support, nextOn, items } = minutes;
  const today = dayOf(now);
  if (heldOn > today) dayAhead("heldOn", heldOn, today);
  if (nextOn !== null) dayAhead("nextOn", nextOn, today);
  await db.$transaction(async (tx) => {
    const [row] = await tx.dialogue.updateManyAndReturn({
      where: { id: grant.subjectId, version, lockedAt: null },
      data: {
        heldOn: dateOf(heldOn),
        wentWell,
        hinders,
        support,
        nextOn: nextOn === null ? null : dateOf(nextOn),
        employeeConfirmedAt: null,
        raterConfirmedAt: null,
        version: version + 1,
      },
      select: { employeeId: true, raterId: true },
    });
    if (!row) throw new Refused("changed-meanwhile");
    const added = NEW_ROWS.flatMap((name) => {
      const { text, owner, dueOn } = minutes.new[name];
      if (text === null || dueOn === null) return [];
      return [{ text, ownerId: owner === "employee" ? row.employeeId : row.raterId, dueOn }];
    });
    await writeItems(tx, OF_DIALOGUES, grant.subjectId, { items, added }, now);
    await recordChange(tx, grant, now, grant.employeeId === row.employeeId ? row.raterId : row.employeeId);
  });
}

/** One of both agrees to the words of one version; with the second confirmation nobody changes them any more. */
export async function confirmMinutes(grant: Grant<"dialogue:confirm">, version: number, now: Date) {
  const today = dateOf(dayOf(now));
  await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ employeeId: string; raterId: string; empty: boolean; ahead: boolean }[]>`
      UPDATE "dialogue" d SET
        "employeeConfirmedAt" = CASE WHEN d."employeeId" = ${grant.employeeId}::uuid THEN ${now}::timestamptz ELSE d."employeeConfirmedAt" END,
        "raterConfirmedAt" = CASE WHEN d."raterId" = ${grant.employeeId}::uuid THEN ${now}::timestamptz ELSE d."raterConfirmedAt" END,
        "lockedAt" = CASE WHEN (CASE WHEN d."employeeId" = ${grant.employeeId}::uuid THEN d."raterConfirmedAt" ELSE d."employeeConfirmedAt" END) IS NOT NULL
          THEN ${now}::timestamptz END
      WHERE d."id" = ${grant.subjectId}::uuid AND d."version" = ${version} AND d."lockedAt" IS NULL
      RETURNING d."employeeId", d."raterId", d."heldOn" > ${today}::date AS "ahead",
        (coalesce(d."wentWell", d."hinders") IS NULL AND NOT EXISTS (SELECT 1 FROM "dialogue_point" p WHERE p."dialogueId" = d."id")) AS "empty"`;
    if (!row) throw new Refused("changed-meanwhile");
    if (row.ahead) throw new Invalid([{ path: "version", key: "dialogue.notHeld" }]);
    if (row.empty) throw new Invalid([{ path: "version", key: "dialogue.empty" }]);
    await recordChange(tx, grant, now, grant.employeeId === row.employeeId ? row.raterId : row.employeeId);
  });
}
