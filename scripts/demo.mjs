// npm run demo: from a fresh clone to a served agency, and back to nothing on Ctrl-C.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { portOf, startApplication, stayWith } from "./support/application.mjs";
import { buildIfNeeded } from "./support/build.mjs";
import { noteOf, openDemoDatabase, prepareDemo, readNote, runningDemo } from "./support/demonstration.mjs";
import { ask, place } from "./support/postgres.mjs";
import { command, end, endGroup, endings, freePort, noteScripts, root, runs, Stop, timed } from "./support/processes.mjs";

const say = timed();

await command(async () => {
  const port = portOf(process.env);
  const where = place();
  const note = await takeOver(where.data, port);
  const { url, pid } = await openDemoDatabase(where, say);
  endings.push(
    async () => rmSync(noteOf(where.data), { force: true }),
    async () => say("berhenti dengan rapi"),
  );
  await buildIfNeeded(where.data, say);
  const env = await prepareDemo({ data: where.data, url, port }, say);
  if (!(await freePort(port))) throw new Stop(busy(port));
  const app = await startApplication(env);
  note({ app: app.pid });
  await introduce(url, app.address);
  await stayWith({ app: app.pid, postgres: pid });
});

function busy(port) {
  return `Port ${port} sedang dipakai program lain. Coba: PORT=${port + 1} npm run demo`;
}

/** One demonstration per data folder. An earlier one that was killed leaves a note, and perhaps an application or a script that runs on. */
async function takeOver(data, port) {
  mkdirSync(data, { recursive: true });
  const other = runningDemo(data);
  if (other) throw new Stop(`Demo ini sudah berjalan (proses ${other}). Hentikan dengan Ctrl-C di jendelanya.`);
  const { app, script } = readNote(data);
  if (runs(script, /node_modules|scripts/)) await endGroup(script); // it would go on writing into the database
  if (runs(app, /server\.js|next-server/)) await end(app, "SIGTERM", 8_000);
  if (!(await freePort(port))) throw new Stop(busy(port));
  const kept = { demo: process.pid };
  // Whole or not at all: who is killed while it is written leaves the one before.
  const note = (more) => {
    writeFileSync(`${noteOf(data)}.new`, JSON.stringify(Object.assign(kept, more)));
    renameSync(`${noteOf(data)}.new`, noteOf(data));
  };
  note({});
  noteScripts((script) => note({ script }));
  return note;
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
