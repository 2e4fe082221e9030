import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { quarterAfter, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { codedPair } from "@/lib/scoring/core/raters/rated-pairs";
import { type Severity, severities } from "@/lib/scoring/core/raters/severity";
import { EXPECTATIONS } from "@/lib/scoring/core/types";
import { getSettings } from "@/lib/settings/queries";
import type { SettingValue } from "@/lib/settings/types";
import { CASE_SETS, type CaseKey, caseSetOn, TRAINING } from "./schema";
import type { CaseRating, CaseSheet, Fairness, OwnFairness, RaterRow, TogetherRating, Told, Training, UnitTraining } from "./types";

type AnswerRow = CaseRating & { caseKey: CaseKey; answeredAt: Date };
type CountRow = CaseRating & { caseKey: CaseKey; n: number };

/** The cases of the day's set: what the reader sent, and where the raters together lie once enough others did. Two statements. */
export async function getCaseSheet({ subjectId }: Grant<"rater:read-own">, now: Date): Promise<CaseSheet> {
  const { version } = caseSetOn(dayOf(now));
  const [own, { value: minimum }] = await Promise.all([
    db.$queryRaw<AnswerRow[]>`
      SELECT "caseKey", "workResult", "behaviour", "answeredAt" FROM "case_answer"
      WHERE "raterId" = ${subjectId}::uuid AND "setVersion" = ${version}`,
    getSettings(dayOf(now)).then((settings) => settings("minimumGroup")),
  ]);
  const [first] = own;
  const sheet = { employeeId: subjectId, set: version, minimum };
  if (!first) return { ...sheet, own: null, together: null };
  const rows = await db.$queryRaw<CountRow[]>`
    SELECT "caseKey", "workResult", "behaviour", count(*)::int AS "n" FROM "case_answer" WHERE "setVersion" = ${version} GROUP BY 1, 2, 3`;
  const answers = Object.fromEntries(own.map(({ caseKey, workResult, behaviour }) => [caseKey, { workResult, behaviour }]));
  return {
    ...sheet,
    own: { on: dayOf(first.answeredAt), answers: answers as Record<CaseKey, CaseRating> },
    together: together(rows, minimum),
  };
}

const POSITION = { below: 0, meets: 50, above: 100 } as const;
/** The reader is one of those who answered: the others alone must be as many as the smallest group. */
function together(rows: readonly CountRow[], minimum: number): Record<CaseKey, TogetherRating> | null {
  const cases = [...Map.groupBy(rows, ({ caseKey }) => caseKey)].map(([caseKey, own]) => {
    const n = own.reduce((sum, row) => sum + row.n, 0);
    const mean = (of: "workResult" | "behaviour") => Math.round(own.reduce((sum, row) => sum + row.n * POSITION[row[of]], 0) / n / 10) * 10;
    return { caseKey, n, lies: { workResult: mean("workResult"), behaviour: mean("behaviour") } };
  });
  if (cases.some(({ n }) => n - 1 < minimum)) return null;
  return Object.fromEntries(cases.map(({ caseKey, lies }) => [caseKey, lies])) as Record<CaseKey, TogetherRating>;
}

export async function getTraining({ subjectId }: Grant<"training:take">): Promise<Training> {
  const row = await db.raterTraining.findUnique({
    where: { employeeId_version: { employeeId: subjectId, version: TRAINING } },
    select: { passedAt: true, right: true, asked: true },
  });
  return { employeeId: subjectId, passed: row && { on: dayOf(row.passedAt), right: row.right, asked: row.asked } };
}

type Model = SettingValue<"severityModel">;
/** The last of the quarters that are pooled, and the first. */
const pooledOver = (now: Date, { quarters }: Model) => {
  const last = quarterOf(dayOf(now));
  return { first: quarterAfter(last, 1 - quarters), last };
};

/**
 * Every rating of the pooled quarters as it was first given, under whoever gave it: a superior who evaluated in the stead of a silent rater is
 * its rater here, and what an objection changed later is not the rater's. A year is no further quarter of the same people.
 */
const givenIn = (first: string, last: string) => Prisma.sql`
  SELECT CASE WHEN d."id" IS NULL THEN coalesce(a."ratedById", a."raterId") ELSE coalesce(d."ratedById", d."raterId") END AS "raterId",
    a."employeeId", a."period", coalesce(d."workResult", a."workResult") AS "workResult", coalesce(d."behaviour", a."behaviour") AS "behaviour"
  FROM "appraisal" a LEFT JOIN "evaluation_document" d ON d."appraisalId" = a."id" AND d."version" = 1
  WHERE a."period" BETWEEN ${first} AND ${last} AND a."period" LIKE '%-Q%' AND a."ratedAt" IS NOT NULL`;

type PersonRow = { rater: string; person: string; since: string; score: number };
type AnsweredRow = { rater: string; set: string; answers: unknown };
const answered = z.record(z.string(), z.strictObject({ workResult: z.enum(EXPECTATIONS), behaviour: z.enum(EXPECTATIONS) }));

let kept: { of: string; all: ReadonlyMap<string, Severity> } | null = null;

/**
 * The severity of every rater. The mean over the quarters of one rater and one person is made where the rows lie, so that a row a person
 * comes back and not one a rating; and it is made again only where a rating, an answer, the model or the quarter is another (two
 * statements then, else one).
 */
async function severitiesOf(now: Date, model: Model): Promise<ReadonlyMap<string, Severity>> {
  const { first, last } = pooledOver(now, model);
  const [state] = await db.$queryRaw<{ of: string }[]>`
    SELECT concat_ws(' ', (SELECT concat_ws(' ', count(*), max(a."ratedAt"), sum(a."version")) FROM "appraisal" a
        WHERE a."period" BETWEEN ${first} AND ${last} AND a."ratedAt" IS NOT NULL), (SELECT concat_ws(' ', count(*), max("answeredAt")) FROM "case_answer"),
      current_database()) AS "of"`;
  const of = JSON.stringify([state?.of, first, last, model]);
  if (kept?.of === of) return kept.all;
  const [row] = await db.$queryRaw<{ people: PersonRow[]; vignettes: AnsweredRow[] }[]>`
    WITH given AS (${givenIn(first, last)}), coded AS (
      SELECT g."raterId", g."employeeId", g."period",
        (CASE g."workResult" WHEN 'below' THEN 0 WHEN 'meets' THEN 50 ELSE 100 END + CASE g."behaviour" WHEN 'below' THEN 0 WHEN 'meets' THEN 50 ELSE 100 END) / 2.0 AS "score"
      FROM given g
    ), seen AS (
      SELECT "raterId" AS "rater", "employeeId" AS "person", min("period") AS "since", avg("score")::float8 AS "score" FROM coded GROUP BY 1, 2
    )
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(seen)), '[]') FROM seen) AS "people",
      (SELECT coalesce(jsonb_agg(v), '[]') FROM (
        SELECT c."raterId" AS "rater", c."setVersion" AS "set",
          jsonb_object_agg(c."caseKey", jsonb_build_object('workResult', c."workResult", 'behaviour', c."behaviour")) AS "answers"
        FROM "case_answer" c GROUP BY 1, 2) v) AS "vignettes"`;
  const vignettes = (row?.vignettes ?? []).map(({ rater, set, answers }) => {
    const pairs = answered.parse(answers);
    const cases = CASE_SETS.find(({ version }) => version === set)?.cases ?? [];
    return { rater, set, scores: cases.flatMap((name) => (pairs[name] ? [codedPair(pairs[name])] : [])) };
  });
  const all = severities({ people: row?.people ?? [], vignettes }, model);
  kept = { of, all };
  return all;
}

/** Whether the page may say it is a word about the estimate, which the core always gives. */
function told(severity: Severity | undefined): Told | null {
  if (!severity || severity.people === 0) return null;
  return severity.vignettes || severity.shared > 0 ? { kind: "told", ...severity } : { kind: "cannot-be-told", people: severity.people };
}

type Counted = {
  id: string;
  name: string;
  post: string;
  unit: string;
  people: number;
  quarters: number;
  cases: Date | null;
  trained: Date | null;
};

const PAGE = 25;

/** Who rated anybody in the pooled quarters, in the alphabet and from a key on: never in the order of the estimates. Four statements. */
export async function listFairness(
  _grant: Grant<"fairness:read">,
  { after, show }: { after?: string | undefined; show?: "untrained" | undefined },
  now: Date,
): Promise<Fairness> {
  const { value: model } = (await getSettings(dayOf(now)))("severityModel");
  const { first, last } = pooledOver(now, model);
  const { version } = caseSetOn(dayOf(now));
  const start = readNameKey(after);
  const [all, [found]] = await Promise.all([
    severitiesOf(now, model),
    db.$queryRaw<
      {
        rows: (Omit<Counted, "cases" | "trained"> & { cases: string | null; trained: string | null })[];
        units: UnitTraining[];
        answered: number;
      }[]
    >`
      WITH given AS (${givenIn(first, last)}), rated AS (
        SELECT g."raterId" AS "id", count(DISTINCT g."employeeId")::int AS "people", count(DISTINCT g."period")::int AS "quarters" FROM given g GROUP BY 1
      ), raters AS (
        SELECT r.*, e."name", e."post", u."shortName" AS "unit",
          (SELECT min(c."answeredAt") FROM "case_answer" c WHERE c."raterId" = r."id" AND c."setVersion" = ${version}) AS "cases",
          (SELECT t."passedAt" FROM "rater_training" t WHERE t."employeeId" = r."id" AND t."version" = ${TRAINING}) AS "trained"
        FROM rated r JOIN "employee" e ON e."id" = r."id" JOIN "unit" u ON u."id" = e."unitId"
      ), page AS (
        SELECT * FROM raters WHERE (${show === "untrained"} IS FALSE OR "trained" IS NULL)
          AND (${start?.id ?? null}::uuid IS NULL OR ("name", "id") > (${start?.name ?? ""}, ${start?.id ?? null}::uuid))
        ORDER BY "name", "id" LIMIT ${PAGE + 1}
      )
      SELECT (SELECT coalesce(jsonb_agg(to_jsonb(page) ORDER BY "name", "id"), '[]') FROM page) AS "rows",
        (SELECT count("cases")::int FROM raters) AS "answered",
        (SELECT coalesce(jsonb_agg(x ORDER BY x."unit"), '[]') FROM (
          SELECT "unit", count(*)::int AS "raters", count("trained")::int AS "trained" FROM raters GROUP BY "unit") x) AS "units"`,
  ]);
  const listed = found?.rows ?? [];
  const rows = listed.slice(0, PAGE);
  const final = listed.length > PAGE ? rows.at(-1) : undefined;
  const units = found?.units ?? [];
  return {
    rows: rows.map(
      ({ cases, trained, ...row }): RaterRow => ({
        ...row,
        cases: cases !== null,
        trained: trained && dayOf(new Date(trained)),
        told: told(all.get(row.id)),
      }),
    ),
    next: final ? writePageKey([final.name, final.id]) : null,
    raters: units.reduce((sum, unit) => sum + unit.raters, 0),
    trained: units.reduce((sum, unit) => sum + unit.trained, 0),
    answered: found?.answered ?? 0,
    units,
  };
}

/** The reader's own line and nobody else's, with what is done and not done before the season. */
export async function getOwnFairness({ subjectId }: Grant<"rater:read-own">, now: Date): Promise<OwnFairness> {
  const { value: model } = (await getSettings(dayOf(now)))("severityModel");
  const { first, last } = pooledOver(now, model);
  const [all, [found]] = await Promise.all([
    severitiesOf(now, model),
    db.$queryRaw<Pick<Counted, "people" | "quarters" | "cases" | "trained">[]>`
      WITH given AS (${givenIn(first, last)})
      SELECT count(DISTINCT g."employeeId")::int AS "people", count(DISTINCT g."period")::int AS "quarters",
        (SELECT min(c."answeredAt") FROM "case_answer" c WHERE c."raterId" = ${subjectId}::uuid AND c."setVersion" = ${caseSetOn(dayOf(now)).version}) AS "cases",
        (SELECT t."passedAt" FROM "rater_training" t WHERE t."employeeId" = ${subjectId}::uuid AND t."version" = ${TRAINING}) AS "trained"
      FROM given g WHERE g."raterId" = ${subjectId}::uuid`,
  ]);
  return {
    employeeId: subjectId,
    told: told(all.get(subjectId)),
    people: found?.people ?? 0,
    quarters: found?.quarters ?? 0,
    cases: found?.cases ? dayOf(found.cases) : null,
    trained: found?.trained ? dayOf(found.trained) : null,
  };
}
