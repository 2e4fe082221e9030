import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { CODE_LETTERS, normalCode } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import type { FormPerson } from "@/lib/platform/paper/form";
import { isTooMany } from "@/lib/platform/rate-limit";
import { regulationById } from "@/lib/regulation";
import { evaluateBy, evaluationClocks, reportBy } from "@/lib/scoring/core/deadlines/evaluation";
import type { Holidays } from "@/lib/scoring/core/deadlines/working-days";
import type { Receipt } from "@/lib/scoring/core/receipt";
import { PREDICATES } from "@/lib/scoring/core/types";

import { maskedName } from "./masked-name";
import type {
  EvaluationKind,
  EvaluationRecord,
  EvaluationSheet,
  EvaluationVersion,
  OwnEvaluations,
  PaperState,
  QuarterReport,
  ReportRow,
  SteadRow,
  Verified,
} from "./types";

const predicateIn = z.enum(PREDICATES);

type Row = EvaluationVersion & {
  appraisalVersion: number;
  regulationId: string;
  objectionId: string | null;
  objection: NonNullable<EvaluationSheet["objection"]>["state"] | null;
};

/** The versions of one result with their days and, of the newest, the days that run; with the calendar by which they do. One statement. */
export async function getEvaluation(grant: Grant<"appraisal:read-result">): Promise<EvaluationSheet> {
  const rows = await db.$queryRaw<(Omit<Row, "version"> & { version: number | null; holidays: string[] })[]>`
    SELECT a."version" AS "appraisalVersion", (SELECT coalesce(jsonb_agg(h."day"), '[]') FROM "holiday" h) AS "holidays", a."regulationId", d."id", d."version"::int AS "version", d."kind"::text AS "kind", d."predicate", d."final"::text AS "final",
      d."code", s."name" AS "signedBy", "legal_day"(d."signedAt")::text AS "signedOn", "legal_day"(d."deliveredAt")::text AS "deliveredOn",
      "legal_day"(d."receivedAt")::text AS "receivedOn", "legal_day"(d."returnedAt")::text AS "returnedOn", "legal_day"(d."reportedAt")::text AS "reportedOn",
      o."id" AS "objectionId", CASE WHEN o."withdrawnAt" IS NOT NULL THEN 'withdrawn' WHEN o."decidedAt" IS NULL THEN 'open' ELSE o."outcome"::text END AS "objection"
    FROM "appraisal" a LEFT JOIN "evaluation_document" d ON d."appraisalId" = a."id"
    LEFT JOIN LATERAL (SELECT * FROM "objection" x WHERE x."appraisalId" = a."id" ORDER BY x."filedAt" DESC LIMIT 1) o ON true LEFT JOIN "employee" s ON s."id" = d."signedById"
    WHERE a."id" = ${grant.subjectId}::uuid ORDER BY d."version" DESC`;
  const [first] = rows;
  if (!first) throw new RangeError("a granted appraisal is there");
  const versions = rows.flatMap(({ appraisalVersion, regulationId, objectionId, objection, version, holidays: _holidays, ...row }) =>
    version === null ? [] : [{ ...row, version, predicate: predicateIn.parse(row.predicate) }],
  );
  const [newest] = versions;
  const limits = regulationById(first.regulationId, "quadrant").limits.value;
  return {
    appraisalId: grant.subjectId,
    version: first.appraisalVersion,
    versions,
    clocks: newest ? evaluationClocks({ ...newest, final: newest.final !== null }, limits, new Set(first.holidays)) : null,
    objection: first.objectionId && first.objection ? { id: first.objectionId, state: first.objection } : null,
  };
}

type OwnRow = {
  id: string;
  version: number;
  period: string;
  name: string;
  predicate: string;
  regulationId: string;
  documentId: string | null;
  kind: "rater" | "superior" | "objection";
  signedOn: string | null;
};

