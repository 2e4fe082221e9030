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
