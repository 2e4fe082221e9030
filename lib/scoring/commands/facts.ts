import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { lastDayOf } from "../core/deadlines/periods";
import { addDays } from "../core/deadlines/working-days";
import { BOUND_KINDS } from "../core/indicator-kinds";
import type { Measure } from "../queries";
import { asJson } from "./ratings";

type Planned = { planId: string | null; period: string };

/**
 * Writes down, of plans of one period, what the data-bound indicators come to now, each as a realisation, where none is written yet:
 * by the rating or by the job, whichever is first. From then on records that come later change nothing of it. Whoever calls holds the
 * appraisals' rows, so that the two never write at once.
 */
export async function freezeFacts(tx: Transaction, plans: readonly Planned[], measure: Measure, now: Date): Promise<number> {
  const [first] = plans;
  if (!first) return 0;
  const { period } = first;
  const indicators = await tx.indicator.findMany({
    where: {
      kind: { in: [...BOUND_KINDS] },
      intendedResult: { planId: { in: plans.flatMap(({ planId }) => planId ?? []) } },
      realisations: { none: { period, supersededAt: null } },
    },
    select: { id: true, kind: true },
  });
  if (indicators.length === 0) return 0;
  const facts = await measure(tx, indicators, period, now);
  const written = await tx.realisation.createMany({
    data: [...facts].map(([indicatorId, fact]) => ({ id: uuidv7(now), indicatorId, period, value: asJson(fact), enteredAt: now })),
    skipDuplicates: true,
  });
  return written.count;
}

/** So many people's facts are frozen together: a transaction of a second, not of a quarter. */
const AT_ONCE = 200;

/** Periods that are over, whose unrated appraisals have indicators to be computed that nobody froze. */
export async function listUnfrozen(now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ period: string }[]>`
    SELECT DISTINCT a."period" FROM "appraisal" a JOIN "intended_result" r ON r."planId" = a."planId"
    JOIN "indicator" i ON i."intendedResultId" = r."id" AND i."kind" = ANY(${[...BOUND_KINDS]})
    WHERE a."ratedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "realisation" v WHERE v."indicatorId" = i."id" AND v."period" = a."period" AND v."supersededAt" IS NULL)`;
  return rows.map(({ period }) => period).filter((period) => isSettled(period, 0, now));
}

/** Whether a period ended so many days ago that what belongs to it has been written down. */
export const isSettled = (period: string, days: number, now: Date) => addDays(lastDayOf(period), days) < dayOf(now);

/** Freezes what is left of a period that is over, some people at a time; each time a line in the ledger. */
export async function freezePeriod(grant: Grant<"facts:freeze">, period: string, measure: Measure, now: Date) {
  for (;;) {
    const written = await db.$transaction(async (tx) => {
      const plans = await tx.$queryRaw<Planned[]>`
        SELECT a."planId", a."period" FROM "appraisal" a
        WHERE a."period" = ${period} AND a."ratedAt" IS NULL AND EXISTS (
          SELECT 1 FROM "intended_result" r JOIN "indicator" i ON i."intendedResultId" = r."id" AND i."kind" = ANY(${[...BOUND_KINDS]})
          WHERE r."planId" = a."planId" AND NOT EXISTS (
            SELECT 1 FROM "realisation" v WHERE v."indicatorId" = i."id" AND v."period" = a."period" AND v."supersededAt" IS NULL))
        ORDER BY a."id" LIMIT ${AT_ONCE} FOR NO KEY UPDATE OF a`;
      const frozen = await freezeFacts(tx, plans, measure, now);
      if (frozen > 0) await recordChange(tx, { ...grant, subjectId: period }, now);
      return frozen;
    });
    if (written === 0) return;
  }
}
