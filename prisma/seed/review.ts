import { weighLines } from "@/lib/activities/commands/exceptions";
import { db } from "@/lib/platform/db";
import type { Seed } from "./seed";

const AT_ONCE = 50; // authors, so that each statement stays within the limit that every connection has

/** What of the waiting lines deserves a look of its own, as it would have been said when they were sent. */
export async function weighWaiting(seed: Seed) {
  const authors = await db.employee.findMany({ select: { id: true } });
  const ids = authors.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += AT_ONCE) await db.$transaction((tx) => weighLines(tx, ids.slice(at, at + AT_ONCE), seed.day));
}
