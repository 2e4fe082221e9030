import { type AnswerRow, type SatisfactionRule, satisfactionOf } from "@/lib/scoring/core/satisfaction";
import { clearOf } from "@/lib/scoring/core/satisfaction/interval";
import { levelsOf } from "@/lib/scoring/core/satisfaction/levels";
import { markShareOf } from "@/lib/scoring/core/satisfaction/mark";
import { meanIndexOf } from "@/lib/scoring/core/satisfaction/mean";
import { shareOf } from "@/lib/scoring/core/satisfaction/share";
import { satisfactionRule } from "@/lib/scoring/satisfaction-rule";
import type { ChannelFigures, Satisfaction, ServiceFigures, ServiceWaits, WaitFigures, Waits } from "./types";

/** One service with the totals of one quarter and kind of channel: "4443-33344 2,4--------- 7"; nulls where there are none. */
export type TotalRow = {
  id: string;
  name: string;
  unit: string;
  note: string | null;
  period: string | null;
  verified: boolean | null;
  patterns: string | null;
};

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, "id");

/** By the alphabet, for where intervals overlap there is no order of merit; and all together, as the reference. */
export function figuresOf(given: readonly TotalRow[], period: string, gradeMinimum: number): Satisfaction {
  const regulation = satisfactionRule(period);
  const of = (totals: readonly TotalRow[], verified: boolean) =>
    channelOf(
      totals.filter((total) => total.verified === verified && total.period === period).flatMap(answersOf),
      regulation,
      gradeMinimum,
    );
  const all = of(given, true);
  const services = [...Map.groupBy(given, ({ id }) => id).values()].flatMap((totals): ServiceFigures[] => {
    const [first] = totals;
    if (!first) return [];
    const { id, name, unit, note } = first;
    const verified = of(totals, true);
    return [{ id, name, unit, note, verified, open: of(totals, false), apart: isApart(verified, all) }];
  });
  return { services: services.toSorted(byName), all };
}

/** Enough answers for a grade, and no value in common with all services together: only this may be called higher or lower. */
function isApart(one: ChannelFigures, all: ChannelFigures): ServiceFigures["apart"] {
  if (one.grade === null || !one.interval || !all.interval || one.index === null || all.index === null) return null;
  if (!clearOf(one.interval, all.interval)) return null;
  return one.index > all.index ? "above" : "below";
}

type Counted = AnswerRow & { mark: number | null };

function answersOf({ patterns }: Pick<TotalRow, "patterns">): Counted[] {
  return (patterns ?? "").split(",").flatMap((total): Counted[] => {
    const [pattern = "", times] = total.split(" ");
    const [mark = null, ...answers] = [...pattern].map((letter) => (letter === "-" ? null : Number(letter)));
    return times ? [{ mark, answers, times: Number(times) }] : [];
  });
}

function channelOf(rows: readonly Counted[], rule: SatisfactionRule, gradeMinimum: number): ChannelFigures {
  const marked = (mark: number) => rows.filter((row) => row.mark === mark).reduce((sum, { times }) => sum + times, 0);
  const marks = markShareOf([marked(1), marked(2), marked(3), marked(4)]);
  const n = rows.filter(({ answers }) => answers.some((answer) => answer !== null)).reduce((sum, { times }) => sum + times, 0);
  const result = satisfactionOf(rows, rule);
  if (!result) return { n, index: null, interval: null, grade: null, marks };
  return { n, index: result.index, interval: result.interval, grade: n >= gradeMinimum ? result.grade : null, marks };
}

/** Services on levels by their verified index, the highest first: what stands on one level cannot be told apart. */
export const levelsBySatisfaction = (services: readonly ServiceFigures[]) =>
  levelsOf(services, ({ verified: { grade, interval } }) => (grade === null ? null : interval));

export type WaitRow = {
  id: string;
  name: string;
  unit: string;
  period: string | null;
  verified: boolean | null;
  first: number;
  second: number;
  third: number;
  fourth: number;
};

/** Above which band a wait is long; of how many something is told at all; and of how many two services may be compared. */
export type WaitTerms = { above: number; minimum: number; comparable: number };

/** Who said how long they waited, and the share above a band. Few answers would join everybody to one level, and are on none. */
export function waitsOf(given: readonly WaitRow[], period: string, { above, minimum, comparable }: WaitTerms): Waits {
  const of = (rows: readonly WaitRow[], verified: boolean): WaitFigures => {
    const mine = rows.filter((row) => row.verified === verified && row.period === period);
    const sum = (band: "first" | "second" | "third" | "fourth") => mine.reduce((all, row) => all + row[band], 0);
    const bands = [sum("first"), sum("second"), sum("third"), sum("fourth")] as const;
    const n = bands.reduce((all, times) => all + times, 0);
    const long = bands.slice(above).reduce((all, times) => all + times, 0);
    return n < minimum ? { n, bands: null, long: null } : { n, bands, long: shareOf(long, n) };
  };
  const services = [...Map.groupBy(given, ({ id }) => id).values()]
    .flatMap((rows): ServiceWaits[] => {
      const [first] = rows;
      return first ? [{ id: first.id, name: first.name, unit: first.unit, verified: of(rows, true), open: of(rows, false) }] : [];
    })
    .toSorted(byName);
  const levels = levelsOf(services, ({ verified: { n, long } }) => (n < comparable ? null : long));
  const placed = new Set(levels.flat());
  return { all: of(given, true), levels, silent: services.filter((service) => !placed.has(service)), services };
}

/** One service of an indicator, with its verified patterns of one quarter. */
export type PatternRow = { name: string; patterns: string | null };

/** The index of each service and the mean of them, as a fact of the kind `satisfaction`: none while one of them has too few answers. */
export function indexFact(given: readonly PatternRow[], { period, asOf, minimum }: { period: string; asOf: string; minimum: number }) {
  const rule = satisfactionRule(period);
  const found = given.map((row) => ({ name: row.name, answers: answersOf(row), result: satisfactionOf(answersOf(row), rule) }));
  const carried = found.flatMap(({ result }) => (result && (result.n ?? 0) >= minimum ? [result] : []));
  const mean = found.length > 0 && carried.length === found.length ? meanIndexOf(carried) : null;
  return {
    asOf,
    minimum,
    index: mean?.index ?? null,
    low: mean?.interval?.low ?? null,
    high: mean?.interval?.high ?? null,
    services: found.map(({ name, answers, result }) => {
      const answered = answers.filter((row) => row.answers.some((answer) => answer !== null));
      const n = answered.reduce((sum, { times }) => sum + times, 0);
      const { index, interval } = result && n >= minimum ? result : { index: null, interval: null };
      return { name, n, index, low: interval?.low ?? null, high: interval?.high ?? null };
    }),
  };
}
