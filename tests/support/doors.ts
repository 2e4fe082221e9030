import { AGENCY } from "@/lib/access/types";
import { issueLink } from "@/lib/accounts/commands/links";
import { now } from "@/lib/platform/clock";
import { VALUES } from "@/lib/scoring/core/types";
import { PEOPLE, UNITS, type UnitKey } from "@/prisma/seed/people";
import { ask, one } from "./database";
import { behind, type Fields, grant, personId } from "./staff";

/** What of the seed's records the doors are tried with. The day is 18 November 2026; north fills in, south is rated. */
export const OPEN = "2026-Q4";
export const CLOSED = "2026-Q3";

export const nipOf = (key: string) => PEOPLE.find((person) => person.key === key)?.nip ?? "";
export const nameOf = (key: string) => PEOPLE.find((person) => person.key === key)?.name ?? "";

export const unitId = async (key: UnitKey) =>
  (await one<{ id: string }>(`SELECT id FROM unit WHERE name = $1`, [UNITS.find((unit) => unit.key === key)?.name])).id;

export const appraisalId = async (key: string, period = OPEN) =>
  (await one<{ id: string }>(`SELECT id FROM appraisal WHERE "employeeId" = $1 AND period = $2`, [await personId(key), period])).id;

export const activityId = async (key: string, where: string) =>
  (
    await one<{ id: string }>(`SELECT id FROM activity WHERE "employeeId" = $1 AND ${where} ORDER BY id DESC LIMIT 1`, [
      await personId(key),
    ])
  ).id;

/** A waiting line that nothing sets apart. */
export const routineLine = async (key: string) =>
  one<{ id: string; version: number }>(
    `SELECT id, version FROM activity WHERE "employeeId" = $1 AND routine AND "submittedAt" IS NOT NULL AND "decidedAt" IS NULL ORDER BY id LIMIT 1`,
    [await personId(key)],
  );

/** A line that its rater approved a while ago, as the deed that can be taken back. */
export async function freshDeed(key: string, rater: string, secondsAgo = 1): Promise<string> {
  const at = new Date(now().getTime() - secondsAgo * 1_000);
  const id = await activityId(key, "decision = 'approved'");
  await ask(`UPDATE activity SET "decidedAt" = $2 WHERE id = $1`, [id, at]);
  return (
    await one<{ deedId: string }>(
      `INSERT INTO activity_review (id, "activityId", "byId", at, decision, judged) VALUES (gen_random_uuid(), $1, $2, $3, 'approved', '{}') RETURNING "deedId"`,
      [id, await personId(rater), at],
    )
  ).deedId;
}

/** A file on a line of somebody's in some state; the line of a state that has none gets one. */
export async function documentId(key: string, where: string): Promise<string> {
  const find = () =>
    ask<{ id: string }>(
      `SELECT d.id FROM document d JOIN activity a ON a.id = d."activityId" WHERE a."employeeId" = $1 AND ${where} ORDER BY d.id LIMIT 1`,
      [keyId],
    );
  const keyId = await personId(key);
  const [found] = await find();
  if (found) return found.id;
  await ask(
    `INSERT INTO document (id, "activityId", name, kind, bytes, hash, "smallHash", "addedAt")
     SELECT gen_random_uuid(), $1, name, kind, bytes, hash, "smallHash", "addedAt" FROM document LIMIT 1`,
    [await activityId(key, where)],
  );
  return (await find())[0]?.id ?? "";
}

export const indicatorId = async (key: string, kind = "statement") =>
  (
    await one<{ id: string }>(
      `SELECT i.id FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" JOIN plan p ON p.id = r."planId"
       WHERE p."employeeId" = $1 AND p.year = 2026 AND i.kind = $2 ORDER BY r.position LIMIT 1`,
      [await personId(key), kind],
    )
  ).id;

