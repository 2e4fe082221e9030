// One build per source: the client, then Next's standalone server with its files beside it.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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

const MARK = path.join(root, ".next/source");
const digest = (text) => createHash("sha256").update(text).digest("hex");

/** What a build was made of: its sources, and the key of its actions. The same two give the same build. */
function sourceId() {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of filesIn(path.join(root, source))) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest("hex");
}

const markOfBuild = () => (existsSync(MARK) && existsSync(path.join(root, SERVER)) ? readFileSync(MARK, "utf8") : "");

/** Whether there is a build, and of these sources. Its key is the builder's affair. */
export const isBuilt = () => markOfBuild().startsWith(sourceId());

export const toolEnv = (env = {}) => ({ ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", NEXT_TELEMETRY_DISABLED: "1", ...env });

export const generateClient = () => need("node_modules/prisma/build/index.js", ["generate"], toolEnv());

/** For what needs the client and no build. */
export const clientIfMissing = async () => existsSync(path.join(root, "lib/generated/prisma/client.ts")) || (await generateClient());

export const actionsKey = (data) => process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? secret(data, "actions");

/** Builds where there is no build of this source. The key of the actions is the same for every build of an installation. */
export async function buildIfNeeded(data, say) {
  const key = actionsKey(data);
  const mark = `${sourceId()} ${digest(key)}`;
  if (markOfBuild() === mark) return false;
  say("membangun aplikasi (sekitar 20 detik) …");
  await generateClient();
  rmSync(MARK, { force: true }); // a build that is cut off is none
  await need("node_modules/next/dist/bin/next", ["build"], toolEnv({ NODE_ENV: "production", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }));
  for (const [from, to] of [
    [".next/static", ".next/standalone/.next/static"],
    ["public", ".next/standalone/public"],
  ])
    cpSync(path.join(root, from), path.join(root, to), { recursive: true });
  writeFileSync(MARK, mark);
  return true;
}
