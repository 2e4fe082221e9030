import { drawOneTimeCode, hashOf } from "@/lib/platform/codes";
import { openOffice } from "./office";
import { nipOf } from "./visitor";

/** The one value that a statement finds; an id is asked for only where the seed is known to hold it. */
export async function find(sql: string, ...values: unknown[]): Promise<string> {
  const [row] = await openOffice().ask<Record<string, unknown>>(sql, values);
  const value = row && Object.values(row)[0];
  if (value === undefined || value === null) throw new Error(`nothing found: ${sql}`);
  return String(value);
}

export const count = async (sql: string, ...values: unknown[]) => Number(await find(sql, ...values));

export const employeeId = (key: string) => find('SELECT "id" FROM "employee" WHERE "nip" = $1', nipOf(key));

export const appraisalId = async (key: string, period: string) =>
  find('SELECT "id" FROM "appraisal" WHERE "employeeId" = $1 AND "period" = $2', await employeeId(key), period);

export const planId = async (key: string) =>
  find(
    'SELECT "id" FROM "plan" WHERE "employeeId" = $1 AND "year" = 2026 AND "supersededOn" IS NULL AND "setOn" IS NOT NULL',
    await employeeId(key),
  );

/** The plan that is on its way, and of it the first result and indicator (prisma/seed/plan-states.ts). */
export const nextPlanId = async (key: string) =>
  find('SELECT "id" FROM "plan" WHERE "employeeId" = $1 AND "setOn" IS NULL', await employeeId(key));
export const firstResultId = async (plan: string) =>
  find('SELECT "id" FROM "intended_result" WHERE "planId" = $1 ORDER BY "position" LIMIT 1', plan);
export const firstIndicatorId = async (plan: string) =>
  find('SELECT "id" FROM "indicator" WHERE "intendedResultId" = $1 ORDER BY "position" LIMIT 1', await firstResultId(plan));

/** The code on a version of somebody's evaluation document. */
export const paperCode = async (key: string, version = 1, period = "2026-Q3") =>
  find('SELECT "code" FROM "evaluation_document" WHERE "appraisalId" = $1 AND "version" = $2', await appraisalId(key, period), version);

/** The same by its id. */
export const paperId = async (key: string, version = 1, period = "2026-Q3") =>
  find('SELECT "id" FROM "evaluation_document" WHERE "appraisalId" = $1 AND "version" = $2', await appraisalId(key, period), version);

/** What stands in somebody's way, the oldest; with a condition another. */
/** An objection of somebody's (prisma/seed/objections.ts). */
export const objectionId = async (key: string) =>
  find(
    `SELECT o."id" FROM "objection" o JOIN "appraisal" a ON a."id" = o."appraisalId" WHERE a."employeeId" = $1 ORDER BY o."filedAt" DESC LIMIT 1`,
    await employeeId(key),
  );
export const obstacleId = async (key: string, where = '"resolvedAt" IS NULL') =>
  find(`SELECT "id" FROM "obstacle" WHERE "employeeId" = $1 AND ${where} ORDER BY "flaggedAt" LIMIT 1`, await employeeId(key));

/** An award by its title (prisma/seed/awards.ts). */
export const awardId = async (title: string) => find(`SELECT "id" FROM "award_round" WHERE "title" LIKE $1`, title);

/** A dialogue of somebody's, open or agreed by both (prisma/seed/dialogues.ts). */
export const meetingId = async (unit: string, where = '"lockedAt" IS NULL') =>
  find(`SELECT m."id" FROM "unit_meeting" m JOIN "unit" u ON u."id" = m."unitId" WHERE u."shortName" = $1 AND m.${where} LIMIT 1`, unit);
export const dialogueId = async (key: string, where: string) =>
  find(`SELECT "id" FROM "dialogue" WHERE "employeeId" = $1 AND ${where} ORDER BY "id" LIMIT 1`, await employeeId(key));

