import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import { db, type Transaction } from "@/lib/platform/db";
import type { IndicatorInput } from "./core/appraise";
import { type BoundKind, isBound } from "./core/indicator-kinds";
import type { Receipt } from "./core/receipt";

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
