// npm run bench: the production build on a database of its own under load, one JSON line a row. It asserts counts, and no time.
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import autocannon from "autocannon";
import { localEnv, startApplication } from "./support/application.mjs";
import { growAgency } from "./support/bench-agency.mjs";
import { buildIfNeeded } from "./support/build.mjs";
import { createDatabase, dropDatabase, loadDemo, migrate } from "./support/database.mjs";
import { runningDemo } from "./support/demonstration.mjs";
import { ask, place, startPostgres } from "./support/postgres.mjs";
import { command, endings, freePort, root, Stop } from "./support/processes.mjs";
import { fieldsOf, Visitor } from "./support/visitor.mjs";

const NAME = "cermin_bench";
const ROUNDS = 5;
const CONNECTIONS = 8;

const progress = (line) => process.stderr.write(`${line}\n`);

/**
 * Requests of one kind: how many a round, what is sent, and what an answer must be. `stored` counts what they left behind.
 * A round is ended by its count, not by a clock, so that what was answered and what was stored can be compared exactly.
 */
function jobsOf({ url, citizens, staff, today }) {
  const count = (sql, values) => async () => (await ask(url, (client) => client.query(sql, values))).rows[0].n;
  const answers = count(`SELECT count(*)::int AS n FROM citizen_answer`);
  const answer = { request: citizens.answer, accept: ({ status }) => status === 303, stored: answers };
  return [
    { name: "bare route", amount: 3_000, request: () => ({ path: "/api/health?bare=1" }), accept: ({ status }) => status === 200 },
    { name: "help page", amount: 300, request: () => ({ path: "/help" }), accept: ({ status }) => status === 200 },
    {
      name: "citizen form",
      amount: 1_500,
      request: citizens.form,
      accept: ({ status, body }) => status === 200 && body.includes('name="mark"'),
    },
    { name: "citizen answer", amount: 800, ...answer },
    { name: "citizen answer, 64 writers", amount: 1_024, connections: 64, ...answer },
    {
      name: "activities",
      amount: 240,
      request: staff.activities,
      accept: ({ status, body }) => status === 200 && body.includes('name="outputUnit"'),
    },
    {
      name: "log saved",
      amount: 400,
      request: staff.log,
      accept: ({ status, body }) => status === 200 && body.includes('"status":"done"'),
      stored: count(`SELECT count(*)::int AS n FROM activity WHERE day = $1`, [today]),
    },
  ];
}

/** Which row is measured against which. The peers' goals are set against a bare route, or against a dynamic page of the same server. */
const AGAINST = [
  ["help page", "bare route"],
  ["citizen form", "bare route"],
  ["citizen answer", "bare route"],
  ["citizen answer, 64 writers", "bare route"],
  ["activities", "bare route"],
  ["activities", "help page"],
  ["log saved", "bare route"],
  ["log saved", "help page"],
];

/** One round of one job: requests a second. Throws where one answer was not what it should be, or was not stored. */
async function measure(address, { name, amount, connections = CONNECTIONS, request, accept, stored }) {
  const before = stored ? await stored() : 0;
  const wrong = [];
  const began = performance.now();
  let ended = began; // of the last answer: autocannon itself ends with its next whole second
  const result = await autocannon({
    url: address,
    connections,
    amount,
    requests: [
      {
        setupRequest: (given) => ({ ...given, method: "GET", ...request() }),
        onResponse: (status, body) => {
          ended = performance.now();
          if (!accept({ status, body })) wrong.push(`${status} ${body.slice(0, 200)}`);
        },
      },
    ],
  });
  if (result.errors > 0 || wrong.length > 0)
    throw new Stop(`${name}: ${result.errors} errors, ${wrong.length} wrong answers. ${wrong[0] ?? ""}`);
  const left = stored ? (await stored()) - before : amount;
  if (left !== amount) throw new Stop(`${name}: ${amount} answered and ${left} stored`);
  return amount / ((ended - began) / 1_000);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value, digits) => Number(value.toFixed(digits));

