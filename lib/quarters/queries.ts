import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dayFrom, dayOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { yearBy } from "@/lib/scoring/commands/quarters";
import { lastDayOf, openableOn } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { SettingValue } from "@/lib/settings/types";
import { stepsOf } from "./schema";
import type { OpenedQuarter, Proposal, UnitWindow } from "./types";

type Row = Omit<OpenedQuarter, "openedOn" | "regulation"> & { openedAt: Date; regulationId: string };

/** Every quarter that was opened, newest first, and how far it has come. */
export async function listQuarters(_grant: Grant<"quarters:read">): Promise<OpenedQuarter[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT q."period", q."regulationId", q."openedAt", count(a."id")::int AS "people", count(a."planId")::int AS "planned",
      count(s."appraisalId")::int AS "reported", count(a."ratedAt")::int AS "rated"
    FROM "quarter" q LEFT JOIN "appraisal" a ON a."period" = q."period" LEFT JOIN "self_report" s ON s."appraisalId" = a."id"
    GROUP BY q."period", q."regulationId", q."openedAt" ORDER BY q."period" DESC`;
  return rows.map(({ openedAt, regulationId, ...row }) => ({
    ...row,
    openedOn: dayOf(openedAt),
    regulation: regulationById(regulationId, "quadrant").predicates.source.instrument,
  }));
}

/** The quarters that may be opened, and the year, unless they are open. */
export function openable(opened: readonly OpenedQuarter[], today: string): string[] {
  const done = new Set(opened.map(({ period }) => period));
  return openableOn(today, yearBy(today)).filter((period) => !done.has(period));
}

/** Days counted from the quarter's last day, as the setting has them; a window that would lie behind today begins today. */
export function propose(period: string, { value, source }: { value: SettingValue<"stepDays">; source: string }): Proposal {
  const end = lastDayOf(period);
  const days = ([from, until]: readonly [number, number]) => ({ opensOn: addDays(end, from), closesOn: addDays(end, until) });
  return { period, source, days: Object.fromEntries(stepsOf(period).map((step) => [step, days(value[step])])) };
}

/** The windows of one quarter by unit and step; null for a quarter that nobody opened. */
export async function listWindows(_grant: Grant<"quarters:read">, period: string): Promise<UnitWindow[] | null> {
  const [quarter, rows] = await Promise.all([
    db.quarter.findUnique({ where: { period }, select: { period: true } }),
    db.stepWindow.findMany({
      where: { period },
      orderBy: [{ unit: { name: "asc" } }, { unitId: "asc" }, { step: "asc" }],
      select: {
        id: true,
        unitId: true,
        step: true,
        opensOn: true,
        closesOn: true,
        source: true,
        version: true,
        unit: { select: { name: true } },
      },
    }),
  ]);
  return (
    quarter &&
    rows.map(({ unit, opensOn, closesOn, ...row }) => ({ ...row, unit: unit.name, opensOn: dayFrom(opensOn), closesOn: dayFrom(closesOn) }))
  );
}