/** What follows somebody's result, the oldest of those that a condition names (prisma/seed/follow-ups.ts). */
export const followUpId = async (key: string, where: string) =>
  find(`SELECT "id" FROM "follow_up" WHERE "employeeId" = $1 AND ${where} ORDER BY "id" LIMIT 1`, await employeeId(key));

/** A one-time link for somebody's account that is open, under a code of our own: it withdraws any other. */
export async function linkCode(key: string): Promise<string> {
  const code = drawOneTimeCode();
  const accountId = await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId(key));
  const { ask } = openOffice();
  await ask(
    `UPDATE "account_link" SET "withdrawnAt" = '2026-11-18T02:00:00Z' WHERE "accountId" = $1 AND "usedAt" IS NULL AND "withdrawnAt" IS NULL`,
    [accountId],
  );
  await ask(`INSERT INTO "account_link" VALUES ($1, $2, 'reset', '2026-11-18T02:00:00Z', '2026-11-19T02:00:00Z')`, [
    hashOf(code),
    accountId,
  ]);
  return code;
}

const states = {
  draft: '"submittedAt" IS NULL',
  waiting: '"submittedAt" IS NOT NULL AND "decidedAt" IS NULL',
  returned: `"decision" = 'returned'`,
  approved: `"decision" = 'approved'`,
} as const;

/** A line of somebody's log in one of its states, the newest. */
export const activityId = async (key: string, state: keyof typeof states) =>
  find(
    `SELECT "id" FROM "activity" WHERE "employeeId" = $1 AND ${states[state]} ORDER BY "day" DESC, "id" DESC LIMIT 1`,
    await employeeId(key),
  );

/** A file that hangs on a line of somebody's log. */
export const documentId = async (key: string) =>
  find(
    'SELECT d."id" FROM "document" d JOIN "activity" a ON a."id" = d."activityId" WHERE a."employeeId" = $1 ORDER BY d."id" LIMIT 1',
    await employeeId(key),
  );

export const unitId = (shortName: string) => find('SELECT "id" FROM "unit" WHERE "shortName" = $1', shortName);

/** A file of master data in one of its states (prisma/seed/imports.ts). */
export const importId = (state: string) => find('SELECT "id" FROM "import" WHERE "state"::text = $1 ORDER BY "uploadedAt" LIMIT 1', state);

export const posterCode = (usable = true) =>
  find(`SELECT "code" FROM "service_code" WHERE "withdrawnAt" IS ${usable ? "" : "NOT "}NULL ORDER BY "id" LIMIT 1`);

/**
 * Everything that is stored, table by table, as the count of its rows and the sum of the transactions that wrote them: two of them
 * are the same only where nothing was written, be it the same again.
 * Left out is what anybody's asking moves: sessions, the counters of attempts, and how often a poster was opened.
 */
export async function stored(): Promise<Record<string, string>> {
  const { ask } = openOffice();
  const tables = await ask<{ name: string }>(
    `SELECT relname AS "name" FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('session', 'rate_limit', 'code_scan') ORDER BY relname`,
  );
  const sums = tables.map(({ name }) => `(SELECT count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) FROM "${name}") AS "${name}"`);
  const [row] = await ask<Record<string, string>>(`SELECT ${sums.join(", ")}`);
  return row ?? {};
}

/** Somebody moved to where they are from another unit in the quarter that is open, on 2 November. */
export const cameFrom = async (unit: string, key: string) =>
  openOffice().ask(
    `WITH here AS (UPDATE "posting" SET "from" = '2026-11-02' WHERE "employeeId" = $1 AND "kind" = 'home' AND "from" < '2026-11-02' RETURNING *)
     INSERT INTO "posting" ("id", "employeeId", "kind", "unitId", "post", "postKind", "from", "until")
     SELECT gen_random_uuid(), "employeeId", "kind", $2, "post", "postKind", '2024-01-02', '2026-11-01' FROM here`,
    [await employeeId(key), await unitId(unit)],
  );
