import { openOffice } from "./office";

/** What the server's jobs ask once a minute, whoever is served meanwhile: which groups, batches, imports, facts and moves are due; and what they write, the scans of posters. */
const JOBS = `"query" NOT LIKE '%HAVING count(*) >=%' AND "query" NOT LIKE '%w."closesOn" <%' AND "query" NOT LIKE '%INSERT INTO "code_scan"%' AND "query" NOT LIKE '%FROM "import" due%' AND "query" NOT LIKE '%SELECT DISTINCT a."period" FROM "appraisal" a%' AND "query" NOT LIKE '%FROM "posting" p WHERE p."undo" IS NOT NULL%'`;
const HERE = `(SELECT "oid" FROM pg_database WHERE "datname" = current_database())`;

/**
 * How many statements PostgreSQL ran for a deed in this file's database, everything included: session, policy, reads, writes,
 * BEGIN and COMMIT. Counted by the server itself; the counting's own statements are left out.
 */
export async function statementsOf(deed: () => Promise<unknown>): Promise<number> {
  const { ask } = openOffice();
  await ask(`CREATE EXTENSION IF NOT EXISTS pg_stat_statements`);
  await ask(`SELECT pg_stat_statements_reset(0, ${HERE}, 0)`);
  await deed();
  const [row] = await ask<{ calls: number }>(
    `SELECT coalesce(sum("calls"), 0)::int AS "calls" FROM pg_stat_statements WHERE "dbid" = ${HERE} AND ${JOBS} AND "query" NOT LIKE '%pg_stat_statements%'`,
  );
  return row?.calls ?? 0;
}
