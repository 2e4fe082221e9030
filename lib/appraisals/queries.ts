import "server-only";
import { cache } from "react";
import { z } from "zod";
import { windowOn } from "@/lib/access/facts";
import type { Grant } from "@/lib/access/grant";
import { measure } from "@/lib/facts/queries";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { behaviourInstrument, instrumentOf } from "@/lib/regulation/instruments/behaviour";
import { agreementOf, listMovedQuarters } from "@/lib/scoring/commands/former-results";
import { achievedOn, listNamed } from "@/lib/scoring/commands/receipts";
import { type IndicatorInput, judgeIndicator } from "@/lib/scoring/core/appraise";
import { firstDayOf, isYear, lastDayOf, quarterAfter, quarterOf, quartersIn } from "@/lib/scoring/core/deadlines/periods";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import { followed, formerResultOf, type MovedQuarter } from "@/lib/scoring/core/raters/former-result";
import { marksByItem } from "@/lib/scoring/core/raters/peer-answers";
import type { Pair } from "@/lib/scoring/core/raters/straight-line";
import { changedIn, type IndexSaid, type LogSaid, type Receipt } from "@/lib/scoring/core/receipt";
import { type Expectation, PREDICATES, type Predicate, type Step } from "@/lib/scoring/core/types";
import { listIndicatorInputs } from "@/lib/scoring/queries";
import { listServicesOfAppraisal } from "@/lib/services/queries";
import { type MovesFound, movesInWords } from "./moves";
import type {
  AppraisalHead,
  CitizensSaid,
  Evidence,
  FeedbackLine,
  LoggedResult,
  OwnStep,
  PeerSheet,
  PeersView,
  RateeRow,
  RatingSheet,
  ReceiptSheet,
  ResultRow,
  ResultSheet,
  SelfReport,
  SelfSheet,
} from "./types";

const predicateOf = (stored: string | null): Predicate | null => z.enum(PREDICATES).nullable().parse(stored);

const headSelect = {
  id: true,
  period: true,
  version: true,
  regulationId: true,
  planId: true,
  raterInterim: true,
  rater: { select: { name: true } },
  ratedBy: { select: { name: true } },
  employee: { select: { id: true, name: true, post: true } },
  unit: { select: { name: true } },
} as const;

type HeadRow = Omit<AppraisalHead, "person" | "rater" | "ratedBy"> & {
  rater: { name: string };
  ratedBy: { name: string } | null;
  employee: { id: string; name: string; post: string };
  unit: { name: string };
};
const headOf = ({ id, period, version, regulationId, planId, raterInterim, rater, ratedBy, employee, unit }: HeadRow): AppraisalHead => ({
  id,
  period,
  version,
  regulationId,
  planId,
  raterInterim,
  rater: rater.name,
  ratedBy: ratedBy?.name ?? null,
  person: { ...employee, unit: unit.name },
});

const evidenceSelect = {
  selfReport: { select: { story: true, obstacle: true, answers: true, version: true } },
  // Of peers the released aggregate alone: no answer is ever selected here.
  groups: {
    select: { perspective: true, minimum: true, releasedAt: true, destroyedAt: true, answered: true, aggregate: true },
  },
} as const;

type ReportRow = { story: string; obstacle: string | null; answers: unknown; version: number };
const reportOf = (row: ReportRow | null): SelfReport | null => row && { ...row, answers: marksByItem.parse(row.answers) };

type Perspective = keyof Evidence["texts"];
type GroupRow = {
  perspective: Perspective;
  minimum: number;
  releasedAt: Date | null;
  destroyedAt: Date | null;
  answered: number | null;
  aggregate: unknown;
};
/** What both sides say together, and by which instrument: what is stored tells. */
function seenBy(groups: readonly GroupRow[], report: ReportRow | null): Pick<Evidence, Perspective | "items"> {
  const answered = report?.answers ?? groups.find(({ aggregate }) => aggregate !== null)?.aggregate;
  const { items } = instrumentOf(answered as Record<string, unknown> | undefined);
  return { peers: viewOf(groups, "peers"), subordinates: viewOf(groups, "subordinates"), items };
}

