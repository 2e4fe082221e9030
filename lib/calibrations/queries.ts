import "server-only";
import { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { EXPECTATIONS, PREDICATES } from "@/lib/scoring/core/types";
import type { CalibrationLine, CalibrationSheet, Openable, Proposal } from "./types";

const MOST = 50;

/** The meetings over a unit and those below, the newest first; and the units whose people are being rated without one. One statement. */
export async function listCalibrations(
  { subjectId }: Grant<"calibrations:list">,
  now: Date,
): Promise<{ lines: CalibrationLine[]; openable: Openable[] }> {
  const day = dateOf(dayOf(now));
  const [row] = await db.$queryRaw<{ lines: CalibrationLine[]; openable: Openable[] }[]>`
    WITH below AS (SELECT u."id", u."shortName" FROM "units_under"(${subjectId}::uuid) x JOIN "unit" u ON u."id" = x."id"),
    told AS (
      SELECT c."id", b."shortName" AS "unit", c."period", c."closedAt" IS NOT NULL AS "closed",
        count(p."id")::int AS "proposals", count(p."id") FILTER (WHERE p."answeredAt" IS NULL)::int AS "unanswered"
      FROM "calibration" c JOIN below b ON b."id" = c."unitId" LEFT JOIN "calibration_proposal" p ON p."calibrationId" = c."id"
      GROUP BY c."id", b."shortName" ORDER BY c."period" DESC, b."shortName" LIMIT ${MOST}
    ), may AS (
      SELECT b."id" AS "unitId", b."shortName" AS "unit", w."period", count(a."ratedAt")::int AS "rated", count(*)::int AS "people"
      FROM below b JOIN "step_window" w ON w."unitId" = b."id" AND w."step" = 'rating' AND w."opensOn" <= ${day}::date AND w."closesOn" >= ${day}::date
      JOIN "appraisal" a ON a."unitId" = b."id" AND a."period" = w."period"
      WHERE NOT EXISTS (SELECT 1 FROM "calibration" c WHERE c."unitId" = b."id" AND c."period" = w."period")
      GROUP BY 1, 2, 3 ORDER BY 2 LIMIT ${MOST}
    )
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(told)), '[]') FROM told) AS "lines", (SELECT coalesce(jsonb_agg(to_jsonb(may)), '[]') FROM may) AS "openable"`;
  return row ?? { lines: [], openable: [] };
}

const expectation = z.enum(EXPECTATIONS);
const pair = z.strictObject({ workResult: expectation, behaviour: expectation });
const proposals = z.array(
  z.strictObject({
    id: z.uuid(),
    by: z.string(),
    at: z.coerce.date(),
    before: pair,
    proposed: pair,
    reason: z.string(),
    kind: z.enum(["taken", "kept"]).nullable(),
    words: z.string().nullable(),
    answeredAt: z.coerce.date().nullable(),
  }),
);
const proposalOf = ({ at, kind, words, answeredAt, ...row }: z.output<typeof proposals>[number]): Proposal => ({
  ...row,
  on: dayOf(at),
  answer: kind && answeredAt && { kind, words, on: dayOf(answeredAt) },
});
const people = z.array(
  z.strictObject({
    id: z.uuid(),
    name: z.string(),
    post: z.string(),
    rater: z.string(),
    workResult: expectation.nullable(),
    behaviour: expectation.nullable(),
    predicate: z.enum(PREDICATES).nullable(),
    proposals,
  }),
);

type SheetRow = {
  id: string;
  version: number;
  unitId: string;
  unit: string;
  period: string;
  openedBy: string;
  openedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  closesOn: Date | null;
  people: unknown;
};

/** The group with what was proposed about each: before, after, by whom and why. One statement. */
export async function getCalibration({ subjectId }: Grant<"calibration:read">): Promise<CalibrationSheet> {
  const [row] = await db.$queryRaw<SheetRow[]>`
    WITH proposed AS (
      SELECT p."appraisalId", jsonb_agg(jsonb_build_object('id', p."id", 'by', e."name", 'at', p."at",
          'before', jsonb_build_object('workResult', p."beforeWorkResult", 'behaviour', p."beforeBehaviour"),
          'proposed', jsonb_build_object('workResult', p."workResult", 'behaviour', p."behaviour"),
          'reason', p."reason", 'kind', p."answer", 'words', p."words", 'answeredAt', p."answeredAt") ORDER BY p."at", p."id") AS "rows"
      FROM "calibration_proposal" p JOIN "employee" e ON e."id" = p."byId" WHERE p."calibrationId" = ${subjectId}::uuid GROUP BY 1
    )
    SELECT c."id", c."version", c."unitId", u."name" AS "unit", c."period", o."name" AS "openedBy", c."openedAt", k."name" AS "closedBy", c."closedAt", w."closesOn",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a."id", 'name', e."name", 'post', e."post", 'rater', r."name", 'workResult', a."workResult",
          'behaviour', a."behaviour", 'predicate', a."predicate", 'proposals', coalesce(x."rows", '[]')) ORDER BY e."name", a."id"), '[]')
        FROM "appraisal" a JOIN "employee" e ON e."id" = a."employeeId" JOIN "employee" r ON r."id" = a."raterId"
        LEFT JOIN proposed x ON x."appraisalId" = a."id" WHERE a."unitId" = c."unitId" AND a."period" = c."period") AS "people"
    FROM "calibration" c JOIN "unit" u ON u."id" = c."unitId" JOIN "employee" o ON o."id" = c."openedById"
    LEFT JOIN "employee" k ON k."id" = c."closedById"
    LEFT JOIN "step_window" w ON w."unitId" = c."unitId" AND w."period" = c."period" AND w."step" = 'rating'
    WHERE c."id" = ${subjectId}::uuid`;
  if (!row) throw new RangeError("a granted calibration is there");
  const { openedAt, closedBy, closedAt, closesOn, people: found, ...sheet } = row;
  return {
    ...sheet,
    openedOn: dayOf(openedAt),
    closed: closedAt && { by: closedBy ?? "", on: dayOf(closedAt) },
    closesOn: closesOn && dayFrom(closesOn),
    people: people.parse(found).map(({ workResult, behaviour, proposals: all, ...person }) => ({
      ...person,
      pair: workResult && behaviour && { workResult, behaviour },
      proposals: all.map(proposalOf),
    })),
  };
}

/** What was proposed about one person, for the rater who rates them: the newest last. */
export async function listProposalsAbout({ subjectId }: Grant<"appraisal:rate">): Promise<Proposal[]> {
  const rows = await db.$queryRaw<{ rows: unknown }[]>`
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', p."id", 'by', e."name", 'at', p."at",
      'before', jsonb_build_object('workResult', p."beforeWorkResult", 'behaviour', p."beforeBehaviour"),
      'proposed', jsonb_build_object('workResult', p."workResult", 'behaviour', p."behaviour"),
      'reason', p."reason", 'kind', p."answer", 'words', p."words", 'answeredAt', p."answeredAt") ORDER BY p."at", p."id"), '[]') AS "rows"
    FROM "calibration_proposal" p JOIN "employee" e ON e."id" = p."byId" WHERE p."appraisalId" = ${subjectId}::uuid`;
  return proposals.parse(rows[0]?.rows ?? []).map(proposalOf);
}
