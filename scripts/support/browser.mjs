// A browser for tests and pictures: an installed Chromium, else Debian's package, else a sentence.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Stop } from "./processes.mjs";

/** A quiet browser on a closed network. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--lang=id-ID",
];

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const find = () => [process.env.CERMIN_BROWSER, ...PLACES].find((file) => file && existsSync(file)) ?? null;

export function findBrowser(say) {
  const installed = find();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("installing chromium from Debian's packages …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, stdio: "ignore" });
    const found = find();
    if (found) return found;
  }
  throw new Stop("No Chromium found: install Debian's package `chromium`, or name a browser with CERMIN_BROWSER.");
}
