import "server-only";
import type { Grant } from "@/lib/access/grant";
import { NEW_ROWS } from "@/lib/dialogues/types";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { carryOver, dayAhead, OF_MEETINGS, writeItems } from "@/lib/scoring/commands/agreed-items";
import type { MeetingMinutes } from "./schema";

const peopleOf = async (tx: Transaction, unitId: string, day: string) =>
  (await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "people_of_unit"(${unitId}::uuid, ${dateOf(day)}::date)`).map(({ id }) => id);

/**
 * Calls the next meeting of a unit for a day, and gives its id; one that is open is moved to the day. What the last one left open is on it
 * again, under the same identity.
 */
export async function callMeeting(
  grant: Grant<"meeting:call">,
  { period, heldOn }: { period: string; heldOn: string },
  now: Date,
): Promise<string> {
  dayAhead("heldOn", heldOn, dayOf(now));
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "unit" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`; // two at once call one
    const [known] = await tx.$queryRaw<{ openId: string | null; lastId: string | null }[]>`
      SELECT (SELECT m."id" FROM "unit_meeting" m WHERE m."unitId" = ${grant.subjectId}::uuid AND m."lockedAt" IS NULL) AS "openId",
        (SELECT m."id" FROM "unit_meeting" m WHERE m."unitId" = ${grant.subjectId}::uuid AND m."lockedAt" IS NOT NULL
          ORDER BY m."lockedAt" DESC, m."id" DESC LIMIT 1) AS "lastId"`;
    const audienceIds = await peopleOf(tx, grant.subjectId, dayOf(now));
    if (known?.openId) {
      await tx.unitMeeting.updateMany({
        where: { id: known.openId },
        data: { heldOn: dateOf(heldOn), period, version: { increment: 1 } },
      });
      await recordChanges(tx, grant, [known.openId], now, { about: known.openId, audienceIds });
      return known.openId;
    }
    const id = uuidv7(now);
    await tx.unitMeeting.createMany({
      data: [{ id, unitId: grant.subjectId, period, heldOn: dateOf(heldOn), calledById: grant.employeeId ?? "", calledAt: now }],
    });
    if (known?.lastId) await carryOver(tx, OF_MEETINGS, { from: known.lastId, to: id });
    await recordChanges(tx, grant, [id], now, { about: id, audienceIds });
    return id;
  });
}

/** Writes the minutes with how each decision stands and what is new; whoever owns a decision works in the unit or heads it. */
export async function writeMeeting(grant: Grant<"meeting:minute">, minutes: MeetingMinutes, now: Date) {
  const { version, heldOn, summary, nextOn, items } = minutes;
  const today = dayOf(now);
  if (heldOn > today) dayAhead("heldOn", heldOn, today);
  if (nextOn !== null) dayAhead("nextOn", nextOn, today);
  await db.$transaction(async (tx) => {
    const [row] = await tx.unitMeeting.updateManyAndReturn({
      where: { id: grant.subjectId, version, lockedAt: null },
      data: { heldOn: dateOf(heldOn), summary, nextOn: nextOn === null ? null : dateOf(nextOn), version: version + 1 },
      select: { unitId: true },
    });
    if (!row) throw new Refused("changed-meanwhile");
    const added = NEW_ROWS.flatMap((name) => {
      const { text, owner, dueOn } = minutes.new[name];
      return text === null || owner === null || dueOn === null ? [] : [{ name, text, ownerId: owner, dueOn }];
    });
    const audienceIds = await peopleOf(tx, row.unitId, today);
    const strange = added.filter(({ ownerId }) => !audienceIds.includes(ownerId));
    if (strange.length > 0) throw new Invalid(strange.map(({ name }) => ({ path: `new.${name}.owner`, key: "problem.choose" })));
    await writeItems(tx, OF_MEETINGS, grant.subjectId, { items, added: added.map(({ name: _, ...item }) => item) }, now);
    await recordChanges(tx, grant, [grant.subjectId], now, { about: grant.subjectId, audienceIds });
  });
}

/** Closes the words of one version: from then on nobody changes them. */
export async function closeMeeting(grant: Grant<"meeting:close">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ unitId: string; ahead: boolean; empty: boolean }[]>`
      UPDATE "unit_meeting" m SET "lockedAt" = ${now}, "lockedById" = ${grant.employeeId}::uuid, "version" = m."version" + 1
      WHERE m."id" = ${grant.subjectId}::uuid AND m."version" = ${version} AND m."lockedAt" IS NULL
      RETURNING m."unitId", m."heldOn" > ${dateOf(dayOf(now))}::date AS "ahead",
        (m."summary" IS NULL AND NOT EXISTS (SELECT 1 FROM "meeting_point" p WHERE p."meetingId" = m."id")) AS "empty"`;
    if (!row) throw new Refused("changed-meanwhile");
    if (row.ahead) throw new Invalid([{ path: "version", key: "meeting.notHeld" }]);
    if (row.empty) throw new Invalid([{ path: "version", key: "meeting.empty" }]);
    const audienceIds = await peopleOf(tx, row.unitId, dayOf(now));
    await recordChanges(tx, grant, [grant.subjectId], now, { about: grant.subjectId, audienceIds });
  });
}

type Opening = { plan: boolean; period: string | null; improvements: string | null };

/** Shows the unit what is chosen in place of what was shown; nothing chosen ends it. Of a quarter only what was released is shown. */
export async function openToUnit(grant: Grant<"opening:change">, { plan, period, improvements }: Opening, now: Date) {
  const mine = { unitId: grant.subjectId, employeeId: grant.employeeId ?? "" };
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "unit" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`;
    if (period !== null) {
      const rated = await tx.appraisal.count({ where: { employeeId: mine.employeeId, period, ratedAt: { not: null } } });
      if (rated === 0) throw new Invalid([{ path: "period", key: "problem.choose" }]);
    }
    await tx.headOpening.updateMany({ where: { ...mine, endedAt: null }, data: { endedAt: now } });
    if (plan || period !== null || improvements !== null)
      await tx.headOpening.createMany({ data: [{ id: uuidv7(now), ...mine, plan, period, improvements, openedAt: now }] });
    await recordChange(tx, grant, now);
  });
}
