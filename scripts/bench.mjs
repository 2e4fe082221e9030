// npm run bench: the production build on a database of its own under load, one JSON line a row. It asserts counts, and no time.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import autocannon from "autocannon";
import { localEnv, startApplication } from "./support/application.mjs";
import { growAgency } from "./support/bench-agency.mjs";
import { lineOnScreen } from "./support/bench-live.mjs";
import { citizensAt, staffOf } from "./support/bench-visitors.mjs";
import { CHROMIUM_FLAGS, findBrowser } from "./support/browser.mjs";
import { buildIfNeeded } from "./support/build.mjs";
import { createDatabase, dropDatabase, loadDemo, migrate } from "./support/database.mjs";
import { runningDemo } from "./support/demonstration.mjs";
import { ask, place, startPostgres } from "./support/postgres.mjs";
import { command, endings, freePort, Stop } from "./support/processes.mjs";
import { weigh } from "./support/weigh.mjs";

const NAME = "cermin_bench";
const ROUNDS = 5;
const CONNECTIONS = 8;

const progress = (line) => process.stderr.write(`${line}\n`);

/**
 * Requests of one kind: how many a round, what is sent, and what an answer must be. `stored` counts what they left behind, `after`
 * takes it out again: every round begins with the same day.
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
      after: () => ask(url, (client) => client.query(`DELETE FROM activity WHERE text LIKE 'Memeriksa berkas pendaftaran ke-%'`)),
    },
    {
      name: "team queue, 50 waiting lines",
      amount: 160,
      request: staff.team,
      accept: ({ status, body }) => status === 200 && body.split("data-queue-row=").length > 25,
    },
    {
      name: "dashboard over 10,000 answers",
      amount: 160,
      request: staff.dashboards,
      accept: ({ status, body }) => status === 200 && body.includes("<table"),
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
  ["team queue, 50 waiting lines", "help page"],
  ["dashboard over 10,000 answers", "help page"],
];

/** One round of one job: requests a second. Throws where one answer was not what it should be, or was not stored. */
async function measure(address, { name, amount, connections = CONNECTIONS, request, accept, stored, after }) {
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
  await after?.();
  return amount / ((ended - began) / 1_000);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value, digits) => Number(value.toFixed(digits));

/** Bytes of a page as a browser with an empty cache fetches it, for who holds the cookies. */
async function firstVisit(address, to, cookie, until) {
  const browser = await chromium.launch({ executablePath: findBrowser(progress), args: CHROMIUM_FLAGS });
  try {
    const context = await browser.newContext({ baseURL: address });
    const pairs = cookie.split("; ").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
    await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: address })));
    return await weigh(context, to, { until });
  } finally {
    await browser.close();
  }
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
  const env = {
    ...localEnv({ data, url, port: await freePort(0) }),
    CERMIN_KEY_DIR: path.join(data, "keys"),
    CERMIN_FILE_DIR: path.join(data, "files"),
  };
  await loadDemo(env, "office");
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date());
  const { codes, ...people } = await growAgency(url, today);
  const { address } = await startApplication(env);

  const staff = await staffOf(people, address, today);
  const jobs = jobsOf({ url, citizens: citizensAt(codes, address), staff, today });
  for (const job of jobs) await measure(address, { ...job, amount: Math.ceil(job.amount / 64 / 4) * 64 }); // everything is compiled once
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    progress(`round ${round} of ${ROUNDS}`);
    const rates = {};
    for (const job of jobs) rates[job.name] = await measure(address, job);
    rounds.push(rates);
  }
  const line = (name, value, unit, more) => process.stdout.write(`${JSON.stringify({ name, value, unit, ...more })}\n`);
  const rate = (name) => rounded(median(rounds.map((rates) => rates[name])), 1);
  line("bare route", rate("bare route"), "requests/s", { ratio: 1, against: "bare route" });
  for (const [name, against] of AGAINST)
    line(name, rate(name), "requests/s", { ratio: rounded(median(rounds.map((rates) => rates[name] / rates[against])), 3), against });

  const takeOut = (text) => ask(url, (client) => client.query(`DELETE FROM activity WHERE text = $1`, [text]));
  const waits = (await lineOnScreen(address, staff, takeOut)).toSorted((a, b) => a - b);
  const p95 = waits[Math.ceil(waits.length * 0.95) - 1];
  line("new line on the rater's screen, 300 streams, p95", Math.round(p95), "ms", { ratio: rounded(p95 / 1_000, 3), against: "1 s" });

  const firstVisits = [
    ["first visit, activities", "/activities", staff.activities(), undefined, 205],
    ["first visit, dashboard with a chart", "/dashboards/satisfaction", staff.dashboards(), ".recharts-surface", 325],
  ];
  for (const [name, to, { headers }, until, goal] of firstVisits) {
    const { all } = await firstVisit(address, to, headers.cookie, until);
    line(name, rounded(all / 1_000, 1), "kB", { ratio: rounded(all / 1_000 / goal, 3), against: `${goal} kB` });
  }
});
