import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import { dateOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import type { IndicatorInput } from "./core/appraise";
import { type BoundKind, isBound } from "./core/indicator-kinds";
import type { Receipt, Row } from "./core/receipt";

/** Under what a fact is computed: of which period, as of which legal day, and the fewest answers that carry a number. */
export type FactTerms = { period: string; asOf: string; minimum: number };

/**
 * How the feature that owns the records of a kind answers for it, as a part of one statement for all kinds.
 * `rows` gives ("indicatorId" uuid, "data" jsonb), one row an indicator, or none where there is nothing; `read` makes the fact of
 * one row, which has the kind's shape of a realisation, and of null: that there is nothing is a fact too.
 */
export type FactProvider = {
  rows: (indicatorIds: readonly string[], period: string) => Prisma.Sql;
  read: (data: unknown, terms: FactTerms) => object;
};
export type FactProviders = Record<BoundKind, FactProvider>;

type Indicated = { id: string; kind: string };
/** The fact of each indicator whose kind is data-bound, in one period: one statement however many there are, none where none is. */
export type Measure = (
  tx: Transaction | typeof db,
  indicators: readonly Indicated[],
  period: string,
  now: Date,
) => Promise<ReadonlyMap<string, object>>;

/** Those whose realisation is computed and was not frozen yet. */
export const unfrozen = <T extends Indicated & { realisation: unknown }>(indicators: readonly T[]): T[] =>
  indicators.filter(({ kind, realisation }) => isBound(kind) && realisation === null);

/**
 * The indicators of a plan with their realisation of one period, in the plan's order: the evidence of a rating. What is computed
 * is as it was frozen, else as it is now.
 */
export async function listIndicatorInputs(
  tx: Transaction | typeof db,
  planId: string | null,
  period: string,
  measure: Measure,
  now: Date,
): Promise<IndicatorInput[]> {
  if (planId === null) return [];
  const results = await tx.intendedResult.findMany({
    where: { planId },
    orderBy: { position: "asc" },
    select: {
      id: true,
      title: true,
      priority: true,
      indicators: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          version: true,
          title: true,
          kind: true,
          target: true,
          realisations: {
            where: { period, supersededAt: null },
            select: {
              id: true,
              value: true,
              evidence: true,
              files: { orderBy: { id: "asc" }, select: { id: true, name: true, hash: true } },
            },
          },
        },
      },
    },
  });
  const inputs = results.flatMap(({ id: resultId, title: resultTitle, priority, indicators }) =>
    indicators.map(({ id: indicatorId, version, realisations: [realisation], ...indicator }) => ({
      resultTitle,
      priority,
      ...indicator,
      realisation: (realisation?.value ?? null) as unknown,
      evidence: realisation?.evidence ?? null,
      rows: { resultId, indicatorId, version, realisationId: realisation?.id ?? null, files: realisation?.files ?? [] },
    })),
  );
  const unwritten = unfrozen(inputs.map(({ kind, realisation, rows }) => ({ id: rows.indicatorId, kind, realisation })));
  const facts = await measure(tx, unwritten, period, now);
  return inputs.map((input) => ({ ...input, realisation: facts.get(input.rows.indicatorId) ?? input.realisation }));
}

/** A plan as it is drafted, as far as it is asked whether it is whole, and whether it is a head's (JPT). */
export async function listDrafted(tx: Transaction | typeof db, planId: string) {
  const { employee, results } = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: {
      employee: { select: { postKind: true } },
      results: {
        orderBy: { position: "asc" },
        select: {
          title: true,
          priority: true,
          perspective: true,
          indicators: { orderBy: { position: "asc" }, select: { title: true, kind: true, target: true } },
        },
      },
    },
  });
  return { results, forHead: employee.postKind === "jpt" };
}

export type StoredResult = {
  id: string;
  period: string;
  regulationId: string;
  predicate: string;
  receipt: Receipt;
  steps: unknown;
  ratedAt: Date;
};