function viewOf(groups: readonly GroupRow[], perspective: Perspective): PeersView {
  const group = groups.find((each) => each.perspective === perspective);
  if (!group) return { kind: "none" };
  if (group.destroyedAt) return { kind: "too-few", minimum: group.minimum };
  if (!group.releasedAt) return { kind: "not-yet" };
  return { kind: "released", answered: group.answered ?? 0, minimum: group.minimum, aggregate: group.aggregate as PeerAggregate };
}

type Around = "achievement" | "quarters" | "headed" | "agreed" | "former" | "moved";
type Given = {
  id: string;
  at: Date;
  ratedAt: Date | null;
  employeeId: string;
  unitId: string;
  raterId: string;
  period: string;
  readerId: string | null;
};

/** The achievement of the unit on whose result the period is rated, or the former's that was agreed on, and why it is that unit and that rater where somebody moved. One statement. */
async function getUnitAndMoves({ id, at, employeeId, unitId, raterId, period }: Given): Promise<Pick<Evidence, Around>> {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const headedOn = dateOf(last < dayOf(at) ? last : dayOf(at));
  const former = isYear(period) ? period : quarterAfter(period, -1);
  const [found] = await db.$queryRaw<MovesFound[]>`
    WITH days AS (
      SELECT w."opensOn", w."closesOn" FROM "step_window" w WHERE w."unitId" = ${unitId}::uuid AND w."period" = ${period} AND w."step" = 'rating'
    ), agreed AS (
      SELECT g."unitId", g."period" FROM "result_agreement" g WHERE g."appraisalId" = ${id}::uuid AND g."agreedAt" <= ${at}
    ), raters AS (
      SELECT e."id", e."name", (SELECT min(m."from") FROM "posting" m
          JOIN "posting" b ON b."employeeId" = m."employeeId" AND b."kind" = 'home' AND b."until" = m."from" - 1 AND b."unitId" <> m."unitId"
        WHERE m."employeeId" = e."id" AND m."kind" = 'home' AND m."from" > ${dateOf(first)}::date
          AND (SELECT r."raterId" FROM "rater_on"(${employeeId}::uuid, m."from" - 1) r) = e."id"
          AND m."from" <= greatest(${dateOf(last)}::date, (SELECT "closesOn" FROM days))) AS "movedOn"
      FROM "employee" e WHERE e."id" = ${raterId}::uuid OR e."id" = (SELECT r."raterId" FROM "rater_on"(${employeeId}::uuid, ${dateOf(first)}::date) r)
    ), told AS (
      SELECT "id", jsonb_build_object('raterId', "id", 'name', "name", 'movedOn', "movedOn") AS "rater" FROM raters
    )
    SELECT e."name", (SELECT jsonb_build_object('period', o."period", 'value', o."value", 'source', o."source") FROM ${achievedOn({
      unitId: Prisma.sql`coalesce((SELECT "unitId" FROM agreed), ${unitId}::uuid)`,
      period: Prisma.sql`coalesce((SELECT "period" FROM agreed), ${period})`,
      at: Prisma.sql`${at}`,
    })} o) AS "achievement",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q."id", 'period', q."period", 'workResult', q."workResult", 'behaviour', q."behaviour",
          'predicate', q."predicate") ORDER BY q."period"), '[]') FROM "appraisal" q
        WHERE q."employeeId" = e."id" AND q."period" = ANY(${quartersIn(period)}) AND q."period" <> ${period} AND q."ratedAt" <= ${at}) AS "quarters",
      EXISTS (SELECT 1 FROM "unit_head" h WHERE h."employeeId" = e."id" AND h."unitId" = coalesce((SELECT "unitId" FROM agreed), ${unitId}::uuid)
        AND h."from" <= ${headedOn}::date AND (h."until" IS NULL OR h."until" >= ${headedOn}::date)) AS "headed",
      ${agreementOf(Prisma.sql`${id}::uuid`, at)} AS "agreement",
      (SELECT to_jsonb(days) FROM days) AS "evaluation",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('unitId', p."unitId", 'unit', u."name", 'from', p."from", 'until', p."until", 'previous',
          (SELECT o."value" FROM "organisation_achievement" o WHERE o."unitId" = p."unitId" AND o."period" = ${former} AND o."supersededAt" IS NULL))), '[]')
        FROM "posting" p JOIN "unit" u ON u."id" = p."unitId" WHERE p."employeeId" = e."id" AND p."kind" = 'home'
          AND p."from" <= ${dateOf(last)}::date AND (p."until" IS NULL OR p."until" >= ${dateOf(first)}::date)) AS "homes",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('place', coalesce(p."place", u."name"), 'from', p."from", 'until', p."until")), '[]')
        FROM "posting" p LEFT JOIN "unit" u ON u."id" = p."unitId" WHERE p."employeeId" = e."id" AND p."kind" <> 'home'
          AND p."from" <= ${dateOf(last)}::date AND (p."until" IS NULL OR p."until" >= ${dateOf(first)}::date)) AS "away",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', h."from", 'until', h."until") ORDER BY h."from" DESC), '[]') FROM "unit_head" h
        WHERE h."employeeId" = e."id" AND h."capacity" = 'acting' AND h."from" <= ${dateOf(last)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(last)}::date)
          AND NOT EXISTS (SELECT 1 FROM "reporting_line" l WHERE l."employeeId" = e."id" AND l."from" >= h."from"
            AND l."from" <= ${dateOf(last)}::date AND (l."until" IS NULL OR l."until" >= ${dateOf(last)}::date))
          AND EXISTS (SELECT 1 FROM "unit_head" x WHERE x."employeeId" = ${raterId}::uuid AND x."from" <= ${dateOf(last)}::date
            AND (x."until" IS NULL OR x."until" >= ${dateOf(last)}::date) AND h."unitId" IN (SELECT "id" FROM "units_under"(x."unitId")))) AS "acting",
      (SELECT "rater" FROM told WHERE "id" <> ${raterId}::uuid) AS "began", (SELECT "rater" FROM told WHERE "id" = ${raterId}::uuid) AS "rates"
    FROM "employee" e WHERE e."id" = ${employeeId}::uuid`;
  if (!found) throw new RangeError("whoever is appraised is an employee");
  const { achievement, agreement, headed, quarters } = found;
  const homes = followed(found.homes, unitId);
  return {
    achievement,
    headed,
    quarters,
    agreed: agreement?.agreedOn ? agreement : null,
    former: formerResultOf({ period, unitId, homes, agreement }),
    moved: movesInWords({ ...found, homes }, period),
  };
}

