import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { findRegulation, regulations } from "@/lib/regulation";
import { firstDayOf, lastDayOf, quartersIn } from "../core/deadlines/periods";
import { isOver, missingIn, plannableOn } from "../core/planning";
import { listDrafted } from "../queries";
import { writeRoles } from "./matrix";

/** The two who work on a draft: of whose change the other one's open page hears. */
export type Drafters = { employeeId: string; raterId: string | null };
export const partnerOf = (grant: Grant, { employeeId, raterId }: Drafters) => (grant.employeeId === employeeId ? raterId : employeeId);

type Start = { year: number; from: "copy" | "qualitative" | "quantitative" };

/** Begins the first plan of a year, empty or from the last one that is in force, by the employee or the rater. */
export async function startPlan(grant: Grant<"plan:start">, { year, from }: Start, now: Date): Promise<string> {
  const day = dayOf(now);
  if (!plannableOn(day).includes(year)) throw new Invalid([{ path: "year", key: "planning.notThatYear" }]);
  const first = firstDayOf(String(year));
  const law = findRegulation("appraisal", day > first ? day : first, "quadrant");
  if (!law) throw new Invalid([{ path: "year", key: "planning.noLaw", values: { year: String(year) } }]);
  const id = uuidv7(now);
  const employeeId = grant.subjectId;
  await db.$transaction(async (tx) => {
    const source =
      from === "copy" ? await readHead(tx, { employeeId, year: { lt: year }, setOn: { not: null }, supersededOn: null }) : null;
    if (from === "copy" && !source) throw new Invalid([{ path: "from", key: "planning.nothingToCopy" }]);
    const plan = {
      id,
      employeeId,
      year,
      revision: 1,
      model: source?.model ?? from,
      regulationId: law.id,
    };
    const written = await writePlan(tx, plan, grant, now);
    // one is drafted or in force: whoever came first began it
    if (!written) throw new Invalid([{ path: "year", key: "planning.begun", values: { year: String(year) } }]);
    if (source) await writeCopy(tx, source.id, id, { goesOn: false });
    await writeRoles(tx, [id]); // what the year's matrix has already decided
    await recordChange(tx, { ...grant, subjectId: id }, now, written.partnerId);
  });
  return id;
}

/** Begins a revision of the plan in force: a draft with all that it holds. The plan in force goes on until the draft is set. */
export async function startRevision(grant: Grant<"plan:revise">, now: Date): Promise<string> {
  const id = uuidv7(now);
  await db.$transaction(async (tx) => {
    const source = await readHead(tx, { id: grant.subjectId, supersededOn: null });
    if (!source) throw new Refused("changed-meanwhile");
    refuseOver(source.year, now);
    const { employeeId, year, revision, model, regulationId } = source;
    const written = await writePlan(tx, { id, employeeId, year, revision: revision + 1, model, regulationId }, grant, now);
    if (!written) throw new Refused("changed-meanwhile"); // somebody began one
    await writeCopy(tx, source.id, id, { goesOn: true });
    await recordChange(tx, { ...grant, subjectId: id }, now, written.partnerId);
  });
  return id;
}

/** What is done with a plan whose year has ended is refused in a sentence, and what was typed is kept. */
export function refuseOver(year: number, now: Date) {
  if (isOver(year, dayOf(now))) throw new Invalid([{ path: "plan", key: "planning.yearOver", values: { year: String(year) } }]);
}

type NewPlan = { id: string; employeeId: string; year: number; revision: number; model: string; regulationId: string };

/** Writes a plan's head, unless one like it is there, and finds its rater, in one statement. */
async function writePlan(tx: Transaction, { id, employeeId, year, revision, model, regulationId }: NewPlan, grant: Grant, now: Date) {
  const [written] = await tx.$queryRaw<{ raterId: string | null }[]>`
    INSERT INTO "plan" ("id", "employeeId", "year", "revision", "model", "regulationId", "changedById", "changedAt")
    VALUES (${id}::uuid, ${employeeId}::uuid, ${year}, ${revision}, ${model}::"PlanModel", ${regulationId}, ${grant.employeeId}::uuid, ${now})
    ON CONFLICT DO NOTHING
    RETURNING (SELECT "raterId" FROM "rater_on"("employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"`;
  return written && { partnerId: partnerOf(grant, { employeeId, raterId: written.raterId }) };
}

