// npm test [-- "name of a step" …]: all steps, or the named ones, and one line at the end.
import { runSteps, steps } from "./support/checks.mjs";
import { command, Stop } from "./support/processes.mjs";

const only = process.argv.slice(2);

await command(async () => {
  const unknown = only.find((name) => !Object.hasOwn(steps, name));
  if (unknown) throw new Stop(`No step ${unknown}. There are: ${Object.keys(steps).join(", ")}`);
  return runSteps(Object.entries(steps).filter(([name]) => only.length === 0 || only.includes(name)));
});
