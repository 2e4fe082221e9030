import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { FIXED_HOLIDAYS } from "./fixed-holidays";
import type { Seed } from "./seed";

/** The days that are the same every year. Those of the moon and the joint leave stand in each year's decision, which was not read. */
export async function writeHolidays(seed: Seed) {
  const chance = seed.chanceOf("holidays");
  const names = new Map<string, string>(FIXED_HOLIDAYS);
  await db.holiday.createMany({
    data: [...seed.holidays].map((day) => ({
      id: chance.id(seed.at),
      day: dateOf(day),
      name: names.get(day.slice(5)) ?? "",
      kind: "national" as const,
      source: "Keppres/SKB – contoh, hanya yang tanggalnya tetap",
    })),
  });
}
