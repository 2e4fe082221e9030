import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { Prisma } from "@/lib/generated/prisma/client";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { quartersIn } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { FactProvider } from "@/lib/scoring/queries";
import { getHolidays } from "@/lib/settings/queries";
import { figuresOf, indexFact, type PatternRow, type TotalRow, type WaitRow, type WaitTerms, waitsOf } from "./figures";
import { quietDays } from "./quiet";
import type {
  CodeScans,
  PeriodSatisfaction,
  Poster,
  Satisfaction,
  ServiceChoice,
  ServiceFigures,
  ServiceHistory,
  ServiceList,
  ServiceQuarter,
  ServiceSheet,
  Waits,
} from "./types";

/** How often each pattern of answers came, joined to a text per quarter and kind of channel: one row for each, not one a pattern. */
const totalsIn = (periods: readonly string[]) => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT t."period", t."verified", string_agg(t."pattern" || ' ' || t."times", ',') AS "patterns" FROM "satisfaction_total" t
    WHERE t."serviceId" = s."id" AND t."period" = ANY(${periods}) AND t."times" > 0 GROUP BY t."period", t."verified"
  ) t ON true`;
const columns = Prisma.sql`s."id", s."name", u."name" AS "unit", s."note", t."period", t."verified", t."patterns"`;

/** Every service, for everybody. */
export const listSatisfaction = cache(async (_grant: Grant<"public:read">, period: string, gradeMinimum: number): Promise<Satisfaction> => {
  const rows = await db.$queryRaw<TotalRow[]>`
    SELECT ${columns} FROM "service" s JOIN "unit" u ON u."id" = s."unitId" ${totalsIn([period])} WHERE s."closedOn" IS NULL`;
  return figuresOf(rows, period, gradeMinimum);
});

/** The services of a unit and of every unit below it, quarter by quarter. One statement for all of them. */
export async function listUnitSatisfaction(
  grant: Grant<"satisfaction:list">,
  periods: readonly string[],
  gradeMinimum: number,
): Promise<PeriodSatisfaction[]> {
  const rows = await db.$queryRaw<TotalRow[]>`
    SELECT ${columns} FROM "service" s JOIN "units_under"(${grant.subjectId}::uuid) below ON below."id" = s."unitId"
    JOIN "unit" u ON u."id" = s."unitId" ${totalsIn(periods)} WHERE s."closedOn" IS NULL`;
  return periods.map((period) => ({ period, ...figuresOf(rows, period, gradeMinimum) }));
}

/** The services of the unit in which somebody was appraised: about the service, never about the person. */
export async function listServicesOfAppraisal(
  grant: Grant<"appraisal:rate"> | Grant<"appraisal:evaluate"> | Grant<"appraisal:read-result">,
  period: string,
  gradeMinimum: number,
): Promise<ServiceFigures[]> {
  const rows = await db.$queryRaw<TotalRow[]>`
    SELECT ${columns} FROM "appraisal" a JOIN "service" s ON s."unitId" = a."unitId" JOIN "unit" u ON u."id" = s."unitId" ${totalsIn(quartersIn(period))}
    WHERE a."id" = ${grant.subjectId}::uuid AND s."closedOn" IS NULL`;
  // Of a year every answer that was given in it counts once, whichever quarter it came in.
  return figuresOf(
    rows.map((row) => ({ ...row, period: row.period && period })),
    period,
    gradeMinimum,
  ).services;
}

const bands = Prisma.sql`
  coalesce(sum(w."times") FILTER (WHERE w."waitBand" = 1), 0)::int AS "first", coalesce(sum(w."times") FILTER (WHERE w."waitBand" = 2), 0)::int AS "second",
  coalesce(sum(w."times") FILTER (WHERE w."waitBand" = 3), 0)::int AS "third", coalesce(sum(w."times") FILTER (WHERE w."waitBand" = 4), 0)::int AS "fourth"`;

/** How long citizens say they waited at each service of a unit and below. */
export async function listWaits(grant: Grant<"satisfaction:list">, period: string, terms: WaitTerms): Promise<Waits> {
  const rows = await db.$queryRaw<WaitRow[]>`
    SELECT s."id", s."name", u."name" AS "unit", w."period", w."verified", ${bands}
    FROM "service" s JOIN "units_under"(${grant.subjectId}::uuid) below ON below."id" = s."unitId" JOIN "unit" u ON u."id" = s."unitId"
    LEFT JOIN "wait_total" w ON w."serviceId" = s."id" AND w."period" = ${period} AND w."times" > 0
    WHERE s."closedOn" IS NULL GROUP BY s."id", s."name", u."name", w."period", w."verified"`;
  return waitsOf(rows, period, terms);
}

/** One service over its quarters: its index by both kinds of channel, and how long its citizens waited. */
export async function getServiceHistory(
  grant: Grant<"satisfaction:read">,
  periods: readonly string[],
  terms: WaitTerms,
): Promise<ServiceHistory | null> {
  const [totals, waits] = await Promise.all([
    db.$queryRaw<TotalRow[]>`
      SELECT ${columns} FROM "service" s JOIN "unit" u ON u."id" = s."unitId" ${totalsIn(periods)} WHERE s."id" = ${grant.subjectId}::uuid`,
    db.$queryRaw<WaitRow[]>`
      SELECT s."id", s."name", u."name" AS "unit", w."period", w."verified", ${bands}
      FROM "service" s JOIN "unit" u ON u."id" = s."unitId" JOIN "wait_total" w ON w."serviceId" = s."id" AND w."period" = ANY(${periods}) AND w."times" > 0
      WHERE s."id" = ${grant.subjectId}::uuid GROUP BY s."id", s."name", u."name", w."period", w."verified"`,
  ]);
  const [first] = totals;
  if (!first) return null;
  const quarters = periods.map((period): ServiceQuarter => {
    const [figures] = figuresOf(totals, period, terms.comparable).services;
    const [waited] = waitsOf(waits, period, terms).services;
    return { period, verified: figures?.verified ?? null, open: figures?.open ?? null, waits: waited ?? null };
  });
  const answered = new Set([...totals, ...waits].map(({ period }) => period));
  const since = quarters.findIndex(({ period }) => answered.has(period)); // what came before the first answer is no quarter without any
  return { name: first.name, unit: first.unit, quarters: quarters.slice(since) }; // -1: the newest alone
}

/** The quarters in which anybody answered, and the one that runs, newest first: what may be chosen. */
export const listSatisfactionPeriods = cache(
  async (_grant: Grant<"public:read"> | Grant<"satisfaction:list">, current: string): Promise<string[]> => {
    const rows = await db.$queryRaw<{ period: string }[]>`SELECT DISTINCT "period" FROM "satisfaction_total"`;
    return [...new Set([current, ...rows.map(({ period }) => period)])].toSorted().toReversed();
  },
);

const PAGE = 40;
/** So many checkboxes are looked through; more are searched. */
const CHOICES = 30;

/** How many hanging posters of each of these services nobody has scanned after that day. */
async function countQuiet(serviceIds: readonly string[], since: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ serviceId: string; n: number }[]>`
    SELECT c."serviceId", count(*)::int AS "n" FROM "service_code" c
    WHERE c."serviceId" = ANY(${serviceIds}::uuid[]) AND c."withdrawnAt" IS NULL AND c."issuedOn" <= ${dateOf(since)}::date
      AND NOT EXISTS (SELECT 1 FROM "code_scan" s WHERE s."codeId" = c."id" AND s."day" > ${dateOf(since)}::date)
    GROUP BY c."serviceId"`;
  return new Map(rows.map(({ serviceId, n }) => [serviceId, n]));
}

/** For who keeps them: by name, from a key on, closed ones too. A code is quiet when it gave no sign after `quiet`, a day. */
export async function listServices(
  _grant: Grant<"services:read">,
  { q, after, quiet }: { q?: string | undefined; after?: string | undefined; quiet: string },
): Promise<ServiceList> {
  const key = readNameKey(after);
  const found = await db.service.findMany({
    where: {
      AND: [
        q ? { OR: [{ name: { contains: q, mode: "insensitive" } }, { unit: { name: { contains: q, mode: "insensitive" } } }] } : {},
        key ? { OR: [{ name: { gt: key.name } }, { name: key.name, id: { gt: key.id } }] } : {},
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: PAGE + 1,
    select: {
      id: true,
      name: true,
      closedOn: true,
      unit: { select: { name: true } },
      _count: {
        select: {
          codes: { where: { withdrawnAt: null } },
          oneTimeCodes: { where: { spentOn: null, expiresOn: { gte: dateOf(dayOf(now())) } } },
        },
      },
    },
  });
  const shown = found.slice(0, PAGE);
  const quietOf = await countQuiet(
    shown.map(({ id }) => id),
    quiet,
  );
  const rows = shown.map(({ unit, closedOn, _count, ...row }) => ({
    ...row,
    unit: unit.name,
    closedOn: closedOn && dayFrom(closedOn),
    posters: _count.codes,
    quiet: closedOn ? 0 : (quietOf.get(row.id) ?? 0),
    openSlips: _count.oneTimeCodes,
  }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.name, last.id]) : null };
}

type ScanRow = { codeId: string; lastOn: Date; week: number; sinceWithdrawn: number };

/** Of every code of a service that was ever scanned: when last, how often in the last seven days, and after it was withdrawn. */
async function listScans(serviceId: string, today: string): Promise<ReadonlyMap<string, CodeScans>> {
  const rows = await db.$queryRaw<ScanRow[]>`
    SELECT s."codeId", max(s."day") AS "lastOn",
      coalesce(sum(s."times") FILTER (WHERE s."day" > ${dateOf(addDays(today, -7))}::date), 0)::int AS "week",
      coalesce(sum(s."times") FILTER (WHERE s."day" > "legal_day"(c."withdrawnAt")), 0)::int AS "sinceWithdrawn"
    FROM "service_code" c JOIN "code_scan" s ON s."codeId" = c."id" WHERE c."serviceId" = ${serviceId}::uuid GROUP BY s."codeId"`;
  return new Map(rows.map(({ codeId, lastOn, ...scans }) => [codeId, { ...scans, lastOn: dayFrom(lastOn) }]));
}

/** What stands on one poster. */
export async function getPoster({ subjectId }: Grant<"poster:print">): Promise<Poster> {
  const [row] = await db.$queryRaw<(Omit<Poster, "issuedOn"> & { issuedOn: Date })[]>`
    SELECT c."id", c."code", c."place", c."issuedOn", s."name" AS "service", u."name" AS "unit", coalesce(i."agencyName", 'Cermin') AS "agency"
    FROM "service_code" c JOIN "service" s ON s."id" = c."serviceId" JOIN "unit" u ON u."id" = s."unitId"
    LEFT JOIN "installation" i ON i."id" = 1 WHERE c."id" = ${subjectId}::uuid`;
  if (!row) throw new RangeError("a granted code has its service");
  return { ...row, issuedOn: dayFrom(row.issuedOn) };
}

/** One service with its posters and how many one-time codes are out; null where there is none. */
export const getService = cache(async ({ subjectId: id }: Grant<"service:read">, quietAfter: number): Promise<ServiceSheet | null> => {
  const day = dayOf(now());
  const today = dateOf(day);
  const [service, [slips], scans, holidays] = await Promise.all([
    db.service.findUnique({
      where: { id },
      select: {
        id: true,
        name: true,
        unitId: true,
        note: true,
        closedOn: true,
        version: true,
        unit: { select: { name: true } },
        codes: {
          orderBy: [{ withdrawnAt: { sort: "asc", nulls: "first" } }, { place: "asc" }],
          select: {
            id: true,
            code: true,
            place: true,
            issuedOn: true,
            withdrawnAt: true,
            replacedBy: { select: { code: true } },
            version: true,
            _count: { select: { answers: true } },
          },
        },
      },
    }),
    db.$queryRaw<{ open: number; spent: number; expired: number }[]>`
      SELECT count(*) FILTER (WHERE "spentOn" IS NULL AND "expiresOn" >= ${today}::date)::int AS "open", count("spentOn")::int AS "spent",
        count(*) FILTER (WHERE "spentOn" IS NULL AND "expiresOn" < ${today}::date)::int AS "expired"
      FROM "one_time_code" WHERE "serviceId" = ${id}::uuid`,
    listScans(id, day),
    getHolidays(),
  ]);
  const none: CodeScans = { lastOn: null, week: 0, sinceWithdrawn: 0 };
  const quietFor = (lastSign: string) => {
    const days = quietDays(lastSign, day, holidays);
    return days >= quietAfter ? days : null;
  };
  return (
    service && {
      ...service,
      unit: service.unit.name,
      closedOn: service.closedOn && dayFrom(service.closedOn),
      codes: service.codes.map(({ issuedOn, withdrawnAt, replacedBy, _count, ...code }) => {
        const scanned = scans.get(code.id) ?? none;
        return {
          ...code,
          issuedOn: dayFrom(issuedOn),
          withdrawnOn: withdrawnAt && dayOf(withdrawnAt),
          replacedBy: replacedBy?.code ?? null,
          answers: _count.answers,
          scans: scanned,
          quietFor: withdrawnAt || service.closedOn ? null : quietFor(scanned.lastOn ?? dayFrom(issuedOn)),
        };
      }),
      slips: slips ?? { open: 0, spent: 0, expired: 0 },
    }
  );
});

/** What the citizens who answered with a one-time code say of the services that an indicator names, closed ones too. */
export const satisfactionFacts: FactProvider = {
  rows: (indicatorIds, period) => Prisma.sql`
    SELECT i."id" AS "indicatorId", jsonb_agg(jsonb_build_object('name', s."name", 'patterns', t."patterns") ORDER BY s."name", s."id") AS "data"
    FROM "indicator" i CROSS JOIN LATERAL jsonb_array_elements_text(i."target"->'serviceIds') AS named("id")
    JOIN "service" s ON s."id" = named."id"::uuid
    LEFT JOIN LATERAL (
      SELECT string_agg(t."pattern" || ' ' || t."times", ',') AS "patterns" FROM "satisfaction_total" t
      WHERE t."serviceId" = s."id" AND t."period" = ANY(${quartersIn(period)}) AND t."verified" AND t."times" > 0
    ) t ON true
    WHERE i."id" = ANY(${indicatorIds}::uuid[]) GROUP BY i."id"`,
  read: (data, terms) => indexFact((data as PatternRow[] | null) ?? [], terms),
};

type Waited = { service: string; bands: number[] };

/** How long the citizens of the service that an indicator names say they waited, by one-time code. */
export const waitingFacts: FactProvider = {
  rows: (indicatorIds, period) => Prisma.sql`
    SELECT w."indicatorId", jsonb_build_object('service', w."name", 'bands', jsonb_build_array(w."first", w."second", w."third", w."fourth")) AS "data"
    FROM (
      SELECT i."id" AS "indicatorId", s."name", ${bands}
      FROM "indicator" i JOIN "service" s ON s."id" = (i."target"->>'serviceId')::uuid
      LEFT JOIN "wait_total" w ON w."serviceId" = s."id" AND w."period" = ANY(${quartersIn(period)}) AND w."verified" AND w."times" > 0
      WHERE i."id" = ANY(${indicatorIds}::uuid[]) GROUP BY i."id", s."name"
    ) w`,
  read: (data, { asOf, minimum }) => ({ asOf, minimum, ...((data as Waited | null) ?? { service: "", bands: [0, 0, 0, 0] }) }),
};

/** The services that a plan's indicators may name: of the employee's unit, those above and those below it; and what is chosen already. */
export async function listServicesForPlan(
  { subjectId }: Grant<"plan:change">,
  { q = "", chosen }: { q?: string | undefined; chosen: readonly string[] },
): Promise<ServiceChoice> {
  const rows = await db.$queryRaw<ServiceChoice["services"]>`
    SELECT s."id", s."name", u."name" AS "unit"
    FROM "services_of_plan"(${subjectId}::uuid) near JOIN "service" s ON s."id" = near."id" JOIN "unit" u ON u."id" = s."unitId"
    WHERE s."id" = ANY(${chosen}::uuid[]) OR (s."closedOn" IS NULL AND position(lower(${q}) IN lower(s."name" || ' ' || u."name")) > 0)
    ORDER BY s."id" = ANY(${chosen}::uuid[]) DESC, s."name", s."id" LIMIT ${CHOICES + 1}`;
  return { services: rows.slice(0, CHOICES), more: rows.length > CHOICES };
}
