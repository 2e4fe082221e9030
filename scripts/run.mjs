// Plain Node 20 and built-ins only: brings the packages where they are missing, then hands over to the Node that came with them.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const bin = path.join(root, "node_modules/.bin");
const node = path.join(root, "node_modules/node/bin/node");
const stamp = path.join(root, "node_modules/.installed");
const [command = "", ...given] = process.argv.slice(2);

const lock = createHash("sha256")
  .update(readFileSync(path.join(root, "package-lock.json")))
  .digest("hex");
if (!existsSync(node) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) install();

function install() {
  process.stderr.write("Memasang paket (sekali saja, sekitar satu menit) …\n");
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const { status } = spawnSync(npm[0], [...npm.slice(1), "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "" }, // under "production" npm would leave out what builds and tests need
  });
  if (status !== 0) {
    process.stderr.write("Paket tidak dapat dipasang; lihat pesan npm di atas.\n");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const script = path.join(root, "scripts", `${command}.mjs`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) {
  process.stderr.write(`No command ${command}: see the scripts of package.json\n`);
  process.exit(2);
}
const child = spawn(node, [script, ...given], {
  cwd: root,
  stdio: "inherit",
  // npm itself goes to the root; INIT_CWD is the folder in which the person stands.
  env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, CERMIN_CALLED_FROM: process.env.INIT_CWD ?? process.cwd() },
});
// A terminal sends Ctrl-C to both; the child ends what it started and is waited for.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
