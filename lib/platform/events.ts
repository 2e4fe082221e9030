import "server-only";
import type { Transaction } from "./db";
import { uuidv7 } from "./ids";

type Change = { by: string | null; permission: string; subjectId: string };

/**
 * The last line of a command, inside its transaction and in one statement: who did what to which record (ledger),
 * that something changed (event), and a word to the listeners, which PostgreSQL sends when the transaction commits.
 * `audienceId` is the employee whose open page shows the change. A job is written as nobody.
 * Never called for an answer that has no author: see lib/scoring/commands/responses.ts.
 */
export async function recordChange(tx: Transaction, { by, permission, subjectId }: Change, at: Date, audienceId: string | null = null) {
  const account = by === "job" ? null : by;
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO "ledger" ("id", "at", "byId", "permission", "subjectId")
      VALUES (${uuidv7(at)}::uuid, ${at}, ${account}::uuid, ${permission}, ${subjectId})
    ), told AS (
      INSERT INTO "event" ("at", "subjectId", "audienceId") VALUES (${at}, ${subjectId}, ${audienceId}::uuid) RETURNING "id", "audienceId"
    )
    SELECT pg_notify('event', "id" || ' ' || coalesce("audienceId"::text, '')) FROM told`;
}

type Audience = { about: string; audienceIds: readonly string[] };

/**
 * The same for one deed on many records, in one statement: each record has its row in the ledger, and everybody whose open page shows
 * the change hears of the deed once, not once a record.
 */
export async function recordChanges(
  tx: Transaction,
  { by, permission }: Omit<Change, "subjectId">,
  subjectIds: readonly string[],
  at: Date,
  { about, audienceIds }: Audience,
) {
  const account = by === "job" ? null : by;
  const rows = JSON.stringify(subjectIds.map((subjectId) => ({ id: uuidv7(at), subjectId })));
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO "ledger" ("id", "at", "byId", "permission", "subjectId")
      SELECT x."id", ${at}, ${account}::uuid, ${permission}, x."subjectId" FROM jsonb_to_recordset(${rows}::jsonb) AS x("id" uuid, "subjectId" text)
    ), told AS (
      INSERT INTO "event" ("at", "subjectId", "audienceId")
      SELECT ${at}, ${about}, "id" FROM (SELECT DISTINCT unnest(${audienceIds}::uuid[]) AS "id") AS audience RETURNING "id", "audienceId"
    )
    SELECT pg_notify('event', "id" || ' ' || "audienceId"::text) FROM told`;
}
