import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/platform/db";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "../core/deadlines/working-days";

/** Where what was agreed on lies, how each stood in what it was agreed in, the column that names that, and where that lies. */
export type ItemTables = { items: Prisma.Sql; points: Prisma.Sql; of: Prisma.Sql; held: Prisma.Sql };
export const OF_DIALOGUES: ItemTables = {
  items: Prisma.sql`"dialogue_item"`,
  points: Prisma.sql`"dialogue_point"`,
  of: Prisma.sql`"dialogueId"`,
  held: Prisma.sql`"dialogue"`,
};
export const OF_MEETINGS: ItemTables = {
  items: Prisma.sql`"meeting_item"`,
  points: Prisma.sql`"meeting_point"`,
  of: Prisma.sql`"meetingId"`,
  held: Prisma.sql`"unit_meeting"`,
};

/** The items of the row that a statement calls `d`, by day, each with its owner and how it stood in those that were locked before. */
export const itemsOf = ({ items, points, of, held }: ItemTables) => Prisma.sql`coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', i."id", 'text', i."text", 'owner', o."name", 'dueOn', i."dueOn", 'state', p."state", 'note', p."note",
    'fresh', i.${of} = d."id", 'before', coalesce((
      SELECT jsonb_agg(jsonb_build_object('heldOn', b."heldOn", 'state', q."state", 'note', q."note") ORDER BY b."lockedAt")
      FROM ${points} q JOIN ${held} b ON b."id" = q.${of} WHERE q."itemId" = i."id" AND b."lockedAt" < coalesce(d."lockedAt", 'infinity')), '[]'))
    ORDER BY i."dueOn", i."id")
  FROM ${points} p JOIN ${items} i ON i."id" = p."itemId" JOIN "employee" o ON o."id" = i."ownerId" WHERE p.${of} = d."id"), '[]')`;

const MOST_ITEMS = 30; // of all that one holds
type State = "open" | "done" | "dropped" | "remove";
type Told = {
  items: Readonly<Record<string, { state: State; note: string | null }>>;
  added: readonly { text: string; ownerId: string; dueOn: string }[];
};

/** How each item stands now, which of those that were agreed first here are taken out again, and which are new. All that are there are told. */
export async function writeItems(tx: Transaction, { items: table, points, of }: ItemTables, id: string, { items, added }: Told, now: Date) {
  const there = await tx.$queryRaw<{ itemId: string; fresh: boolean }[]>`
    SELECT p."itemId", i.${of} = p.${of} AS "fresh" FROM ${points} p JOIN ${table} i ON i."id" = p."itemId" WHERE p.${of} = ${id}::uuid`;
  const told = Object.entries(items);
  const fresh = new Map(there.map((item) => [item.itemId, item.fresh]));
  if (told.length !== there.length || told.some(([item]) => !fresh.has(item))) throw new Refused("changed-meanwhile");
  const gone = told.filter(([, { state }]) => state === "remove").map(([item]) => item);
  const carried = gone.find((item) => !fresh.get(item));
  if (carried) throw new Invalid([{ path: `items.${carried}.state`, key: "problem.choose" }]);
  if (there.length - gone.length + added.length > MOST_ITEMS)
    throw new Invalid([{ path: "new.0.text", key: "dialogue.tooMany", values: { most: MOST_ITEMS } }]);
  const states = JSON.stringify(told.filter(([, { state }]) => state !== "remove").map(([item, as]) => ({ id: item, ...as })));
  await tx.$executeRaw`
    UPDATE ${points} p SET "state" = x."state"::"ItemState", "note" = x."note"
    FROM jsonb_to_recordset(${states}::jsonb) AS x("id" uuid, "state" text, "note" text) WHERE p.${of} = ${id}::uuid AND p."itemId" = x."id"`;
  if (gone.length > 0) {
    await tx.$executeRaw`DELETE FROM ${points} WHERE ${of} = ${id}::uuid AND "itemId" = ANY(${gone}::uuid[])`;
    await tx.$executeRaw`DELETE FROM ${table} WHERE ${of} = ${id}::uuid AND "id" = ANY(${gone}::uuid[])`;
  }
  if (added.length === 0) return;
  await tx.$executeRaw`
    WITH new AS (
      INSERT INTO ${table} ("id", ${of}, "text", "ownerId", "dueOn")
      SELECT x."id", ${id}::uuid, x."text", x."ownerId", x."dueOn"
      FROM jsonb_to_recordset(${JSON.stringify(added.map((item) => ({ id: uuidv7(now), ...item })))}::jsonb) AS x("id" uuid, "text" text, "ownerId" uuid, "dueOn" date)
      RETURNING "id"
    )
    INSERT INTO ${points} (${of}, "itemId") SELECT ${id}::uuid, "id" FROM new`;
}

/** What was left open in the last one is on the next again, under the same identity. */
export const carryOver = (tx: Transaction, { points, of }: ItemTables, { from, to }: { from: string; to: string }) => tx.$executeRaw`
  INSERT INTO ${points} (${of}, "itemId") SELECT ${to}::uuid, p."itemId" FROM ${points} p WHERE p."state" = 'open' AND p.${of} = ${from}::uuid`;

const LONGEST_PLAN = 366; // days

export function dayAhead(path: "heldOn" | "nextOn", day: string, today: string) {
  const latest = addDays(today, LONGEST_PLAN);
  if (day < today) throw new Invalid([{ path, key: "dialogue.past", values: { day: { day } } }]);
  if (day > latest) throw new Invalid([{ path, key: "dialogue.far", values: { day: { day: latest } } }]);
}
