import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type Offered, proposedParent, type Served } from "@/lib/scoring/core/cascade";
import { planStateOf } from "@/lib/scoring/core/planning";
import { type Column, listColumns, listParentChoices } from "@/lib/scoring/queries";
import type { ParentOption, ParentSheet, WaitingResult } from "./types";

type Row = {
  leaderId: string;
  leader: string;
  own: boolean;
  id: string;
  title: string;
  planId: string;
  employeeId: string;
  name: string;
  signedOn: Date | null;
  setOn: Date | null;
  served: string | null;
  servedTitle: string | null;
  servedOf: string | null;
  resultId: string | null;
  indicatorId: string | null;
  waits: boolean;
};
type Line = { id: string; indicatorId: string | null; former: string[] };

/**
 * Of the people one leads, and of oneself under one's rater, the results of a year that serve something for now or nothing: four
 * statements, however many there are. What the result of the year before served, its copy is proposed to go on serving.
 */
export async function getParents(grant: Grant<"team:read">, year: number, now: Date): Promise<{ team: ParentSheet; own: ParentSheet }> {
  const day = dayOf(now);
  const rows = await listUnsettled(grant.subjectId, year, day);
  const rater = rows.find(({ own }) => own);
  const [mine, theirs] = await Promise.all([
    listColumns(db, grant.subjectId, year, day),
    rater ? listColumns(db, rater.leaderId, year, day) : [],
  ]);
  const lines = await listLines([...mine, ...theirs].flatMap(({ id, of }) => (of === "result" ? [id] : [])));
  const sheet = (of: Row[], columns: readonly Column[]): ParentSheet => ({
    year,
    leader: of[0] ? { id: of[0].leaderId, name: of[0].leader } : null,
    choices: columns.map(({ id, title }) => ({ id, title })),
    results: resultsOf(of, columns, lines),
  });
  return {
    team: sheet(
      rows.filter(({ own }) => !own),
      mine,
    ),
    own: sheet(
      rows.filter(({ own }) => own),
      theirs,
    ),
  };
}

/** What the form of a draft's result offers. */
export async function listParentOptions(grant: Grant<"plan:change">, now: Date): Promise<ParentOption[]> {
  const choices = await listParentChoices(db, grant.subjectId, dayOf(now));
  return choices.map(({ id, title, firm }) => ({ id, title, firm }));
}

const listUnsettled = (employeeId: string, year: number, day: string) =>
  db.$queryRaw<Row[]>`
    WITH people AS MATERIALIZED (
      SELECT x."employeeId", ${employeeId}::uuid AS "leaderId", false AS "own" FROM "ratees_on"(${employeeId}::uuid, ${dateOf(day)}::date) x
      UNION ALL
      SELECT ${employeeId}::uuid, y."raterId", true FROM "rater_on"(${employeeId}::uuid, ${dateOf(day)}::date) y
    ), waiting AS MATERIALIZED (
      SELECT w."resultId" FROM (SELECT DISTINCT "leaderId" FROM people) l CROSS JOIN LATERAL "waiting_for_parent"(l."leaderId", ${dateOf(day)}::date) w
      WHERE w."year" = ${year}
    )
    SELECT people."leaderId", l."name" AS "leader", people."own", r."id", r."title", p."id" AS "planId", e."id" AS "employeeId", e."name",
      p."signedOn", p."setOn", coalesce(r."agreementIndicatorId", r."leaderResultId") AS "served",
      coalesce(t."title", i."title", r."provisional", was."title", wasi."title") AS "servedTitle", te."name" AS "servedOf",
      coalesce(r."leaderResultId", f."leaderResultId") AS "resultId",
      coalesce(r."agreementIndicatorId", t."agreementIndicatorId", f."agreementIndicatorId", was."agreementIndicatorId") AS "indicatorId",
      w."resultId" IS NOT NULL AS "waits"
    FROM people JOIN "employee" e ON e."id" = people."employeeId" JOIN "employee" l ON l."id" = people."leaderId"
    JOIN "plan" p ON p."employeeId" = e."id" AND p."year" = ${year} AND p."supersededOn" IS NULL
    JOIN "intended_result" r ON r."planId" = p."id"
    LEFT JOIN waiting w ON w."resultId" = r."id"
    LEFT JOIN "agreement_indicator" i ON i."id" = r."agreementIndicatorId"
    LEFT JOIN "intended_result" t ON t."id" = r."leaderResultId"
    LEFT JOIN "intended_result" f ON f."id" = r."copiedFromId" AND num_nonnulls(r."leaderResultId", r."agreementIndicatorId", r."provisional") = 0
    LEFT JOIN "intended_result" was ON was."id" = f."leaderResultId" LEFT JOIN "agreement_indicator" wasi ON wasi."id" = f."agreementIndicatorId"
    LEFT JOIN "plan" tp ON tp."id" = coalesce(t."planId", was."planId") LEFT JOIN "employee" te ON te."id" = tp."employeeId"
    WHERE w."resultId" IS NOT NULL OR num_nonnulls(r."leaderResultId", r."agreementIndicatorId") = 0
    ORDER BY w."resultId" IS NULL, e."name", e."id", p."setOn" IS NULL, r."position" LIMIT 500`;

/** Of a leader's results, which former ones each continues, over however many versions, and the indicator it serves. */
async function listLines(ids: readonly string[]): Promise<Line[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw<Line[]>`
    WITH RECURSIVE line AS (
      SELECT r."id", r."copiedFromId" AS "former", 1 AS "n" FROM "intended_result" r WHERE r."id" = ANY(${ids}::uuid[])
      UNION ALL
      SELECT line."id", r."copiedFromId", line."n" + 1 FROM line JOIN "intended_result" r ON r."id" = line."former" WHERE line."n" < 100
    )
    SELECT r."id", r."agreementIndicatorId" AS "indicatorId", array_remove(array_agg(line."former" ORDER BY line."n"), NULL) AS "former"
    FROM "intended_result" r JOIN line ON line."id" = r."id" GROUP BY r."id"`;
}

function resultsOf(rows: readonly Row[], columns: readonly Column[], lines: readonly Line[]): WaitingResult[] {
  const offered = columns.map(({ id }): Offered => {
    const line = lines.find((each) => each.id === id);
    return { id, former: line?.former ?? [], indicatorId: line?.indicatorId ?? null };
  });
  const taken = new Map<string, Set<string>>();
  return rows.map(({ leaderId: _, leader: __, own: ___, signedOn, setOn, resultId, indicatorId, ...row }) => {
    const ofPlan = taken.get(row.planId) ?? new Set();
    taken.set(row.planId, ofPlan);
    const served: Served = { resultId, indicatorId };
    const proposed = proposedParent(served, offered, ofPlan);
    if (proposed) ofPlan.add(proposed); // a plan serves each thing once
    const state = planStateOf({ signedOn, setOn, supersededOn: null });
    return { ...row, proposed, state: state === "superseded" ? "set" : state };
  });
}
