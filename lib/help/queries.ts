import "server-only";
import type { Grant } from "@/lib/access/grant";
import { measure } from "@/lib/facts/queries";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { indicatorKind, judge } from "@/lib/scoring/core/indicator-kinds";
import { unfrozen } from "@/lib/scoring/queries";
import type { OwnExample, OwnTarget } from "./types";

type PersonRow = Omit<OwnExample, "period" | "planId" | "targets">;
type TargetRow = { planId: string; id: string; result: string; title: string; kind: string; target: unknown; realisation: unknown };

/** The reader's rater and the rater's superior, the windows of the quarter that runs, the plan's targets and the last result: two statements; a third where a target is computed. */
export async function getOwnExample({ subjectId }: Grant<"appraisals:list-own">, now: Date): Promise<OwnExample> {
  const day = dayOf(now);
  const period = quarterOf(day);
  const [[person], targets] = await Promise.all([
    db.$queryRaw<PersonRow[]>`
      SELECT u."name" AS "unit",
        CASE WHEN rater."id" IS NOT NULL THEN jsonb_build_object('name', rater."name", 'post', rater."post", 'interim', r."interim") END AS "rater",
        CASE WHEN superior."id" IS NOT NULL THEN jsonb_build_object('name', superior."name", 'post', superior."post") END AS "superior",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('step', w."step", 'opensOn', w."opensOn", 'closesOn', w."closesOn") ORDER BY w."step"), '[]')
          FROM "step_window" w LEFT JOIN "appraisal" a ON a."employeeId" = e."id" AND a."period" = w."period"
          WHERE w."unitId" = coalesce(a."unitId", e."unitId") AND w."period" = ${period}) AS "windows",
        (SELECT jsonb_build_object('id', a."id", 'period', a."period", 'workResult', a."workResult", 'behaviour', a."behaviour")
          FROM "appraisal" a WHERE a."employeeId" = e."id" AND a."ratedAt" IS NOT NULL ORDER BY a."period" DESC LIMIT 1) AS "last"
      FROM "employee" e JOIN "unit" u ON u."id" = e."unitId"
      LEFT JOIN LATERAL "rater_on"(e."id", ${dateOf(day)}::date) r ON true LEFT JOIN "employee" rater ON rater."id" = r."raterId"
      LEFT JOIN LATERAL "rater_on"(rater."id", ${dateOf(day)}::date) above ON true LEFT JOIN "employee" superior ON superior."id" = above."raterId"
      WHERE e."id" = ${subjectId}::uuid`,
    db.$queryRaw<TargetRow[]>`
      SELECT p."id" AS "planId", i."id", t."title" AS "result", i."title", i."kind", i."target", x."value" AS "realisation"
      FROM "plan" p JOIN "intended_result" t ON t."planId" = p."id" JOIN "indicator" i ON i."intendedResultId" = t."id"
      LEFT JOIN "realisation" x ON x."indicatorId" = i."id" AND x."period" = ${period} AND x."supersededAt" IS NULL
      WHERE p."employeeId" = ${subjectId}::uuid AND p."year" = ${dateOf(day).getUTCFullYear()} AND p."setOn" IS NOT NULL AND p."supersededOn" IS NULL
      ORDER BY t."priority", t."position", i."position" LIMIT 60`,
  ]);
  if (!person) throw new RangeError("whoever was granted is an employee");
  const facts = await measure(db, unfrozen(targets), period, now);
  return {
    period,
    ...person,
    planId: targets[0]?.planId ?? null,
    targets: targets.map((target) => targetOf({ ...target, realisation: facts.get(target.id) ?? target.realisation })),
  };
}

function targetOf({ id, result, title, kind, target, realisation }: TargetRow): OwnTarget {
  const { examplesOf, wordsOf } = indicatorKind(kind);
  const words = wordsOf(target, realisation);
  return {
    id,
    result,
    title,
    target: words.target,
    examples: examplesOf(target),
    now: words.realisation && { words: words.realisation, standing: judge({ kind, target, realisation }).standing },
  };
}

/** How many steps of the introduction the reader has taken. */
export async function getIntroduction({ subjectId }: Grant<"introduction:take">): Promise<{ taken: number; offered: boolean }> {
  const { introductionStep, introducedAt } = await db.employee.findUniqueOrThrow({
    where: { id: subjectId },
    select: { introductionStep: true, introducedAt: true },
  });
  return { taken: introductionStep, offered: introducedAt === null };
}
