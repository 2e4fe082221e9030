import "server-only";
import { db, type Transaction } from "@/lib/platform/db";
import type { AppraisalInputs, IndicatorInput } from "./core/appraise";

/** The indicators of a plan with their realisation of one period, in the plan's order: the evidence of a rating. */
export async function listIndicatorInputs(tx: Transaction | typeof db, planId: string | null, period: string): Promise<IndicatorInput[]> {
  if (planId === null) return [];
  const results = await tx.intendedResult.findMany({
    where: { planId },
    orderBy: { position: "asc" },
    select: {
      title: true,
      priority: true,
      indicators: {
        orderBy: { position: "asc" },
        select: {
          title: true,
          kind: true,
          target: true,
          realisations: { where: { period, supersededAt: null }, select: { value: true, evidence: true } },
        },
      },
    },
  });
  return results.flatMap(({ title: resultTitle, priority, indicators }) =>
    indicators.map(({ realisations: [realisation], ...indicator }) => ({
      resultTitle,
      priority,
      ...indicator,
      realisation: realisation?.value ?? null,
      evidence: realisation?.evidence ?? null,
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

export type StoredResult = { id: string; regulationId: string; predicate: string; inputs: AppraisalInputs; steps: unknown };

/** Stored results, by key, for whoever recomputes them all. */
export async function listStoredResults(after: string | null, take: number): Promise<StoredResult[]> {
  const rows = await db.appraisal.findMany({
    where: { ratedAt: { not: null } },
    orderBy: { id: "asc" },
    ...(after && { cursor: { id: after }, skip: 1 }),
    take,
    select: { id: true, regulationId: true, predicate: true, inputs: true, steps: true },
  });
  return rows.map(({ predicate, inputs, ...row }) => ({ ...row, predicate: predicate ?? "", inputs: inputs as AppraisalInputs }));
}