/** Stored results, by key, for whoever recomputes them all. */
export async function listStoredResults(after: string | null, take: number): Promise<StoredResult[]> {
  const rows = await db.appraisal.findMany({
    where: { ratedAt: { not: null } },
    orderBy: { id: "asc" },
    ...(after && { cursor: { id: after }, skip: 1 }),
    take,
    select: { id: true, period: true, regulationId: true, predicate: true, inputs: true, steps: true, ratedAt: true },
  });
  return rows.flatMap(({ predicate, inputs, ratedAt, ...row }) =>
    ratedAt ? [{ ...row, predicate: predicate ?? "", receipt: inputs as Receipt, ratedAt }] : [],
  );
}

export type StoredVersion = StoredResult & { version: number; newest: boolean; rating: Row; asStored: boolean };

/**
 * Every version that was signed of these results, the oldest first: as it was signed, with what its rater or superior gave, and whether
 * the newest is what the result's own row says.
 */
export async function listStoredVersions(appraisalIds: readonly string[]): Promise<StoredVersion[]> {
  const rows = await db.$queryRaw<(Omit<StoredVersion, "receipt" | "rating"> & { inputs: Receipt; said: Row["said"] })[]>`
    SELECT a."id", a."period", d."regulationId", d."predicate", d."inputs", d."steps", d."ratedAt", d."version"::int AS "version",
      d."version" = max(d."version") OVER (PARTITION BY a."id") AS "newest",
      (d."workResult", d."behaviour", d."note", d."predicate", d."inputs", d."steps", d."regulationId", d."ratedAt", d."ratedById")
        IS NOT DISTINCT FROM (a."workResult", a."behaviour", a."note", a."predicate", a."inputs", a."steps", a."regulationId", a."ratedAt", a."ratedById") AS "asStored",
      jsonb_build_object('workResult', d."workResult", 'behaviour', d."behaviour", 'note', d."note", 'raterId', coalesce(d."ratedById", d."raterId")) AS "said"
    FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId"
    WHERE a."id" = ANY(${[...appraisalIds]}::uuid[]) ORDER BY a."id", d."version"`;
  return rows.map(({ inputs, said, ...row }) => ({
    ...row,
    receipt: inputs,
    rating: { kind: "rating", id: row.id, version: null, said },
  }));
}

export type Column = {
  id: string;
  of: "indicator" | "result";
  title: string;
  unit: string | null;
  kind: "cumulative" | "level" | null;
  direction: "more-is-better" | "less-is-better" | null;
  target: number | null;
};

/**
 * What a leader's matrix has across: the indicators of the agreements of the units they head that day, else the results of their own
 * plan of the year: the one in force or, before there is one, the draft.
 */
export async function listColumns(tx: Transaction | typeof db, leaderId: string, year: number, day: string): Promise<Column[]> {
  const rows = await tx.$queryRaw<(Omit<Column, "target"> & { target: bigint | null })[]>`
    WITH promised AS (
      SELECT i."id", 'indicator' AS "of", i."title", i."unit", i."kind"::text AS "kind", i."direction", i."target",
        row_number() OVER (ORDER BY a."unitId", r."position", i."position") AS "n"
      FROM "unit_head" h JOIN "agreement" a ON a."unitId" = h."unitId" AND a."year" = ${year}
      JOIN "agreement_result" r ON r."agreementId" = a."id" JOIN "agreement_indicator" i ON i."resultId" = r."id"
      WHERE h."employeeId" = ${leaderId}::uuid AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)
    ), mine AS (
      SELECT p."id" FROM "plan" p WHERE p."employeeId" = ${leaderId}::uuid AND p."year" = ${year} AND p."supersededOn" IS NULL
      ORDER BY p."setOn" IS NULL LIMIT 1
    )
    SELECT * FROM promised
    UNION ALL
    SELECT r."id", 'result', r."title", NULL, NULL, NULL, NULL, r."position" FROM "intended_result" r JOIN mine ON mine."id" = r."planId"
      WHERE NOT EXISTS (SELECT 1 FROM promised)
    ORDER BY "n"`;
  return rows.map(({ target, ...row }) => ({ ...row, target: target === null ? null : Number(target) }));
}

