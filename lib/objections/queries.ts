import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { getObjectedReceipt } from "@/lib/appraisals/queries";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { evaluationClocks } from "@/lib/scoring/core/deadlines/evaluation";
import { addWorkingDays, type Holidays } from "@/lib/scoring/core/deadlines/working-days";
import { countedFigures, type Outcomes } from "@/lib/scoring/core/objection-figures";
import { PREDICATES } from "@/lib/scoring/core/types";
import type { ObjectionDraft, ObjectionFigures, ObjectionRow, ObjectionSheet, Said } from "./types";

const predicate = z.enum(PREDICATES);
type Asked = { today: string; holidays: Holidays };
type Row = Omit<ObjectionRow, "decideBy"> & { decisionDays: number };

const columns = Prisma.sql`o."id", a."period", e."name", r."name" AS "rater", sup."name" AS "superior",
  CASE WHEN o."withdrawnAt" IS NOT NULL THEN 'withdrawn' WHEN o."decidedAt" IS NULL THEN 'open' ELSE o."outcome"::text END AS "state",
  "legal_day"(o."filedAt")::text AS "filedOn", "legal_day"(o."decidedAt")::text AS "decidedOn", q."decisionDays"::int AS "decisionDays"`;
/** With who decides on a day what is open. */
const tables = (
  today: string,
) => Prisma.sql`"objection" o JOIN "appraisal" a ON a."id" = o."appraisalId" JOIN "quarter" q ON q."period" = a."period"
  JOIN "employee" e ON e."id" = a."employeeId" JOIN "employee" r ON r."id" = a."raterId"
  LEFT JOIN "open_objections"(${dateOf(today)}::date) x ON x."objectionId" = o."id" LEFT JOIN "employee" sup ON sup."id" = x."superiorId"`;

const rowOf = <R extends Row>({ decisionDays, filedOn, ...row }: R, { today, holidays }: Asked) => {
  const decideBy = addWorkingDays(filedOn, decisionDays, holidays);
  return { ...row, filedOn, decideBy, escalated: row.state === "open" && decideBy < today };
};

/** One's own, those of whom one rates, and those one decides: what is open first, then the newest. One statement. */
export async function listOwnObjections(
  grant: Grant<"objections:list-own">,
  asked: Asked,
): Promise<{ own: ObjectionRow[]; toExplain: ObjectionRow[]; toDecide: ObjectionRow[] }> {
  const me = grant.subjectId;
  const rows = await db.$queryRaw<(Row & { mine: "own" | "toExplain" | "toDecide" })[]>`
    SELECT ${columns}, CASE WHEN a."employeeId" = ${me}::uuid THEN 'own' WHEN a."raterId" = ${me}::uuid THEN 'toExplain' ELSE 'toDecide' END AS "mine"
    FROM ${tables(asked.today)}
    WHERE ${me}::uuid IN (a."employeeId", a."raterId", x."superiorId", x."aboveId", o."decidedById")
    ORDER BY o."decidedAt" IS NULL AND o."withdrawnAt" IS NULL DESC, o."filedAt" DESC, o."id" LIMIT 200`;
  const of = (which: string) => rows.filter(({ mine }) => mine === which).map(({ mine: _mine, ...row }) => rowOf(row, asked));
  return { own: of("own"), toExplain: of("toExplain"), toDecide: of("toDecide") };
}

const PAGE = 50;

/** Every objection, the newest first, by key. */
export async function listObjections(
  _grant: Grant<"objections:list">,
  after: string | undefined,
  asked: Asked,
): Promise<{ rows: ObjectionRow[]; next: string | null }> {
  const key = z.uuid().safeParse(after).data ?? null;
  const found = await db.$queryRaw<Row[]>`
    SELECT ${columns} FROM ${tables(asked.today)} WHERE (${key}::uuid IS NULL OR o."id" < ${key}::uuid) ORDER BY o."id" DESC LIMIT ${PAGE + 1}`;
  const rows = found.slice(0, PAGE).map((row) => rowOf(row, asked));
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
}

type Names = Record<"explainedBy" | "heardBy" | "decidedBy", string | null>;
type Days = Record<"explainedOn" | "heardOn", string | null>;
type Words = Record<"explanation" | "hearing" | "decision", string | null>;
type Head = Pick<ObjectionSheet, "appraisalId" | "planId" | "version" | "input" | "reasons" | "workResult" | "behaviour" | "regulationId">;
type SheetRow = Row &
  Head &
  Names &
  Days &
  Words & { post: string; unit: string; documentId: string; predicate: string; became: string | null };

const said = (text: string | null, by: string | null, on: string | null): Said => (text !== null && by && on ? { text, by, on } : null);

