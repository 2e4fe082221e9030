// The production server as a child: started, asked until it answers, ended.
import { spawn } from "node:child_process";
import path from "node:path";
import { SERVER } from "./build.mjs";
import { secret } from "./postgres.mjs";
import { alive, end, endings, pause, root, Stop } from "./processes.mjs";

/** What the application asks its environment for, on loopback. */
export const localEnv = ({ data, url, port }) => ({
  DATABASE_URL: url,
  PORT: String(port),
  HOSTNAME: "localhost", // 127.0.0.1 would let Next proxy its own rewrites to itself
  CERMIN_PUBLIC_ORIGIN: `http://localhost:${port}`,
  NEXTAUTH_URL: `http://localhost:${port}`,
  NEXTAUTH_SECRET: secret(data, "sessions"),
  CERMIN_KEY_DIR: process.env.CERMIN_KEY_DIR ?? path.join(data, "keys"),
  CERMIN_FILE_DIR: process.env.CERMIN_FILE_DIR ?? path.join(data, "files"),
});

/** The port that PORT names, else 3000. */
export function portOf({ PORT }) {
  const port = Number(PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Stop(`PORT harus angka 1 sampai 65535, bukan ${PORT}.`);
  return port;
}

/** Where a server that listens on HOSTNAME is reached from this machine: all of its addresses are reached at localhost. */
export function addressOf({ HOSTNAME, PORT }) {
  const host = ["0.0.0.0", "::", ""].includes(HOSTNAME) ? "localhost" : HOSTNAME;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}

/** Seconds that requests under way are given to end before the application is killed. */
const DRAIN_MS = 8_000;

export async function startApplication(env, { output = "inherit", wait = 30_000 } = {}) {
  const child = spawn(process.execPath, [path.join(root, SERVER)], {
    cwd: root,
    detached: true,
    stdio: ["ignore", output === "inherit" ? "ignore" : output, output],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const stop = () => end(child.pid, "SIGTERM", DRAIN_MS);
  endings.unshift(stop); // from here on, before everything that it needs
  const address = addressOf(env);
  for (let waited = 0; ; waited += 50) {
    if (!alive(child.pid)) throw new Stop("Aplikasi berhenti saat dimulai; sebabnya tertulis di atas.");
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return { address, pid: child.pid, child, stop };
    if (waited > wait) throw new Stop(`Aplikasi tidak menjawab di ${address}.`);
    await pause(50);
  }
}

/** Waits, and throws once what is served has ended by itself. A server that is not ours (null) is not watched. */
export function stayWith({ app, postgres = null }) {
  return new Promise((_, fail) => {
    setInterval(() => {
      if (!alive(app)) fail(new Stop("Aplikasi berhenti."));
      if (postgres && !alive(postgres)) fail(new Stop("Basis data berhenti."));
    }, 1_000);
  });
}
