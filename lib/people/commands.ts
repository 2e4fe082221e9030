import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { findPerson } from "./queries";
import type { lineEnd, newLine, PersonInput } from "./schema";

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

type NewLine = z.output<typeof newLine>;

/**
 * Who rates somebody from a day on. A line without an end that began before is ended the day before;
 * any other line on one of the days stands in the way, and is named.
 */
export async function addLine(grant: Manager, { employee, rater, from, until }: NewLine, now: Date) {
  await db
    .$transaction(async (tx) => {
      const who = await findPerson(tx, "employee", employee);
      const by = await findPerson(tx, "rater", rater);
      if (who.id === by.id) throw new Invalid([{ path: "rater", key: "people.notOneself" }]);
      const ended = await tx.reportingLine.updateManyAndReturn({
        where: { employeeId: who.id, until: null, from: { lt: dateOf(from) } },
        data: { until: dateOf(addDays(from, -1)), version: { increment: 1 } },
        select: { id: true },
      });
      for (const line of ended) await recordChange(tx, { ...grant, subjectId: line.id }, now);
      const inTheWay = await tx.reportingLine.findFirst({
        where: {
          employeeId: who.id,
          AND: [...(until ? [{ from: { lte: dateOf(until) } }] : []), { OR: [{ until: null }, { until: { gte: dateOf(from) } }] }],
        },
        select: { from: true, until: true, rater: { select: { name: true } } },
      });
      if (inTheWay) {
        const values = { rater: inTheWay.rater.name, from: { day: dayFrom(inTheWay.from) } };
        throw new Invalid([{ path: "from", key: "people.lineInTheWay", values }]);
      }
      const id = uuidv7(now);
      await tx.reportingLine.create({
        data: { id, employeeId: who.id, raterId: by.id, from: dateOf(from), until: until ? dateOf(until) : null },
        select: { id: true },
      });
      await recordChange(tx, { ...grant, subjectId: id }, now, who.id);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "exclusion") throw new Refused("changed-meanwhile"); // another line came between
      throw error;
    });
}

/** The last day of a line. It may be moved; a line that never was is not erased. */
export async function endLine(grant: Manager, { version, lineId, until }: z.output<typeof lineEnd>, now: Date) {
  await db
    .$transaction(async (tx) => {
      const line = await tx.reportingLine.findUnique({ where: { id: lineId }, select: { from: true, employeeId: true } });
      if (!line) throw new Refused("not-found");
      if (until < dayFrom(line.from)) throw new Invalid([{ path: "until", key: "people.backward" }]);
      const written = await tx.reportingLine.updateMany({
        where: { id: lineId, version },
        data: { until: dateOf(until), version: version + 1 },
      });
      if (written.count === 0) throw new Refused("changed-meanwhile");
      await recordChange(tx, { ...grant, subjectId: lineId }, now, line.employeeId);
    })
    .catch((error: unknown) => {
      if (brokenRule(error) === "exclusion") throw new Invalid([{ path: "until", key: "people.overlaps" }]);
      throw error;
    });
}
