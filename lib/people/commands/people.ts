import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { PersonInput } from "../schema";

type Manager = Grant<"people:manage">;

const columns = ({ leftOn, ...person }: PersonInput) => ({ ...person, leftOn: leftOn ? dateOf(leftOn) : null });

async function checkUnit(tx: Transaction, unitId: string) {
  const unit = await tx.unit.findUnique({ where: { id: unitId, closedOn: null }, select: { id: true } });
  if (!unit) throw new Invalid([{ path: "unitId", key: "problem.choose" }]);
}

/** A NIP belongs to one person: of two who are written at once, the second learns it. */
const ownNip = (error: unknown): never => {
  if (brokenRule(error) === "unique") throw new Invalid([{ path: "nip", key: "people.nipTaken" }]);
  throw error;
};

export async function addPerson(grant: Manager, person: PersonInput, now: Date): Promise<string> {
  const id = uuidv7(now);
  await db
    .$transaction(async (tx) => {
      await checkUnit(tx, person.unitId);
      await tx.employee.create({ data: { id, ...columns(person) }, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(ownNip);
  return id;
}

export async function changePerson(grant: Manager, id: string, { version, ...person }: PersonInput & { version: number }, now: Date) {
  await db
    .$transaction(async (tx) => {
      await checkUnit(tx, person.unitId);
      const written = await tx.employee.updateMany({ where: { id, version }, data: { ...columns(person), version: version + 1 } });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      await recordChange(tx, { ...grant, subjectId: id }, now);
    })
    .catch(ownNip);
}
