import "server-only";
import { db } from "./db";
import { Refused } from "./refusal";

/**
 * Counts one attempt under a key ("sign-in:<account>", "answer:<code>") and says whether more than `most` fell into the
 * window. One upsert, no count. Never keyed by a citizen's address.
 */
export async function isTooMany(key: string, most: number, windowSeconds: number, now: Date): Promise<boolean> {
  const earliest = new Date(now.getTime() - windowSeconds * 1000);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "rate_limit" ("key", "windowStart", "count") VALUES (${key}, ${now}, 1)
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "rate_limit"."windowStart" < ${earliest} THEN 1 ELSE "rate_limit"."count" + 1 END,
      "windowStart" = CASE WHEN "rate_limit"."windowStart" < ${earliest} THEN ${now} ELSE "rate_limit"."windowStart" END
    RETURNING "count"`;
  return (row?.count ?? 0) > most;
}

/** The same, refused. */
export async function limitAttempts(key: string, most: number, windowSeconds: number, now: Date) {
  if (await isTooMany(key, most, windowSeconds, now)) throw new Refused("too-many-requests");
}

export const forgetAttempts = (key: string) => db.rateLimit.deleteMany({ where: { key } });
