import { afterAll } from "vitest";
import { endAsking } from "./database";

/** The town is built once and read by all of its tests: nobody clones it, and nobody writes into it. */
afterAll(async () => {
  const { db } = await import("@/lib/platform/db");
  await db.$disconnect();
  await endAsking();
});