const headSelect = { id: true, employeeId: true, year: true, revision: true, model: true, regulationId: true } as const;
type Where = { id?: string; employeeId?: string; year?: { lt: number }; setOn?: { not: null }; supersededOn: null };
const readHead = (tx: Transaction, where: Where) => tx.plan.findFirst({ where, orderBy: { year: "desc" }, select: headSelect });

/**
 * Targets and expectations, never what came of them, in one statement. Each result and each indicator remembers which one it continues.
 * A revision of the same year serves what the former version served; another year has its own agreement.
 */
const writeCopy = (tx: Transaction, sourceId: string, planId: string, { goesOn }: { goesOn: boolean }) =>
  tx.$executeRaw`
    WITH results AS (
      INSERT INTO "intended_result" ("id", "planId", "position", "priority", "title", "assignedBy", "perspective", "copiedFromId",
        "agreementIndicatorId", "leaderResultId", "provisional")
      SELECT gen_random_uuid(), ${planId}::uuid, "position", "priority", "title", "assignedBy", "perspective", "id",
        CASE WHEN ${goesOn} THEN "agreementIndicatorId" END, CASE WHEN ${goesOn} THEN "leaderResultId" END, CASE WHEN ${goesOn} THEN "provisional" END
      FROM "intended_result" WHERE "planId" = ${sourceId}::uuid
      RETURNING "id", "copiedFromId"
    ), indicators AS (
      INSERT INTO "indicator" ("id", "intendedResultId", "position", "title", "aspect", "kind", "target", "copiedFromId")
      SELECT gen_random_uuid(), results."id", i."position", i."title", i."aspect", i."kind", i."target", i."id"
      FROM results JOIN "indicator" i ON i."intendedResultId" = results."copiedFromId"
    ), sentences AS (
      INSERT INTO "behaviour_expectation" ("planId", "value", "text")
      SELECT ${planId}::uuid, "value", "text" FROM "behaviour_expectation" WHERE "planId" = ${sourceId}::uuid
    )
    INSERT INTO "plan_support" ("planId", "item", "text")
    SELECT ${planId}::uuid, "item", "text" FROM "plan_support" WHERE "planId" = ${sourceId}::uuid`;

/** Throws a draft away whole. It was never signed as it stands, and nothing hangs on it. */
export async function discardPlan(grant: Grant<"plan:change">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const ofPlan = { planId: grant.subjectId };
    const [plan] = await tx.$queryRaw<Drafters[]>`
      SELECT "employeeId", (SELECT "raterId" FROM "rater_on"("employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"
      FROM "plan" WHERE "id" = ${grant.subjectId}::uuid AND "version" = ${version} AND "signedOn" IS NULL FOR UPDATE`;
    if (!plan) throw new Refused("changed-meanwhile");
    await tx.indicator.deleteMany({ where: { intendedResult: ofPlan } });
    await tx.intendedResult.deleteMany({ where: ofPlan });
    await tx.$executeRaw`
      WITH sentences AS (DELETE FROM "behaviour_expectation" WHERE "planId" = ${grant.subjectId}::uuid),
        agreed AS (DELETE FROM "plan_support" WHERE "planId" = ${grant.subjectId}::uuid),
        said AS (DELETE FROM "plan_comment" WHERE "planId" = ${grant.subjectId}::uuid)
      DELETE FROM "plan_return" WHERE "planId" = ${grant.subjectId}::uuid`;
    await tx.plan.deleteMany({ where: { id: grant.subjectId } });
    await recordChange(tx, grant, now, partnerOf(grant, plan));
  });
}

/** By the law a plan is under: until when it is set, as month and day. */
const LAST_DAYS = JSON.stringify(
  Object.fromEntries(regulations.flatMap((law) => (law.method === "quadrant" ? [[law.id, law.plansSetBy.value]] : []))),
);

/**
 * The employee signs the plan as it stands; from now on it is the rater's turn. What is missing is said, all at once. A year's first plan is
 * answered by the law's last day, or, signed after it, within the days of the rule in force on the day of the signature.
 */
