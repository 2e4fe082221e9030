import "server-only";
import type { Grant } from "@/lib/access/grant";
import type { Prisma } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { regulationById } from "@/lib/regulation";
import { appraise, judgeIndicator, mainStandings } from "../core/appraise";
import { divergence, divergenceRule } from "../core/raters/divergence";
import { expectedOfHead, headExpectationRule } from "../core/raters/head-expectation";
import { indicatorsIn, type Receipt, type Row } from "../core/receipt";
import { ACHIEVEMENTS, type Achievement, type Expectation, type Standing } from "../core/types";
import type { Measure } from "../queries";
import { freezeFacts } from "./facts";
import { besideOf, listNamed } from "./receipts";

type Rating = { version: number; workResult: Expectation; behaviour: Expectation; note: string | null };

/**
 * Stores the rating, what it was made from, the predicate it leads to and why, and who did it: together, or not at all.
 * What is computed is frozen by it: later records change nothing of what was rated.
 */
export async function recordRating(grant: Grant<"appraisal:rate">, { version, note, ...ratings }: Rating, measure: Measure, now: Date) {
  return db.$transaction(async (tx) => {
    // Locked first: a realisation that comes at the same time is an input of this rating, or is refused after it.
    const [row] = await tx.$queryRaw<
      { employeeId: string; period: string; regulationId: string; planId: string | null; raterId: string }[]
    >`
      SELECT "employeeId", "period", "regulationId", "planId", "raterId" FROM "appraisal" WHERE "id" = ${grant.subjectId}::uuid FOR NO KEY UPDATE`;
    if (!row) throw new RangeError("a granted appraisal is there");
    const { employeeId, period, regulationId, planId, raterId } = row;
    await freezeFacts(tx, [{ planId, period }], measure, now);
    const beside = (await listNamed(tx, [{ id: grant.subjectId, period, at: now }])).get(grant.subjectId) ?? [];
    const indicators = indicatorsIn(beside);

    if (note === null) {
      const owed = reasonsOwed(ratings.workResult, mainStandings(indicators.map(judgeIndicator)), beside);
      if (owed.length > 0) throw new Invalid(owed);
    }

    const { predicate, steps } = appraise({ ...ratings, indicators }, regulationById(regulationId, "quadrant"));
    const given: Row = { kind: "rating", id: grant.subjectId, version: null, said: { ...ratings, note, raterId } };
    const named = [...beside.filter(({ kind }) => kind !== "rating"), given];
    const receipt: Receipt = { format: 2, ...ratings, indicators, beside: besideOf(named, regulationId) };
    const written = await tx.appraisal.updateMany({
      where: { id: grant.subjectId, version },
      data: { ...ratings, note, predicate, inputs: asJson(receipt), steps: asJson(steps), ratedAt: now, version: version + 1 },
    });
    if (written.count === 0) throw new Refused("changed-meanwhile");

    await recordChange(tx, grant, now, employeeId);
    return { period, employeeId };
  });
}

/** Why a reason is owed: the rating parts from the evidence or, of a head, from what the unit's achievement leads one to expect. */
function reasonsOwed(workResult: Expectation, mains: readonly Standing[], rows: readonly Row[]): Problem[] {
  const parted = divergence(workResult, mains, divergenceRule.parse(termsIn(rows, "divergence")));
  const unit = rows.find(({ kind, said }) => kind === "achievement" && said.headed === true);
  const value = achievementIn(unit);
  const expected = value && expectedOfHead(true, value, headExpectationRule.parse(termsIn(rows, "headExpectation")));
  return [
    ...(parted ? [{ path: "note", key: "problem.reasonOwed" as const, values: parted }] : []),
    ...(expected && expected !== workResult
      ? [
          {
            path: "note",
            key: "problem.headReasonOwed" as const,
            values: { value: { key: `achievement.${value}` as const }, expected: { key: `expectation.${expected}` as const } },
          },
        ]
      : []),
  ];
}

/** The rule under which a reason is owed, as its row said it: throws where none was in force, for then nobody can say. */
function termsIn(rows: readonly Row[], setting: "divergence" | "headExpectation"): unknown {
  const terms = rows.find(({ kind, id }) => kind === "terms" && id === setting);
  if (!terms) throw new RangeError(`no setting ${setting} in force`);
  return terms.said.value;
}
const achievementIn = (row: Row | undefined): Achievement | null => ACHIEVEMENTS.find((each) => each === row?.said.value) ?? null;

/** What is made of strings, numbers and nulls is JSON; the client's type asks to hear it. */
export const asJson = (value: object) => value as Prisma.InputJsonObject;
