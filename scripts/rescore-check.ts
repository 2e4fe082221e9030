import { db } from "@/lib/platform/db";
import { differencesIn } from "./rescore";

/** Prints how many results there are and how many came out the same, then each that did not and why; ends with 1 if any did not. */
const { results, different } = await differencesIn();
process.stdout.write(`${results} results, ${results - different.length} the same\n`);
for (const { id, what } of different) process.stdout.write(`${id}: ${what.join("; ")}\n`);
await db.$disconnect();
process.exitCode = different.length === 0 ? 0 : 1;
