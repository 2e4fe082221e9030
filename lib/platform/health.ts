import "server-only";
import { z } from "zod";
import { db } from "./db";
import { logFault } from "./log";

export const healthInput = z.strictObject({ bare: z.string().max(1).optional() });

/** Whether the database answers one question. A failure is the answer, and logged. */
export async function askDatabase(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    logFault(error, "health");
    return false;
  }
}
