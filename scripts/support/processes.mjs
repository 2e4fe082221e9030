// Starting, watching and ending processes, so that nothing of ours outlives its command.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Says lines with the seconds since the command began; `before` stands in front of each. */
export function timed(before = "", digits = 1) {
  const began = Date.now();
  return (line) => process.stdout.write(`${before}[${((Date.now() - began) / 1_000).toFixed(digits)} s] ${line}\n`);
}

/** A sentence that ends the command: what is wrong and what to do, no stack. */
export class Stop extends Error {}

/** Whether a process runs; one that ended and was not fetched by its parent (a zombie) does not, unless they are asked for. */
export function alive(pid, { zombies = false } = {}) {
  if (!pid) return false; // 0 would be our own group
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  const stat = read(`/proc/${pid}/stat`);
  return zombies || stat === null || !/\) Z /.test(stat);
}

/**
 * Numbers of processes are used again: a pid is believed only when the process is what it should be, by a pattern of its command
 * line or a text that stands in it. Without /proc it is.
 */
export function runs(pid, pattern) {
  if (!pid || !alive(pid)) return false;
  const line = read(`/proc/${pid}/cmdline`);
  return line === null || (typeof pattern === "string" ? line.includes(pattern) : pattern.test(line));
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

export async function gone(pid, ms) {
  for (let waited = 0; waited < ms; waited += 30) {
    if (!alive(pid)) return true;
    await pause(30);
  }
  return !alive(pid);
}

export async function end(pid, signal, ms) {
  if (!pid || !alive(pid)) return;
  process.kill(pid, signal);
  if (!(await gone(pid, ms))) process.kill(pid, "SIGKILL");
}

/** The port, or another free one for 0; null where it is taken. */
export const freePort = (port, host = "localhost") =>
  new Promise((done) => {
    const server = net.createServer().once("error", () => done(null));
    server.listen(port, host, () => {
      const { port: found } = server.address();
      server.close(() => done(found));
    });
  });

const running = new Set();
let ending = false;
let noted = () => {};

/** Tells of every script that is run, while it runs (its pid) and when it has ended (null): whoever is killed can leave a note. */
export const noteScripts = (note) => {
  noted = note;
};

/** Ends a group of processes: asked first where `ms` is given, so that what they started in turn is ended too; then at once. */
export async function endGroup(pid, ms = 0) {
  const tell = (signal) => {
    try {
      return process.kill(-pid, signal);
    } catch {
      return false; // nobody of it is left
    }
  };
  if (ms > 0) tell("SIGTERM");
  for (let waited = 0; waited < ms && tell(0); waited += 30) await pause(30);
  if (tell("SIGKILL")) await gone(pid, 5_000);
}

/** Ends with the command what it started, in the order given: the application first, PostgreSQL last. */
export const endings = [];

export async function endAll() {
  ending = true;
  await Promise.all([...running].map(({ pid }) => endGroup(pid, 5_000)));
  for (const finish of endings.splice(0)) await finish();
}

/** Runs `main`; whatever happens, everything is ended before the process is. A Stop is said, anything else shown whole. */
export async function command(main) {
  const leave = async (code) => {
    if (ending) return;
    await endAll();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void leave(signal === "SIGINT" ? 130 : 0));
  try {
    await leave((await main()) ?? 0);
  } catch (error) {
    if (!ending) process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    await leave(1);
  }
}

/**
 * Runs a script of Node to its end, in a process group of its own: spawned and waited for, so that a signal is heard meanwhile.
 * Gives the code and what was written; `show` writes it through as it comes.
 */
export function runNode(file, args, env, { show = false } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [path.join(root, file), ...args], {
      cwd: root,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    noted(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (bytes) => {
        output += bytes;
        if (show) process.stdout.write(bytes);
      });
    }
    child.on("exit", (code) => {
      running.delete(child);
      noted(null);
      if (!ending) done({ code: code ?? 1, output });
    });
  });
}

/** The same, where anything but success ends the command with what was written. */
export async function need(file, args, env) {
  const { code, output } = await runNode(file, args, env);
  if (code !== 0) throw new Stop(`${output.trim()}\n${file} gagal (kode ${code}).`);
  return output;
}
