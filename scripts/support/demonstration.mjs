// The demonstration's database: of the data folder's own server or of DATABASE_URL, migrated, and loaded where it is empty.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { localEnv } from "./application.mjs";
import { createDatabase, dropDatabase, kindOf, loadDemo, migrate, refuseForeign } from "./database.mjs";
import { startPostgres } from "./postgres.mjs";
import { endings, runs, Stop } from "./processes.mjs";

const NAME = "cermin";

export const noteOf = (data) => path.join(data, "demo.json");

/** What the demonstration of this folder wrote about itself; nothing where none did, or where it was cut off while writing. */
export function readNote(data) {
  try {
    return existsSync(noteOf(data)) ? JSON.parse(readFileSync(noteOf(data), "utf8")) : {};
  } catch {
    return {};
  }
}

/** The process of a demonstration that runs on this folder now; null where none does. */
export function runningDemo(data) {
  const { demo } = readNote(data);
  return demo !== process.pid && runs(demo, /scripts\/demo\.mjs/) ? demo : null;
}

/**
 * Opens it and says whose server it is: `pid` is null for a server that is not ours. A server that another command of this folder
 * had running is used and left running.
 */
export async function openDemoDatabase(where, say) {
  if (process.env.DATABASE_URL) {
    const kind = await kindOf(process.env.DATABASE_URL).catch((error) => {
      throw new Stop(`DATABASE_URL tidak dapat dipakai: ${error.message}`);
    });
    refuseForeign(kind);
    return { url: process.env.DATABASE_URL, pid: null };
  }
  const server = await startPostgres(where, { keep: runningDemo(where.data) !== null });
  endings.push(server.stop);
  say(server.again ? "basis data masih berjalan, dipakai lagi" : "basis data berjalan");
  const url = await createDatabase(server.url, NAME);
  switch (await kindOf(url)) {
    case "half-loaded": // a load that was killed: nothing of anybody's is in it
      await dropDatabase(server.url, NAME);
      await createDatabase(server.url, NAME);
      break;
    case "agency":
    case "foreign":
      throw new Stop(`Basis data di ${where.data} bukan demo: tidak disentuh. Pakai CERMIN_DATA_DIR lain.`);
  }
  return { url, pid: server.pid };
}

/** Brings the schema up to date and loads the agency into an empty database. Gives what the application asks its environment for. */
export async function prepareDemo({ data, url, port }, say) {
  await migrate(url);
  const env = localEnv({ data, url, port });
  if ((await kindOf(url)) === "empty") {
    say("memuat instansi contoh (sekitar setengah menit) …");
    await loadDemo({ ...env, CERMIN_DATA_DIR: data });
  }
  return env;
}
