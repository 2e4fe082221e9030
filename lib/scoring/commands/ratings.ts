import "server-only";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
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

type TeamRatings = { period: string; ratings: readonly (Rating & { id: string })[] };

/** Several people of one's own at once, in days that are open and who were not rated: all as they were drawn, or none. */
export async function recordTeamRatings(grant: Grant<"ratings:give-own">, { period, ratings }: TeamRatings, measure: Measure, now: Date) {
  const me = grant.subjectId;
  const waiting = Prisma.sql`a."raterId" = ${me}::uuid AND a."period" = ${period} AND a."ratedAt" IS NULL AND EXISTS (
    SELECT 1 FROM "step_window" w WHERE w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
      AND ${dateOf(dayOf(now))}::date BETWEEN w."opensOn" AND w."closesOn")`;
  await db.$transaction(async (tx) => {
    const rated = await writeRatings(tx, ratings, { which: waiting, ratedById: null, measure, note: (id) => `ratings.${id}.note` }, now);
    const ids = ratings.map(({ id }) => id);
    await recordChanges(tx, grant, ids, now, { about: me, audienceIds: rated.map(({ employeeId }) => employeeId) });
  });
}

async function writeRating(tx: Transaction, id: string, rating: Rating, ratedById: string | null, measure: Measure, now: Date) {
  const [rated] = await writeRatings(tx, [{ id, ...rating }], { which: Prisma.sql`true`, ratedById, measure, note: () => "note" }, now);
  if (!rated) throw new RangeError("a granted appraisal is there");
  return rated;
}

type Held = {
  id: string;
  employeeId: string;
  period: string;
  regulationId: string;
  planId: string | null;
  raterId: string;
  version: number;
  signed: boolean;
};
type How = {
  /** Of which appraisals it may be. */
  which: Prisma.Sql;
  ratedById: string | null;
  measure: Measure;
  /** Where the form has the reason of each. */
  note: (id: string) => string;
};

/** Of one period: the ratings with all they were made from, in as few statements for many as for one. */
async function writeRatings(
  tx: Transaction,
  ratings: readonly (Rating & { id: string })[],
  { which, ratedById, measure, note: pathOf }: How,
  now: Date,
): Promise<Held[]> {
  // Locked first: a realisation that comes at the same time is an input of this rating, or is refused after it.
  const held = await tx.$queryRaw<Held[]>`
    SELECT a."id", a."employeeId", a."period", a."regulationId", a."planId", a."raterId", a."version",
      EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id") AS "signed"
    FROM "appraisal" a WHERE a."id" = ANY(${ratings.map(({ id }) => id)}::uuid[]) AND ${which} ORDER BY a."id" FOR NO KEY UPDATE OF a`;
  const given = new Map(ratings.map((rating) => [rating.id, rating]));
  if (held.length !== given.size || held.some(({ id, version }) => given.get(id)?.version !== version))
    throw new Refused("changed-meanwhile");
  if (held.some(({ signed }) => signed)) throw new Refused("already-signed"); // a signature that comes while this waits is another version
  await freezeFacts(tx, held, measure, now);
  const named = await listNamed(
    tx,
    held.map(({ id, period }) => ({ id, period, at: now })),
  );

  const owed: Problem[] = [];
  const rows = held.flatMap(({ id, regulationId, raterId }) => {
    const rating = given.get(id);
    if (!rating) return [];
    const { workResult, behaviour, note } = rating;
    const beside = named.get(id) ?? [];
    const indicators = indicatorsIn(beside);
    if (note === null) owed.push(...reasonsOwed(workResult, mainStandings(indicators.map(judgeIndicator)), beside, pathOf(id)));
    const { predicate, steps } = appraise({ workResult, behaviour, indicators }, regulationById(regulationId, "quadrant"));
    const said: Row = { kind: "rating", id, version: null, said: { workResult, behaviour, note, raterId: ratedById ?? raterId } };
    const receipt: Receipt = {
      format: 2,
      workResult,
      behaviour,
      indicators,
      beside: besideOf([...beside.filter(({ kind }) => kind !== "rating"), said], regulationId),
    };
    return [{ id, workResult, behaviour, note, predicate, inputs: receipt, steps }];
  });
  if (owed.length > 0) throw new Invalid(owed);
  await tx.$executeRaw`
    UPDATE "appraisal" a SET "workResult" = r."workResult", "behaviour" = r."behaviour", "note" = r."note", "predicate" = r."predicate",
      "inputs" = r."inputs", "steps" = r."steps", "ratedAt" = ${now}, "ratedById" = ${ratedById}::uuid, "version" = a."version" + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "workResult" "Expectation", "behaviour" "Expectation", "note" text,
      "predicate" text, "inputs" jsonb, "steps" jsonb)
    WHERE a."id" = r."id"`;
  return held;
}

/** Why a reason is owed: the rating parts from the evidence or, of a head, from what the unit's achievement leads one to expect. */
function reasonsOwed(workResult: Expectation, mains: readonly Standing[], rows: readonly Row[], path: string): Problem[] {
  const parted = divergence(workResult, mains, divergenceRule.parse(termsIn(rows, "divergence")));
  const unit = rows.find(({ kind, said }) => kind === "achievement" && said.headed === true);
  const value = achievementIn(unit);
  const expected = value && expectedOfHead(true, value, headExpectationRule.parse(termsIn(rows, "headExpectation")));
  return [
    ...(parted ? [{ path, key: "problem.reasonOwed" as const, values: parted }] : []),
    ...(expected && expected !== workResult
      ? [
          {
            path,
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
