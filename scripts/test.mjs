// npm test: everything that is checked, in the order in which a fault is cheapest to find, and one line at the end.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./support/browser.mjs";
import { buildIfNeeded, clientIfMissing, generateClient, toolEnv } from "./support/build.mjs";
import { createDatabase, dropDatabase, loadDemo, migrate } from "./support/database.mjs";
import { place, startPostgres } from "./support/postgres.mjs";
import { command, endings, runNode, Stop } from "./support/processes.mjs";

const began = Date.now();
const say = (line) => process.stdout.write(`\n[${((Date.now() - began) / 1_000).toFixed(0)} s] ${line}\n`);
const total = { passed: 0, failed: 0 };
const only = process.argv.slice(2); // names of the steps to run; all without any

/** The instant at which the tests' agency lives. */
const CLOCK = "2026-11-18T02:00:00Z";

/** One check that either holds or does not. */
async function check(file, args, env = toolEnv()) {
  const { code, output } = await runNode(file, args, env);
  if (code !== 0) process.stdout.write(`${output}\n`);
  total[code === 0 ? "passed" : "failed"] += 1;
}

function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // the runner ended before it could write: that is one failure
  }
};

let testEnv;

/** A server of its own, a migrated template and the demonstration of a fixed day, from which tests clone. */
async function prepare(where) {
  if (testEnv) return testEnv;
  await clientIfMissing();
  const data = path.join(where.data, "test");
  mkdirSync(data, { recursive: true });
  const server = await startPostgres(
    { ...where, data },
    { settings: ["fsync=off", "full_page_writes=off", "shared_preload_libraries=pg_stat_statements", "pg_stat_statements.max=10000"] },
  );
  endings.push(server.stop);
  testEnv = toolEnv({
    TEST_SERVER_URL: server.url,
    TEST_DATA_DIR: data,
    CERMIN_CLOCK: CLOCK,
    CERMIN_PUBLIC_ORIGIN: "http://localhost:3000",
    NEXTAUTH_SECRET: "a secret of the tests, and of nothing else",
    CERMIN_KEY_DIR: path.join(data, "keys"),
    DATABASE_URL: `${server.url}/cermin_template`,
  });
  rmSync(path.join(data, "keys"), { recursive: true, force: true });
  await dropDatabase(server.url, "cermin_template");
  await dropDatabase(server.url, "cermin_seeded");
  await migrate(await createDatabase(server.url, "cermin_template"));
  const seeded = await createDatabase(server.url, "cermin_seeded");
  await migrate(seeded);
  await loadDemo({ ...testEnv, DATABASE_URL: seeded });
  return testEnv;
}

const steps = {
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
  "structure, unit and integration": async ({ where, results }) => {
    const file = path.join(results, "vitest.json");
    const args = ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const { code } = await runNode("node_modules/vitest/vitest.mjs", args, await prepare(where), { show: true });
    const told = readJson(file);
    count({ passed: told?.numPassedTests ?? 0, failed: told?.numFailedTests ?? 0 });
    if (code !== 0 && !told?.numFailedTests) total.failed += 1; // a file that could not be read has no tests to fail
  },
  browser: async ({ where, results }) => {
    const file = path.join(results, "playwright.json");
    const env = { ...(await prepare(where)), CERMIN_BROWSER: findBrowser(say), PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const { code } = await runNode(
      "node_modules/@playwright/test/cli.js",
      ["test", "--reporter=line,json", `--output=${results}/traces`],
      env,
      { show: true },
    );
    const told = readJson(file)?.stats;
    count({ passed: told?.expected ?? 0, failed: (told?.unexpected ?? 0) + (told?.flaky ?? 0) });
    if (code !== 0 && !told?.unexpected) total.failed += 1;
  },
};

await command(async () => {
  const where = place();
  const results = path.join(where.data, "test-results");
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  try {
    for (const [name, run] of Object.entries(steps)) {
      if (only.length > 0 && !only.includes(name)) continue;
      say(name);
      await run({ where, results });
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    total.failed += 1;
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
});