export type ParentChoice = {
  id: string;
  of: "indicator" | "result";
  title: string;
  /** False for an indicator of the unit's agreement while the rater has something else, or nothing yet, to be served. */
  firm: boolean;
  /** The result of the same plan that serves it already. */
  takenBy: { id: string; title: string } | null;
  /** Of the chosen one: itself and whatever it serves in turn, up to the top. */
  above: { id: string; title: string; serves: string | null }[] | null;
};

/**
 * What the results of a plan may serve: what its rater's matrix has across (listColumns), and whatever else the agreement of the
 * employee's unit promises, so that there is something to serve for now where the rater has no plan.
 */
export const listParentChoices = (tx: Transaction | typeof db, planId: string, day: string, chosen: string | null = null) =>
  tx.$queryRaw<ParentChoice[]>`
    WITH mine AS MATERIALIZED (
      SELECT p."year", e."unitId", x."raterId" FROM "plan" p JOIN "employee" e ON e."id" = p."employeeId"
      LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(day)}::date) x ON true WHERE p."id" = ${planId}::uuid
    ), promised AS MATERIALIZED (
      SELECT i."id", i."title", EXISTS (SELECT 1 FROM "unit_head" h WHERE h."unitId" = a."unitId" AND h."employeeId" = mine."raterId"
          AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)) AS "firm",
        row_number() OVER (ORDER BY a."unitId", r."position", i."position") AS "n", a."unitId" = mine."unitId" AS "own"
      FROM mine JOIN "agreement" a ON a."year" = mine."year" JOIN "agreement_result" r ON r."agreementId" = a."id"
      JOIN "agreement_indicator" i ON i."resultId" = r."id"
    ), above AS (
      SELECT p."id" FROM "plan" p JOIN mine ON mine."raterId" = p."employeeId" AND mine."year" = p."year" WHERE p."supersededOn" IS NULL
      ORDER BY p."setOn" IS NULL LIMIT 1
    ), offered AS (
      SELECT "id", 'indicator' AS "of", "title", "firm", "n" FROM promised WHERE "firm" OR "own"
      UNION ALL
      SELECT r."id", 'result', r."title", true, r."position" FROM "intended_result" r JOIN above ON above."id" = r."planId"
        WHERE NOT EXISTS (SELECT 1 FROM promised WHERE "firm")
    )
    SELECT o."id", o."of", o."title", o."firm", (SELECT jsonb_build_object('id', t."id", 'title', t."title") FROM "intended_result" t
      WHERE t."planId" = ${planId}::uuid AND coalesce(t."agreementIndicatorId", t."leaderResultId") = o."id") AS "takenBy",
      CASE WHEN o."id" = ${chosen}::uuid THEN (
        WITH RECURSIVE line AS (
          SELECT r."id", r."title", r."leaderResultId" AS "serves" FROM "intended_result" r WHERE r."id" = o."id"
          UNION
          SELECT r."id", r."title", r."leaderResultId" FROM line JOIN "intended_result" r ON r."id" = line."serves"
        ) SELECT jsonb_agg(to_jsonb(line)) FROM line) END AS "above"
    FROM offered o ORDER BY NOT o."firm", o."n"`;

export type Member = { id: string; name: string; post: string };

/** What it has down: whom the leader rates that day, and whoever works in a unit the leader heads; by name. */
export const listMembers = (tx: Transaction | typeof db, leaderId: string, day: string) =>
  tx.$queryRaw<Member[]>`
    SELECT e."id", e."name", e."post" FROM "employee" e
    WHERE e."id" <> ${leaderId}::uuid AND e."postKind" <> 'official' AND (e."leftOn" IS NULL OR e."leftOn" > ${dateOf(day)}::date) AND (
      e."id" IN (SELECT r."employeeId" FROM "ratees_on"(${leaderId}::uuid, ${dateOf(day)}::date) r)
      OR e."unitId" IN (SELECT h."unitId" FROM "unit_head" h WHERE h."employeeId" = ${leaderId}::uuid
        AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)))
    ORDER BY e."name", e."id" LIMIT 200`;
