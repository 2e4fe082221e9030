import "server-only";
import { db } from "./db";
import { env } from "./env";

/**
 * What a start is refused for: a session that is not in UTC (instants would be stored hours wrong), a database that
 * acknowledges before it has written, and a moved clock on anything but a demonstration.
 */
export async function checkDatabase() {
  const [settings] = await db.$queryRaw<{ zone: string; commit: string; demo: boolean | null }[]>`
    SELECT current_setting('TimeZone') AS "zone", current_setting('synchronous_commit') AS "commit",
      (SELECT "demo" FROM "installation" WHERE "id" = 1) AS "demo"`;
  if (settings?.zone !== "UTC") throw new Error(`PostgreSQL sessions run in ${settings?.zone}, not in UTC`);
  if (settings.commit === "off") throw new Error("PostgreSQL's synchronous_commit is off: acknowledged work could be lost");
  if (env().CERMIN_CLOCK && !settings.demo) throw new Error("CERMIN_CLOCK is set, and this is not a demonstration");
}
