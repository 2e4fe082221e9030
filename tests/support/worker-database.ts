import { cp, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { endAsking } from "./database";

/**
 * A database of its own for every file, cloned from the office of a fixed day before anything asks for it,
 * and a copy of the office's keys and files. A file that wants an empty agency says so by its name: *.empty.test.ts.
 */
const server = process.env.TEST_SERVER_URL ?? "";
const name = `cermin_w${process.env.VITEST_POOL_ID}`;
const empty = (globalThis as { __vitest_worker__?: { filepath?: string } }).__vitest_worker__?.filepath?.includes(".empty.") ?? false;

const admin = new pg.Client(`${server}/postgres`);
await admin.connect();
await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? "cermin_template" : "cermin_office"}`);
await admin.query(`ALTER DATABASE ${name} SET timezone = 'UTC'`);
await admin.end();
process.env.DATABASE_URL = `${server}/${name}`;

const data = process.env.TEST_DATA_DIR ?? "";
for (const [setting, folder] of [
  ["CERMIN_KEY_DIR", "keys"],
  ["CERMIN_FILE_DIR", "files"],
] as const) {
  const own = path.join(data, `${folder}-${name}`);
  await rm(own, { recursive: true, force: true });
  if (!empty) await cp(path.join(data, `${folder}-office`), own, { recursive: true });
  process.env[setting] = own;
}

/** What the application logs is kept beside the tests instead of between their results; `logged()` reads it. */
const lines: string[] = [];
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = ((text: string | Uint8Array, ...rest: []) => {
  if (typeof text !== "string" || !text.startsWith('{"at":')) return write(text, ...rest);
  lines.push(text.trim());
  return true;
}) as typeof process.stderr.write;
(globalThis as { cerminLogged?: string[] }).cerminLogged = lines;

afterAll(async () => {
  const { db } = await import("@/lib/platform/db");
  await db.$disconnect();
  await endAsking();
});
