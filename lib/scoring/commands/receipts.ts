import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayOf } from "@/lib/platform/clock";
import type { db, Transaction } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { firstDayOf, lastDayOf } from "../core/deadlines/periods";
import { MOVE_SOURCE } from "../core/raters/after-a-move";
import type { IndexSaid, InputKind, Named, Row } from "../core/receipt";
import { arithmeticOf, type Patterns } from "../core/satisfaction/arithmetic";
import type { Source } from "../core/types";
import { satisfactionRule } from "../satisfaction-rule";

type Achieved = { unitId: Prisma.Sql; period: Prisma.Sql; at: Prisma.Sql };

/**
 * What of a unit's achievement was in force at an instant, as a table of one row or none. Of a year for which nothing was decided by then it is
 * the year's before: the year's own comes after its evaluation (PermenPANRB 6/2022, Lampiran, hlm. 94).
 */
export const achievedOn = ({ unitId, period, at }: Achieved) => Prisma.sql`(
  SELECT d.* FROM "organisation_achievement" d WHERE d."unitId" = ${unitId}
    AND (d."period" = ${period} OR ${period} NOT LIKE '%Q%' AND d."period" = (left(${period}, 4)::int - 1)::text)
    AND d."decidedAt" <= ${at} AND (d."supersededAt" IS NULL OR d."supersededAt" > ${at})
  ORDER BY d."period" DESC LIMIT 1)`;

/** One appraisal, and the instant as of which it is asked what stands beside its rating. */
export type Moment = { id: string; period: string; at: Date };

/**
 * What the rows of each appraisal said at its instant, in one statement for all of them, by appraisal and in the order of the page.
 * What came later is left out: a line approved since, feedback given later or taken back by then, colleagues' answers that were still sealed.
 * Of a year its quarters' results stand beside it, none averaged, each in the version that stood then; feedback and citizens' answers are those of its four quarters.
 * After a move, the former unit's achievement where both had agreed on it by then. Of colleagues the released aggregate alone; of citizens the verified channel alone.
 */