type Beside = { feedback: FeedbackLine[]; logged: LoggedResult[]; texts: { perspective: Perspective; text: string; times: number }[] };

/**
 * Feedback of the period, the approved lines by result, and what was written beside colleagues' answers, once they are released, for the
 * appraised and the rater alone: the statement itself asks who reads. Sentences stand in the order of ids that are chance; the same words more
 * than once are one, and how often. One statement.
 */
async function listBeside({ id, employeeId, period, ratedAt, readerId }: Given): Promise<Pick<Evidence, "feedback" | "logged" | "texts">> {
  const [found] = await db.$queryRaw<Beside[]>`
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l."givenOn", l."id"), '[]') FROM (
        SELECT f."id", coalesce(t."title", f."value") AS "about", f."giverKind", f."giverName", f."text", f."givenOn", f."tone", f."evidence", f."reply",
          coalesce((SELECT jsonb_agg(jsonb_build_object('id', d."id", 'name', d."name") ORDER BY d."id") FROM "document" d
            WHERE f."documents" > 0 AND d."feedbackId" = f."id"), '[]') AS "files", "legal_day"(f."repliedAt") AS "repliedOn", coalesce(f."givenAt" > ${ratedAt}::timestamptz, false) AS "later"
        FROM "feedback" f LEFT JOIN "intended_result" t ON t."id" = f."intendedResultId"
        WHERE f."employeeId" = ${employeeId}::uuid AND f."period" = ANY(${quartersIn(period)}) AND f."withdrawnAt" IS NULL
        ORDER BY f."givenOn", f."id" LIMIT 100) l) AS "feedback",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('title', g."title", 'lines', g."lines", 'minutes', g."minutes") ORDER BY g."position" NULLS LAST), '[]') FROM (
        SELECT r."title", r."position", count(*)::int AS "lines", sum(a."minutes")::int AS "minutes"
        FROM "activity" a LEFT JOIN "intended_result" r ON r."id" = a."intendedResultId"
        WHERE a."employeeId" = ${employeeId}::uuid AND a."decision" = 'approved'
          AND a."day" BETWEEN ${dateOf(firstDayOf(period))}::date AND ${dateOf(lastDayOf(period))}::date
        GROUP BY r."id", r."title", r."position") g) AS "logged",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('perspective', w."perspective", 'text', w."text", 'times', w."times") ORDER BY w."first"), '[]') FROM (
        SELECT g."perspective", min(t."text") AS "text", count(*)::int AS "times", min(t."id"::text) AS "first"
        FROM "appraisal" a JOIN "response_group" g ON g."appraisalId" = a."id" AND g."releasedAt" IS NOT NULL JOIN "response_text" t ON t."groupId" = g."id"
        WHERE a."id" = ${id}::uuid AND ${readerId}::uuid IN (a."employeeId", a."raterId")
        GROUP BY g."perspective", btrim(lower(regexp_replace(t."text", '\\W+', ' ', 'g')))) w) AS "texts"`;
  const { feedback, logged, texts } = found ?? { feedback: [], logged: [], texts: [] };
  const of = (perspective: Perspective) =>
    texts.filter((row) => row.perspective === perspective).map(({ text, times }) => ({ text, times }));
  return { feedback, logged, texts: { peers: of("peers"), subordinates: of("subordinates") } };
}

