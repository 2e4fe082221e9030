import { weighLines } from "@/lib/activities/commands/exceptions";
import { db } from "@/lib/platform/db";
import type { Seed } from "./seed";

/** What of the waiting lines deserves a look of its own, as it would have been said when they were sent. */
export async function weighWaiting(seed: Seed) {
  const authors = await db.employee.findMany({ select: { id: true } });
  await db.$transaction((tx) =>
    weighLines(
      tx,
      authors.map(({ id }) => id),
      seed.day,
    ),
  );
}