/** The whole dossier: what was objected to as it was signed, its receipt, and what each side says. */
export async function getObjection(grant: Grant<"objection:read">, asked: Asked): Promise<ObjectionSheet> {
  const [row] = await db.$queryRaw<SheetRow[]>`
    SELECT ${columns}, o."appraisalId", a."planId", o."version", o."documentId", o."input", o."reasons", o."explanation", o."hearing", o."decision",
      ex."name" AS "explainedBy", he."name" AS "heardBy", de."name" AS "decidedBy", "legal_day"(o."explainedAt")::text AS "explainedOn",
      "legal_day"(o."heardAt")::text AS "heardOn", e."post", u."name" AS "unit", d."workResult", d."behaviour", d."predicate", d."regulationId",
      (SELECT n."predicate" FROM "evaluation_document" n WHERE o."outcome" = 'changed' AND n."appraisalId" = a."id" AND n."version" = d."version" + 1) AS "became"
    FROM ${tables(asked.today)} JOIN "evaluation_document" d ON d."id" = o."documentId" JOIN "unit" u ON u."id" = a."unitId"
    LEFT JOIN "employee" ex ON ex."id" = o."explainedById" LEFT JOIN "employee" he ON he."id" = o."heardById" LEFT JOIN "employee" de ON de."id" = o."decidedById"
    WHERE o."id" = ${grant.subjectId}::uuid`;
  if (!row) throw new RangeError("a granted objection is there");
  const { post, unit, documentId, explanation, explainedBy, explainedOn, hearing, heardBy, heardOn, decision, decidedBy, ...rest } = row;
  return {
    ...rowOf(rest, asked),
    person: { name: row.name, post, unit },
    explanation: said(explanation, explainedBy, explainedOn),
    hearing: said(hearing, heardBy, heardOn),
    decision: said(decision, decidedBy, row.decidedOn),
    predicate: predicate.parse(row.predicate),
    became: predicate.nullable().parse(row.became),
    receipt: await getObjectedReceipt(grant, documentId),
  };
}

/** What somebody is about to object to, and until when that is possible. */
export async function getDraft(grant: Grant<"objection:file">, { today, holidays }: Asked): Promise<ObjectionDraft> {
  const [row] = await db.$queryRaw<
    { documentVersion: number; period: string; predicate: string; regulationId: string; receivedOn: string; superior: string | null }[]
  >`
    SELECT d."version"::int AS "documentVersion", a."period", d."predicate", d."regulationId", "legal_day"(d."receivedAt")::text AS "receivedOn", s."name" AS "superior"
    FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId"
    LEFT JOIN LATERAL "rater_on"(a."raterId", ${dateOf(today)}::date) x ON true LEFT JOIN "employee" s ON s."id" = x."raterId" AND s."id" <> a."employeeId"
    WHERE a."id" = ${grant.subjectId}::uuid ORDER BY d."version" DESC LIMIT 1`;
  if (!row) throw new RangeError("what may be objected to is there");
  const { regulationId, receivedOn, ...draft } = row;
  const happened = { kind: "rater" as const, final: false, signedOn: receivedOn, deliveredOn: receivedOn, receivedOn, returnedOn: null };
  const { objectBy } = evaluationClocks(happened, regulationById(regulationId, "quadrant").limits.value, holidays);
  return { ...draft, appraisalId: grant.subjectId, predicate: predicate.parse(row.predicate), until: objectBy ?? receivedOn };
}

/** Quarter by quarter, the newest first: how many results were signed and what became of the objections; small numbers are none. */
export async function listFigures(_grant: Grant<"objections:count">, minimum: number): Promise<ObjectionFigures[]> {
  const rows = await db.$queryRaw<(Outcomes & { period: string; results: number })[]>`
    SELECT a."period", count(DISTINCT a."id")::int AS "results", count(o."id") FILTER (WHERE o."outcome" = 'upheld')::int AS "upheld",
      count(o."id") FILTER (WHERE o."outcome" = 'changed')::int AS "changed", count(o."id") FILTER (WHERE o."withdrawnAt" IS NOT NULL)::int AS "withdrawn",
      count(o."id") FILTER (WHERE o."withdrawnAt" IS NULL AND o."decidedAt" IS NULL)::int AS "open",
      coalesce(array_agg("working_days_until"("legal_day"(o."filedAt"), "legal_day"(o."decidedAt"))::int) FILTER (WHERE o."decidedAt" IS NOT NULL), '{}') AS "days"
    FROM "evaluation_document" d JOIN "appraisal" a ON a."id" = d."appraisalId" LEFT JOIN "objection" o ON o."documentId" = d."id"
    GROUP BY a."period" ORDER BY a."period" DESC LIMIT 12`;
  return rows.map(({ period, results, ...outcomes }) => ({ period, results, ...countedFigures(outcomes, minimum) }));
}
