import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { brokenRule } from "@/lib/platform/conflict";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChanges } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { circleInWords, circleOf, type Edges } from "../core/cascade";
import { type Column, listColumns } from "../queries";

/** One result as it was sent: what it served when it was drawn, and what it is to serve. */
export type SentParent = { key: string; resultId: string; from: string | null; parent: string | null };

type Row = { id: string; title: string; planId: string; employeeId: string; set: boolean; served: string | null };
type Above = { id: string; title: string; serves: string | null };
type Sibling = { id: string; planId: string; title: string; served: string };

/**
 * Gives results of a leader's people what they serve from now on, all or none. Only the link changes: a result keeps its words, its
 * indicators and whatever hangs on it, and a plan that is set stays set, for what was promised in it is as it was. A plan that was
 * signed and not set is unsigned, as by any other change before it is set. The cell of the matrix that the result is goes with it.
 */
export async function reparent(grant: Grant<"parents:change">, year: number, sent: readonly SentParent[], now: Date): Promise<number> {
  const day = dayOf(now);
  await db
    .$transaction(async (tx) => {
      const rows = await lockResults(tx, grant.subjectId, year, day, sent);
      const rowOf = new Map(rows.map((row) => [row.id, row]));
      if (rowOf.size < new Set(sent.map(({ resultId }) => resultId)).size) throw new Refused("changed-meanwhile"); // gone since
      const columns = await listColumns(tx, grant.subjectId, year, day);
      const targets = sent.flatMap(({ parent }) => (parent ? [parent] : []));
      const [above, siblings] = [await listAbove(tx, targets), await listSiblings(tx, rows, targets)];
      const problems = problemsOf(sent, { rowOf, columns, above, siblings });
      if (problems.length > 0) throw new Invalid(problems);
      await write(tx, grant, sent, { rowOf, columns, year, now });
      await recordChanges(tx, grant, [...rowOf.keys()], now, {
        about: grant.subjectId,
        audienceIds: rows.map(({ employeeId }) => employeeId),
      });
    })
    .catch((error) => {
      // whoever met us between our look and our write was first: the trigger and the indexes say so
      if (brokenRule(error) !== null) throw new Refused("changed-meanwhile");
      throw error;
    });
  return sent.length;
}

const lockResults = (tx: Transaction, leaderId: string, year: number, day: string, sent: readonly SentParent[]) =>
  tx.$queryRaw<Row[]>`
    SELECT r."id", r."title", r."planId", p."employeeId", p."setOn" IS NOT NULL AS "set",
      coalesce(r."agreementIndicatorId", r."leaderResultId") AS "served"
    FROM "ratees_on"(${leaderId}::uuid, ${dateOf(day)}::date) x JOIN "plan" p ON p."employeeId" = x."employeeId"
    JOIN "intended_result" r ON r."planId" = p."id"
    WHERE p."year" = ${year} AND p."supersededOn" IS NULL AND r."id" = ANY(${sent.map(({ resultId }) => resultId)}::uuid[])
    ORDER BY p."id", r."id" FOR UPDATE OF p, r`;

/** Whatever the wished-for parents serve in turn, up to the top, with its words. */
export const listAbove = (tx: Transaction, ids: readonly string[]) =>
  tx.$queryRaw<Above[]>`
    WITH RECURSIVE above AS (
      SELECT r."id", r."title", r."leaderResultId" AS "serves" FROM "intended_result" r WHERE r."id" = ANY(${ids}::uuid[])
      UNION
      SELECT r."id", r."title", r."leaderResultId" FROM above JOIN "intended_result" r ON r."id" = above."serves"
    ) SELECT * FROM above`;

const listSiblings = (tx: Transaction, rows: readonly Row[], targets: readonly string[]) =>
  tx.$queryRaw<Sibling[]>`
    SELECT r."id", r."planId", r."title", coalesce(r."agreementIndicatorId", r."leaderResultId") AS "served" FROM "intended_result" r
    WHERE r."planId" = ANY(${rows.map(({ planId }) => planId)}::uuid[])
      AND coalesce(r."agreementIndicatorId", r."leaderResultId") = ANY(${targets}::uuid[])`;

type Stand = { rowOf: ReadonlyMap<string, Row>; columns: readonly Column[]; above: readonly Above[]; siblings: readonly Sibling[] };

