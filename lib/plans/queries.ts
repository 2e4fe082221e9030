import "server-only";
import { cache } from "react";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { indicatorKind, judge } from "@/lib/scoring/core/indicator-kinds";
import { VALUES } from "@/lib/scoring/core/types";
import type { PlannedIndicator, PlanRow, PlanSheet } from "./types";

export async function listOwnPlans(grant: Grant<"plans:list-own">): Promise<PlanRow[]> {
  const plans = await db.plan.findMany({
    where: { employeeId: grant.subjectId },
    orderBy: { year: "desc" },
    take: 20,
    select: { id: true, year: true, setOn: true, _count: { select: { results: true } } },
  });
  return plans.map(({ _count, setOn, ...plan }) => ({ ...plan, setOn: setOn && dayFrom(setOn), results: _count.results }));
}

const typed = z.record(z.string(), z.string());
type IndicatorRow = {
  id: string;
  title: string;
  aspect: string | null;
  kind: string;
  target: unknown;
  realisations: { period: string; value: unknown; evidence: string | null }[];
};

function indicatorOf({ kind, target, realisations, ...row }: IndicatorRow, openPeriod: string | null): PlannedIndicator {
  const { fields, wordsOf } = indicatorKind(kind);
  const planned = typed.safeParse(target).data;
  return {
    ...row,
    target: wordsOf(target, null).target,
    unit: planned?.unit ?? null,
    fields: fields.realisation,
    entered: typed.safeParse(realisations.find(({ period }) => period === openPeriod)?.value).data ?? null,
    achieved: realisations.map(({ period, value, evidence }) => ({
      period,
      words: wordsOf(target, value).realisation ?? { key: "standing.unknown" },
      evidence,
      standing: judge({ kind, target, realisation: value }).standing,
    })),
  };
}

/** A whole plan in two statements. */
export const getPlan = cache(async (grant: Grant<"plan:read">, now: Date): Promise<PlanSheet> => {
  const day = dayOf(now);
  const plan = await db.plan.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      id: true,
      year: true,
      model: true,
      regulationId: true,
      setOn: true,
      employee: {
        select: {
          id: true,
          name: true,
          nip: true,
          post: true,
          unit: { select: { name: true } },
          appraisals: { where: { ratedAt: null, planId: grant.subjectId }, orderBy: { period: "asc" }, take: 1, select: { period: true } },
        },
      },
      expectations: { select: { value: true, text: true } },
      results: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          position: true,
          priority: true,
          title: true,
          assignedBy: true,
          perspective: true,
          indicators: {
            orderBy: { position: "asc" },
            select: {
              id: true,
              title: true,
              aspect: true,
              kind: true,
              target: true,
              realisations: {
                where: { supersededAt: null },
                orderBy: { period: "desc" },
                take: 4,
                select: { period: true, value: true, evidence: true },
              },
            },
          },
        },
      },
    },
  });
  const [line] = await db.$queryRaw<{ name: string }[]>`
    SELECT e."name" FROM "rater_on"(${plan.employee.id}::uuid, ${dateOf(day)}::date) r JOIN "employee" e ON e."id" = r."raterId"`;
  const { appraisals, unit, ...employee } = plan.employee;
  const openPeriod = appraisals[0]?.period ?? null;
  return {
    id: plan.id,
    year: plan.year,
    model: plan.model,
    regulationId: plan.regulationId,
    setOn: plan.setOn && dayFrom(plan.setOn),
    employee: { ...employee, unit: unit.name },
    rater: line?.name ?? null,
    openPeriod,
    expectations: Object.fromEntries(
      plan.expectations.filter(({ value }) => VALUES.some((known) => known === value)).map(({ value, text }) => [value, text]),
    ),
    results: plan.results.map(({ indicators, ...result }) => ({
      ...result,
      indicators: indicators.map((indicator) => indicatorOf(indicator, openPeriod)),
    })),
  };
});
