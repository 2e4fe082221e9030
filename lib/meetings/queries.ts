import "server-only";
import type { Grant } from "@/lib/access/grant";
import type { DialogueItem } from "@/lib/dialogues/types";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { instrumentOf } from "@/lib/regulation/instruments/behaviour";
import { itemsOf, OF_MEETINGS } from "@/lib/scoring/commands/agreed-items";
import { indicatorKind } from "@/lib/scoring/core/indicator-kinds";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import { arithmeticOf, type Patterns } from "@/lib/scoring/core/satisfaction/arithmetic";
import { satisfactionRule } from "@/lib/scoring/satisfaction-rule";
import type { Agenda, HeadedUnit, MeetingRow, MeetingSheet, MeetingStanding, Opened } from "./types";

const MOST = 50;
type Row = { id: string; unit: string; period: string; heldOn: Date; lockedAt: Date | null };
const columns = Prisma.sql`d."id", u."name" AS "unit", d."period", d."heldOn", d."lockedAt"`;
const standingOf = (day: string, { heldOn, lockedAt }: Row): MeetingStanding =>
  lockedAt ? "locked" : dayFrom(heldOn) <= day ? "due" : "planned";
const rowOn = (day: string, row: Row): MeetingRow => ({
  id: row.id,
  unit: row.unit,
  period: row.period,
  heldOn: dayFrom(row.heldOn),
  standing: standingOf(day, row),
});