/** What waits for a rater's signature, and what was signed and waits to be handed over, the newest period first. One statement. */
export async function listOwnEvaluations(grant: Grant<"appraisals:list-own">, holidays: Holidays): Promise<OwnEvaluations[]> {
  const rows = await db.$queryRaw<OwnRow[]>`
    SELECT a."id", a."version", a."period", e."name", a."predicate", a."regulationId", NULL AS "documentId", 'rater' AS "kind", NULL AS "signedOn"
    FROM "appraisal" a JOIN "employee" e ON e."id" = a."employeeId"
    WHERE a."raterId" = ${grant.subjectId}::uuid AND a."ratedAt" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "evaluation_document" d WHERE d."appraisalId" = a."id")
    UNION ALL
    SELECT a."id", a."version", a."period", e."name", d."predicate", d."regulationId", d."id", d."kind"::text, "legal_day"(d."signedAt")::text
    FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId" JOIN "employee" e ON e."id" = a."employeeId"
    WHERE d."signedById" = ${grant.subjectId}::uuid AND d."deliveredAt" IS NULL
    ORDER BY "period" DESC, "name", "id" LIMIT 500`;
  return [...Map.groupBy(rows, ({ period }) => period)].map(([period, group]) => ({
    period,
    toSign: group.flatMap(({ id, version, name, documentId, ...row }) =>
      documentId === null ? [{ id, version, name, predicate: predicateIn.parse(row.predicate) }] : [],
    ),
    toDeliver: group.flatMap(({ documentId, name, regulationId, kind, signedOn }) => {
      if (documentId === null || signedOn === null) return [];
      const happened = { kind, final: false, signedOn, deliveredOn: null, receivedOn: null, returnedOn: null };
      const { deliverBy } = evaluationClocks(happened, regulationById(regulationId, "quadrant").limits.value, holidays);
      return [{ documentId, name, until: deliverBy ?? signedOn }];
    }),
  }));
}

/** What raters whom one rates have left, and what those left whom they rate: the oldest first. One statement. */
export async function listStead(grant: Grant<"appraisals:list-own">, today: string, holidays: Holidays): Promise<SteadRow[]> {
  const rows = await db.$queryRaw<(Omit<SteadRow, "until"> & { since: string; regulationId: string })[]>`
    SELECT a."id" AS "appraisalId", a."period", e."name", r."name" AS "rater", a."ratedAt" IS NOT NULL AS "rated", l."since"::text AS "since",
      a."regulationId", l."aboveId" = ${grant.subjectId}::uuid AND l."superiorId" IS DISTINCT FROM ${grant.subjectId}::uuid AS "escalated"
    FROM "left_unsigned"(${dateOf(today)}::date) l JOIN "appraisal" a ON a."id" = l."appraisalId"
    JOIN "employee" e ON e."id" = a."employeeId" JOIN "employee" r ON r."id" = a."raterId"
    WHERE ${grant.subjectId}::uuid IN (l."superiorId", l."aboveId") ORDER BY a."period", e."name", a."id" LIMIT 200`;
  return rows.map(({ since, regulationId, escalated, ...row }) => ({
    ...row,
    escalated: escalated ?? false,
    until: evaluateBy(since, regulationById(regulationId, "quadrant").limits.value, holidays),
  }));
}