/** What citizens send: each answer a form of its own, at the posters in turn. */
function citizensAt(codes, origin) {
  let turn = 0;
  const address = () => `/s/${codes[turn++ % codes.length]}`;
  const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
  return {
    form: () => ({ path: address() }),
    answer: () => ({ method: "POST", path: address(), headers, body: `step=mark&lang=id&key=${randomUUID()}&mark=${1 + (turn % 4)}` }),
  };
}

/** What people who are signed in send, in turn: their page, and a line as the page's script sends it. */
async function staffOf(emails, address, today) {
  const { password } = JSON.parse(readFileSync(path.join(root, "prisma/seed/demo.json"), "utf8"));
  const people = [];
  for (const email of emails) {
    const visitor = new Visitor(address);
    const { status } = await visitor.signIn(email, password);
    if (status !== 303) throw new Stop(`${email} cannot sign in: ${status}`);
    const fields = fieldsOf((await visitor.get("/activities")).text, /name="outputUnit"/);
    const of = (pattern) => fields.find(([name]) => pattern.test(name))?.[1] ?? "";
    people.push({ cookie: visitor.cookie, employeeId: of(/^employeeId$/), action: JSON.parse(of(/^\$ACTION_\d+:0$/)).id });
  }
  // Who reads does not write: the page read is the same in every round.
  const inTurn = (among) => {
    let turn = 0;
    return () => among[turn++ % among.length];
  };
  const half = people.length / 2;
  const reader = inTurn(people.slice(0, half));
  const writer = inTurn(people.slice(half));
  const boundary = "----cermin";
  const log = () => {
    const { cookie, employeeId, action } = writer();
    const line = { employeeId, key: randomUUID(), day: today, minutes: "1", startMinute: "", text: "Memeriksa berkas pendaftaran" };
    const form = { ...line, intendedResultId: "", outputQuantity: "", outputUnit: "", intent: "submit" };
    const parts = [...Object.entries(form).map(([name, value]) => [`_1_${name}`, value]), ["0", '[{"status":"idle"},"$K1"]']];
    const body = parts
      .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join("");
    const headers = { cookie, origin: address, accept: "text/x-component", "next-action": action };
    const type = `multipart/form-data; boundary=${boundary}`;
    return { method: "POST", path: "/activities", headers: { ...headers, "content-type": type }, body: `${body}--${boundary}--\r\n` };
  };
  return { log, activities: () => ({ path: "/activities", headers: { cookie: reader().cookie } }) };
}

await command(async () => {
  const where = place();
  await buildIfNeeded(where.data, progress);
  const data = path.join(where.data, "bench");
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const server = await startPostgres(where, { keep: runningDemo(where.data) !== null });
  if (!server.again) endings.push(server.stop);
  await dropDatabase(server.url, NAME);
  const url = await createDatabase(server.url, NAME);
  endings.unshift(() => dropDatabase(server.url, NAME));
  await migrate(url);
  const env = { ...localEnv({ data, url, port: await freePort(0) }), CERMIN_KEY_DIR: path.join(data, "keys") };
  await loadDemo(env);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date());
  const { codes, emails } = await growAgency(url, today);
  const { address } = await startApplication(env);

  const jobs = jobsOf({ url, citizens: citizensAt(codes, address), staff: await staffOf(emails, address, today), today });
  for (const job of jobs) await measure(address, { ...job, amount: Math.ceil(job.amount / 64 / 4) * 64 }); // everything is compiled once
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    progress(`round ${round} of ${ROUNDS}`);
    const rates = {};
    for (const job of jobs) rates[job.name] = await measure(address, job);
    rounds.push(rates);
  }
  const line = (name, more) =>
    process.stdout.write(
      `${JSON.stringify({ name, value: rounded(median(rounds.map((rates) => rates[name])), 1), unit: "requests/s", ...more })}\n`,
    );
  line("bare route", { ratio: 1, against: "bare route" });
  for (const [name, against] of AGAINST)
    line(name, { ratio: rounded(median(rounds.map((rates) => rates[name] / rates[against])), 3), against });
});
