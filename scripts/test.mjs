// npm test [-- "name of a step" … tests/a/file …]: all steps, or the named ones, of tests all or the named files, and one line at the end.
import { runSteps, steps } from "./support/checks.mjs";
import { command, Stop } from "./support/processes.mjs";

const files = process.argv.slice(2).filter((name) => name.startsWith("tests/"));
const only = process.argv.slice(2).filter((name) => !files.includes(name));

await command(async () => {
  const unknown = only.find((name) => !Object.hasOwn(steps, name));
  if (unknown) throw new Stop(`No step ${unknown}. There are: ${Object.keys(steps).join(", ")}`);
  return runSteps(
    Object.entries(steps).filter(([name]) => only.length === 0 || only.includes(name)),
    files,
  );
});
