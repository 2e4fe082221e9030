import pg from "pg";
import { expect } from "vitest";

/** What a test asks the database for itself, beside the application: its own pool, in UTC. */
let pool: pg.Pool | undefined;
const own = () => {
  pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4, options: "-c TimeZone=UTC", application_name: "test" });
  return pool;
};

export async function ask<R extends pg.QueryResultRow = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<R[]> {
  return (await own().query<R>(sql, values)).rows;
}

/** The first row; a test that finds none has nothing to say. */
export async function one<R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R> {
  const [row] = await ask<R>(sql, values);
  if (!row) throw new Error(`no row for ${sql}`);
  return row;
}

export const endAsking = () => pool?.end();

let tables: string[] | undefined;
export async function listTables(): Promise<string[]> {
  tables ??= (
    await ask<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
       AND table_name <> '_prisma_migrations' ORDER BY 1`,
    )
  ).map(({ name }) => name);
  return tables;
}

/** How many rows a table holds and what is in them, as one text; the same text is the same content. */
export type Contents = Record<string, string>;

/** A row as a text. That somebody was seen is written by any request of theirs, a refused one too, and is no deed. */
const row = (table: string) => (table === "session" ? `(to_jsonb(t) - 'lastSeenAt')::text` : "t::text");

/** Every table, as it is now. The ledger is one of them. */
export async function contents(): Promise<Contents> {
  const each = (await listTables()).map(
    (table) =>
      `SELECT '${table}' AS "table", count(*) || ' rows, ' || coalesce(sum(hashtextextended(${row(table)}, 0)::numeric), 0) AS "now" FROM "${table}" t`,
  );
  const rows = await ask<{ table: string; now: string }>(each.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ table, now }) => [table, now]));
}

/** The names of the tables that differ. */
export const changed = (before: Contents, after: Contents) =>
  Object.keys(after)
    .filter((table) => before[table] !== after[table])
    .toSorted(); // PostgreSQL may read many tables side by side, and answers in any order

/** Runs `work` and demands that not one row of any table came, went or changed. */
export async function writesNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await contents();
  const result = await work();
  expect(changed(before, await contents())).toEqual([]);
  return result;
}

export const rowsOf = async (table: string) => (await one<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)).n;

/** Until `n` connections of this database wait for a lock. */
export async function waiting(n: number) {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const found = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (found.n >= n) return;
  }
  throw new Error(`no ${n} wait for what is held`);
}

/**
 * Lets several writers meet: rows are held by another transaction until as many as `work` starts stand and wait for a lock,
 * then all go on at once. Gives what became of each. No clock decides, so the race is the same every time.
 */
export async function meeting<T>(hold: string, values: unknown[], work: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
  const holder = await own().connect();
  try {
    await holder.query("BEGIN");
    await holder.query(hold, values);
    const all: Promise<PromiseSettledResult<T>[]>[] = [];
    for (const each of work) {
      all.push(Promise.allSettled([each()])); // heard at once: one that is refused before the other is asked about is no stray error
      await waiting(all.length); // they stand in the order in which they are named
    }
    await holder.query("COMMIT");
    return (await Promise.all(all)).flat();
  } finally {
    await holder.query("ROLLBACK");
    holder.release();
  }
}

/** Every row of every table as text: what a dump would hold. Bytes stand in it as hexadecimal digits. */
export async function dump(): Promise<Record<string, string>> {
  const each = (await listTables()).map(
    (table) => `SELECT '${table}' AS "table", coalesce(string_agg(t::text, E'\\n'), '') AS "rows" FROM "${table}" t`,
  );
  const rows = await ask<{ table: string; rows: string }>(each.join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ table, rows: text }) => [table, text]));
}

/** The tables in whose rows a text stands, as it is or as bytes. */
export async function whereIs(text: string): Promise<string[]> {
  const hex = Buffer.from(text).toString("hex");
  return Object.entries(await dump()).flatMap(([table, rows]) => (rows.includes(text) || rows.includes(hex) ? [table] : []));
}

/**
 * Holds the first writer of a table at the door of its UPDATE, before it has locked any row, while others may pass it;
 * `meanwhile` is what happens until then. So the second of two can be the first.
 */
export async function overtaken<T>(table: string, first: () => Promise<T>, meanwhile: () => Promise<void>): Promise<T> {
  const holder = await own().connect();
  try {
    await holder.query(`CREATE OR REPLACE FUNCTION hold_the_first() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF pg_try_advisory_xact_lock(1) THEN PERFORM pg_advisory_xact_lock(2); END IF; RETURN NULL; END $$`);
    await holder.query(`CREATE TRIGGER hold_the_first BEFORE UPDATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION hold_the_first()`);
    await holder.query("SELECT pg_advisory_lock(2)");
    const held = first();
    await waiting(1);
    await meanwhile();
    await holder.query("SELECT pg_advisory_unlock(2)");
    return await held;
  } finally {
    await holder.query("SELECT pg_advisory_unlock_all()");
    await holder.query(`DROP TRIGGER hold_the_first ON "${table}"`);
    holder.release();
  }
}

/** Asks again and again, a bounded number of times, whether something has come about. */
export async function cameAbout(asked: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 150; tries += 1) if (await asked()) return true;
  return false;
}

const SIGNED = ["appraisal", "evaluation_document", "objection"];

/** Past the triggers by which what was signed is kept: for what a test makes of the seed, never for what the application does. */
export async function unguarded<T>(work: () => Promise<T>): Promise<T> {
  for (const table of SIGNED) await ask(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  try {
    return await work();
  } finally {
    for (const table of SIGNED) await ask(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  }
}

/** A result and everything that was signed of it, gone. */
export const neverRated = (where: string, values: unknown[]) =>
  unguarded(async () => {
    await ask(`DELETE FROM objection o USING appraisal a WHERE a.id = o."appraisalId" AND ${where}`, values);
    await ask(`DELETE FROM evaluation_document d USING appraisal a WHERE a.id = d."appraisalId" AND ${where}`, values);
    await ask(
      `UPDATE appraisal a SET "workResult" = NULL, behaviour = NULL, predicate = NULL, inputs = NULL, steps = NULL, "ratedAt" = NULL WHERE ${where}`,
      values,
    );
  });