/** What others said and what was logged, and the unit's achievement with who moved: two statements, asked together. */
async function listAround(given: Given): Promise<Pick<Evidence, "feedback" | "logged" | "texts" | Around>> {
  const [beside, unit] = await Promise.all([listBeside(given), getUnitAndMoves(given)]);
  return { ...beside, ...unit };
}

type PairRow = { workResult: Expectation | null; behaviour: Expectation | null };
const pairOf = ({ workResult, behaviour }: PairRow): Pair | null => (workResult && behaviour ? { workResult, behaviour } : null);

/** What the sheet of a rating and that of a result are both drawn from. */
const sheetSelect = {
  ...headSelect,
  ...evidenceSelect,
  employeeId: true,
  unitId: true,
  raterId: true,
  workResult: true,
  behaviour: true,
  note: true,
  ratedAt: true,
} as const;

export const getRatingSheet = cache(
  async (grant: Grant<"appraisal:rate"> | Grant<"appraisal:evaluate">, gradeMinimum: number): Promise<RatingSheet> => {
    const row = await db.appraisal.findUniqueOrThrow({
      where: { id: grant.subjectId },
      select: sheetSelect,
    });
    const [indicators, around, services, team] = await Promise.all([
      listIndicatorInputs(db, row.planId, row.period, measure, now()),
      listAround({ ...row, at: now(), readerId: grant.employeeId }),
      listServicesOfAppraisal(grant, row.period, gradeMinimum),
      // the team in the order of the list, and until when this one's unit may be rated
      db.$queryRaw<({ id: string; closesOn: Date | null } & PairRow)[]>`
      SELECT a."id", a."workResult", a."behaviour", (SELECT w."closesOn" FROM "step_window" w
        WHERE w."unitId" = ${row.unitId}::uuid AND w."period" = ${row.period} AND w."step" = 'rating') AS "closesOn"
      FROM "appraisal" a JOIN "employee" e ON e."id" = a."employeeId"
      WHERE a."raterId" = ${row.raterId}::uuid AND a."period" = ${row.period} ORDER BY e."name", a."id"`,
    ]);
    const at = team.findIndex(({ id }) => id === row.id);
    return {
      ...headOf(row),
      evidence: {
        indicators: indicators.map(judgeIndicator),
        self: reportOf(row.selfReport),
        ...seenBy(row.groups, row.selfReport),
        services,
        ...around,
      },
      rating: row.workResult && row.behaviour ? { workResult: row.workResult, behaviour: row.behaviour, note: row.note } : null,
      closesOn: team[at]?.closesOn ? dayFrom(team[at].closesOn) : null,
      previousId: team[at - 1]?.id ?? null,
      nextId: team[at + 1]?.id ?? null,
      place: { at: at + 1, of: team.length },
      pairs: team.flatMap((each) => pairOf(each) ?? []),
    };
  },
);