export async function listNamed(tx: Transaction | typeof db, moments: readonly Moment[]): Promise<ReadonlyMap<string, Row[]>> {
  const ids = moments.map(({ id }) => id);
  const ats = moments.map(({ at }) => at);
  const days = moments.map(({ at }) => dateOf(dayOf(at)));
  const froms = moments.map(({ period }) => dateOf(firstDayOf(period)));
  const untils = moments.map(({ period }) => dateOf(lastDayOf(period)));
  const rows = await tx.$queryRaw<(Row & { appraisalId: string })[]>`
    WITH asked AS (
      SELECT a."id", a."employeeId", a."unitId", a."planId", a."period", m."at", m."day", m."from", m."until",
        CASE WHEN a."period" LIKE '%Q%' THEN ARRAY[a."period"] ELSE ARRAY(SELECT a."period" || '-Q' || n FROM generate_series(1, 4) n) END AS "quarters"
      FROM unnest(${ids}::uuid[], ${ats}::timestamptz[], ${days}::date[], ${froms}::date[], ${untils}::date[]) m("id", "at", "day", "from", "until")
      JOIN "appraisal" a ON a."id" = m."id"
    ), headed AS (
      SELECT asked."id", h."unitId" FROM asked JOIN "unit_head" h ON h."employeeId" = asked."employeeId"
        AND h."from" <= least(asked."until", asked."day") AND (h."until" IS NULL OR h."until" >= least(asked."until", asked."day"))
    ), achieved AS (
      SELECT asked."id" AS "asked", o.*, g."appraisalId" AS "agreed", g."agreedAt", g."proposedById",
        EXISTS (SELECT 1 FROM headed WHERE headed."id" = asked."id" AND headed."unitId" = o."unitId") AS "headed"
      FROM asked LEFT JOIN "result_agreement" g ON g."appraisalId" = asked."id" AND g."agreedAt" <= asked."at"
      CROSS JOIN LATERAL ${achievedOn({ unitId: Prisma.sql`coalesce(g."unitId", asked."unitId")`, period: Prisma.sql`coalesce(g."period", asked."period")`, at: Prisma.sql`asked."at"` })} o
    ), planned AS (
      SELECT asked."id" AS "asked", asked."at", asked."period", t."title" AS "resultTitle", t."priority", t."position" AS "resultPosition", i.*
      FROM asked JOIN "intended_result" t ON t."planId" = asked."planId" JOIN "indicator" i ON i."intendedResultId" = t."id"
    ), realised AS (
      SELECT p."asked", p."resultPosition", p."position", x.* FROM planned p JOIN "realisation" x ON x."indicatorId" = p."id"
        AND x."period" = p."period" AND x."enteredAt" <= p."at" AND (x."supersededAt" IS NULL OR x."supersededAt" > p."at")
    )
    SELECT "appraisalId", "kind", "id", "version", "said" FROM (
      SELECT p."asked" AS "appraisalId", 'indicator' AS "kind", p."id"::text AS "id", p."version",
        jsonb_build_object('resultId', p."intendedResultId", 'resultTitle', p."resultTitle", 'priority', p."priority", 'title', p."title", 'kind', p."kind", 'target', p."target") AS "said",
        to_char(p."resultPosition", 'FM00000') || to_char(p."position", 'FM00000') AS "place"
      FROM planned p
      UNION ALL
      SELECT x."asked", 'realisation', x."id"::text, NULL, jsonb_build_object('indicatorId', x."indicatorId", 'value', x."value", 'evidence', x."evidence"),
        to_char(x."resultPosition", 'FM00000') || to_char(x."position", 'FM00000')
      FROM realised x
      UNION ALL
      SELECT x."asked", 'file', d."id"::text, NULL, jsonb_build_object('realisationId', d."realisationId", 'name', d."name", 'hash', d."hash"), d."id"::text
      FROM realised x JOIN "document" d ON d."realisationId" = x."id"
      UNION ALL
      SELECT asked."id", 'log', coalesce(l."intendedResultId"::text, 'none'), NULL,
        jsonb_build_object('title', t."title", 'rows', jsonb_agg(jsonb_build_array(l."id", l."version", coalesce(l."minutes", 0),
          left(encode(sha256(convert_to(concat_ws('|', l."day", l."outputQuantity", l."outputUnit", l."text"), 'UTF8')), 'hex'), 16)) ORDER BY l."day", l."id")),
        coalesce(to_char(t."position", 'FM00000'), '99999')
      FROM asked JOIN "activity" l ON l."employeeId" = asked."employeeId" AND l."decision" = 'approved' AND l."decidedAt" <= asked."at"
        AND l."day" BETWEEN asked."from" AND asked."until" LEFT JOIN "intended_result" t ON t."id" = l."intendedResultId"
      GROUP BY asked."id", l."intendedResultId", t."title", t."position"
      UNION ALL
      SELECT asked."id", 'feedback', f."id"::text, NULL, jsonb_build_object('about', coalesce(t."title", f."value"), 'giverKind', f."giverKind",
        'giverName', f."giverName", 'text', f."text", 'givenOn', f."givenOn")
        || CASE WHEN f."tone" IS NULL THEN '{}' ELSE jsonb_build_object('tone', f."tone", 'evidence', f."evidence") END
        || (SELECT CASE WHEN count(*) = 0 THEN '{}' ELSE jsonb_build_object('files',
            jsonb_agg(jsonb_build_object('id', d."id", 'name', d."name", 'hash', d."hash") ORDER BY d."id")) END
          FROM "document" d WHERE f."documents" > 0 AND d."feedbackId" = f."id" AND d."addedAt" <= asked."at"), f."givenOn"::text || f."id"
      FROM asked JOIN "feedback" f ON f."employeeId" = asked."employeeId" AND f."period" = ANY(asked."quarters") AND f."givenOn" <= asked."day"
        AND (f."givenAt" IS NULL OR f."givenAt" <= asked."at") AND (f."withdrawnAt" IS NULL OR f."withdrawnAt" > asked."at")
      LEFT JOIN "intended_result" t ON t."id" = f."intendedResultId"
      UNION ALL
      SELECT asked."id", 'self', s."appraisalId"::text, s."version", jsonb_build_object('story', s."story", 'obstacle', s."obstacle", 'answers', s."answers"), ''
      FROM asked JOIN "self_report" s ON s."appraisalId" = asked."id" AND s."submittedAt" <= asked."at"
      UNION ALL
      SELECT asked."id", 'peers', g."id"::text, NULL, jsonb_build_object('perspective', g."perspective", 'minimum', g."minimum",
        'state', CASE WHEN g."destroyedAt" <= asked."at" THEN 'too-few' WHEN g."releasedAt" <= asked."at" THEN 'released' ELSE 'not-yet' END,
        'answered', CASE WHEN g."releasedAt" <= asked."at" THEN g."answered" END, 'aggregate', CASE WHEN g."releasedAt" <= asked."at" THEN g."aggregate" END),
        g."perspective"::text
      FROM asked JOIN "response_group" g ON g."appraisalId" = asked."id"
      UNION ALL
      SELECT asked."id", 'index', s."id"::text, NULL, jsonb_build_object('service', s."name", 'period', asked."period", 'patterns', coalesce(
        (SELECT jsonb_agg(jsonb_build_array(n."pattern", n."times") ORDER BY n."pattern") FROM (
          SELECT t."pattern", sum(t."times")::int AS "times" FROM "satisfaction_total" t
          WHERE t."serviceId" = s."id" AND t."period" = ANY(asked."quarters") AND t."verified" AND t."times" > 0 GROUP BY t."pattern") n), '[]')), s."name"
      FROM asked JOIN "service" s ON s."unitId" = asked."unitId" AND (s."closedOn" IS NULL OR s."closedOn" > asked."day")
      UNION ALL
      SELECT o."asked", 'achievement', o."unitId"::text, NULL, jsonb_build_object('period', o."period", 'value', o."value", 'source', o."source")
        || CASE WHEN o."agreed" IS NULL THEN '{}' ELSE jsonb_build_object('agreedOn', "legal_day"(o."agreedAt"), 'proposedById', o."proposedById") END
        || CASE WHEN o."headed" THEN jsonb_build_object('headed', true) ELSE '{}' END, ''
      FROM achieved o
      UNION ALL
      SELECT asked."id", 'quarter', q."id"::text, NULL, jsonb_build_object('period', q."period", 'workResult', coalesce(d."workResult", q."workResult"),
        'behaviour', coalesce(d."behaviour", q."behaviour"), 'predicate', coalesce(d."predicate", q."predicate")), q."period"
      FROM asked JOIN "appraisal" q ON q."employeeId" = asked."employeeId" AND q."period" = ANY(asked."quarters") AND q."period" <> asked."period"
      LEFT JOIN LATERAL (
        SELECT v.* FROM "evaluation_document" v WHERE v."appraisalId" = q."id" AND (v."signedAt" <= asked."at" OR v."version" = 1) ORDER BY v."version" DESC LIMIT 1
      ) d ON true
      WHERE coalesce(d."ratedAt", q."ratedAt") <= asked."at"
      UNION ALL
      SELECT asked."id", 'terms', s."key", NULL, jsonb_build_object('value', s."value", 'source', s."source", 'from', s."from"), s."key"
      FROM asked JOIN "setting" s ON (s."key" = 'divergence' OR s."key" = 'headExpectation' AND EXISTS (SELECT 1 FROM achieved WHERE achieved."asked" = asked."id" AND achieved."headed"))
        AND s."from" <= asked."day" AND (s."until" IS NULL OR s."until" >= asked."day")
      UNION ALL
      SELECT a."id", 'rating', a."id"::text, NULL, jsonb_build_object('workResult', a."workResult", 'behaviour', a."behaviour", 'note', a."note", 'raterId', coalesce(a."ratedById", a."raterId")), ''
      FROM asked JOIN "appraisal" a ON a."id" = asked."id"
    ) named
    ORDER BY "appraisalId", array_position(ARRAY['indicator', 'realisation', 'file', 'log', 'feedback', 'self', 'peers', 'index', 'quarter', 'achievement', 'terms', 'rating'], "kind"), "place", "id"`;
  const named = rows.map(({ appraisalId, ...row }): [string, Row] => [appraisalId, row]);
  return new Map([...Map.groupBy(named, ([id]) => id)].map(([id, group]) => [id, group.map(([, row]) => row)]));
}

