import "server-only";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayFrom } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Holiday } from "./types";

/** The holidays of one year, in their order. */
export async function listHolidays(_grant: Grant<"settings:read">, year: number): Promise<Holiday[]> {
  const rows = await db.holiday.findMany({
    where: { day: { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) } },
    orderBy: { day: "asc" },
    select: { id: true, day: true, name: true, kind: true, source: true, version: true },
  });
  return rows.map((row) => ({ ...row, day: dayFrom(row.day) }));
}