/** The next person of the same rater and period without a rating, after this one by name, then from the top. */
export async function getNextToRate(grant: Grant<"appraisal:rate">, period: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "appraisal" here JOIN "employee" me ON me."id" = here."employeeId"
    JOIN "appraisal" a ON a."raterId" = here."raterId" AND a."period" = ${period} AND a."ratedAt" IS NULL AND a."id" <> here."id"
    JOIN "employee" e ON e."id" = a."employeeId"
    WHERE here."id" = ${grant.subjectId}::uuid ORDER BY (e."name", a."id") <= (me."name", here."id"), e."name", a."id" LIMIT 1`;
  return row?.id ?? null;
}

/** The result as it was made: from what is stored with it, not from what has changed since. */
export const getResult = cache(async (grant: Grant<"appraisal:read-result">): Promise<ResultSheet> => {
  const row = await db.appraisal.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: {
      ...sheetSelect,
      predicate: true,
      inputs: true,
      steps: true,
    },
  });
  const predicate = predicateOf(row.predicate);
  if (!row.workResult || !row.behaviour || !predicate || !row.ratedAt) throw new RangeError("a rated appraisal is whole");
  const receipt = row.inputs as Receipt;
  const around = await listAround({ ...row, at: row.ratedAt, readerId: grant.employeeId });
  return {
    ...headOf(row),
    evidence: {
      indicators: receipt.indicators.map(judgeIndicator),
      self: reportOf(row.selfReport),
      ...seenBy(row.groups, row.selfReport),
      services: servicesIn(receipt),
      ...around,
    },
    workResult: row.workResult,
    behaviour: row.behaviour,
    note: row.note,
    predicate,
    steps: row.steps as Step[],
    ratedOn: dayOf(row.ratedAt),
  };
});

/** What citizens had said when the rating was made, of the verified channel alone. */
const servicesIn = ({ beside }: Receipt): CitizensSaid[] =>
  beside.flatMap(({ kind, id, said }) => {
    if (kind !== "index") return [];
    const { service, arithmetic, patterns } = said as IndexSaid;
    const n = patterns.reduce((all, [pattern, times]) => (/[1-4]/.test(pattern.slice(1)) ? all + times : all), 0);
    return [{ id, name: service, verified: arithmetic ?? { n, index: null, interval: null } }];
  });

/** Everything a result rests on, with its rows as they were and as they are, and the words of the lines that were counted. */
export async function getReceipt(grant: Grant<"appraisal:read-result">): Promise<ReceiptSheet> {
  const row = await db.appraisal.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: { ...headSelect, predicate: true, inputs: true, steps: true, ratedAt: true },
  });
  return receiptOf(row, row);
}

/** The same of one version that was signed, for whoever reads the objection to it. */
export async function getObjectedReceipt(_grant: Grant<"objection:read">, documentId: string): Promise<ReceiptSheet> {
  const { appraisal, ...version } = await db.evaluationDocument.findUniqueOrThrow({
    where: { id: documentId },
    select: { predicate: true, inputs: true, steps: true, ratedAt: true, appraisal: { select: headSelect } },
  });
  return receiptOf(appraisal, version);
}

const listPredicates = (ids: string[]) => db.appraisal.findMany({ where: { id: { in: ids } }, select: { id: true, predicate: true } });

type StoredReceipt = { predicate: string | null; inputs: unknown; steps: unknown; ratedAt: Date | null };

async function receiptOf(head: HeadRow, { inputs, steps, ratedAt, ...stored }: StoredReceipt): Promise<ReceiptSheet> {
  const predicate = predicateOf(stored.predicate);
  if (!predicate || !ratedAt) throw new RangeError("a rated appraisal is whole");
  const receipt = inputs as Receipt;
  const counted = receipt.beside.flatMap(({ kind, said }) => (kind === "log" ? (said as LogSaid).rows.map(([id]) => id) : []));
  const quarters = receipt.beside.filter(({ kind }) => kind === "quarter");
  const [present, lines, results] = await Promise.all([
    listNamed(db, [{ id: head.id, period: head.period, at: ratedAt }]),
    db.activity.findMany({
      where: { id: { in: counted } },
      orderBy: [{ day: "asc" }, { id: "asc" }],
      select: { id: true, day: true, text: true, minutes: true },
    }),
    quarters.length === 0 ? [] : listPredicates(quarters.map(({ id }) => id)),
  ]);
  // what a later version was given is no change of this one
  const rows = [
    ...(present.get(head.id) ?? []).filter(({ kind }) => kind !== "rating"),
    ...receipt.beside.filter(({ kind }) => kind === "rating"),
  ];
  return {
    ...headOf(head),
    predicate,
    ratedOn: dayOf(ratedAt),
    steps: steps as Step[],
    receipt,
    items: instrumentOf(
      receipt.beside.find(({ kind, said }) => kind === "peers" && said.aggregate)?.said.aggregate as Record<string, unknown>,
    ).items,
    changed: changedIn(receipt, rows),
    since: new Map(
      results.flatMap(({ id, predicate: now }) => {
        const then = quarters.find((quarter) => quarter.id === id)?.said.predicate;
        const known = predicateOf(now);
        return known && known !== then ? [[id, known] as const] : [];
      }),
    ),
    lines: lines.map(({ day, ...line }) => ({ ...line, day: dayFrom(day) })),
  };
}

export async function listResults(grant: Grant<"appraisals:list-own">): Promise<ResultRow[]> {
  const rows = await db.$queryRaw<(Omit<ResultRow, "predicate"> & { predicate: string | null })[]>`
    SELECT a."id", a."period", a."predicate", "legal_day"(a."ratedAt")::text AS "ratedOn", coalesce(b."name", r."name") AS "rater",
      a."raterInterim" AND b."id" IS NULL AS "interim",
      EXISTS (SELECT 1 FROM "objection" o WHERE o."appraisalId" = a."id" AND o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL) AS "disputed"
    FROM "appraisal" a JOIN "employee" r ON r."id" = a."raterId" LEFT JOIN "employee" b ON b."id" = a."ratedById"
    WHERE a."employeeId" = ${grant.subjectId}::uuid ORDER BY a."period" DESC LIMIT 40`;
  return rows.map(({ predicate, ...row }) => ({ ...row, predicate: predicateOf(predicate) }));
}

type StepRow = { appraisalId: string; period: string; step: "self" | "peers"; closesOn: Date; done: boolean; colleagues: number };

/** One's own steps whose window is open, done or not. */
export async function listOwnSteps(grant: Grant<"appraisals:list-own">, today: string): Promise<OwnStep[]> {
  const rows = await db.$queryRaw<StepRow[]>`
    SELECT a."id" AS "appraisalId", a."period", w."step", w."closesOn",
      CASE w."step" WHEN 'self' THEN EXISTS (SELECT 1 FROM "self_report" s WHERE s."appraisalId" = a."id")
        ELSE NOT EXISTS (SELECT 1 FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" o ON o."id" = g."appraisalId"
          WHERE r."holderId" = a."employeeId" AND o."period" = a."period" AND r."spentOn" IS NULL) END AS "done",
      (SELECT count(*)::int FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" o ON o."id" = g."appraisalId"
        WHERE r."holderId" = a."employeeId" AND o."period" = a."period") AS "colleagues"
    FROM "appraisal" a JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" IN ('self', 'peers')
    WHERE a."employeeId" = ${grant.subjectId}::uuid AND w."opensOn" <= ${dateOf(today)}::date AND w."closesOn" >= ${dateOf(today)}::date
    ORDER BY a."period", w."step"`;
  return rows
    .filter(({ step, colleagues }) => step === "self" || colleagues > 0)
    .map(({ closesOn, ...row }) => ({ ...row, until: dayFrom(closesOn) }));
}

/** The quarters that are open and followed a move, one's own and of whom one rates: there both may agree on the former unit's result. */
export async function listOwnMovedQuarters(grant: Grant<"appraisals:list-own">, today: string): Promise<MovedQuarter[]> {
  const me = grant.subjectId;
  const periods = Array.from({ length: 6 }, (_, i) => quarterAfter(quarterOf(today), i - 4));
  const open = Prisma.sql`(a."employeeId" = ${me}::uuid OR a."raterId" = ${me}::uuid) AND a."ratedAt" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "step_window" w WHERE w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating' AND w."closesOn" < ${dateOf(today)}::date)`;
  return listMovedQuarters(db, open, periods);
}