/** What stood beside the indicators, each under the provision that makes it count; an index with the whole of its arithmetic. */
export const besideOf = (rows: readonly Row[], regulationId: string): Named[] =>
  rows.filter(({ kind }) => kind !== "indicator" && kind !== "realisation" && kind !== "file").map((row) => sourced(row, regulationId));

function sourced({ said, ...row }: Row, regulationId: string): Named {
  if (row.kind === "index") {
    const { service, period, patterns } = said as { service: string; period: string; patterns: Patterns };
    const rule = satisfactionRule(period);
    const whole: IndexSaid = { service, period, regulationId: rule.id, patterns, arithmetic: arithmeticOf(patterns, rule) };
    return { ...row, said: whole, source: rule.weight.source };
  }
  if (row.kind === "achievement" && said.agreedOn) return { ...row, said, source: MOVE_SOURCE };
  if (row.kind === "terms" && row.id === "headExpectation") return { ...row, said, source: sourceOf("achievement", regulationId) };
  return { ...row, said, source: sourceOf(row.kind, regulationId) };
}

function sourceOf(kind: Exclude<InputKind, "index">, regulationId: string): Source | null {
  const { considered, guide } = regulationById(regulationId, "quadrant");
  switch (kind) {
    case "rating":
    case "terms":
      return guide.workResult.source;
    case "log":
    case "feedback":
    case "peers":
    case "achievement":
      return considered[kind].source;
    case "quarter":
      return considered.quarters.source;
    case "indicator":
    case "realisation":
    case "file":
    case "self":
      return null; // an indicator's step has its own; the own report is no part of the law
  }
}