/** The plan of 2026, which is in force; and the one of next year that is on its way (prisma/seed/plan-states.ts). */
export const planOf = async (key: string, where: string) =>
  one<{ id: string; version: number; behaviourVersion: number; supportVersion: number }>(
    `SELECT id, version, "behaviourVersion", "supportVersion" FROM plan WHERE "employeeId" = $1 AND ${where}`,
    [await personId(key)],
  );
export const planInForce = (key: string) => planOf(key, `"setOn" IS NOT NULL AND "supersededOn" IS NULL AND year = 2026`);
export const openPlan = (key: string) => planOf(key, `"setOn" IS NULL`);
/** Of a plan the newest result or indicator, as the forms name it. */
export const newestResult = async (planId: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM intended_result WHERE "planId" = $1 ORDER BY position DESC LIMIT 1`, [
    planId,
  ]);
export const newestIndicator = async (planId: string) =>
  one<{ id: string; version: number }>(
    `SELECT i.id, i.version FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" WHERE r."planId" = $1
     ORDER BY i."copiedFromId" IS NULL DESC, r.position DESC, i.position DESC LIMIT 1`,
    [planId],
  );

/** Of the plan in force one of its results, by its place; and what stands or stood in somebody's way (prisma/seed/obstacles.ts). */
export const resultId = async (key: string, position = 1) =>
  (
    await one<{ id: string }>(`SELECT id FROM intended_result WHERE "planId" = $1 AND position = $2`, [
      (await planInForce(key)).id,
      position,
    ])
  ).id;
export const obstacleOf = async (key: string, where = '"resolvedAt" IS NULL') =>
  one<{ id: string; version: number }>(
    `SELECT id, version FROM obstacle WHERE "employeeId" = $1 AND ${where} ORDER BY "flaggedAt" LIMIT 1`,
    [await personId(key)],
  );

export const accountId = async (key: string) =>
  (await one<{ id: string }>(`SELECT id FROM account WHERE "employeeId" = $1`, [await personId(key)])).id;

/** A link that is open, made as an administrator makes it; its code. */
export const linkFor = async (key: string) =>
  (await issueLink(await grant(behind.administrator, "accounts:issue-link", AGENCY), { accountId: await accountId(key) }, now())).code;

export const lineOf = async (key: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM reporting_line WHERE "employeeId" = $1 ORDER BY "from" DESC LIMIT 1`, [
    await personId(key),
  ]);