/** Whom one rates, in the newest periods first: those who wait on top. */
export async function listRatees(grant: Grant<"appraisals:list-own">, today: string): Promise<RateeRow[]> {
  const rows = await db.$queryRaw<
    (Omit<RateeRow, "window" | "closesOn" | "pair"> & PairRow & { opensOn: Date | null; closesOn: Date | null })[]
  >`
    SELECT a."id", a."period", e."name", e."post", a."predicate", a."workResult", a."behaviour", w."opensOn", w."closesOn",
      EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id") AS "signed",
      EXISTS (SELECT 1 FROM "objection" o WHERE o."appraisalId" = a."id" AND o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL) AS "disputed"
    FROM "appraisal" a JOIN "employee" e ON e."id" = a."employeeId"
    LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
    WHERE a."raterId" = ${grant.subjectId}::uuid ORDER BY a."period" DESC, a."ratedAt" IS NOT NULL, e."name", a."id" LIMIT 200`;
  return rows.map(({ opensOn, closesOn, predicate, workResult, behaviour, ...row }) => ({
    ...row,
    predicate: predicateOf(predicate),
    pair: pairOf({ workResult, behaviour }),
    window: windowOn(today, opensOn && dayFrom(opensOn), closesOn && dayFrom(closesOn)),
    closesOn: closesOn && dayFrom(closesOn),
  }));
}

