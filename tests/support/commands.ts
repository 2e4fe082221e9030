import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { alive, freePort } from "@/scripts/support/processes.mjs";

/** A command of package.json as npm runs it, with an environment that holds nothing but what is given here. */
export class Command {
  output = "";
  readonly child: ChildProcess;
  readonly ended: Promise<number>;

  /** `terminal` runs it under a pseudo terminal, which turns a typed Ctrl-C into a signal to all of its processes. */
  constructor(command: string, env: Record<string, string> = {}, { args = [] as string[], terminal = false } = {}) {
    const line = [process.execPath, path.resolve("scripts/run.mjs"), command, ...args];
    const [file = "", ...rest] = terminal ? ["script", "--quiet", "--return", "--command", line.join(" "), "/dev/null"] : line;
    this.child = spawn(file, rest, {
      env: { ...bare(), ...env },
      stdio: [terminal ? "pipe" : "ignore", "pipe", "pipe"],
      cwd: process.cwd(),
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (bytes) => {
        this.output += bytes;
      });
    this.ended = new Promise((done) => this.child.once("exit", (code, signal) => done(code ?? (signal ? -1 : 0))));
  }

  get pid() {
    return this.child.pid ?? 0;
  }

  /** Waits until it has said something; throws with all it said where it ends before. */
  async said(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const found = this.output.match(pattern);
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`it ended with ${this.child.exitCode} and said: ${this.output}`);
      await pause(20);
    }
  }

  /** Ends it and gives its code, having waited for all that it printed. */
  async end(signal: NodeJS.Signals = "SIGTERM") {
    this.child.kill(signal);
    return this.ended;
  }
}

/** What a command needs to find programs and the build; no setting of this repository's tests. */
function bare(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "LANG", "TMPDIR", "TERM", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.includes(name))) as NodeJS.ProcessEnv;
}

/** Well below a test's own limit. */
const TOO_LONG_MS = 45_000;

/** Runs a command that ends by itself; one that does not (a refusal that is none, and serves) is ended, and told by its code 0. */
export async function run(command: string, env: Record<string, string> = {}, args: string[] = []) {
  const running = new Command(command, env, { args });
  const timer = setTimeout(() => running.end(), TOO_LONG_MS);
  const code = await running.ended;
  clearTimeout(timer);
  return { code, output: running.output.trim() };
}

/** A folder of one test's own, empty, which the user who runs PostgreSQL may enter. */
export function ownFolder(name: string): string {
  const folder = path.join(process.env.TEST_DATA_DIR ?? "", "commands", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const port = async () => String(await freePort(0));

/** The processes of a demonstration, by what its folder says of them. */
export function processesOf(data: string): { demo: number; app: number; postgres: number } {
  const note = existsSync(path.join(data, "demo.json")) ? JSON.parse(readFileSync(path.join(data, "demo.json"), "utf8")) : {};
  const [postgres] = readFileSync(path.join(data, "pg/postmaster.pid"), "utf8").split("\n");
  return { demo: Number(note.demo), app: Number(note.app), postgres: Number(postgres) };
}

/** Waits until all are gone and gives their names in the order in which they went. */
export async function orderOfEnd(processes: Record<string, number>): Promise<string[]> {
  const gone: string[] = [];
  const names = Object.keys(processes);
  while (gone.length < names.length) {
    for (const name of names) if (!gone.includes(name) && !alive(processes[name])) gone.push(name);
    await pause(2);
  }
  return gone;
}

/** An empty database of one test's own on the tests' server. */
export async function emptyDatabase(name: string): Promise<string> {
  const server = process.env.TEST_SERVER_URL ?? "";
  await ask(`${server}/postgres`, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await ask(`${server}/postgres`, `CREATE DATABASE "${name}"`);
  return `${server}/${name}`;
}

/** The same, with all that another one holds. */
export async function copyOf(template: "cermin_template" | "cermin_office", name: string): Promise<string> {
  const server = process.env.TEST_SERVER_URL ?? "";
  await ask(`${server}/postgres`, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await ask(`${server}/postgres`, `CREATE DATABASE "${name}" TEMPLATE ${template}`);
  return `${server}/${name}`;
}

export async function ask<R extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<R>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Every table with its rows, to see that nothing was touched. */
export async function contentsOf(url: string): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(
    url,
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
  );
  const contents: Record<string, string> = {};
  for (const { name } of tables) contents[name] = JSON.stringify(await ask(url, `SELECT * FROM "${name}" ORDER BY 1`));
  return contents;
}

/** All processes that a process has started, theirs too. */
export function descendantsOf(pid: number): number[] {
  const parents = readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(name) : null;
    const parent = stat?.match(/^\d+ \(.*\) \S (\d+)/s)?.[1];
    return parent ? [{ pid: Number(name), parent: Number(parent) }] : [];
  });
  const children = parents.filter(({ parent }) => parent === pid).map((child) => child.pid);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function statOf(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null; // it has ended meanwhile
  }
}
