import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Holidays } from "@/lib/scoring/core/deadlines/working-days";
import type { Holiday } from "./types";

/** The calendar that is handed to whatever counts working days: some two dozen days a year, read once a request. */
export const getHolidays = cache(async (): Promise<Holidays> => {
  const rows = await db.holiday.findMany({ select: { day: true } });
  return new Set(rows.map(({ day }) => dayFrom(day)));
});

/** The holidays of one year, in their order. */
export async function listHolidays(_grant: Grant<"settings:read">, year: number): Promise<Holiday[]> {
  const rows = await db.holiday.findMany({
    where: { day: { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) } },
    orderBy: { day: "asc" },
    select: { id: true, day: true, name: true, kind: true, source: true, version: true },
  });
  return rows.map((row) => ({ ...row, day: dayFrom(row.day) }));
}
