// Migrating, loading the demonstration, and telling whose database it is.

import { toolEnv } from "./build.mjs";
import { ask } from "./postgres.mjs";
import { need, Stop } from "./processes.mjs";

/**
 * "empty", "demo", "agency" (ours, and in earnest), "half-loaded" (our tables, and neither mark nor agency) or "foreign" (anything else).
 */
export async function kindOf(url) {
  return ask(url, async (client) => {
    const { rows: tables } = await client.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const names = tables.map(({ name }) => name).filter((name) => !name.startsWith("pg_stat_statements"));
    if (names.length === 0) return "empty";
    if (names.every((name) => name === "_prisma_migrations")) return "half-loaded"; // killed while the first migration ran
    if (!names.includes("installation") || !names.includes("_prisma_migrations")) return "foreign";
    const { rows } = await client.query(
      `SELECT (SELECT demo FROM installation WHERE id = 1) AS demo, EXISTS (SELECT FROM unit) OR EXISTS (SELECT FROM account) AS used`,
    );
    const [{ demo, used }] = rows;
    if (demo !== null) return demo ? "demo" : "agency";
    return used ? "half-loaded" : "empty";
  });
}

export const migrate = (url) => need("scripts/migrate.mjs", ["apply"], toolEnv({ DATABASE_URL: url }));

export async function createDatabase(serverUrl, name) {
  await ask(`${serverUrl}/postgres`, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
  });
  return `${serverUrl}/${name}`;
}

export async function dropDatabase(serverUrl, name) {
  await ask(`${serverUrl}/postgres`, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
}

/** What the seed needs to know beside the database; it runs TypeScript as the server does. `size` is "town", or "office" for a part of it. */
export const loadDemo = (env, size = "town") =>
  need("node_modules/tsx/dist/cli.mjs", ["--conditions=react-server", "prisma/seed/run.ts", size], toolEnv(env));

/** The demonstration is loaded into an empty database and started on its own; whatever else is there is not touched. */
export function refuseForeign(kind) {
  if (kind === "foreign" || kind === "agency")
    throw new Stop(
      "DATABASE_URL menunjuk basis data yang tidak kosong dan bukan demo kami: demo tidak menyentuhnya. Pakai basis data kosong.",
    );
  if (kind === "half-loaded")
    throw new Stop(
      "Basis data di DATABASE_URL berisi data yang tidak lengkap dan tanpa tanda demo: kosongkan dahulu atau pakai yang lain.",
    );
}
