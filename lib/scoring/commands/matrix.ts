import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { regulationInForce } from "@/lib/regulation";
import { firstDayOf } from "../core/deadlines/periods";
import { MOST_WORDS, readCell } from "../core/matrix";
import { isOver, MOST_RESULTS, plannableOn } from "../core/planning";
import { listColumns, listMembers } from "../queries";

/** One cell as it was sent: `column` is an indicator of the agreement or a result of the leader, `version` the one that was drawn. */
export type SentCell = { key: string; column: string; employeeId: string; typed: string; version: number };
type Decision = SentCell & ReturnType<typeof readCell> & { of: "indicator" | "result" };

type Known = { column: string; employeeId: string; version: number; words: string | null; by: string | null };
type Linked = {
  id: string;
  planId: string;
  employeeId: string;
  column: string;
  title: string;
  set: boolean;
  hanging: number;
};
type PlanRow = { id: string; employeeId: string; name: string; set: boolean; results: number };

const keyOf = ({ column, employeeId }: { column: string; employeeId: string }) => `${column} ${employeeId}`;

/**
 * Decides cells of a leader's matrix, all or none. A role becomes, word for word, the title of a result in that person's draft, which
 * is begun where there is none; other words change the title; no role takes the result out again, unless something hangs on it. A plan
 * that is set is only told of: it changes by a revision. Whatever stands against it is said cell by cell, all at once.
 *
 * Plans are locked before cells, in the order of their ids, as every change of a draft does it.
 */
export async function decideCells(grant: Grant<"matrix:change">, year: number, sent: readonly SentCell[], now: Date) {
  const day = dayOf(now);
  const leaderId = grant.subjectId;
  await db
    .$transaction(async (tx) => {
      const [columns, members] = [await listColumns(tx, leaderId, year, day), await listMembers(tx, leaderId, day)];
      const decided = sent.map((cell): Decision => {
        const column = columns.find(({ id }) => id === cell.column);
        if (!column || !members.some(({ id }) => id === cell.employeeId)) throw new Refused("changed-meanwhile"); // gone since
        return { ...cell, ...readCell(cell.typed), of: column.of };
      });
      if (new Set(decided.map(keyOf)).size < decided.length) throw new Refused("changed-meanwhile");
      const who = [...new Set(decided.map(({ employeeId }) => employeeId))];
      const plans = await lockPlans(tx, who, year);
      const [known, linked] = [await listKnown(tx, decided), await listLinked(tx, decided, year)];
      const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? "";
      const problems = decided.flatMap((cell) => problemsOf(cell, { plans, known, linked, year, day, name: nameOf(cell.employeeId) }));
      if (problems.length > 0) throw new Invalid(problems);

      const roles = decided.filter(({ state }) => state === "role");
      const without = roles.filter(({ employeeId }) => !plans.some((plan) => plan.employeeId === employeeId));
      const begun = await beginPlans(tx, [...new Set(without.map(({ employeeId }) => employeeId))], year, grant, now);
      const drafts = new Map([...plans.filter(({ set }) => !set), ...begun].map(({ id, employeeId }) => [employeeId, id]));
      await writeCells(tx, decided, grant, year, now);
      const changed = await changeResults(tx, decided, linked);
      const added = await writeRoles(tx, [...drafts.values()]);
      await touch(tx, [...new Set([...changed, ...added])], grant, now);
      const subjects = who.map((employeeId) => drafts.get(employeeId) ?? employeeId);
      await recordChanges(tx, grant, subjects, now, { about: leaderId, audienceIds: who });
    })
    .catch((error) => {
      if (brokenRule(error) === "unique") throw new Refused("changed-meanwhile"); // somebody else was first with the same cell
      throw error;
    });
}

/** The plans of a year that are drafted or in force, the drafts taken; of each person the draft stands before what is in force. */
async function lockPlans(tx: Transaction, employeeIds: readonly string[], year: number): Promise<PlanRow[]> {
  await tx.$queryRaw`
    SELECT "id" FROM "plan" WHERE "employeeId" = ANY(${employeeIds}::uuid[]) AND "year" = ${year} AND "setOn" IS NULL ORDER BY "id" FOR UPDATE`;
  return tx.$queryRaw<PlanRow[]>`
    SELECT DISTINCT ON (p."employeeId") p."id", p."employeeId", e."name", p."setOn" IS NOT NULL AS "set",
      (SELECT count(*)::int FROM "intended_result" r WHERE r."planId" = p."id") AS "results"
    FROM "plan" p JOIN "employee" e ON e."id" = p."employeeId"
    WHERE p."employeeId" = ANY(${employeeIds}::uuid[]) AND p."year" = ${year} AND p."supersededOn" IS NULL
    ORDER BY p."employeeId", p."setOn" IS NOT NULL`;
}