/** Unit by unit, how far a quarter's results have come, and until when all of it is reported. One statement. */
export async function getQuarterReport(_grant: Grant<"quarters:read">, period: string, holidays: Holidays): Promise<QuarterReport> {
  const rows = await db.$queryRaw<(ReportRow & { regulationId: string; ends: string | null })[]>`
    SELECT u."id" AS "unitId", u."name" AS "unit", count(*)::int AS "appraised", count(a."ratedAt")::int AS "rated", count(d."id")::int AS "signed",
      count(d."deliveredAt")::int AS "delivered", count(d."receivedAt")::int AS "received", count(d."reportedAt")::int AS "reported",
      count(d."id") FILTER (WHERE d."reportedAt" IS NULL)::int AS "ready",
      count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "objection" o WHERE o."appraisalId" = a."id" AND o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL))::int AS "disputed",
      min(a."regulationId") AS "regulationId", max(w."closesOn")::text AS "ends"
    FROM "appraisal" a JOIN "unit" u ON u."id" = a."unitId"
    LEFT JOIN "evaluation_document" d ON d."appraisalId" = a."id"
      AND NOT EXISTS (SELECT 1 FROM "evaluation_document" v WHERE v."appraisalId" = a."id" AND v."version" > d."version")
    LEFT JOIN "step_window" w ON w."unitId" = a."unitId" AND w."period" = a."period" AND w."step" = 'rating'
    WHERE a."period" = ${period} GROUP BY u."id", u."name" ORDER BY u."name", u."id"`;
  const [first] = rows;
  const ends = rows.reduce<string | null>((latest, row) => (row.ends && (!latest || row.ends > latest) ? row.ends : latest), null);
  return {
    rows: rows.map(({ regulationId: _regulationId, ends: _ends, ...row }) => row),
    ready: rows.reduce((sum, { ready }) => sum + ready, 0),
    until: first && ends ? reportBy(ends, regulationById(first.regulationId, "quadrant").limits.value, holidays) : null,
  };
}

/** Asked by everybody together, and of one code; what is wrong counts as one code, whichever it is. */
export const MOST = { all: 240, code: 60 };
const WINDOW_SECONDS = 60;
/** What no document bears, asked for in the stead of what cannot be a code: the same statements run for both. */
const NO_CODE = "";
const shape = new RegExp(`^[${CODE_LETTERS}]{8}$`);

type PaperRow = {
  predicate: string;
  period: string;
  kind: EvaluationKind;
  version: number;
  signedOn: string;
  name: string;
  next: number | null;
  nextOn: string | null;
  disputed: boolean;
};

/** Superseded before it is disputed: what was objected to and changed is no longer what holds. */
const stateOf = ({ next, nextOn, disputed }: Pick<PaperRow, "next" | "nextOn" | "disputed">): PaperState =>
  next !== null && nextOn !== null ? { kind: "superseded", by: next, on: nextOn } : { kind: disputed ? "disputed" : "in-force" };

/**
 * What a code on a paper stands for, as little as proves the paper: never who signed, where, or a number of a person. Three statements,
 * whether there is such a code or not; nobody finds one by trying, for everything that is tried is counted first.
 */
export async function verifyCode(_grant: Grant<"public:read">, typed: string, now: Date): Promise<Verified> {
  const normal = normalCode(typed);
  const code = shape.test(normal) ? normal : NO_CODE;
  if (await isTooMany("verify", MOST.all, WINDOW_SECONDS, now)) return { paper: null, because: "too-many-requests" };
  const [row] = await db.$queryRaw<PaperRow[]>`
    SELECT d."predicate", a."period", d."kind"::text, d."version"::int AS "version", "legal_day"(d."signedAt")::text AS "signedOn", e."name",
      n."version"::int AS "next", "legal_day"(n."signedAt")::text AS "nextOn",
      EXISTS (SELECT 1 FROM "objection" o WHERE o."documentId" = d."id" AND o."withdrawnAt" IS NULL AND o."decidedAt" IS NULL) AS "disputed"
    FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId" JOIN "employee" e ON e."id" = a."employeeId"
    LEFT JOIN "evaluation_document" n ON n."appraisalId" = d."appraisalId" AND n."version" = d."version" + 1
    WHERE d."code" = ${code}`;
  if (await isTooMany(`verify:${row ? code : "unknown"}`, MOST.code, WINDOW_SECONDS, now))
    return { paper: null, because: "too-many-requests" };
  if (!row) return { paper: null, because: "unknown" };
  const { name, next, nextOn, disputed, predicate, ...paper } = row;
  const state = stateOf({ next, nextOn, disputed });
  return { paper: { ...paper, code, predicate: predicateIn.parse(predicate), name: maskedName(name), state }, because: null };
}

type Person = FormPerson & { as: "employee" | "rater" | "superior" };
type Around = {
  next: number | null;
  nextOn: string | null;
  disputed: boolean;
  objection: { reasons: string; explanation: string | null; decision: string; note: string | null } | null;
  persons: Person[];
};

