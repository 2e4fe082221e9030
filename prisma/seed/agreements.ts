import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { plannableOn } from "@/lib/scoring/core/planning";
import type { Trajectory } from "@/lib/scoring/core/trajectory";
import { type Hundredths, hundredths } from "@/lib/scoring/core/types";
import type { LeadsTo } from "./direction";
import type { SeedUnit } from "./place";
import { planOf } from "./planned";
import type { SeedIndicator, SeedResult } from "./plans";
import type { Seed } from "./seed";
import { PLAN_OF } from "./trades";

/** What every unit with a head has promised: signed for the year that runs, a draft for the next one where it may be planned. */
export async function writeAgreements(seed: Seed, leadsTo: LeadsTo) {
  const years = plannableOn(seed.day);
  const agreements = seed.place.units.flatMap((unit) => (unit.head ? years.map((year) => agreementOf(seed, unit, year, leadsTo)) : []));
  await db.agreement.createMany({ data: agreements.map(({ row }) => row) });
  const results = agreements.flatMap((each) => each.results);
  await db.agreementResult.createMany({ data: results.map(({ row }) => row) });
  await db.agreementIndicator.createMany({ data: results.flatMap(({ indicators }) => indicators) });
}

function agreementOf(seed: Seed, unit: SeedUnit, year: number, leadsTo: LeadsTo) {
  const id = seed.id();
  const signing = `${year}-01-08` < seed.day ? `${year}-01-08` : seed.day; // never ahead of the day
  const runs = year === Number(seed.day.slice(0, 4));
  const row = {
    id,
    unitId: seed.unitId(unit.key),
    year,
    title: `Perjanjian Kinerja ${unit.name} Tahun ${year}`,
    source: runs ? "Rencana Strategis 2025-2029" : null,
    signedOn: runs ? dateOf(signing) : null,
  };
  const measuredOf = (plan: readonly SeedResult[]) =>
    plan
      .map(({ title, indicators }) => ({ title, indicators: indicators.flatMap(promised) }))
      .filter(({ indicators }) => indicators.length > 0);
  const own = measuredOf(planOf(seed, seed.person(unit.head ?? "")));
  const measured = own.length > 0 ? own : measuredOf(PLAN_OF.head); // of a head whose plan is told in words
  const results = measured.map(({ title, indicators }, i) => {
    const resultId = seed.id();
    return {
      row: { id: resultId, agreementId: id, position: i + 1, title, ...leadsTo(unit, year, i, i === measured.length - 1) },
      indicators: indicators.map((indicator, n) => ({ id: seed.id(), resultId, position: n + 1, ...indicator })),
    };
  });
  return { row, results };
}

/** A head's own indicator as the unit's: the better bound is the year's target; a share and a time are held, what is counted adds up. */
function promised({ title, target }: SeedIndicator) {
  if (!("low" in target)) return [];
  const { low, high, unit, direction } = target;
  const year = hundredths().parse(direction === "more-is-better" ? high : low);
  const kind: Trajectory["kind"] = unit === "%" || direction === "less-is-better" ? "level" : "cumulative";
  const [q1, q2, q3, q4] = quartersOf(kind, year);
  return [{ title, unit, kind, direction, target: year, q1, q2, q3, q4 }];
}

/** Whole units a quarter, the rest in the last one. */
function quartersOf(kind: Trajectory["kind"], year: Hundredths): [number, number, number, number] {
  if (kind === "level") return [year, year, year, year];
  const each = Math.floor(year / 400) * 100;
  return [each, each, each, year - 3 * each];
}