const listKnown = (tx: Transaction, cells: readonly Decision[]) =>
  tx.$queryRaw<Known[]>`
    SELECT coalesce(c."agreementIndicatorId", c."leaderResultId") AS "column", c."employeeId", c."version", c."words", e."name" AS "by"
    FROM "matrix_cell" c LEFT JOIN "employee" e ON e."id" = c."changedById"
    WHERE c."employeeId" = ANY(${cells.map(({ employeeId }) => employeeId)}::uuid[])
      AND coalesce(c."agreementIndicatorId", c."leaderResultId") = ANY(${cells.map(({ column }) => column)}::uuid[])`;

/** The results that serve a column, and how much hangs on each: indicators, lines of the log, comments. */
const listLinked = (tx: Transaction, cells: readonly Decision[], year: number) =>
  tx.$queryRaw<Linked[]>`
    SELECT r."id", r."planId", p."employeeId", coalesce(r."agreementIndicatorId", r."leaderResultId") AS "column", r."title",
      p."setOn" IS NOT NULL AS "set",
      (SELECT count(*)::int FROM "indicator" i WHERE i."intendedResultId" = r."id")
      + (SELECT count(*)::int FROM "activity" a WHERE a."intendedResultId" = r."id")
      + (SELECT count(*)::int FROM "feedback" f WHERE f."intendedResultId" = r."id") AS "hanging"
    FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId"
    WHERE p."year" = ${year} AND p."supersededOn" IS NULL AND p."employeeId" = ANY(${cells.map(({ employeeId }) => employeeId)}::uuid[])
      AND coalesce(r."agreementIndicatorId", r."leaderResultId") = ANY(${cells.map(({ column }) => column)}::uuid[])`;

type Stand = { plans: readonly PlanRow[]; known: readonly Known[]; linked: readonly Linked[]; year: number; day: string; name: string };

/** What stands against one cell, in words with the way out. */
function problemsOf(cell: Decision, { plans, known, linked, year, day, name }: Stand): Problem[] {
  const path = `cells.${cell.key}.typed`;
  if (cell.state === "role" && cell.words.length > MOST_WORDS) return [{ path, key: "problem.tooLong", values: { max: MOST_WORDS } }];
  const stored = known.find((each) => keyOf(each) === keyOf(cell));
  if ((stored?.version ?? 0) !== cell.version) {
    const by = stored?.by ?? "";
    return [
      stored?.words
        ? { path, key: "matrix.changedMeanwhile", values: { by, words: stored.words } }
        : { path, key: "matrix.emptiedMeanwhile", values: { by } },
    ];
  }
  const plan = plans.find(({ employeeId }) => employeeId === cell.employeeId);
  const result = linked.find((each) => keyOf(each) === keyOf(cell) && each.planId === plan?.id);
  if (!plan) return cell.state === "role" && !plannableOn(day).includes(year) ? [{ path, key: "planning.notThatYear" }] : [];
  const same = cell.state === "role" ? result?.title === cell.words : !result;
  if (!same && isOver(year, day)) return [{ path, key: "planning.yearOver", values: { year: String(year) } }];
  if (plan.set && !same) return [{ path, key: "matrix.planSet", values: { name, year: String(year) } }];
  if (cell.state !== "role" && result && result.hanging > 0)
    return [{ path, key: "matrix.hangs", values: { name, words: result.title, n: result.hanging } }];
  if (cell.state === "role" && !result && plan.results >= MOST_RESULTS)
    return [{ path, key: "planning.tooManyResults", values: { most: MOST_RESULTS } }];
  return [];
}

/** First plans of a year, each with nothing but its head. */
async function beginPlans(tx: Transaction, employeeIds: readonly string[], year: number, grant: Grant, now: Date) {
  const first = firstDayOf(String(year));
  const regulationId = employeeIds.length > 0 ? regulationInForce("appraisal", dayOf(now) > first ? dayOf(now) : first).id : "";
  const head = { year, revision: 1, model: "quantitative" as const, regulationId, changedById: grant.employeeId, changedAt: now };
  const plans = employeeIds.map((employeeId) => ({ id: uuidv7(now), employeeId }));
  if (plans.length > 0) await tx.plan.createMany({ data: plans.map((plan) => ({ ...plan, ...head })) });
  return plans;
}

