// npm run dev: Next's development server on the demonstration's database.
import { spawn } from "node:child_process";
import path from "node:path";
import { portOf, stayWith } from "./support/application.mjs";
import { generateClient, toolEnv } from "./support/build.mjs";
import { openDemoDatabase, prepareDemo } from "./support/demonstration.mjs";
import { place } from "./support/postgres.mjs";
import { command, end, endings, freePort, root, Stop, timed } from "./support/processes.mjs";

const say = timed();

await command(async () => {
  const port = portOf(process.env);
  if (!(await freePort(port))) throw new Stop(`Port ${port} sedang dipakai program lain. Coba: PORT=${port + 1} npm run dev`);
  const where = place();
  const { url, pid } = await openDemoDatabase(where, say);
  await generateClient();
  const env = await prepareDemo({ data: where.data, url, port }, say);
  const next = spawn(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "dev", "-p", String(port), "-H", "localhost"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: toolEnv({ ...env, NODE_ENV: "development" }),
  });
  endings.unshift(() => end(next.pid, "SIGTERM", 8_000));
  await stayWith({ app: next.pid, postgres: pid });
});
