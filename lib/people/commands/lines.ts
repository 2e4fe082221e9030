import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { findPerson } from "../queries";
import type { lineEnd, newLine } from "../schema";

type Manager = Grant<"people:manage">;
type NewLine = z.output<typeof newLine>;
type PlacedLine = { employee: { id: string }; rater: { id: string }; from: string; until: string | null };

/**
 * Who rates somebody from a day on. A line without an end that began before is ended the day before; any other line on one of the days
 * stands in the way, and is named. `settles` is the dispute that ends with it. Gives the lines that changed,
 * the new one last, for the ledger. Two statements.
 */
export async function placeLine(
  tx: Transaction,
  { employee: who, rater: by, from, until, settles = null }: PlacedLine & { settles?: string | null },
  now: Date,
): Promise<string[]> {
  if (who.id === by.id) throw new Invalid([{ path: "rater", key: "people.notOneself" }]);
  const ended = await tx.reportingLine.updateManyAndReturn({
    where: { employeeId: who.id, until: null, from: { lt: dateOf(from) } },
    data: { until: dateOf(addDays(from, -1)), version: { increment: 1 } },
    select: { id: true },
  });
  const id = await beginLine(tx, { employee: who, rater: by, from, until, settles }, now);
  return [...ended.map((line) => line.id), id];
}

/** The line alone, where what was before it has ended: one statement, and another that names what is in its way. */
export async function beginLine(
  tx: Transaction,
  { employee: who, rater: by, from, until, settles = null }: PlacedLine & { settles?: string | null },
  now: Date,
): Promise<string> {
  const id = uuidv7(now);
  const last = until && dateOf(until);
  const placed = await tx.$queryRaw<unknown[]>`
    WITH placed AS (
      INSERT INTO "reporting_line" ("id", "employeeId", "raterId", "from", "until")
      SELECT ${id}::uuid, ${who.id}::uuid, ${by.id}::uuid, ${dateOf(from)}::date, ${last}::date
      WHERE NOT EXISTS (SELECT 1 FROM "reporting_line" l WHERE l."employeeId" = ${who.id}::uuid
        AND (${last}::date IS NULL OR l."from" <= ${last}::date) AND (l."until" IS NULL OR l."until" >= ${dateOf(from)}::date))
      RETURNING "id"
    ), settled AS (
      UPDATE "rater_dispute" d SET "lineId" = placed."id" FROM placed WHERE d."id" = ${settles}::uuid
    )
    SELECT "id" FROM placed`;
  if (placed.length === 0) throw await inTheWay(tx, who.id, from, until);
  return id;
}

async function inTheWay(tx: Transaction, employeeId: string, from: string, until: string | null) {
  const line = await tx.reportingLine.findFirstOrThrow({
    where: {
      employeeId,
      AND: [...(until ? [{ from: { lte: dateOf(until) } }] : []), { OR: [{ until: null }, { until: { gte: dateOf(from) } }] }],
    },
    select: { from: true, rater: { select: { name: true } } },
  });
  return new Invalid([{ path: "from", key: "people.lineInTheWay", values: { rater: line.rater.name, from: { day: dayFrom(line.from) } } }]);
}

/** The same by hand: whoever is meant is named by a NIP or a whole name. */
export async function addLine(grant: Manager, { employee, rater, ...days }: NewLine, now: Date) {
  await db
    .$transaction(async (tx) => {
      const who = await findPerson(tx, "employee", employee);
      const by = await findPerson(tx, "rater", rater);
      const lines = await placeLine(tx, { employee: who, rater: by, ...days }, now);
      await recordChanges(tx, grant, lines, now, { about: lines.at(-1) ?? "", audienceIds: [who.id] });
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
