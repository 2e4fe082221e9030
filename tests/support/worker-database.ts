import pg from "pg";
import { afterAll } from "vitest";

/**
 * A database of its own for every file, cloned from the demonstration of a fixed day before anything asks for it.
 * A file that wants an empty agency says so by its name: *.empty.test.ts.
 */
const server = process.env.TEST_SERVER_URL ?? "";
const name = `cermin_w${process.env.VITEST_POOL_ID}`;
const empty = (globalThis as { __vitest_worker__?: { filepath?: string } }).__vitest_worker__?.filepath?.includes(".empty.") ?? false;

const admin = new pg.Client(`${server}/postgres`);
await admin.connect();
await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? "cermin_template" : "cermin_seeded"}`);
await admin.query(`ALTER DATABASE ${name} SET timezone = 'UTC'`);
await admin.end();
process.env.DATABASE_URL = `${server}/${name}`;

afterAll(async () => {
  const { db } = await import("@/lib/platform/db");
  await db.$disconnect();
});
