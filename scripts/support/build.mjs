// One build per source: the client, then Next's standalone server with its files beside it.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { secret } from "./postgres.mjs";
import { need, root } from "./processes.mjs";

export const SERVER = ".next/standalone/server.js";
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

const filesIn = (entry) =>
  statSync(entry).isDirectory()
    ? readdirSync(entry)
        .filter((name) => name !== "generated")
        .sort()
        .flatMap((name) => filesIn(path.join(entry, name)))
    : [entry];

/** The same sources and the same key give the same build. */
function sourceId(key) {
  const hash = createHash("sha256").update(key);
  for (const source of SOURCES)
    for (const file of filesIn(path.join(root, source))) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest("hex");
}

export const toolEnv = (env = {}) => ({ ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", NEXT_TELEMETRY_DISABLED: "1", ...env });

export const generateClient = () => need("node_modules/prisma/build/index.js", ["generate"], toolEnv());

/** For what needs the client and no build. */
export const clientIfMissing = async () => existsSync(path.join(root, "lib/generated/prisma/client.ts")) || (await generateClient());

/** Builds where there is no build of this source. The key of the actions is the same for every build of an installation. */
export async function buildIfNeeded(data, say) {
  const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? secret(data, "actions");
  const id = sourceId(key);
  const mark = path.join(root, ".next/source");
  if (existsSync(mark) && existsSync(path.join(root, SERVER)) && readFileSync(mark, "utf8") === id) return false;
  say("membangun aplikasi (sekitar 20 detik) …");
  await generateClient();
  await need("node_modules/next/dist/bin/next", ["build"], toolEnv({ NODE_ENV: "production", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }));
  for (const [from, to] of [
    [".next/static", ".next/standalone/.next/static"],
    ["public", ".next/standalone/public"],
  ])
    cpSync(path.join(root, from), path.join(root, to), { recursive: true });
  writeFileSync(mark, id);
  return true;
}
