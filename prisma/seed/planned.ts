import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { asJson } from "@/lib/scoring/commands/ratings";
import type { AppraisalInputs } from "@/lib/scoring/core/appraise";
import { firstDayOf, lastDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { DEMO_ACCOUNTS } from "./people";
import type { SeedPerson } from "./place";
import { AGREED } from "./plan-states";
import type { SeedIndicator, SeedResult } from "./plans";
import type { RaterOn } from "./raters";
import type { Seed } from "./seed";
import { EARLIER_TOLD } from "./texts";
import { PLAN_OF } from "./trades";

export const REGULATION = "permenpanrb-6-2022";

export type Planned = {
  planIds: ReadonlyMap<string, string>;
  /** By "key year". */
  resultIds: ReadonlyMap<string, readonly string[]>;
  /** Of the plan that was never set: nothing hangs on them, though what is drawn by chance is drawn as if something did. */
  leftIds: ReadonlySet<string>;
};

export const planOf = (seed: Seed, { key, trade }: SeedPerson): readonly SeedResult[] => seed.place.cases[key]?.plan ?? PLAN_OF[trade];

/** The plan that the rater's superior set in February instead of a silent rater. */
const SET_BY_SUPERIOR = { who: "epidemiologist", superior: "officeHead" } as const;
/** Signed early in January of the year that runs, and never answered. */
const isLeft = (seed: Seed, { key }: SeedPerson, year: number) => key === seed.place.left && year === Number(seed.day.slice(0, 4));

/** A set plan for everybody and every year that is touched, with what was realised; but for one whose rater left it. */
export async function writePlans(seed: Seed, raterOn: RaterOn): Promise<Planned> {
  const quarters = [...seed.closedQuarters, seed.open];
  const years = [...new Set(quarters.map((period) => Number(period.slice(0, 4))))];
  const people = [...new Set(quarters.flatMap(seed.appraisedIn, seed))];
  const planIds = new Map<string, string>();
  const resultIds = new Map<string, string[]>();
  const leftIds = new Set<string>();
  const plans = people.flatMap((person) => years.map((year) => ({ person, year, id: seed.id() })));
  await db.plan.createMany({
    data: plans.map(({ person, year, id }) => {
      const left = isLeft(seed, person, year);
      if (!left) planIds.set(`${person.key} ${year}`, id);
      const late = person.key === SET_BY_SUPERIOR.who && `${year}-02-04` < seed.day;
      const on = late ? `${year}-02-04` : `${year}-01-28` < seed.day ? `${year}-01-28` : seed.day;
      const { rater, interim } = raterOn(person.key, on);
      const januaryOr = (date: string) => dateOf(`${year}-01-${date}` < seed.day ? `${year}-01-${date}` : seed.day); // never ahead of the day
      return {
        id,
        employeeId: seed.personId(person.key),
        year,
        model: seed.place.cases[person.key]?.qualitative ? ("qualitative" as const) : ("quantitative" as const),
        regulationId: REGULATION,
        signedOn: januaryOr(left || late ? "08" : "20"),
        answerBy: dateOf(`${year}-01-31`),
        ...(!left && {
          setOn: dateOf(on),
          setById: seed.personId(late ? SET_BY_SUPERIOR.superior : rater),
          setAs: late ? ("superior" as const) : interim ? ("interim" as const) : ("rater" as const),
        }),
      };
    }),
  });
  const rows = plans.flatMap(({ person, year, id: planId }) => {
    const { rater } = raterOn(person.key, firstDayOf(seed.closed));
    const assigner = seed.person(rater).post;
    return planOf(seed, person).map((result, i) => {
      const id = seed.id();
      const key = `${person.key} ${year}`;
      if (isLeft(seed, person, year)) leftIds.add(id);
      resultIds.set(key, [...(resultIds.get(key) ?? []), id]);
      return { id, planId, position: i + 1, year, person, result, assignedBy: result.assignedBy ?? assigner };
    });
  });
  await db.intendedResult.createMany({
    data: rows.map(({ id, planId, position, assignedBy, result: { priority, title, perspective } }) => ({
      id,
      planId,
      position,
      priority,
      title,
      assignedBy,
      perspective: perspective ?? null,
    })),
  });
  const indicators = rows.flatMap(({ id: intendedResultId, year, person, result }) =>
    result.indicators.map((indicator, i) => ({ id: seed.id(), intendedResultId, position: i + 1, year, person, indicator })),
  );
  await db.indicator.createMany({
    data: indicators.map(({ id, intendedResultId, position, indicator: { title, aspect, kind, target } }) => ({
      id,
      intendedResultId,
      position,
      title,
      aspect,
      kind,
      target: asJson(target),
    })),
  });
  await db.realisation.createMany({
    data: indicators.flatMap(({ id: indicatorId, year, person, indicator }) =>
      quarters.flatMap((period) => {
        const value = period.startsWith(String(year)) && !isLeft(seed, person, year) ? realisedIn(seed, person, indicator, period) : null;
        if (value === null) return [];
        const recent = addDays(seed.day, -2); // before those ratings of the open quarter that have been given
        const first = firstDayOf(period);
        const enteredAt = dateOf(period !== seed.open ? addDays(lastDayOf(period), -3) : recent < first ? first : recent);
        return [{ id: seed.id(), indicatorId, period, value: asJson(value), evidence: indicator.evidence, enteredAt }];
      }),
    ),
  });
  await db.behaviourExpectation.createMany({
    data: plans.flatMap(({ person, id: planId }) =>
      Object.entries(seed.place.cases[person.key]?.expects ?? {}).map(([value, text]) => ({ planId, value, text })),
    ),
  });
  const told = planIds.get(`${DEMO_ACCOUNTS.employee} ${years.at(-1)}`);
  if (told) await db.planSupport.createMany({ data: AGREED.map((agreed) => ({ planId: told, ...agreed })) });
  return { planIds, resultIds, leftIds };
}

/** As it is written for the open quarter and the last; before that, and for who is one of many, about so. */
function realisedIn(seed: Seed, person: SeedPerson, indicator: SeedIndicator, period: string): Record<string, string> | null {
  const ago = seed.agoOf(period);
  if (ago >= 2 && indicator.earlier) return indicator.earlier[ago - 2] ?? null;
  const many = person.varied && !seed.place.cases[person.key]?.plan;
  const whole = seed.unit(person.unit).phase !== "filling" && many;
  const written = ago === 0 ? (indicator.open ?? (whole ? indicator.closed : null)) : indicator.closed;
  if (written === null || (ago < 2 && !many)) return written;
  const chance = seed.chanceOf("realised", person.key, indicator.title, period);
  if (written.amount === undefined) return ago < 2 ? written : { text: chance.of(EARLIER_TOLD) };
  return { amount: about(written.amount, "unit" in indicator.target ? indicator.target.unit : "", 0.92 + chance.next() * 0.14) };
}

/** A little more or less, with as many decimals as it was written with; a share stays one. */
function about(amount: string, unit: string, factor: number): string {
  const decimals = amount.split(".")[1]?.length ?? 0;
  const drawn = Number(amount) * factor;
  return (unit === "%" ? Math.min(100, drawn) : drawn).toFixed(decimals);
}

/** What a rating of the period is made from. */
export const inputsOf = (seed: Seed, person: SeedPerson, period: string): AppraisalInputs["indicators"] =>
  (isLeft(seed, person, Number(period.slice(0, 4))) ? [] : planOf(seed, person)).flatMap(({ title: resultTitle, priority, indicators }) =>
    indicators.map((indicator) => {
      const realisation = realisedIn(seed, person, indicator, period);
      const { title, kind, target } = indicator;
      return { resultTitle, priority, title, kind, target, realisation, evidence: realisation === null ? null : indicator.evidence };
    }),
  );
