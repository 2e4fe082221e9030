import { weighLines } from "@/lib/activities/commands/exceptions";
import { db } from "@/lib/platform/db";
import type { Seed } from "./seed";

/** Each decision a deed of its own; and what of the waiting lines deserves a look of its own, as it would have been said when they were sent. */
export async function weighWaiting(seed: Seed) {
  await db.$executeRaw`UPDATE "activity_review" SET "deedId" = "id"`;
  const authors = await db.employee.findMany({ select: { id: true } });
  await db.$transaction((tx) =>
    weighLines(
      tx,
      authors.map(({ id }) => id),
      seed.day,
    ),
  );
}
