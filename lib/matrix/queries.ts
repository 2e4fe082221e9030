import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Cell } from "@/lib/scoring/core/matrix";
import { shareOf } from "@/lib/scoring/core/matrix";
import { planStateOf } from "@/lib/scoring/core/planning";
import { type Column, listColumns, listMembers } from "@/lib/scoring/queries";
import type { Bare, MatrixCellSheet, MatrixPerson, MatrixSheet } from "./types";

type LeaderRow = { id: string; name: string; post: string; heads: boolean };
type UnitRow = { unit: string } & { [K in keyof LeaderRow]: LeaderRow[K] | null };
type PlanRow = { id: string | null; employeeId: string | null; signedOn: Date | null; setOn: Date | null; waiting: number };
type BareRow = { resultId: string; employeeId: string; name: string; title: string; column: string };

/** The matrix of a unit's head or of somebody in the unit who leads: five statements, however large it is. */
export async function getMatrix(
  grant: Grant<"matrix:read">,
  { year, leader: asked }: { year: number; leader?: string | undefined },
  now: Date,
): Promise<MatrixSheet> {
  const day = dayOf(now);
  // The unit itself where nobody leads in it: one row without a leader.
  const rows = await db.$queryRaw<UnitRow[]>`
    SELECT u."name" AS "unit", l.* FROM "unit" u LEFT JOIN (
      SELECT e."id", e."name", e."post", h."id" IS NOT NULL AS "heads", h."capacity" FROM "employee" e
      LEFT JOIN LATERAL (SELECT x."id", x."capacity" FROM "unit_head" x WHERE x."unitId" = ${grant.subjectId}::uuid AND x."employeeId" = e."id"
        AND x."from" <= ${dateOf(day)}::date AND (x."until" IS NULL OR x."until" >= ${dateOf(day)}::date) ORDER BY x."capacity" DESC LIMIT 1) h ON true
      WHERE h."id" IS NOT NULL OR (e."unitId" = ${grant.subjectId}::uuid AND (e."leftOn" IS NULL OR e."leftOn" > ${dateOf(day)}::date)
        AND EXISTS (SELECT 1 FROM "reporting_line" l WHERE l."raterId" = e."id" AND l."from" <= ${dateOf(day)}::date
          AND (l."until" IS NULL OR l."until" >= ${dateOf(day)}::date)))
    ) l ON true WHERE u."id" = ${grant.subjectId}::uuid ORDER BY l."capacity" DESC NULLS LAST, l."name", l."id"`;
  const leaders = rows.flatMap(({ id, name, post, heads }): LeaderRow[] =>
    id !== null && name !== null && post !== null ? [{ id, name, post, heads: heads === true }] : [],
  );
  const leader = leaders.find(({ id }) => id === asked) ?? leaders.find(({ heads }) => heads) ?? leaders[0] ?? null;
  const shared = { unitId: grant.subjectId, unit: rows[0]?.unit ?? "", year, leaders };
  if (!leader) return { ...shared, leader, columns: [], people: [], decided: 0, open: 0, bare: [], waiting: 0 };

  const [columns, members] = await Promise.all([listColumns(db, leader.id, year, day), listMembers(db, leader.id, day)]);
  const who = members.map(({ id }) => id);
  const across = columns.map(({ id }) => id);
  const [cells, plans, bare] = await Promise.all([
    db.matrixCell.findMany({
      where: { employeeId: { in: who }, OR: [{ agreementIndicatorId: { in: across } }, { leaderResultId: { in: across } }] },
      select: {
        employeeId: true,
        agreementIndicatorId: true,
        leaderResultId: true,
        state: true,
        words: true,
        version: true,
        changedBy: { select: { name: true } },
      },
    }),
    db.$queryRaw<PlanRow[]>`
      SELECT w."waiting", p.* FROM (
        SELECT count(*)::int AS "waiting" FROM "waiting_for_parent"(${leader.id}::uuid, ${dateOf(day)}::date) x WHERE x."year" = ${year}
      ) w LEFT JOIN (
        SELECT DISTINCT ON (p."employeeId") p."id", p."employeeId", p."signedOn", p."setOn" FROM "plan" p
        WHERE p."employeeId" = ANY(${who}::uuid[]) AND p."year" = ${year} AND p."supersededOn" IS NULL
        ORDER BY p."employeeId", p."setOn" IS NOT NULL
      ) p ON true`,
    db.$queryRaw<BareRow[]>`
      SELECT r."id" AS "resultId", e."id" AS "employeeId", e."name", r."title", coalesce(r."agreementIndicatorId", r."leaderResultId") AS "column"
      FROM "intended_result" r JOIN "plan" p ON p."id" = r."planId" JOIN "employee" e ON e."id" = p."employeeId"
      WHERE p."employeeId" = ANY(${who}::uuid[]) AND p."year" = ${year} AND p."setOn" IS NULL
        AND coalesce(r."agreementIndicatorId", r."leaderResultId") = ANY(${across}::uuid[])
        AND NOT EXISTS (SELECT 1 FROM "indicator" i WHERE i."intendedResultId" = r."id")
      ORDER BY e."name", e."id", r."position"`,
  ]);
  const found = new Map(
    cells.map(({ employeeId, agreementIndicatorId, leaderResultId, state, words, version, changedBy }) => {
      const column = agreementIndicatorId ?? leaderResultId ?? "";
      const cell: Cell = state === "role" ? { state, words: words ?? "" } : { state, words: null };
      return [`${column} ${employeeId}`, { column, version, by: changedBy?.name ?? null, ...cell } satisfies MatrixCellSheet] as const;
    }),
  );
  const empty = (column: string): MatrixCellSheet => ({ column, version: 0, by: null, state: "open", words: null });
  const people = members.map((member): MatrixPerson => {
    const plan = plans.find(({ employeeId }) => employeeId === member.id);
    const state = plan && planStateOf({ ...plan, supersededOn: null });
    return {
      ...member,
      plan: plan?.id && state && state !== "superseded" ? { id: plan.id, state } : null,
      cells: across.map((column) => found.get(`${column} ${member.id}`) ?? empty(column)),
    };
  });
  const all = people.flatMap((person) => person.cells);
  const open = all.filter(({ state }) => state === "open").length;
  const among = (column: string) => all.filter((cell) => cell.column === column && cell.state === "role").length;
  return {
    ...shared,
    leader,
    columns: columns.map(({ id, title, target, unit: of }) => ({
      id,
      title,
      target: target === null ? null : { key: "matrix.target", values: { target: { quantity: target }, unit: of ?? "" } },
    })),
    people,
    decided: all.length - open,
    open,
    bare: bare.map((row) => bareOf(row, columns, among(row.column))),
    waiting: plans[0]?.waiting ?? 0,
  };
}

/** What the leader's indicator proposes for one of those who share it. */
function bareOf({ column: id, ...row }: BareRow, columns: readonly Column[], among: number): Bare {
  const column = columns.find((each) => each.id === id);
  if (!column || column.target === null) return { ...row, proposal: null };
  const { title, unit, direction, kind, target } = column;
  return {
    ...row,
    proposal: { title, unit: unit ?? "", direction: direction ?? "more-is-better", amount: shareOf(target, kind ?? "level", among) },
  };
}
