// npm run demo: from a fresh clone to a served agency, and back to nothing on Ctrl-C.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { localEnv, startApplication } from "./support/application.mjs";
import { buildIfNeeded } from "./support/build.mjs";
import { createDatabase, dropDatabase, kindOf, loadDemo, migrate, refuseForeign } from "./support/database.mjs";
import { ask, place, startPostgres } from "./support/postgres.mjs";
import { alive, command, end, endings, freePort, root, runs, Stop } from "./support/processes.mjs";

const began = Date.now();
const say = (line) => process.stdout.write(`[${((Date.now() - began) / 1_000).toFixed(1)} s] ${line}\n`);
const port = Number(process.env.PORT ?? 3000);
let databasePid;

await command(async () => {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Stop(`PORT harus angka 1 sampai 65535, bukan ${process.env.PORT}.`);
  const where = place();
  const note = await takeOver(where.data);
  const url = await openDatabase(where);
  await buildIfNeeded(where.data, say);
  await migrate(url);
  const env = localEnv({ data: where.data, url, port });
  if ((await kindOf(url)) === "empty") {
    say("memuat instansi contoh …");
    await loadDemo({ ...env, CERMIN_DATA_DIR: where.data });
  }
  if (!(await freePort(port))) throw new Stop(busy());
  const app = await startApplication(env);
  endings.unshift(app.stop);
  note({ app: app.pid });
  await introduce(url, app.address);
  await new Promise((_, fail) => {
    setInterval(() => {
      if (!alive(app.pid)) fail(new Stop("Aplikasi berhenti."));
      if (databasePid && !alive(databasePid)) fail(new Stop("Basis data berhenti."));
    }, 1_000);
  });
});

function busy() {
  return `Port ${port} sedang dipakai program lain. Coba: PORT=${port + 1} npm run demo`;
}

/** One demonstration per data folder. An earlier one that was killed leaves a note, and perhaps an application. */
async function takeOver(data) {
  mkdirSync(data, { recursive: true });
  const file = path.join(data, "demo.json");
  const last = readNote(file);
  if (last.demo !== process.pid && runs(last.demo, /scripts\/demo\.mjs/))
    throw new Stop(`Demo ini sudah berjalan (proses ${last.demo}). Hentikan dengan Ctrl-C di jendelanya.`);
  if (runs(last.app, /server\.js|next-server/)) await end(last.app, "SIGTERM", 8_000);
  if (!(await freePort(port))) throw new Stop(busy());
  const kept = { demo: process.pid };
  const note = (more) => writeFileSync(file, JSON.stringify(Object.assign(kept, more)));
  note({});
  endings.push(async () => rmSync(file, { force: true }));
  return note;
}

function readNote(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  } catch {
    return {}; // cut off in the middle of writing
  }
}

async function openDatabase(where) {
  if (process.env.DATABASE_URL) {
    const kind = await kindOf(process.env.DATABASE_URL).catch((error) => {
      throw new Stop(`DATABASE_URL tidak dapat dipakai: ${error.message}`);
    });
    refuseForeign(kind);
    return process.env.DATABASE_URL;
  }
  const server = await startPostgres(where);
  endings.push(server.stop, async () => say("berhenti dengan rapi"));
  databasePid = server.pid;
  say(server.again ? "basis data masih berjalan, dipakai lagi" : "basis data berjalan");
  const url = await createDatabase(server.url, "cermin");
  if ((await kindOf(url)) !== "half-loaded") return url;
  await dropDatabase(server.url, "cermin"); // a load that was killed: nothing of anybody's is in it
  return createDatabase(server.url, "cermin");
}

async function introduce(url, address) {
  const { password } = JSON.parse(readFileSync(path.join(root, "prisma/seed/demo.json"), "utf8"));
  const { accounts, code } = await ask(url, async (client) => ({
    accounts: (
      await client.query(
        `SELECT a.email, e.name, e.post FROM account a JOIN employee e ON e.id = a."employeeId" WHERE a.email LIKE '%@demo.cermin' ORDER BY a.id`,
      )
    ).rows,
    code: (await client.query(`SELECT code FROM service_code WHERE "withdrawnAt" IS NULL ORDER BY id LIMIT 1`)).rows[0]?.code,
  }));
  say(`siap: ${address}`);
  const width = Math.max(...accounts.map(({ email }) => email.length));
  process.stdout.write(`\nMasuk dengan satu ketukan di ${address}/sign-in, atau dengan kata sandi ${password}:\n`);
  for (const { email, name, post } of accounts) process.stdout.write(`  ${email.padEnd(width)}  ${name}, ${post}\n`);
  process.stdout.write(`\nFormulir warga: ${address}/s/${code}\nBerhenti: Ctrl-C\n\n`);
}
