import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Refused } from "@/lib/platform/refusal";
import { checkRows } from "../check";
import type { ImportFailure, Mapping, TableRow, World } from "../types";
import { loadStaged, Overtaken } from "./load";
import { stageOutcomes } from "./staging";

type Worker = Grant<"import:work">;

/** Longer than the largest file takes; what takes longer is broken off whole. */
const MOST_MS = 300_000;
const MOST_ATTEMPTS = 3;
/** The one lock under which master data is checked and loaded: two files at once would each be right alone. */
export const LOCK = 8_231_957;

/** What waits to be checked or loaded, the oldest first. */
export async function listDueImports(): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT due."id" FROM "import" due WHERE due."state" IN ('mapped', 'loading') ORDER BY due."uploadedAt"`;
  return found.map(({ id }) => id);
}

/**
 * Does for one import what is due, in one transaction: all of it or nothing. How far it is is told beside that transaction, so that a page
 * can show it; a process that is killed takes its transaction with it, and the next to come finds a load that was begun and not ended.
 */
export async function workOn(grant: Worker, now: Date) {
  const id = grant.subjectId;
  try {
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('statement_timeout', '120s', true), set_config('lock_timeout', '15s', true)`;
        const [lock] = await tx.$queryRaw<{ ours: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS "ours"`;
        if (!lock?.ours) throw new Refused("changed-meanwhile"); // another instance is at it
        const { state, begunAt, attempts } = await tx.import.findUniqueOrThrow({
          where: { id },
          select: { state: true, begunAt: true, attempts: true },
        });
        if (state !== "mapped" && state !== "loading") throw new Refused("changed-meanwhile");
        if (state === "loading" ? begunAt !== null : attempts >= MOST_ATTEMPTS) throw new Interrupted();
        await begin(id, now);
        if (state === "mapped") await check(tx, id, now);
        else await loadStaged(tx, id, now, tellAbout(id));
        await recordChange(tx, grant, now, await senderOf(tx, id));
      },
      { timeout: MOST_MS, maxWait: 5_000 },
    );
  } catch (error) {
    if (error instanceof Refused) throw error;
    await giveUp(grant, failureOf(error), now);
    if (failureOf(error) === "fault") throw error; // logged by whoever runs jobs
  }
}

class Interrupted extends Error {}

function failureOf(error: unknown): ImportFailure {
  if (error instanceof Interrupted) return "interrupted";
  const rule = brokenRule(error);
  return error instanceof Overtaken || rule === "unique" || rule === "exclusion" ? "overtaken" : "fault";
}

/** Outside the transaction, on purpose: that it was begun and how far it came is to be seen while it goes on, and after it was killed. */
const begin = (id: string, now: Date) =>
  db.import.updateMany({ where: { id }, data: { begunAt: now, progress: 0, attempts: { increment: 1 } } });
const tellAbout = (id: string) => (progress: number) => db.import.updateMany({ where: { id }, data: { progress } });

const senderOf = async (tx: Transaction, id: string): Promise<string | null> => {
  const [sender] = await tx.$queryRaw<{ employeeId: string }[]>`
    SELECT a."employeeId" FROM "import" i JOIN "account" a ON a."id" = i."byId" WHERE i."id" = ${id}::uuid`;
  return sender?.employeeId ?? null;
};

/** Nothing was written; the import says so and can be tried again. */
async function giveUp(grant: Worker, failure: ImportFailure, now: Date) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: grant.subjectId, state: { in: ["mapped", "loading"] } },
      data: { state: "failed", failure, progress: 0, version: { increment: 1 } },
    });
    if (count > 0) await recordChange(tx, grant, now, await senderOf(tx, grant.subjectId));
  });
}

async function check(tx: Transaction, id: string, now: Date) {
  const { mapping, effectiveOn } = await tx.import.findUniqueOrThrow({ where: { id }, select: { mapping: true, effectiveOn: true } });
  const rows = await tx.$queryRaw<TableRow[]>`SELECT "n", "cells" FROM "import_row" WHERE "importId" = ${id}::uuid ORDER BY "n"`;
  const today = dayOf(now);
  const terms = { mapping: mapping as Mapping, effectiveOn: effectiveOn ? dayFrom(effectiveOn) : today, today, newId: () => uuidv7(now) };
  const checked = checkRows({ rows, ...terms }, await readWorld(tx, today));
  await stageOutcomes(tx, id, checked, tellAbout(id));
  await tx.import.update({
    where: { id },
    data: {
      state: checked.counts.refused > 0 ? "refused" : "checked",
      counts: checked.counts,
      checkedAt: now,
      begunAt: null,
      attempts: 0,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** All that a file can touch. Lines and headships of the past too: a day in the past can be theirs. */
export async function readWorld(tx: Transaction, today: string): Promise<World> {
  const units = await tx.$queryRaw<World["units"][number][]>`
    SELECT "id", "name", "shortName", "parentId", "closedOn" IS NOT NULL AS "closed", "version" FROM "unit" ORDER BY "id"`;
  const people = await tx.$queryRaw<World["people"][number][]>`
    SELECT "id", "nip", "name", "post", "postKind", "rank", "unitId", "leftOn"::text AS "leftOn", "version" FROM "employee" ORDER BY "id"`;
  const lines = await tx.$queryRaw<World["lines"][number][]>`
    SELECT "id", "employeeId", "raterId", "from"::text AS "from", "until"::text AS "until", "version" FROM "reporting_line" ORDER BY "from", "id"`;
  const heads = await tx.$queryRaw<World["heads"][number][]>`
    SELECT "id", "unitId", "employeeId", "capacity", "from"::text AS "from", "until"::text AS "until" FROM "unit_head" ORDER BY "from", "id"`;
  const homes = await tx.$queryRaw<World["homes"][number][]>`
    SELECT "id", "employeeId", "unitId", "post", "postKind", "from"::text AS "from", "until"::text AS "until", "version" FROM "posting" WHERE "kind" = 'home' ORDER BY "from", "id"`;
  const closed = await tx.$queryRaw<World["closed"][number][]>`
    SELECT DISTINCT ON (q."employeeId") q."employeeId", q."period", q."until"::text AS "until" FROM (
      SELECT a."employeeId", a."period", least(
        (make_date(left(a."period", 4)::int, right(a."period", 1)::int * 3, 1) + interval '1 month' - interval '1 day')::date,
        CASE WHEN a."ratedAt" IS NOT NULL THEN (a."ratedAt" AT TIME ZONE ${env().CERMIN_ZONE})::date ELSE w."closesOn" END
      ) AS "until"
      FROM "appraisal" a LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
        AND w."closesOn" < ${dateOf(today)}::date
      WHERE a."period" ~ '^[0-9]{4}-Q[1-4]$' AND (a."ratedAt" IS NOT NULL OR w."closesOn" IS NOT NULL)
    ) q ORDER BY q."employeeId", q."until" DESC`;
  return { units, people, lines, heads, homes, closed };
}
