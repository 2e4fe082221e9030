import "server-only";
import type { Grant } from "@/lib/access/grant";
import type { Prisma } from "@/lib/generated/prisma/client";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange, recordChanges } from "@/lib/platform/events";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { regulationById } from "@/lib/regulation";
import { appraise, judgeIndicator, mainStandings } from "../core/appraise";
import { divergence, divergenceRule } from "../core/raters/divergence";
import { expectedOfHead, headExpectationRule } from "../core/raters/head-expectation";
import { indicatorsIn, type Receipt, type Row } from "../core/receipt";
import { ACHIEVEMENTS, type Achievement, type Expectation, type Standing } from "../core/types";
import type { Measure } from "../queries";
import { writeDocuments } from "./evaluations";
import { freezeFacts } from "./facts";
import { besideOf, listNamed } from "./receipts";

type Rating = { version: number; workResult: Expectation; behaviour: Expectation; note: string | null };

/**
 * Stores the rating, what it was made from, the predicate it leads to and why, and who did it: together, or not at all.
 * What is computed is frozen by it: later records change nothing of what was rated.
 */
export async function recordRating(grant: Grant<"appraisal:rate">, rating: Rating, measure: Measure, now: Date) {
  return db.$transaction(async (tx) => {
    const { period, employeeId } = await writeRating(tx, grant.subjectId, rating, null, measure, now);
    await recordChange(tx, grant, now, employeeId);
    return { period, employeeId };
  });
}

/**
 * In the stead of a rater who let the days for rating pass: a superior gives the two ratings on the same sheet, and the result is signed
 * (D.1.2), handed over and final in the same deed. The employee and the rater hear of it.
 */
export async function recordEvaluation(grant: Grant<"appraisal:evaluate">, rating: Rating, measure: Measure, now: Date) {
  const me = grant.employeeId ?? "";
  return db.$transaction(async (tx) => {
    const { employeeId, raterId } = await writeRating(tx, grant.subjectId, rating, me, measure, now);
    const [signed] = await writeDocuments(tx, [grant.subjectId], { kind: "superior", signedById: me, deliver: true }, now);
    await recordChanges(tx, grant, [grant.subjectId], now, { about: grant.subjectId, audienceIds: [employeeId, raterId] });
    return { name: signed?.name ?? "" };
  });
}

async function writeRating(
  tx: Transaction,
  id: string,
  { version, note, ...ratings }: Rating,
  ratedById: string | null,
  measure: Measure,
  now: Date,
) {
  // Locked first: a realisation that comes at the same time is an input of this rating, or is refused after it.
  const [row] = await tx.$queryRaw<
    { employeeId: string; period: string; regulationId: string; planId: string | null; raterId: string; version: number }[]
  >`
    SELECT "employeeId", "period", "regulationId", "planId", "raterId", "version" FROM "appraisal" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  if (!row) throw new RangeError("a granted appraisal is there");
  if (row.version !== version) throw new Refused("changed-meanwhile");
  const { employeeId, period, regulationId, planId, raterId } = row;
  await freezeFacts(tx, [{ planId, period }], measure, now);
  const beside = (await listNamed(tx, [{ id, period, at: now }])).get(id) ?? [];
  const indicators = indicatorsIn(beside);

  if (note === null) {
    const owed = reasonsOwed(ratings.workResult, mainStandings(indicators.map(judgeIndicator)), beside);
    if (owed.length > 0) throw new Invalid(owed);
  }

  const { predicate, steps } = appraise({ ...ratings, indicators }, regulationById(regulationId, "quadrant"));
  const given: Row = { kind: "rating", id, version: null, said: { ...ratings, note, raterId: ratedById ?? raterId } };
  const named = [...beside.filter(({ kind }) => kind !== "rating"), given];
  const receipt: Receipt = { format: 2, ...ratings, indicators, beside: besideOf(named, regulationId) };
  const written = await tx.appraisal.updateMany({
    where: { id, version },
    data: { ...ratings, note, predicate, inputs: asJson(receipt), steps: asJson(steps), ratedAt: now, ratedById, version: version + 1 },
  });
  if (written.count === 0) throw new Refused("changed-meanwhile");
  return { period, employeeId, raterId };
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
