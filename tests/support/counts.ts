import { randomInt } from "node:crypto";

/**
 * How often a property is tried. `npm run prove` (CERMIN_PROVE=1) tries it as often as an issue names; every other run a fiftieth
 * of that, and twenty times at least.
 */
export const runs = (full: number) => (process.env.CERMIN_PROVE === "1" ? full : Math.max(20, Math.ceil(full / 50)));

/** What chance begins with: CERMIN_SEED where somebody wants to see a run again, else drawn, and said. */
export const seed = Number(process.env.CERMIN_SEED ?? randomInt(2 ** 31));
console.log(`CERMIN_SEED=${seed}`);

/** The settings of fast-check for a property that is to be tried `full` times. */
export const tried = (full: number) => ({ numRuns: runs(full), seed });
