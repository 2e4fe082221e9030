// npm run prove: the steps of npm test with the full counts and no limit of time, every result recomputed, and the bench.
import { execFileSync } from "node:child_process";
import os from "node:os";
import { furtherSteps, runSteps, steps } from "./support/checks.mjs";
import { command, root } from "./support/processes.mjs";

process.env.CERMIN_PROVE = "1"; // every step's environment has it

/** What was proved: the commit, and whether anything beside it lay in the tree. */
function revision() {
  try {
    const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") ? " with changes" : "");
  } catch {
    return "no commit";
  }
}

await command(() => {
  process.stdout.write(`prove ${revision()}, ${new Date().toISOString()}, Node ${process.versions.node}, ${os.cpus().length} cores\n`);
  return runSteps([...Object.entries(steps), ...Object.entries(furtherSteps)]);
});
