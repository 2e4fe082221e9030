import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { findPerson } from "@/lib/people/queries";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import type { headEnd, newHead, UnitInput } from "./schema";

type Manager = Grant<"people:manage">;
const columns = ({ closedOn, ...unit }: UnitInput) => ({ ...unit, closedOn: closedOn ? dateOf(closedOn) : null });

/** A unit hangs under one that is there and not under itself: nobody could be found above a ring. */
async function checkParent(tx: Transaction, parentId: string | null, unitId: string | null) {
  if (parentId === null) return;
  const [found] = await tx.$queryRaw<{ there: boolean; ring: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "unit" WHERE "id" = ${parentId}::uuid AND "closedOn" IS NULL) AS "there",
      EXISTS (SELECT 1 FROM "units_under"(${unitId}::uuid) WHERE "id" = ${parentId}::uuid) AS "ring"`;
  if (!found?.there) throw new Invalid([{ path: "parentId", key: "problem.choose" }]);
  if (found.ring) throw new Invalid([{ path: "parentId", key: "units.ring" }]);
}

export async function addUnit(grant: Manager, unit: UnitInput, now: Date) {
  const id = uuidv7(now);
  await db.$transaction(async (tx) => {
    await checkParent(tx, unit.parentId, null);
    await tx.unit.create({ data: { id, ...columns(unit) }, select: { id: true } });
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
}

/**
 * One move in the tree at a time: of two that are each right alone, together they could be a ring.
 * Closing a unit asks that nobody is left in it, or comes to it, and no service: both would vanish from every list.
 */
export async function changeUnit(grant: Manager, id: string, { version, ...unit }: UnitInput & { version: number }, now: Date) {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "unit" IN SHARE ROW EXCLUSIVE MODE`;
    await checkParent(tx, unit.parentId, id);
    if (unit.closedOn) {
      const comes = { some: { unitId: id, kind: "home" as const, OR: [{ until: null }, { until: { gte: dateOf(unit.closedOn) } }] } };
      const people = await tx.employee.count({
        where: {
          AND: [{ OR: [{ unitId: id }, { postings: comes }] }, { OR: [{ leftOn: null }, { leftOn: { gt: dateOf(unit.closedOn) } }] }],
        },
      });
      const services = await tx.service.count({ where: { unitId: id, closedOn: null } });
      if (people + services > 0) throw new Invalid([{ path: "closedOn", key: "units.notEmpty", values: { people, services } }]);
    }
    const written = await tx.unit.updateMany({ where: { id, version }, data: { ...columns(unit), version: version + 1 } });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
}

const overlaps = (path: string) => (error: unknown) => {
  if (brokenRule(error) === "exclusion") throw new Invalid([{ path, key: "units.headOverlaps" }]);
  throw error;
};

/** Who heads a unit from a day on; two of one capacity at once there are not. */
export async function addHead(grant: Manager, { unitId, head, capacity, from, until }: z.output<typeof newHead>, now: Date) {
  await db
    .$transaction(async (tx) => {
      const who = await findPerson(tx, "head", head);
      const unit = await tx.unit.findUnique({ where: { id: unitId }, select: { id: true } });
      if (!unit) throw new Refused("not-found");
      const id = uuidv7(now);
      const days = { from: dateOf(from), until: until ? dateOf(until) : null };
      await tx.unitHead.create({ data: { id, unitId, employeeId: who.id, capacity, ...days }, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: id }, now, who.id);
    })
    .catch(overlaps("from"));
}

export async function endHead(grant: Manager, { headId, until }: z.output<typeof headEnd>, now: Date) {
  await db
    .$transaction(async (tx) => {
      const head = await tx.unitHead.findUnique({ where: { id: headId }, select: { from: true, employeeId: true } });
      if (!head) throw new Refused("not-found");
      if (until < dayFrom(head.from)) throw new Invalid([{ path: "until", key: "people.backward" }]);
      await tx.unitHead.update({ where: { id: headId }, data: { until: dateOf(until) }, select: { id: true } });
      await recordChange(tx, { ...grant, subjectId: headId }, now, head.employeeId);
    })
    .catch(overlaps("until"));
}