export async function proposePlan(grant: Grant<"plan:propose">, version: number, now: Date) {
  const day = dayOf(now);
  await db.$transaction(async (tx) => {
    const [plan] = await tx.$queryRaw<{ raterId: string | null; year: number }[]>`
      UPDATE "plan" SET "signedOn" = ${dateOf(day)}::date, "version" = "version" + 1, "answerBy" = CASE WHEN "revision" = 1 THEN
        CASE WHEN ${dateOf(day)}::date <= ("year" || '-' || (${LAST_DAYS}::jsonb->>"regulationId"))::date
          THEN ("year" || '-' || (${LAST_DAYS}::jsonb->>"regulationId"))::date
          ELSE ${dateOf(day)}::date + (SELECT s."value"::int FROM "setting" s WHERE s."key" = 'planAnswerDays'
            AND s."from" <= ${dateOf(day)}::date AND (s."until" IS NULL OR s."until" >= ${dateOf(day)}::date)) END END
      WHERE "id" = ${grant.subjectId}::uuid AND "version" = ${version} AND "signedOn" IS NULL AND "setOn" IS NULL
      RETURNING "year", (SELECT "raterId" FROM "rater_on"("employeeId", ${dateOf(day)}::date)) AS "raterId"`;
    if (!plan) throw new Refused("changed-meanwhile");
    refuseOver(plan.year, now);
    const { results, forHead } = await listDrafted(tx, grant.subjectId);
    const missing = missingIn(results, { forHead });
    if (missing.length > 0) throw new Invalid(missing.map((words) => ({ path: "plan", ...words })));
    await recordChange(tx, grant, now, plan.raterId);
  });
}

/** Of whose answer to a plan who hears: the employee, and, where the rater's superior answered, the rater. */
async function recordAnswer(tx: Transaction, grant: Grant, now: Date, { employeeId, raterId }: Drafters) {
  if (raterId === null || raterId === grant.employeeId) return recordChange(tx, grant, now, employeeId);
  return recordChanges(tx, grant, [grant.subjectId], now, { about: grant.subjectId, audienceIds: [employeeId, raterId] });
}

/** Sends a proposed plan back to the employee; the sentence stays with the plan. */
export async function returnPlan(grant: Grant<"plan:return">, { version, reason }: { version: number; reason: string }, now: Date) {
  await db.$transaction(async (tx) => {
    const [plan] = await tx.$queryRaw<Drafters[]>`
      UPDATE "plan" SET "signedOn" = NULL, "version" = "version" + 1
      WHERE "id" = ${grant.subjectId}::uuid AND "version" = ${version} AND "signedOn" IS NOT NULL AND "setOn" IS NULL
      RETURNING "employeeId", (SELECT "raterId" FROM "rater_on"("employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"`;
    if (!plan) throw new Refused("changed-meanwhile");
    await tx.planReturn.createMany({
      data: [{ id: uuidv7(now), planId: grant.subjectId, byId: grant.employeeId ?? "", at: now, reason }],
    });
    await recordAnswer(tx, grant, now, plan);
  });
}

/**
 * The rater, or the superior of one who was silent, sets what the employee has signed: nothing was changed since, or the signature
 * would be gone, so that it is whole. A former plan of the year ends on that day. Quarters that were rated, or had ended before, keep
 * the plan they were under; those still open go on under the new one, and what had been entered for them goes along where the
 * indicator goes on.
 */
export async function setPlan(grant: Grant<"plan:set">, version: number, now: Date) {
  await db.$transaction(async (tx) => {
    const [plan] = await setVersions(tx, grant, { [grant.subjectId]: version }, now);
    if (!plan) throw new Refused("changed-meanwhile");
    await recordAnswer(tx, grant, now, plan);
  });
}

/**
 * The same of many at once, all or none: whoever's plan was changed since the list was drawn is named. Whom the rater no longer rates
 * is a stranger.
 */
export async function setPlans(grant: Grant<"team:set-plans">, plans: Readonly<Record<string, number>>, now: Date): Promise<number> {
  const day = dayOf(now);
  const ids = Object.keys(plans);
  await db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; employeeId: string; name: string }[]>`
      SELECT p."id", e."id" AS "employeeId", e."name" FROM "ratees_on"(${grant.subjectId}::uuid, ${dateOf(day)}::date) r
      JOIN "employee" e ON e."id" = r."employeeId" JOIN "plan" p ON p."employeeId" = e."id" WHERE p."id" = ANY(${ids}::uuid[])`;
    if (rows.length < ids.length) throw new Refused("not-found");
    const set = new Set((await setVersions(tx, grant, plans, now)).map(({ id }) => id));
    const changed = rows.filter(({ id }) => !set.has(id));
    if (changed.length > 0)
      throw new Invalid(changed.map(({ id, name }): Problem => ({ path: `plans.${id}`, key: "planning.changedOf", values: { name } })));
    await recordChanges(tx, grant, ids, now, { about: grant.subjectId, audienceIds: rows.map(({ employeeId }) => employeeId) });
  });
  return ids.length;
}

