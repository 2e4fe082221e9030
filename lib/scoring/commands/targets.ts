import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { circleInWords, circleOf } from "../core/cascade";
import { indicatorKind } from "../core/indicator-kinds";
import { MOST_INDICATORS, MOST_RESULTS, neighbourOf, type SupportItem } from "../core/planning";
import type { VALUES } from "../core/types";
import { listMembers, listParentChoices } from "../queries";
import { type Drafters, partnerOf, refuseOver } from "./plans";
import { asJson } from "./ratings";
import { checkTyped, problemsTyped } from "./typed";

type Changes = Grant<"plan:change">;
type ResultInput = { title: string; priority: "main" | "additional"; assignedBy: string | null; perspective: string | null } & Parent;
/** What it serves: an id of those offered, or for now words. Where a form did not ask, nothing of it is changed. */
type Parent = { parent?: string | null | undefined; provisional?: string | null | undefined };
export type IndicatorInput = { title: string; aspect: string | null; kind: string; target: Record<string, string | string[]> };

/**
 * One change of a plan that is not set, by the employee or the rater. The plan's row is taken first, so that nobody proposes or
 * sets it meanwhile; whatever had been signed is unsigned by it, for the signature was under another text. Two who change
 * different lines do not meet: each line has a version of its own.
 */
async function changePlan<T>(grant: Changes, now: Date, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    const [plan] = await tx.$queryRaw<(Drafters & { year: number })[]>`
      UPDATE "plan" SET "version" = "version" + 1, "signedOn" = NULL, "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
      WHERE "id" = ${grant.subjectId}::uuid AND "setOn" IS NULL
      RETURNING "employeeId", "year", (SELECT "raterId" FROM "rater_on"("employeeId", ${dateOf(dayOf(now))}::date)) AS "raterId"`;
    if (!plan) throw new Refused("changed-meanwhile"); // set or thrown away since
    refuseOver(plan.year, now);
    const done = await work(tx);
    await recordChange(tx, grant, now, partnerOf(grant, plan));
    return done;
  });
}

