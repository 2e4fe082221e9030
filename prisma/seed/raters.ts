import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Seed } from "./seed";

export type Rated = { rater: string; interim: boolean };
export type RaterOn = (key: string, day: string) => Rated;

/**
 * Who rates whom on each day, as the database finds it: asked for each day on which a line or a head begins or ends, since
 * between two of those nothing changes.
 */
export async function readRaters(seed: Seed): Promise<RaterOn> {
  const rows = await db.$queryRaw<{ employeeId: string; since: string; raterId: string; interim: boolean }[]>`
    WITH turns AS (
      SELECT "from" AS day FROM "reporting_line" UNION SELECT "until" + 1 FROM "reporting_line"
      UNION SELECT "from" FROM "unit_head" UNION SELECT "until" + 1 FROM "unit_head"
    )
    SELECT e."id" AS "employeeId", turns.day::text AS since, r."raterId", r."interim"
    FROM turns CROSS JOIN "employee" e CROSS JOIN LATERAL "rater_on"(e."id", turns.day) r
    WHERE turns.day <= ${dateOf(seed.day)}::date ORDER BY turns.day DESC`;
  const turnsOf = Map.groupBy(rows, ({ employeeId }) => seed.keyOf(employeeId));
  return (key, day) => {
    const turn = turnsOf.get(key)?.find(({ since }) => since <= day);
    if (!turn) throw new RangeError(`nobody rates ${key} on ${day}`);
    return { rater: seed.keyOf(turn.raterId), interim: turn.interim };
  };
}