type SetPlan = Drafters & { id: string; year: number };

/**
 * Sets those plans that are still in the version that was read, with who did it in which capacity, in the same few statements however
 * many they are, and gives them. Where one is missing, whoever calls undoes it all.
 */
async function setVersions(tx: Transaction, grant: Grant, versions: Readonly<Record<string, number>>, now: Date): Promise<SetPlan[]> {
  const day = dayOf(now);
  const asked = JSON.stringify(Object.entries(versions).map(([id, version]) => ({ id, version })));
  // A quarter that is being opened is waited for, and waits: its appraisals are either here already or find these plans.
  await tx.$executeRaw`LOCK TABLE "quarter" IN SHARE MODE`;
  // Before they are set, for no two of a year are in force at once.
  await tx.$executeRaw`
    UPDATE "plan" former SET "supersededOn" = ${dateOf(day)}::date
    FROM jsonb_to_recordset(${asked}::jsonb) AS x("id" uuid, "version" int)
    JOIN "plan" p ON p."id" = x."id" AND p."version" = x."version" AND p."signedOn" IS NOT NULL AND p."setOn" IS NULL
    WHERE former."employeeId" = p."employeeId" AND former."year" = p."year" AND former."setOn" IS NOT NULL AND former."supersededOn" IS NULL`;
  const plans = await tx.$queryRaw<SetPlan[]>`
    UPDATE "plan" p SET "setOn" = ${dateOf(day)}::date, "version" = p."version" + 1, "setById" = ${grant.employeeId}::uuid,
      "setAs" = CASE WHEN r."raterId" IS DISTINCT FROM ${grant.employeeId}::uuid THEN 'superior' WHEN r."interim" THEN 'interim' ELSE 'rater' END::"PlanSetter"
    FROM jsonb_to_recordset(${asked}::jsonb) AS x("id" uuid, "version" int) JOIN "plan" q ON q."id" = x."id"
    LEFT JOIN LATERAL "rater_on"(q."employeeId", ${dateOf(day)}::date) r ON true
    WHERE p."id" = q."id" AND p."version" = x."version" AND p."signedOn" IS NOT NULL AND p."setOn" IS NULL
    RETURNING p."id", p."employeeId", p."year", r."raterId"`;
  const years = [...new Set(plans.map(({ year }) => year))];
  for (const year of years) refuseOver(year, now);
  const going = years.flatMap((year) => [String(year), ...quartersIn(String(year))]).filter((period) => lastDayOf(period) >= day);
  const ids = plans.map(({ id }) => id);
  // Realisations go along where the indicator goes on. What others' results serve is theirs: it is put right by a diff that the leader
  // confirms (commands/parents.ts), and a cell of the matrix that is such a result goes with it; the other cells go along here.
  await tx.$executeRaw`
    WITH moved AS (
      UPDATE "appraisal" a SET "planId" = p."id", "version" = a."version" + 1 FROM "plan" p
      WHERE p."id" = ANY(${ids}::uuid[]) AND a."employeeId" = p."employeeId" AND a."ratedAt" IS NULL
        AND a."period" = ANY(${going}) AND left(a."period", 4)::int = p."year"
      RETURNING p."id" AS "planId", a."period"
    ), continued AS (
      SELECT n."id", n."copiedFromId" FROM "intended_result" n WHERE n."planId" = ANY(${ids}::uuid[]) AND n."copiedFromId" IS NOT NULL
    ), cells AS (
      UPDATE "matrix_cell" c SET "leaderResultId" = n."id" FROM continued n WHERE c."leaderResultId" = n."copiedFromId" AND NOT EXISTS (
        SELECT 1 FROM "intended_result" s JOIN "plan" sp ON sp."id" = s."planId"
        WHERE s."leaderResultId" = c."leaderResultId" AND sp."employeeId" = c."employeeId" AND sp."supersededOn" IS NULL)
    )
    UPDATE "realisation" v SET "indicatorId" = i."id"
    FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId" JOIN "indicator" former ON former."id" = i."copiedFromId"
    WHERE r."planId" = ANY(${ids}::uuid[]) AND v."indicatorId" = former."id" AND i."kind" = former."kind"
      AND i."target"->>'unit' IS NOT DISTINCT FROM former."target"->>'unit'
      AND v."period" IN (SELECT "period" FROM moved WHERE moved."planId" = r."planId")`;
  return plans;
}
