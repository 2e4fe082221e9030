// Everything that is checked, in the order in which a fault is cheapest to find.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { actionsKey, buildIfNeeded, clientIfMissing, generateClient, toolEnv } from "./build.mjs";
import { createDatabase, dropDatabase, loadDemo, migrate } from "./database.mjs";
import { place, startPostgres } from "./postgres.mjs";
import { runNode, Stop, timed } from "./processes.mjs";

const say = timed("\n", 0);
const total = { passed: 0, failed: 0 };

/** The instant at which the tests' agency lives. */
const CLOCK = "2026-11-18T02:00:00Z";

/** One check that either holds or does not. `show` writes what it says as it comes. */
async function check(file, args, env = toolEnv(), { show = false } = {}) {
  const { code, output } = await runNode(file, args, env, { show });
  if (code !== 0 && !show) process.stdout.write(`${output}\n`);
  total[code === 0 ? "passed" : "failed"] += 1;
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // the runner ended before it could write: that is one failure
  }
};

let testEnv;
let built = false;

/** A server of its own, a migrated template and the office of a fixed day, from which tests clone. */
async function prepare(where) {
  if (testEnv) return testEnv;
  await clientIfMissing();
  const data = path.join(where.data, "test");
  mkdirSync(data, { recursive: true });
  const server = await startPostgres(
    { ...where, data },
    { settings: ["fsync=off", "full_page_writes=off", "shared_preload_libraries=pg_stat_statements", "pg_stat_statements.max=10000"] },
  );
  testEnv = toolEnv({
    TEST_SERVER_URL: server.url,
    TEST_DATA_DIR: data,
    CERMIN_CLOCK: CLOCK,
    CERMIN_PUBLIC_ORIGIN: "http://localhost:3000",
    NEXTAUTH_SECRET: "a secret of the tests, and of nothing else",
    CERMIN_KEY_DIR: path.join(data, "keys-office"),
    CERMIN_FILE_DIR: path.join(data, "files-office"),
    DATABASE_URL: `${server.url}/cermin_template`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(where.data), // with another one a command under test would build again
  });
  await dropDatabase(server.url, "cermin_template");
  await migrate(await createDatabase(server.url, "cermin_template"));
  await load(testEnv, "cermin_office", "office");
  return testEnv;
}

/** The whole town beside it, for the tests that walk through it. */
async function prepareTown(where) {
  const env = await prepare(where);
  const town = {
    ...env,
    CERMIN_KEY_DIR: path.join(env.TEST_DATA_DIR, "keys-town"),
    CERMIN_FILE_DIR: path.join(env.TEST_DATA_DIR, "files-town"),
    DATABASE_URL: `${env.TEST_SERVER_URL}/cermin_seeded`,
  };
  if (!built) await load(town, "cermin_seeded", "town");
  built = true;
  return town;
}

async function load(env, name, size) {
  for (const folder of [env.CERMIN_KEY_DIR, env.CERMIN_FILE_DIR]) rmSync(folder, { recursive: true, force: true });
  await dropDatabase(env.TEST_SERVER_URL, name);
  const url = await createDatabase(env.TEST_SERVER_URL, name);
  await migrate(url);
  const told = await loadDemo({ ...env, DATABASE_URL: url }, size);
  say(told.trim().split("\n").at(-1));
}

/** Runs projects of vitest.config.mts and counts their tests. */
async function vitest(projects, { where, results, files }, prepared = prepare(where)) {
  const file = path.join(results, `${projects.join("-")}.json`);
  const args = [
    "run",
    ...files,
    ...projects.flatMap((name) => ["--project", name]),
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const { code } = await runNode("node_modules/vitest/vitest.mjs", args, await prepared, { show: true });
  const told = readJson(file);
  total.passed += told?.numPassedTests ?? 0;
  total.failed += told?.numFailedTests ?? 0;
  if (code !== 0 && !told?.numFailedTests) total.failed += 1; // a file that could not be read has no tests to fail
}

/** Again at the end what a test that failed said: what stands in the middle of a long run is lost with it. */
function showFailures(suites, names = []) {
  for (const suite of suites ?? []) {
    for (const { title, tests } of suite.specs ?? []) {
      for (const { errors } of tests.flatMap(({ results }) => results).filter(({ errors }) => errors.length > 0)) {
        process.stdout.write(`\n${[...names, suite.title, title].join(" › ")}\n${errors.map(({ message }) => message).join("\n")}\n`);
      }
    }
    showFailures(suite.suites, [...names, suite.title]);
  }
}

async function browser({ where, results, files }) {
  const file = path.join(results, "playwright.json");
  const env = { ...(await prepareTown(where)), CERMIN_BROWSER: findBrowser(say), PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const args = ["test", ...files, "--reporter=line,json", `--output=${results}/traces`];
  const { code } = await runNode("node_modules/@playwright/test/cli.js", args, env, { show: true });
  const report = readJson(file);
  const told = report?.stats;
  showFailures(report?.suites);
  total.passed += told?.expected ?? 0;
  total.failed += (told?.unexpected ?? 0) + (told?.flaky ?? 0);
  if (code !== 0 && !told?.unexpected) total.failed += 1;
}

/** The steps of `npm test`, by the names under which one alone is asked for. */
export const steps = {
  "format and lint": () => check("node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  build: async ({ where }) => {
    if (!(await buildIfNeeded(where.data, say))) await generateClient();
    total.passed += 1;
  },
  types: async () => {
    await clientIfMissing();
    await check("node_modules/typescript/bin/tsc", ["--noEmit", "--incremental", "false"]);
  },
  migrations: async ({ where }) => check("scripts/migrate.mjs", ["drift"], await prepare(where)),
  "structure, unit and integration": (given) => vitest(["unit", "integration"], given),
  town: (given) => vitest(["town"], given, prepareTown(given.where)),
  commands: (given) => vitest(["commands"], given),
  browser,
};

/** What `npm run prove` does beyond: every stored result recomputed, and the figures of this machine. */
export const furtherSteps = {
  "results recomputed": async ({ where }) => {
    await check("scripts/rescore-check.mjs", [], await prepareTown(where), { show: true });
  },
  bench: () => check("scripts/bench.mjs", [], toolEnv(), { show: true }),
};

/** Runs them in their order, of tests only `files` if any are named, and closes with one line. Gives the code to end with. */
export async function runSteps(chosen, files = []) {
  const where = place();
  const results = path.join(where.data, "test-results");
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  try {
    for (const [name, run] of chosen) {
      say(name);
      await run({ where, results, files });
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    total.failed += 1;
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}