async function writeCells(tx: Transaction, cells: readonly Decision[], grant: Grant<"matrix:change">, year: number, now: Date) {
  const by = { changedById: grant.employeeId, changedAt: now };
  const rows = cells.map(({ column, of, employeeId, state, words, version }) => ({
    id: uuidv7(now),
    leaderId: grant.subjectId,
    year,
    employeeId,
    agreementIndicatorId: of === "indicator" ? column : null,
    leaderResultId: of === "result" ? column : null,
    state,
    words,
    version,
  }));
  await tx.matrixCell.createMany({
    data: rows.filter(({ version }) => version === 0).map((row) => ({ ...row, ...by, version: 1 })),
  });
  const again = rows.filter(({ version }) => version > 0);
  if (again.length === 0) return;
  const written = await tx.$executeRaw`
    UPDATE "matrix_cell" c SET "state" = x."state", "words" = x."words", "version" = c."version" + 1, "leaderId" = x."leaderId",
      "changedById" = ${by.changedById}::uuid, "changedAt" = ${now}
    FROM jsonb_populate_recordset(NULL::"matrix_cell", ${JSON.stringify(again)}::jsonb) x
    WHERE c."employeeId" = x."employeeId" AND c."version" = x."version"
      AND coalesce(c."agreementIndicatorId", c."leaderResultId") = coalesce(x."agreementIndicatorId", x."leaderResultId")`;
  if (written < again.length) throw new Refused("changed-meanwhile");
}

/** Titles that other words were decided for, and results whose role is gone; the plans that changed. */
async function changeResults(tx: Transaction, cells: readonly Decision[], linked: readonly Linked[]): Promise<string[]> {
  const pairs = cells.flatMap((cell) => {
    const result = linked.find((each) => !each.set && keyOf(each) === keyOf(cell));
    return result ? [{ cell, result }] : [];
  });
  const gone = pairs.filter(({ cell }) => cell.state !== "role").map(({ result }) => result);
  const renamed = pairs.filter(({ cell, result }) => cell.state === "role" && cell.words !== result.title);
  if (gone.length > 0) await tx.intendedResult.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  if (renamed.length > 0)
    await tx.$executeRaw`
      UPDATE "intended_result" r SET "title" = x."title", "version" = r."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(renamed.map(({ cell, result: { id } }) => ({ id, title: cell.words })))}::jsonb) AS x("id" uuid, "title" text)
      WHERE r."id" = x."id"`;
  return [...gone, ...renamed.map(({ result }) => result)].map(({ planId }) => planId);
}

/**
 * Writes into drafts, in the order of the columns, every role of the year's matrices that is not yet a result there; gives the plans
 * that got one.
 */
export async function writeRoles(tx: Transaction, planIds: readonly string[]): Promise<string[]> {
  const written = await tx.$queryRaw<{ planId: string }[]>`
    INSERT INTO "intended_result" ("id", "planId", "position", "priority", "title", "assignedBy", "agreementIndicatorId", "leaderResultId")
    SELECT gen_random_uuid(), p."id",
      (SELECT coalesce(max(r."position"), 0) FROM "intended_result" r WHERE r."planId" = p."id")
        + row_number() OVER (PARTITION BY p."id" ORDER BY a."position", i."position", t."position"),
      'main', c."words", l."post", c."agreementIndicatorId", c."leaderResultId"
    FROM "plan" p JOIN "matrix_cell" c ON c."employeeId" = p."employeeId" AND c."year" = p."year" AND c."state" = 'role'
    JOIN "employee" l ON l."id" = c."leaderId"
    LEFT JOIN "agreement_indicator" i ON i."id" = c."agreementIndicatorId" LEFT JOIN "agreement_result" a ON a."id" = i."resultId"
    LEFT JOIN "intended_result" t ON t."id" = c."leaderResultId"
    WHERE p."id" = ANY(${planIds}::uuid[]) AND p."setOn" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "intended_result" r WHERE r."planId" = p."id"
        AND coalesce(r."agreementIndicatorId", r."leaderResultId") = coalesce(c."agreementIndicatorId", c."leaderResultId"))
    RETURNING "planId"`;
  return [...new Set(written.map(({ planId }) => planId))];
}

/** Whatever had been signed is unsigned by the change, for the signature was under another text. */
const touch = (tx: Transaction, planIds: readonly string[], grant: Grant, now: Date) =>
  tx.$executeRaw`
    UPDATE "plan" SET "version" = "version" + 1, "signedOn" = NULL, "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
    WHERE "id" = ANY(${planIds}::uuid[]) AND "setOn" IS NULL`;