/** The services that a target names are ones that this plan may name: of the employee's unit, above it or below it. */
async function checkServices(tx: Transaction, planId: string, { serviceIds, serviceId }: IndicatorInput["target"]) {
  const named = [serviceIds ?? [], serviceId ?? []].flat();
  if (named.length === 0) return;
  const [near] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS "n" FROM "services_of_plan"(${planId}::uuid) s WHERE s."id" = ANY(${named}::uuid[])`;
  if (near?.n !== named.length)
    throw new Invalid([{ path: serviceId === undefined ? "target.serviceIds" : "target.serviceId", key: "problem.chooseService" }]);
}

const orElse = ({ count }: { count: number }) => {
  if (count === 0) throw new Refused("changed-meanwhile");
};

type Links = { agreementIndicatorId: string | null; leaderResultId: string | null; provisional: string | null };

/** The link that a form asks for, or what stands against it: both at once, not offered, taken in the same plan, or a circle. */
async function linksFor(
  tx: Transaction,
  planId: string,
  resultId: string | null,
  { parent, provisional }: Parent,
  day: string,
): Promise<Links> {
  if (parent && provisional) throw new Invalid([{ path: "provisional", key: "cascade.oneOf" }]);
  if (!parent) return { agreementIndicatorId: null, leaderResultId: null, provisional: provisional ?? null };
  const choice = (await listParentChoices(tx, planId, day, parent)).find(({ id }) => id === parent);
  if (!choice) throw new Invalid([{ path: "parent", key: "problem.choose" }]);
  const { takenBy, above } = choice;
  if (takenBy && takenBy.id !== resultId)
    throw new Invalid([{ path: "parent", key: "cascade.taken", values: { title: choice.title, other: takenBy.title } }]);
  if (above && resultId !== null) {
    const circle = circleOf(new Map(above.map(({ id, serves }) => [id, serves])), resultId, parent);
    const titleOf = (id: string) => above.find((each) => each.id === id)?.title ?? "";
    if (circle) throw new Invalid([{ path: "parent", key: "cascade.circle", values: { circle: circleInWords(circle, titleOf) } }]);
  }
  const ofResult = choice.of === "result";
  return { agreementIndicatorId: ofResult ? null : parent, leaderResultId: ofResult ? parent : null, provisional: null };
}

/** Of two who link at once the second may complete a circle or take what was taken: the database says so, and nothing is saved. */
const orFirst = (error: unknown): never => {
  if (["unique", "check"].includes(brokenRule(error) ?? "")) throw new Refused("changed-meanwhile");
  throw error;
};

export const addResult = (grant: Changes, { parent, provisional, ...input }: ResultInput, now: Date): Promise<string> =>
  changePlan(grant, now, async (tx) => {
    const links = await linksFor(tx, grant.subjectId, null, { parent, provisional }, dayOf(now));
    const { _max, _count } = await tx.intendedResult.aggregate({
      where: { planId: grant.subjectId },
      _max: { position: true },
      _count: true,
    });
    if (_count >= MOST_RESULTS) throw new Invalid([{ path: "title", key: "planning.tooManyResults", values: { most: MOST_RESULTS } }]);
    const id = uuidv7(now);
    await tx.intendedResult.createMany({ data: [{ id, planId: grant.subjectId, position: (_max.position ?? 0) + 1, ...input, ...links }] });
    return id;
  }).catch(orFirst);

export const changeResult = (grant: Changes, id: string, version: number, { parent, provisional, ...input }: ResultInput, now: Date) =>
  changePlan(grant, now, async (tx) => {
    const served = parent === undefined ? null : await leaveParent(tx, grant, id, parent, now);
    const stays = parent === undefined || (parent !== null && parent === served);
    if (stays && parent && provisional) throw new Invalid([{ path: "provisional", key: "cascade.oneOf" }]);
    const links = stays ? {} : await linksFor(tx, grant.subjectId, id, { parent, provisional }, dayOf(now));
    orElse(
      await tx.intendedResult.updateMany({
        where: { id, planId: grant.subjectId, version },
        data: { ...input, ...links, version: version + 1 },
      }),
    );
    // A cell of the matrix and the result it is are one sentence, whoever changes it.
    await tx.$executeRaw`
      UPDATE "matrix_cell" c SET "words" = r."title", "version" = c."version" + 1, "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
      FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId"
      WHERE r."id" = ${id}::uuid AND c."employeeId" = p."employeeId" AND c."state" = 'role' AND c."words" <> r."title"
        AND coalesce(c."agreementIndicatorId", c."leaderResultId") = coalesce(r."agreementIndicatorId", r."leaderResultId")`;
  }).catch(orFirst);

/**
 * Gives what a result serves. Where it is to serve something else from now on, or is taken away, the cell of the matrix that it was is
 * open again, for the leader to see.
 */
async function leaveParent(tx: Transaction, grant: Changes, id: string, next: string | null, now: Date): Promise<string | null> {
  const [result] = await tx.$queryRaw<{ served: string | null }[]>`
    WITH opened AS (UPDATE "matrix_cell" c SET "state" = 'open', "words" = NULL, "version" = c."version" + 1, "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
    FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId"
    WHERE r."id" = ${id}::uuid AND r."planId" = ${grant.subjectId}::uuid AND c."employeeId" = p."employeeId" AND c."state" = 'role'
      AND coalesce(c."agreementIndicatorId", c."leaderResultId") = coalesce(r."agreementIndicatorId", r."leaderResultId")
      AND coalesce(r."agreementIndicatorId", r."leaderResultId") IS DISTINCT FROM ${next}::uuid)
    SELECT coalesce(r."agreementIndicatorId", r."leaderResultId") AS "served" FROM "intended_result" r
    WHERE r."id" = ${id}::uuid AND r."planId" = ${grant.subjectId}::uuid`;
  return result?.served ?? null;
}

/** With its indicators. Nothing was realised under a plan that was never set. */
export const removeResult = (grant: Changes, id: string, version: number, now: Date) =>
  changePlan(grant, now, async (tx) => {
    await leaveParent(tx, grant, id, null, now);
    await tx.indicator.deleteMany({ where: { intendedResult: { id, planId: grant.subjectId, version } } });
    orElse(await tx.intendedResult.deleteMany({ where: { id, planId: grant.subjectId, version } }));
  });

/** Past its neighbour of the same priority, as they stand on the page. */
export const moveResult = (grant: Changes, id: string, direction: "up" | "down", now: Date) =>
  changePlan(grant, now, async (tx) => {
    const all = await tx.intendedResult.findMany({
      where: { planId: grant.subjectId },
      orderBy: { position: "asc" },
      select: { id: true, position: true, priority: true },
    });
    const moved = all.find((result) => result.id === id);
    const past = neighbourOf(
      all.filter(({ priority }) => priority === moved?.priority),
      id,
      direction,
    );
    if (!moved || !past) throw new Refused("changed-meanwhile");
    // Each position is held once: the two step aside below zero, then into each other's place.
    await tx.$executeRaw`UPDATE "intended_result" SET "position" = -"position" WHERE "id" IN (${moved.id}::uuid, ${past.id}::uuid)`;
    await tx.$executeRaw`
      UPDATE "intended_result" SET "position" = CASE WHEN "id" = ${moved.id}::uuid THEN ${past.position} ELSE ${moved.position} END::int
      WHERE "id" IN (${moved.id}::uuid, ${past.id}::uuid)`;
  });

export const addIndicator = (grant: Changes, intendedResultId: string, { target, ...input }: IndicatorInput, now: Date): Promise<string> =>
  changePlan(grant, now, async (tx) => {
    checkTyped(indicatorKind(input.kind).target, target, "target");
    await checkServices(tx, grant.subjectId, target);
    const result = await tx.intendedResult.findFirst({
      where: { id: intendedResultId, planId: grant.subjectId },
      select: { indicators: { select: { position: true } } },
    });
    if (!result) throw new Refused("changed-meanwhile"); // removed since, or never of this plan
    if (result.indicators.length >= MOST_INDICATORS)
      throw new Invalid([{ path: "title", key: "planning.tooManyIndicators", values: { most: MOST_INDICATORS } }]);
    const position = Math.max(0, ...result.indicators.map((indicator) => indicator.position)) + 1;
    const id = uuidv7(now);
    await tx.indicator.createMany({ data: [{ id, intendedResultId, position, ...input, target: asJson(target) }] });
    return id;
  });

export const changeIndicator = (grant: Changes, id: string, version: number, { target, ...input }: IndicatorInput, now: Date) =>
  changePlan(grant, now, async (tx) => {
    checkTyped(indicatorKind(input.kind).target, target, "target");
    await checkServices(tx, grant.subjectId, target);
    orElse(
      await tx.indicator.updateMany({
        where: { id, version, intendedResult: { planId: grant.subjectId } },
        data: { ...input, target: asJson(target), version: version + 1 },
      }),
    );
  });

export const removeIndicator = (grant: Changes, id: string, version: number, now: Date) =>
  changePlan(grant, now, async (tx) => {
    orElse(await tx.indicator.deleteMany({ where: { id, version, intendedResult: { planId: grant.subjectId } } }));
  });

export const moveIndicator = (grant: Changes, id: string, direction: "up" | "down", now: Date) =>
  changePlan(grant, now, async (tx) => {
    const all = await tx.indicator.findMany({
      where: { intendedResult: { planId: grant.subjectId, indicators: { some: { id } } } },
      orderBy: { position: "asc" },
      select: { id: true, position: true },
    });
    const moved = all.find((indicator) => indicator.id === id);
    const past = neighbourOf(all, id, direction);
    if (!moved || !past) throw new Refused("changed-meanwhile");
    await tx.$executeRaw`UPDATE "indicator" SET "position" = -"position" WHERE "id" IN (${moved.id}::uuid, ${past.id}::uuid)`;
    await tx.$executeRaw`
      UPDATE "indicator" SET "position" = CASE WHEN "id" = ${moved.id}::uuid THEN ${past.position} ELSE ${moved.position} END::int
      WHERE "id" IN (${moved.id}::uuid, ${past.id}::uuid)`;
  });

type Expectations = Partial<Record<(typeof VALUES)[number], string | null>>;

/** The leader's seven sentences, one form: an empty one is none. */
export const changeBehaviour = (grant: Changes, version: number, values: Expectations, now: Date) =>
  changePlan(grant, now, async (tx) => {
    orElse(
      await tx.plan.updateMany({
        where: { id: grant.subjectId, behaviourVersion: version },
        data: { behaviourVersion: version + 1 },
      }),
    );
    await tx.behaviourExpectation.deleteMany({ where: { planId: grant.subjectId } });
    await tx.behaviourExpectation.createMany({
      data: Object.entries(values).flatMap(([value, text]) => (text ? [{ planId: grant.subjectId, value, text }] : [])),
    });
  });

type Agreed = Partial<Record<SupportItem, string | null>>;

/** Resources, accountability and consequences, one form: an empty item is not agreed. */
export const changeSupport = (grant: Changes, version: number, items: Agreed, now: Date) =>
  changePlan(grant, now, async (tx) => {
    orElse(await tx.plan.updateMany({ where: { id: grant.subjectId, supportVersion: version }, data: { supportVersion: version + 1 } }));
    await tx.planSupport.deleteMany({ where: { planId: grant.subjectId } });
    await tx.planSupport.createMany({
      data: Object.entries(items).flatMap(([item, text]) => (text ? [{ planId: grant.subjectId, item, text }] : [])),
    });
  });
type First = {
  key: string;
  resultId: string;
  title: string | null;
  low: string;
  high: string;
  unit: string;
  direction: "more-is-better" | "less-is-better";
};

/**
 * Gives results of a matrix that have none their first indicator, all or none; those without any amount are passed over. Gives how many
 * got one. Every problem is said beside its row.
 */
export async function giveFirstIndicators(grant: Grant<"matrix:change">, year: number, all: readonly First[], now: Date): Promise<number> {
  refuseOver(year, now);
  const given = all.filter(({ low, high }) => low !== "" || high !== "");
  const problems = given.flatMap(({ key, title, low, high, unit, direction }): Problem[] => {
    const path = `results.${key}`;
    const shape = indicatorKind("quantity").target;
    const faults = problemsTyped(shape, { low: low || high, high: high || low, unit, direction }, path);
    return title === null ? [{ path: `${path}.title`, key: "planning.indicatorMissing" }, ...faults] : faults;
  });
  if (problems.length > 0) throw new Invalid(problems);
  if (given.length === 0) throw new Invalid([{ path: "results", key: "matrix.noAmounts" }]);
  await db.$transaction(async (tx) => {
    const members = await listMembers(tx, grant.subjectId, dayOf(now));
    const rows = await tx.$queryRaw<{ id: string; planId: string; employeeId: string }[]>`
      SELECT r."id", p."id" AS "planId", p."employeeId" FROM "plan" p JOIN "intended_result" r ON r."planId" = p."id"
      WHERE p."year" = ${year} AND p."setOn" IS NULL AND p."employeeId" = ANY(${members.map(({ id }) => id)}::uuid[])
        AND r."id" = ANY(${given.map(({ resultId }) => resultId)}::uuid[]) AND coalesce(r."agreementIndicatorId", r."leaderResultId") IS NOT NULL
      ORDER BY p."id" FOR UPDATE OF p`;
    const ids = rows.map(({ id }) => id);
    const taken = await tx.indicator.count({ where: { intendedResultId: { in: ids } } });
    if (ids.length < new Set(given.map(({ resultId }) => resultId)).size || taken > 0) throw new Refused("changed-meanwhile");
    await tx.indicator.createMany({
      data: given.map(({ resultId, title, low, high, unit, direction }) => ({
        id: uuidv7(now),
        intendedResultId: resultId,
        position: 1,
        title: title ?? "",
        kind: "quantity",
        target: asJson({ low: low || high, high: high || low, unit, direction }),
      })),
    });
    const plans = [...new Set(rows.map(({ planId }) => planId))];
    await tx.$executeRaw`
      UPDATE "plan" SET "version" = "version" + 1, "signedOn" = NULL, "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
      WHERE "id" = ANY(${plans}::uuid[])`;
    const audienceIds = rows.map(({ employeeId }) => employeeId);
    await recordChanges(tx, grant, plans, now, { about: grant.subjectId, audienceIds });
  });
  return given.length;
}
