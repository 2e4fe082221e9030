// The production server as a child: started, asked until it answers, ended.
import { spawn } from "node:child_process";
import path from "node:path";
import { SERVER } from "./build.mjs";
import { secret } from "./postgres.mjs";
import { alive, end, pause, root, Stop } from "./processes.mjs";

/** What the application asks its environment for, on loopback. */
export const localEnv = ({ data, url, port }) => ({
  DATABASE_URL: url,
  PORT: String(port),
  HOSTNAME: "localhost", // 127.0.0.1 would let Next proxy its own rewrites to itself
  CERMIN_PUBLIC_ORIGIN: `http://localhost:${port}`,
  NEXTAUTH_URL: `http://localhost:${port}`,
  NEXTAUTH_SECRET: secret(data, "sessions"),
  CERMIN_KEY_DIR: process.env.CERMIN_KEY_DIR ?? path.join(data, "keys"),
});

export async function startApplication(env, { output = "inherit", wait = 30_000 } = {}) {
  const child = spawn(process.execPath, [path.join(root, SERVER)], {
    cwd: root,
    detached: true,
    stdio: ["ignore", output === "inherit" ? "ignore" : output, output],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const address = `http://localhost:${env.PORT}`;
  for (let waited = 0; ; waited += 50) {
    if (!alive(child.pid)) throw new Stop("Aplikasi berhenti saat dimulai; sebabnya tertulis di atas.");
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return { address, pid: child.pid, child, stop: () => end(child.pid, "SIGTERM", 8_000) };
    if (waited > wait) throw new Stop(`Aplikasi tidak menjawab di ${address}.`);
    await pause(50);
  }
}
