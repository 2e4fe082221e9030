import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { regulationById } from "@/lib/regulation";
import { asJson } from "@/lib/scoring/commands/ratings";
import { type AppraisalInputs, appraise, judgeIndicator, mainStandings } from "@/lib/scoring/core/appraise";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays, addWorkingDays } from "@/lib/scoring/core/deadlines/working-days";
import { divergence } from "@/lib/scoring/core/raters/divergence";
import type { Expectation } from "@/lib/scoring/core/types";
import { answersOf } from "./peers";
import { DEMO_ACCOUNTS } from "./people";
import type { Ago, Phase, SeedPerson } from "./place";
import { inputsOf, type Planned, REGULATION } from "./planned";
import type { RaterOn } from "./raters";
import type { Seed } from "./seed";
import { NOTES, OBSTACLES, STORIES } from "./texts";

type Step = "self" | "peers" | "rating";
export type Appraised = { person: SeedPerson; id: string; rater: string; interim: boolean };

/** The closed quarters' windows lie behind their ends; the open one's are set around the seed's own day, by where a unit stands. */
function windowOf(seed: Seed, period: string, phase: Phase, step: Step): { opensOn: string; closesOn: string } {
  const around = (from: number, until: number) => ({ opensOn: addDays(seed.day, from), closesOn: addDays(seed.day, until) });
  if (period !== seed.open) {
    const end = lastDayOf(period);
    if (step !== "rating") return { opensOn: addDays(end, -14), closesOn: addDays(end, -1) };
    // The last quarter's ratings are over even when this one has just begun.
    const latest = addDays(seed.day, -1);
    const planned = addDays(end, 15);
    return { opensOn: end, closesOn: planned < latest ? planned : latest };
  }
  const rating = step === "rating";
  switch (phase) {
    case "filling":
      return rating ? around(15, 29) : around(-4, 10);
    case "between":
      return rating ? around(1, 15) : around(-15, -1);
    case "rating":
      return rating ? { opensOn: addDays(seed.day, -1), closesOn: addWorkingDays(seed.day, 10, seed.holidays) } : around(-16, -2);
  }
}

/** A quarter: its windows, an appraisal for everybody and their own reports; the ratings of a closed one. */
export async function writeQuarter(seed: Seed, period: string, { planIds }: Planned, raterOn: RaterOn): Promise<Appraised[]> {
  const { units } = seed.place;
  const closed = period !== seed.open;
  const day = closed ? lastDayOf(period) : seed.day;
  await db.quarter.create({
    data: { period, regulationId: REGULATION, instrumentId: "berakhlak-1", openedAt: dateOf(firstDayOf(period)) },
  });
  await db.stepWindow.createMany({
    data: units.flatMap(({ key, phase }) =>
      (["self", "peers", "rating"] as const).map((step) => {
        const { opensOn, closesOn } = windowOf(seed, period, phase, step);
        return {
          id: seed.id(),
          unitId: seed.unitId(key),
          period,
          step,
          opensOn: dateOf(opensOn),
          closesOn: dateOf(closesOn),
          source: "Keputusan Sekretaris Daerah tentang jadwal penilaian triwulanan (contoh)",
        };
      }),
    ),
  });
  const appraisals = seed.appraisedIn(period).map((person) => ({ person, id: seed.id(), ...raterOn(person.key, day) }));
  await db.appraisal.createMany({
    data: appraisals.map(({ person, id, rater, interim }) => ({
      id,
      employeeId: seed.personId(person.key),
      period,
      unitId: seed.unitId(seed.unitOn(person, day)),
      raterId: seed.personId(rater),
      raterInterim: interim,
      planId: planIds.get(`${person.key} ${period.slice(0, 4)}`) ?? null,
      regulationId: REGULATION,
      ...(closed || isRatedAlready(seed, person) ? ratingOf(seed, person, period) : {}),
    })),
  });
  if (closed) await writeAchievements(seed, period);
  await writeReports(seed, period, appraisals);
  return appraisals;
}

/**
 * What each unit achieved, decided on the quarter's last day before anybody was rated, by who heads the unit above. Of the last closed
 * quarter one had been decided otherwise the day before; nothing is decided of the open one.
 */