/** What stands against each, in words; together they are looked at as if all were done. */
function problemsOf(sent: readonly SentParent[], { rowOf, columns, above, siblings }: Stand): Problem[] {
  const titles = new Map([...above, ...rowOf.values()].map(({ id, title }) => [id, title]));
  const edges: Edges = new Map([
    ...above.map(({ id, serves }) => [id, serves] as const),
    ...sent.map(({ resultId, parent }) => [resultId, parent] as const),
  ]);
  const wished = new Map<string, string>();
  return sent.flatMap(({ key, resultId, from, parent }): Problem[] => {
    const path = `rows.${key}.parent`;
    const row = rowOf.get(resultId);
    if (!row || row.served !== from) return [{ path, key: "cascade.changedMeanwhile", values: { title: row?.title ?? "" } }];
    if (parent === null) return [{ path, key: "cascade.choose", values: { title: row.title } }];
    if (!columns.some(({ id }) => id === parent)) return [{ path, key: "cascade.goneMeanwhile", values: { title: row.title } }];
    const twin = wished.get(`${row.planId} ${parent}`);
    wished.set(`${row.planId} ${parent}`, row.title);
    const sibling = siblings.find((each) => each.planId === row.planId && each.served === parent && each.id !== resultId)?.title ?? twin;
    if (sibling !== undefined) return [{ path, key: "cascade.taken", values: { title: row.title, other: sibling } }];
    const circle = circleOf(edges, resultId, parent);
    return circle ? [{ path, key: "cascade.circle", values: { circle: circleInWords(circle, (id) => titles.get(id) ?? "") } }] : [];
  });
}

type Writing = { rowOf: ReadonlyMap<string, Row>; columns: readonly Column[]; year: number; now: Date };

/** Links, cells and drafts in one statement, however many there are. A leader's columns are all indicators or all results. */
async function write(tx: Transaction, grant: Grant<"parents:change">, sent: readonly SentParent[], { rowOf, columns, year, now }: Writing) {
  const ofResults = columns.some(({ of }) => of === "result");
  const rows = sent.flatMap(({ resultId, parent, from }) => {
    const row = rowOf.get(resultId);
    return row
      ? [{ ...row, former: from, indicator: ofResults ? null : parent, result: ofResults ? parent : null, cell: uuidv7(now) }]
      : [];
  });
  await tx.$executeRaw`
    WITH x AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("id" uuid, "title" text, "planId" uuid, "employeeId" uuid, "set" boolean,
        "former" uuid, "indicator" uuid, "result" uuid, "cell" uuid)
    ), linked AS (
      UPDATE "intended_result" r SET "agreementIndicatorId" = x."indicator", "leaderResultId" = x."result", "provisional" = NULL
      FROM x WHERE r."id" = x."id"
    ), unsigned AS (
      UPDATE "plan" SET "version" = "version" + 1, "signedOn" = NULL, "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
      WHERE "setOn" IS NULL AND "id" IN (SELECT x."planId" FROM x)
    ), gone AS (
      DELETE FROM "matrix_cell" c USING x WHERE c."employeeId" = x."employeeId" AND c."year" = ${year} AND c."state" = 'role'
        AND coalesce(c."agreementIndicatorId", c."leaderResultId") = x."former"
        AND x."former" IS DISTINCT FROM coalesce(x."indicator", x."result") AND NOT EXISTS (
          SELECT 1 FROM "intended_result" o JOIN "plan" p ON p."id" = o."planId" WHERE p."employeeId" = x."employeeId" AND p."supersededOn" IS NULL
            AND coalesce(o."agreementIndicatorId", o."leaderResultId") = x."former" AND o."id" NOT IN (SELECT y."id" FROM x y))
    ), wished AS (
      SELECT DISTINCT ON (x."employeeId", coalesce(x."indicator", x."result")) x.* FROM x
      ORDER BY x."employeeId", coalesce(x."indicator", x."result"), x."set"
    ), known AS (
      UPDATE "matrix_cell" c SET "state" = 'role', "words" = w."title", "version" = c."version" + 1, "leaderId" = ${grant.subjectId}::uuid,
        "changedById" = ${grant.employeeId}::uuid, "changedAt" = ${now}
      FROM wished w WHERE c."employeeId" = w."employeeId" AND coalesce(c."agreementIndicatorId", c."leaderResultId") = coalesce(w."indicator", w."result")
      RETURNING c."employeeId", coalesce(c."agreementIndicatorId", c."leaderResultId") AS "column"
    )
    INSERT INTO "matrix_cell" ("id", "leaderId", "year", "employeeId", "agreementIndicatorId", "leaderResultId", "state", "words", "version",
      "changedById", "changedAt")
    SELECT w."cell", ${grant.subjectId}::uuid, ${year}, w."employeeId", w."indicator", w."result", 'role', w."title", 1, ${grant.employeeId}::uuid, ${now}
    FROM wished w WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k."employeeId" = w."employeeId" AND k."column" = coalesce(w."indicator", w."result"))`;
}