/** A file of master data in one of its states (prisma/seed/imports.ts). */
export const importOf = async (state: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM import WHERE state::text = $1 ORDER BY "uploadedAt" LIMIT 1`, [state]);

export const serviceId = async (name: string) => (await one<{ id: string }>(`SELECT id FROM service WHERE name = $1`, [name])).id;
export const posterOf = async (name: string, withdrawn = false) =>
  one<{ id: string; code: string }>(
    `SELECT c.id, c.code FROM service_code c JOIN service s ON s.id = c."serviceId"
     WHERE s.name = $1 AND (c."withdrawnAt" IS NOT NULL) = $2 ORDER BY c.id LIMIT 1`,
    [name, withdrawn],
  );

/** The rights of somebody to answer about colleagues in the open quarter, spent or not. */
export const rightsOf = async (key: string, spent = false) =>
  ask<{ id: string; groupId: string }>(
    `SELECT r.id, r."groupId" FROM response_right r JOIN response_group g ON g.id = r."groupId" JOIN appraisal a ON a.id = g."appraisalId"
     WHERE r."holderId" = $1 AND a.period = $2 AND (r."spentOn" IS NOT NULL) = $3 ORDER BY r.id`,
    [await personId(key), OPEN, spent],
  );

export const marks = (prefix: string, mark: string) => Object.fromEntries(VALUES.map((value) => [`${prefix}.${value}`, mark]));

export const line = (fields: Fields = {}): Fields => ({
  day: "2026-11-18",
  startMinute: "",
  minutes: "30",
  text: "Kunjungan rumah ibu hamil berisiko",
  intendedResultId: "",
  outputQuantity: "",
  outputUnit: "",
  intent: "submit",
  ...fields,
});

/** Windows of a quarter that follow each other as they should. */
export const windows = (year: number): Fields => ({
  "windows.self.opensOn": `${year}-03-17`,
  "windows.self.closesOn": `${year}-03-31`,
  "windows.peers.opensOn": `${year}-03-17`,
  "windows.peers.closesOn": `${year}-03-31`,
  "windows.rating.opensOn": `${year}-04-01`,
  "windows.rating.closesOn": `${year}-04-15`,
});

/** A proposed rule of the seed: reviewDays is open for comment, peersAsked waits for its decision, minutesPerDay was dropped. */
export const proposalOf = async (key: string) => (await one<{ id: string }>(`SELECT id FROM setting_proposal WHERE key = $1`, [key])).id;

export async function holidayOf(day: string): Promise<Fields> {
  const { id, version } = await one<{ id: string; version: number }>(`SELECT id, version FROM holiday WHERE day = $1`, [day]);
  return { holidayId: id, version: String(version) };
}

/** Somebody of the south who came from the north in the quarter that is open, on 2 November; and nobody else moved. */
export async function cameFromNorth(key: string): Promise<string> {
  await ask(
    `WITH here AS (UPDATE posting SET "from" = '2026-11-02' WHERE "employeeId" = $1 AND kind = 'home' AND until IS NULL AND "from" < '2026-11-02' RETURNING *)
     INSERT INTO posting (id, "employeeId", kind, "unitId", post, "postKind", "from", until)
     SELECT gen_random_uuid(), "employeeId", kind, $2, post, "postKind", '2024-01-02', '2026-11-01' FROM here`,
    [await personId(key), await unitId("north")],
  );
  return appraisalId(key);
}

/** That the north's result of the quarter before stands beside somebody's rating, as one proposed and, where it says so, the other agreed. */
export async function formerResult(key: string, by: string, agreedAt: string | null = null, period = OPEN): Promise<Fields> {
  await cameFromNorth(key);
  const id = await appraisalId(key, period);
  await ask(
    `INSERT INTO result_agreement VALUES ($1, $2, '2026-Q3', $3, '2026-11-16T02:00:00Z', $4)
     ON CONFLICT ("appraisalId") DO UPDATE SET "proposedById" = excluded."proposedById", "agreedAt" = excluded."agreedAt", version = 0`,
    [id, await unitId("north"), await personId(by), agreedAt],
  );
  return { appraisalId: id, version: "0" };
}

/** A result and the version of it that a form carries: of the appraisal where it is signed, of the newest document from then on (prisma/seed/evaluations.ts). */
export const toSign = async (key: string, period = CLOSED) => {
  const { id, version } = await one<{ id: string; version: number }>(
    `SELECT id, version FROM appraisal WHERE "employeeId" = $1 AND period = $2`,
    [await personId(key), period],
  );
  return { appraisalId: id, version: String(version) };
};
export const documentOf = async (key: string, period = CLOSED): Promise<Fields> => {
  const { id, version } = await one<{ id: string; version: number }>(
    `SELECT a.id, d.version FROM evaluation_document d JOIN appraisal a ON a.id = d."appraisalId"
     WHERE a."employeeId" = $1 AND a.period = $2 ORDER BY d.version DESC LIMIT 1`,
    [await personId(key), period],
  );
  return { appraisalId: id, version: String(version) };
};

/** A feedback of today, made for one try: what the seed holds is of former days. */
export async function freshFeedback(to: string, by: string): Promise<string> {
  return (
    await one<{ id: string }>(
      `INSERT INTO feedback (id, "employeeId", period, "giverKind", "giverName", "giverId", tone, text, "givenOn", "givenAt")
       VALUES (gen_random_uuid(), $1, '2026-Q4', 'leader', 'x', $2, 'appreciation', gen_random_uuid()::text, '2026-11-18', '2026-11-18T01:00:00Z') RETURNING id`,
      [await personId(to), await personId(by)],
    )
  ).id;
}
