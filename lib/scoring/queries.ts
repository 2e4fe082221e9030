import "server-only";
import { db, type Transaction } from "@/lib/platform/db";
import type { IndicatorInput } from "./core/appraise";
import type { Receipt } from "./core/receipt";

/** The indicators of a plan with their realisation of one period, in the plan's order: the evidence of a rating. */
export async function listIndicatorInputs(tx: Transaction | typeof db, planId: string | null, period: string): Promise<IndicatorInput[]> {
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
  return results.flatMap(({ id: resultId, title: resultTitle, priority, indicators }) =>
    indicators.map(({ id: indicatorId, version, realisations: [realisation], ...indicator }) => ({
      resultTitle,
      priority,
      ...indicator,
      realisation: realisation?.value ?? null,
      evidence: realisation?.evidence ?? null,
      rows: { resultId, indicatorId, version, realisationId: realisation?.id ?? null, files: realisation?.files ?? [] },
    })),
  );
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
