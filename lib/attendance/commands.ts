import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { saidMost } from "./lines";
import type { Entered, Entry } from "./types";

type Known = { id: string; nip: string; due: number | null; present: number | null };

/**
 * Enters one month's list, all of it or nothing. What says the same as before stays as it is; what says something else supersedes it.
 * A realisation that was frozen is not touched: what comes later changes nothing of what was rated.
 */
export async function enterAttendance(
  grant: Grant<"attendance:manage">,
  { month, source, entries }: { month: string; source: string; entries: readonly Entry[] },
  now: Date,
): Promise<Entered> {
  return db
    .$transaction(
      async (tx) => {
        const people = await tx.$queryRaw<Known[]>`
          SELECT e."id", e."nip", a."due", a."present" FROM "employee" e
          LEFT JOIN "attendance" a ON a."employeeId" = e."id" AND a."month" = ${month} AND a."supersededAt" IS NULL
          WHERE e."nip" = ANY(${entries.map(({ nip }) => nip)}) AND (e."leftOn" IS NULL OR e."leftOn" > ${dateOf(`${month}-01`)}::date)`;
        const known = new Map(people.map((person) => [person.nip, person]));
        const unknown = entries.flatMap(({ nip, line }): Problem[] =>
          known.has(nip) ? [] : [{ path: "lines", key: "attendance.line.nobody", values: { line, nip } }],
        );
        if (unknown.length > 0) throw new Invalid(saidMost(unknown));

        const rows = entries.flatMap(({ nip, due, present }) => {
          const before = known.get(nip);
          if (!before || (before.due === due && before.present === present)) return [];
          return [{ id: uuidv7(now), employeeId: before.id, month, due, present, source, enteredAt: now, again: before.due !== null }];
        });
        const changed = rows.filter(({ again }) => again).map(({ employeeId }) => employeeId);
        if (changed.length > 0)
          await tx.attendance.updateMany({
            where: { employeeId: { in: changed }, month, supersededAt: null },
            data: { supersededAt: now },
          });
        await tx.attendance.createMany({ data: rows.map(({ again: _again, ...row }) => row) });
        const whose = rows.map(({ employeeId }) => employeeId);
        if (whose.length > 0) await recordChanges(tx, grant, whose, now, { about: month, audienceIds: whose });
        return { added: rows.length - changed.length, changed: changed.length, same: entries.length - rows.length };
      },
      { timeout: 60_000 },
    )
    .catch((error) => {
      if (brokenRule(error) === "unique") throw new Refused("changed-meanwhile"); // somebody entered the same month first
      throw error;
    });
}