async function writeAchievements(seed: Seed, period: string) {
  const { units } = seed.place;
  const decidedAt = dateOf(lastDayOf(period));
  const before = new Date(decidedAt.getTime() - 24 * 3_600_000);
  const [corrected] = period === seed.closed ? units.filter(({ achievement }) => achievement === "needs-improvement") : [];
  const rows = units.map(({ key, parent, achievement }) => {
    const above = parent === null ? null : seed.unit(parent).head;
    return {
      id: seed.id(),
      unitId: seed.unitId(key),
      period,
      version: key === corrected?.key ? 2 : 1,
      value: achievement ?? "good",
      source: "Evaluasi capaian organisasi triwulan (contoh)",
      byId: above && seed.personId(above),
      decidedAt,
    };
  });
  await db.organisationAchievement.createMany({ data: rows });
  if (!corrected) return;
  const [row] = rows.filter(({ unitId }) => unitId === seed.unitId(corrected.key));
  if (row)
    await db.organisationAchievement.create({
      data: {
        ...row,
        id: seed.id(),
        version: 1,
        value: "good",
        source: "Laporan sementara capaian (contoh)",
        decidedAt: before,
        supersededAt: decidedAt,
      },
      select: { id: true },
    });
}

/** Where rating is open, some units have begun. */
const isRatedAlready = (seed: Seed, { key, unit }: SeedPerson) =>
  seed.chanceOf("rated already", key).chance((seed.unit(unit).rated ?? 0) / 100);

/** The default setting, as the first migration has it. */
const RULE = { above: "any-main-below", meets: "half-main-below", below: "none-below" } as const;

/** What a unit's achievement leads one to expect of its head, as the migration has it. */
const OF_HEADS = { outstanding: "above", good: "meets", "needs-improvement": "below" } as const;

/** As it is told of somebody; for the others what their figures bear out, with a reason where one is owed. */
function ratingOf(seed: Seed, person: SeedPerson, period: string) {
  const ago = seed.agoOf(period);
  const chance = seed.chanceOf("rating", person.key, period);
  const indicators = inputsOf(seed, person, period);
  const standings = mainStandings(indicators.map(judgeIndicator));
  const told = ago === 0 ? undefined : seed.place.cases[person.key]?.ratings?.[ago as Ago];
  const unit = seed.unit(person.unit);
  const expected = period !== seed.open && unit.head === person.key ? OF_HEADS[unit.achievement ?? "good"] : null;
  const fromFigures = borneOut(standings, chance.next());
  const { workResult, behaviour } = told ?? {
    workResult: expected ?? fromFigures,
    behaviour: chance.chance(0.2) ? ("above" as const) : ("meets" as const),
  };
  const inputs: AppraisalInputs = { workResult, behaviour, indicators };
  const owed = divergence(workResult, standings, RULE) !== null || (expected !== null && expected !== workResult);
  const note = told?.note ?? (owed ? chance.of(NOTES[workResult]) : null);
  const { predicate, steps } = appraise(inputs, regulationById(REGULATION, "quadrant"));
  const morning = period === seed.open ? addDays(seed.day, -1) : lastDayOf(period);
  return {
    workResult,
    behaviour,
    note,
    predicate,
    inputs: asJson(inputs),
    steps: asJson(steps),
    ratedAt: new Date(dateOf(morning).getTime() + chance.int(4, 9) * 3_600_000),
    version: 1,
  };
}

/** Nothing below: as expected or, for some, above. Half or more below: below or, with a reason, as expected. */
function borneOut(standings: readonly string[], drawn: number): Expectation {
  const known = standings.filter((standing) => standing !== "unknown").length;
  const below = standings.filter((standing) => standing === "below").length;
  if (below === 0) return known > 0 && drawn < 0.3 ? "above" : "meets";
  if (2 * below < known) return "meets";
  return drawn < 0.5 ? "below" : "meets";
}

/** Everybody reported in a closed quarter and, where forms are closed, in the open one; some of the others have. */
async function writeReports(seed: Seed, period: string, appraisals: readonly Appraised[]) {
  const open = period === seed.open;
  const reported = appraisals.filter(({ person: { key, unit } }) => {
    if (!open) return true;
    if (seed.unit(unit).phase !== "filling") return key !== "southVolunteer";
    return key !== DEMO_ACCOUNTS.employee && seed.chanceOf("reports", key).chance(0.4);
  });
  await db.selfReport.createMany({
    data: reported.map(({ id, person: { key } }) => {
      const chance = seed.chanceOf("report", key, period);
      const told = seed.place.cases[key]?.reports?.[seed.agoOf(period) as 0 | Ago];
      return {
        appraisalId: id,
        story: told?.story ?? chance.of(STORIES),
        obstacle: told ? (told.obstacle ?? null) : chance.chance(0.4) ? chance.of(OBSTACLES) : null,
        answers: answersOf(chance),
        submittedAt: dateOf(open ? addDays(seed.day, -3) : addDays(lastDayOf(period), -4)),
        version: 1,
      };
    }),
  });
}