/** Meetings of the unit one works in and of those one heads and below, what is open first; and the units one heads. Two statements. */
export async function listMeetings(grant: Grant<"meetings:list">, now: Date): Promise<{ rows: MeetingRow[]; headed: HeadedUnit[] }> {
  const day = dayOf(now);
  const me = grant.subjectId;
  const mine = Prisma.sql`SELECT h."unitId" AS "id" FROM "unit_head" h WHERE h."employeeId" = ${me}::uuid
    AND h."from" <= ${dateOf(day)}::date AND (h."until" IS NULL OR h."until" >= ${dateOf(day)}::date)`;
  const [rows, headed] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT ${columns} FROM "unit_meeting" d JOIN "unit" u ON u."id" = d."unitId" WHERE d."unitId" IN (
        SELECT e."unitId" FROM "employee" e WHERE e."id" = ${me}::uuid UNION SELECT b."id" FROM (${mine}) x CROSS JOIN LATERAL "units_under"(x."id") b)
      ORDER BY d."lockedAt" IS NOT NULL, d."heldOn" DESC, d."id" LIMIT ${MOST}`,
    db.$queryRaw<(Omit<HeadedUnit, "nextOn" | "opening"> & { nextOn: Date | null; opening: HeadedUnit["opening"] })[]>`
      SELECT u."id", u."name", open."id" AS "openId", last."nextOn", (SELECT jsonb_build_object('id', o."id", 'plan', o."plan", 'period', o."period",
          'improvements', o."improvements", 'openedOn', "legal_day"(o."openedAt")) FROM "head_opening" o
        WHERE o."unitId" = u."id" AND o."employeeId" = ${me}::uuid AND o."endedAt" IS NULL) AS "opening"
      FROM (${mine}) x JOIN "unit" u ON u."id" = x."id" LEFT JOIN "unit_meeting" open ON open."unitId" = u."id" AND open."lockedAt" IS NULL
      LEFT JOIN LATERAL (SELECT l."nextOn" FROM "unit_meeting" l WHERE l."unitId" = u."id" AND l."lockedAt" IS NOT NULL
        ORDER BY l."lockedAt" DESC, l."id" DESC LIMIT 1) last ON true
      ORDER BY u."name"`,
  ]);
  return {
    rows: rows.map((row) => rowOn(day, row)),
    headed: headed.map(({ nextOn, ...unit }) => ({ ...unit, nextOn: nextOn && dayFrom(nextOn) })),
  };
}

/** Quarters of one's own that are rated: of those the released feedback may be shown. One statement. */
export async function listShowable(grant: Grant<"meetings:list">): Promise<string[]> {
  const rows = await db.appraisal.findMany({
    where: { employeeId: grant.subjectId, ratedAt: { not: null }, period: { contains: "Q" } },
    orderBy: { period: "desc" },
    take: 4,
    select: { period: true },
  });
  return rows.map(({ period }) => period);
}

type SheetRow = Row & {
  version: number;
  unitId: string;
  calledBy: string;
  summary: string | null;
  nextOn: Date | null;
  lockedBy: string | null;
  items: DialogueItem[];
  people: MeetingSheet["people"];
  opened: OpenedRow[];
  agenda: Omit<Agenda, "services"> & { services: { id: string; name: string; patterns: Patterns }[] };
};
type OpenedRow = {
  name: string;
  openedOn: string;
  plan: { title: string; indicators: { title: string; kind: string; target: unknown }[] }[] | null;
  period: string | null;
  beside: { kind: string; said: { perspective: string; aggregate: PeerAggregate | null } }[] | null;
  improvements: string | null;
};

/**
 * One meeting with its decisions as they stood before, what there is to talk about, and what whoever heads the unit today shows: who heads it
 * no more could not take it back. One statement.
 */
export async function getMeeting(grant: Grant<"meeting:read">, fewest: number, now: Date): Promise<MeetingSheet> {
  const day = dayOf(now);
  const [row] = await db.$queryRaw<SheetRow[]>`
    SELECT ${columns}, d."version", d."unitId", c."name" AS "calledBy", d."summary", d."nextOn", k."name" AS "lockedBy",
      ${itemsOf(OF_MEETINGS)} AS "items",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e."id", 'name', e."name") ORDER BY e."name", e."id"), '[]')
        FROM "people_of_unit"(d."unitId", ${dateOf(day)}::date) x JOIN "employee" e ON e."id" = x."id") AS "people",
      jsonb_build_object(
        'achievement', (SELECT jsonb_build_object('value', x."value", 'source', x."source") FROM "organisation_achievement" x
          WHERE x."unitId" = d."unitId" AND x."period" = d."period" AND x."supersededAt" IS NULL),
        'people', (SELECT count(*)::int FROM "appraisal" a WHERE a."unitId" = d."unitId" AND a."period" = d."period"),
        'reported', (SELECT count(*)::int FROM "appraisal" a JOIN "self_report" s ON s."appraisalId" = a."id" WHERE a."unitId" = d."unitId" AND a."period" = d."period"),
        'rated', (SELECT count(*)::int FROM "appraisal" a WHERE a."unitId" = d."unitId" AND a."period" = d."period" AND a."ratedAt" IS NOT NULL),
        'obstacles', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g."kind", 'n', g."n") ORDER BY g."n" DESC, g."kind"), '[]') FROM (
          SELECT h."kind", count(*)::int AS "n" FROM "obstacle" h JOIN "employee" e ON e."id" = h."employeeId"
          WHERE e."unitId" = d."unitId" AND h."resolvedAt" IS NULL GROUP BY 1) g),
        'services', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'name', s."name", 'patterns', coalesce((
            SELECT jsonb_agg(jsonb_build_array(t."pattern", t."times") ORDER BY t."pattern") FROM "satisfaction_total" t
            WHERE t."serviceId" = s."id" AND t."period" = d."period" AND t."verified" AND t."times" > 0), '[]')) ORDER BY s."name"), '[]')
          FROM "service" s WHERE s."unitId" = d."unitId" AND s."closedOn" IS NULL)) AS "agenda",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', e."name", 'openedOn', "legal_day"(h."openedAt"), 'period', h."period", 'improvements', h."improvements",
          'plan', CASE WHEN h."plan" THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('title', r."title", 'indicators', (
              SELECT coalesce(jsonb_agg(jsonb_build_object('title', n."title", 'kind', n."kind", 'target', n."target") ORDER BY n."position"), '[]')
              FROM "indicator" n WHERE n."intendedResultId" = r."id")) ORDER BY r."position"), '[]')
            FROM "plan" p JOIN "intended_result" r ON r."planId" = p."id" WHERE p."employeeId" = h."employeeId" AND p."setOn" IS NOT NULL
              AND p."supersededOn" IS NULL AND p."year" = left(d."period", 4)::int) END,
          'beside', (SELECT a."inputs" -> 'beside' FROM "appraisal" a WHERE a."employeeId" = h."employeeId" AND a."period" = h."period" AND a."ratedAt" IS NOT NULL))
          ORDER BY h."openedAt"), '[]')
        FROM "head_opening" h JOIN "employee" e ON e."id" = h."employeeId" WHERE h."unitId" = d."unitId" AND h."endedAt" IS NULL
          AND EXISTS (SELECT 1 FROM "unit_head" x WHERE x."unitId" = h."unitId" AND x."employeeId" = h."employeeId" AND x."from" <= ${dateOf(day)}::date
            AND (x."until" IS NULL OR x."until" >= ${dateOf(day)}::date))) AS "opened"
    FROM "unit_meeting" d JOIN "unit" u ON u."id" = d."unitId" JOIN "employee" c ON c."id" = d."calledById"
    LEFT JOIN "employee" k ON k."id" = d."lockedById" WHERE d."id" = ${grant.subjectId}::uuid`;
  if (!row) throw new RangeError("a grant is of a meeting that is there");
  const { version, unitId, calledBy, summary, nextOn, lockedBy, items, people, agenda, opened } = row;
  return {
    ...rowOn(day, row),
    version,
    unitId,
    calledBy,
    summary,
    nextOn: nextOn && dayFrom(nextOn),
    closed: row.lockedAt && { by: lockedBy ?? "", on: dayOf(row.lockedAt) },
    items,
    people,
    agenda: { ...agenda, services: agenda.services.map((service) => indexOf(service, row.period, fewest)) },
    opened: opened.map(openedOf),
  };
}

/** From few answers no index is told. */
function indexOf({ id, name, patterns }: { id: string; name: string; patterns: Patterns }, period: string, fewest: number) {
  const figures = arithmeticOf(patterns, satisfactionRule(period));
  const n = figures?.n ?? 0;
  return { id, name, n, index: n < fewest ? null : (figures?.index ?? null), interval: n < fewest ? null : (figures?.interval ?? null) };
}

/** Of the quarter the aggregates that the head's own receipt holds: they were released, and are told here as they are there. */
function openedOf({ name, openedOn, plan, period, beside, improvements }: OpenedRow): Opened {
  const of = (perspective: string) =>
    beside?.find(({ kind, said }) => kind === "peers" && said.perspective === perspective && said.aggregate)?.said.aggregate ?? null;
  const [peers, subordinates] = [of("peers"), of("subordinates")];
  return {
    name,
    openedOn,
    plan:
      plan?.map(({ title, indicators }) => ({
        title,
        indicators: indicators.map(({ title: of, kind, target }) => ({
          title: of,
          target: indicatorKind(kind).wordsOf(target, null).target,
        })),
      })) ?? null,
    feedback: period === null ? null : { period, peers, subordinates, items: instrumentOf(peers ?? subordinates).items },
    improvements,
  };
}