/**
 * One version as its papers say it: what was signed, the people as they were on the day of signing, the plan's own words beside the
 * receipt, and how the version stands now. Of a superior the one who signed, where it was not the rater.
 */
export async function getEvaluationRecord(grant: Grant<"evaluation:read">): Promise<EvaluationRecord> {
  const id = grant.subjectId;
  const [document, [around]] = await Promise.all([
    db.evaluationDocument.findUniqueOrThrow({
      where: { id },
      select: {
        version: true,
        kind: true,
        workResult: true,
        behaviour: true,
        note: true,
        predicate: true,
        inputs: true,
        regulationId: true,
        signedAt: true,
        returnedAt: true,
        code: true,
        appraisal: {
          select: {
            period: true,
            employee: { select: { postKind: true } },
            plan: {
              select: {
                model: true,
                expectations: { select: { value: true, text: true } },
                results: {
                  select: {
                    id: true,
                    assignedBy: true,
                    perspective: true,
                    leaderResult: { select: { title: true } },
                    indicators: { select: { id: true, aspect: true } },
                  },
                },
              },
            },
          },
        },
      },
    }),
    db.$queryRaw<Around[]>`
      SELECT n."version"::int AS "next", "legal_day"(n."signedAt")::text AS "nextOn",
        EXISTS (SELECT 1 FROM "objection" o WHERE o."documentId" = d."id" AND o."withdrawnAt" IS NULL AND o."decidedAt" IS NULL) AS "disputed",
        (SELECT jsonb_build_object('reasons', o."reasons", 'explanation', o."explanation", 'decision', o."decision", 'note', b."note")
          FROM "evaluation_document" b JOIN "objection" o ON o."documentId" = b."id" AND o."outcome" = 'changed'
          WHERE d."kind" = 'objection' AND b."appraisalId" = d."appraisalId" AND b."version" = d."version" - 1) AS "objection",
        (SELECT jsonb_agg(jsonb_build_object('as', who."as", 'name', e."name", 'nip', e."nip", 'rank', e."rank",
            'post', coalesce(p."post", e."post"), 'unit', coalesce(pu."name", u."name")))
          FROM (VALUES ('employee', a."employeeId"), ('rater', d."raterId"),
            ('superior', CASE WHEN d."kind" = 'rater' THEN d."superiorId" ELSE d."signedById" END)) who("as", "id")
          JOIN "employee" e ON e."id" = who."id" JOIN "unit" u ON u."id" = e."unitId"
          LEFT JOIN "posting" p ON p."employeeId" = e."id" AND p."kind" = 'home' AND p."from" <= "legal_day"(d."signedAt")
            AND (p."until" IS NULL OR p."until" >= "legal_day"(d."signedAt"))
          LEFT JOIN "unit" pu ON pu."id" = p."unitId") AS "persons"
      FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId"
      LEFT JOIN "evaluation_document" n ON n."appraisalId" = d."appraisalId" AND n."version" = d."version" + 1
      WHERE d."id" = ${id}::uuid`,
  ]);
  if (!around) throw new RangeError("a granted document is there");
  const person = (as: Person["as"]) => around.persons.find((each) => each.as === as) ?? null;
  const [employee, rater] = [person("employee"), person("rater")];
  if (!employee || !rater) throw new RangeError("a document is of somebody and by somebody");
  const { appraisal, signedAt, returnedAt, inputs, predicate, ...signed } = document;
  const { period, plan } = appraisal;
  return {
    ...signed,
    period,
    plan: plan && { ...plan, expectations: Object.fromEntries(plan.expectations.map(({ value, text }) => [value, text])) },
    forHead: appraisal.employee.postKind === "jpt",
    predicate: predicateIn.parse(predicate),
    receipt: inputs as Receipt,
    signedOn: dayOf(signedAt),
    returnedOn: returnedAt && dayOf(returnedAt),
    employee,
    rater,
    superior: person("superior"),
    objection: around.objection,
    state: stateOf(around),
  };
}
