import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { PersonChange, PersonInput } from "../schema";

type Manager = Grant<"people:manage">;

export async function checkUnit(tx: Transaction, unitId: string) {
  const unit = await tx.unit.findUnique({ where: { id: unitId, closedOn: null }, select: { id: true } });
  if (!unit) throw new Invalid([{ path: "unitId", key: "problem.choose" }]);
}

/** A NIP belongs to one person: of two who are written at once, the second learns it. */
const ownNip = (error: unknown): never => {
  if (brokenRule(error) === "unique") throw new Invalid([{ path: "nip", key: "people.nipTaken" }]);
  throw error;
};

export async function addPerson(grant: Manager, { from, ...person }: PersonInput, now: Date): Promise<string> {
  const id = uuidv7(now);
  await db
    .$transaction(async (tx) => {
      await checkUnit(tx, person.unitId);
      await tx.employee.create({ data: { id, ...person }, select: { id: true } });
      const { unitId, post, postKind } = person;
      const first = { id: uuidv7(now), employeeId: id, kind: "home", unitId, post, postKind, from: dateOf(from) } as const;
      await tx.posting.create({ data: first, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(ownNip);
  return id;
}

/**
 * What is written of a person. The post is put right as it stands, in the posting of today too: another post, or another unit, is a transfer.
 */
export async function changePerson(grant: Manager, id: string, { version, ...person }: PersonChange, now: Date) {
  await db
    .$transaction(async (tx) => {
      const written = await tx.employee.updateMany({ where: { id, version }, data: { ...person, version: version + 1 } });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      await tx.$executeRaw`
        UPDATE "posting" p SET "post" = ${person.post}, "postKind" = ${person.postKind}::"PostKind", "version" = p."version" + 1
        WHERE (p."post", p."postKind") IS DISTINCT FROM (${person.post}, ${person.postKind}::"PostKind") AND p."id" = (
          SELECT h."id" FROM "posting" h WHERE h."employeeId" = ${id}::uuid AND h."kind" = 'home'
          ORDER BY h."from" <= ${dateOf(dayOf(now))}::date DESC, h."from" DESC LIMIT 1)`;
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(ownNip);
}