export async function getSelfSheet(grant: Grant<"appraisal:report-self">): Promise<SelfSheet> {
  const row = await db.appraisal.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: { ...headSelect, unitId: true, selfReport: evidenceSelect.selfReport },
  });
  const [{ instrumentId }, indicators, window] = await Promise.all([
    db.quarter.findUniqueOrThrow({ where: { period: row.period }, select: { instrumentId: true } }),
    listIndicatorInputs(db, row.planId, row.period, measure, now()),
    db.stepWindow.findUnique({
      where: { unitId_period_step: { unitId: row.unitId, period: row.period, step: "self" } },
      select: { closesOn: true },
    }),
  ]);
  return {
    ...headOf(row),
    report: reportOf(row.selfReport),
    items: behaviourInstrument(instrumentId).items,
    until: window && dayFrom(window.closesOn),
    indicators: indicators
      .map((indicator: IndicatorInput) => judgeIndicator(indicator))
      .map(({ title, target, realised }) => ({ title, target, realised })),
  };
}

/** The appraisal through which somebody responds in the period whose peers' window is open; null when none is. */
export async function findRespondentAppraisal(grant: Grant<"appraisals:list-own">, today: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "appraisal" a JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'peers'
    WHERE a."employeeId" = ${grant.subjectId}::uuid ORDER BY (w."opensOn" <= ${dateOf(today)}::date AND w."closesOn" >= ${dateOf(today)}::date) DESC, a."period" DESC LIMIT 1`;
  return row?.id ?? null;
}

/** Whom one is still asked about, in the respondent's quarter; nothing of what was answered. */
export async function getPeerSheet(grant: Grant<"peers:respond">): Promise<PeerSheet> {
  const own = await db.appraisal.findUniqueOrThrow({
    where: { id: grant.subjectId },
    select: { employeeId: true, period: true, unitId: true },
  });
  const [{ instrumentId }, rights, window] = await Promise.all([
    db.quarter.findUniqueOrThrow({ where: { period: own.period }, select: { instrumentId: true } }),
    db.responseRight.findMany({
      where: { holderId: own.employeeId, group: { appraisal: { period: own.period } } },
      select: {
        id: true,
        spentOn: true,
        group: {
          select: {
            perspective: true,
            minimum: true,
            releasedAt: true,
            destroyedAt: true,
            appraisal: { select: { employee: { select: { name: true, post: true } } } },
          },
        },
      },
    }),
    db.stepWindow.findUnique({
      where: { unitId_period_step: { unitId: own.unitId, period: own.period, step: "peers" } },
      select: { closesOn: true },
    }),
  ]);
  const open = rights.filter(({ spentOn, group }) => spentOn === null && group.releasedAt === null && group.destroyedAt === null);
  return {
    appraisalId: grant.subjectId,
    period: own.period,
    items: behaviourInstrument(instrumentId).items,
    until: window ? dayFrom(window.closesOn) : lastDayOf(own.period),
    colleagues: open
      .map(({ id, group: { perspective, appraisal } }) => ({ rightId: id, ...appraisal.employee, leader: perspective === "subordinates" }))
      .toSorted((a, b) => Number(a.leader) - Number(b.leader) || a.name.localeCompare(b.name, "id")),
    sent: rights.length - open.length,
    minimum: Math.max(...rights.map(({ group }) => group.minimum), 3),
  };
}
