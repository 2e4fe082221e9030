import { type ChildProcess, spawn } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import pg from "pg";

/** An agency of a test file's own: its database, its keys and files, its server of the production build. */
export type Office = { url: string; database: string; ask: <R extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<R[]> };

let office: Office | undefined;
let server: ChildProcess | undefined;

export const openOffice = () => {
  if (!office) throw new Error("call serveOffice() at the top of the file");
  return office;
};

const freePort = () =>
  new Promise<number>((done) => {
    const probe = net.createServer();
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

async function asAdmin<R extends pg.QueryResultRow>(database: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client(`${process.env.TEST_SERVER_URL}/${database}`);
  await client.connect();
  try {
    return (await client.query<R>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function start(index: number, env: Record<string, string>): Promise<Office> {
  const database = `cermin_e${index}`;
  const own = { keys: "", files: "" };
  await asAdmin("postgres", `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await asAdmin("postgres", `CREATE DATABASE ${database} TEMPLATE cermin_seeded`);
  await asAdmin("postgres", `ALTER DATABASE ${database} SET timezone = 'UTC'`);
  for (const [folder, seeded] of [
    ["keys", process.env.CERMIN_KEY_DIR],
    ["files", process.env.CERMIN_FILE_DIR],
  ] as const) {
    own[folder] = path.join(process.env.TEST_DATA_DIR ?? "", `${folder}-${index}`);
    await rm(own[folder], { recursive: true, force: true });
    await cp(seeded ?? "", own[folder], { recursive: true });
  }
  const port = await freePort();
  const url = `http://localhost:${port}`;
  server = spawn(process.execPath, [".next/standalone/server.js"], {
    stdio: ["ignore", "ignore", process.env.SHOW_SERVER ? "inherit" : "ignore"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOSTNAME: "localhost",
      PORT: String(port),
      DATABASE_URL: `${process.env.TEST_SERVER_URL}/${database}`,
      CERMIN_PUBLIC_ORIGIN: url,
      NEXTAUTH_URL: url,
      CERMIN_KEY_DIR: own.keys,
      CERMIN_FILE_DIR: own.files,
      ...env,
    },
  });
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return { url, database, ask: (sql, values) => asAdmin(database, sql, values) };
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the server does not answer");
}

async function stop() {
  const child = server;
  server = undefined;
  office = undefined;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

/** What no page of ours may ever do, whoever opens it: ask another origin for something, break its own policy, throw, draw what is no drawing. */
function watch(context: BrowserContext, seen: string[]) {
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== office?.url) seen.push(`asked ${request.url()}`);
  });
  context.on("console", (message) => {
    const refused = /^Failed to load resource|React error #441/.test(message.text()); // a status, or a page that cannot be drawn, that a test asked for
    if (/Content.Security.Policy/i.test(message.text()) || (message.type() === "error" && !refused)) seen.push(message.text());
  });
  context.on("weberror", (thrown) => seen.push(`thrown: ${thrown.error().message}`));
}

export const test = base.extend<{ watched: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs out of this pattern
  baseURL: async ({}, use) => use(office?.url ?? ""),
  watched: [
    async ({ browser }, use) => {
      const seen: string[] = [];
      const listener = (context: BrowserContext) => watch(context, seen);
      browser.on("context", listener);
      await use(undefined);
      browser.off("context", listener);
      expect(seen).toEqual([]);
    },
    { auto: true },
  ],
});

/** Once, at the top of a file. */
export function serveOffice(env: Record<string, string> = {}) {
  // biome-ignore lint/correctness/noEmptyPattern: see above
  test.beforeAll(async ({}, info) => {
    office = await start(info.parallelIndex, env);
  });
  test.afterAll(stop);
}

export type Role = "employee" | "rater" | "head" | "personnel" | "auditor" | "administrator";

export async function signIn(page: Page, role: Role) {
  await page.goto("/sign-in");
  await page.locator(`[data-demo-role=${role}]`).click();
  await page.waitForURL("**/today");
}
