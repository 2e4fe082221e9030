import type { MessageKey, Values } from "@/lib/messages/keys";
import { type Achievement, PREDICATES, type Predicate, type Source, type Sourced, type Step } from "../types";

/** The percentages of the pattern, by the field they stand in. Their values are a dated setting, not the regulation's. */
export const SHARES = [
  "outstandingMost",
  "goodMost",
  "needsImprovementBest",
  "needsImprovementLeast",
  "poorBest",
  "poorNeedsImprovement",
  "poorLeast",
  "veryPoorTogether",
  "veryPoorLeast",
] as const;
export type ShareName = (typeof SHARES)[number];
export type Shares = Readonly<Record<ShareName, number>>; // whole percent

/** What the pattern says of one predicate: anything, nobody, most of all up to a share, a share at most or at least, or two fields together. */
export type Cell =
  | { rule: "may" }
  | { rule: "none" }
  | { rule: "mostly"; share: ShareName }
  | { rule: "at-most"; share: ShareName }
  | { rule: "at-least"; share: ShareName }
  | { rule: "one-with"; other: Predicate }
  | { rule: "at-least-with"; other: Predicate; share: ShareName };
/** Total by type: a row with a missing field does not compile. */
export type PatternRow = Readonly<Record<Predicate, Cell>>;
export type DistributionRule = { pattern: Readonly<Record<Achievement, Sourced<PatternRow>>> };

export type Counts = Readonly<Record<Predicate, number>>;
/** `tooSmall`: no spread of so few people follows the whole row, so that nothing is held against theirs. */
export type Comparison = { n: number; tooSmall: boolean; departures: Step[] };

/** So many people are within "at most" a share, and within "at least": whole numbers alone, nothing is rounded. */
const within = (people: number, n: number, percent: number) => people * 100 <= n * percent;
const reaches = (people: number, n: number, percent: number) => people * 100 >= n * percent;

/**
 * How the predicates of a group depart from the pattern of its organisation's achievement (pola distribusi).
 *
 * Shape      how many people have each predicate; the departures in the order of the predicates, each with its numbers and its source.
 * Meaning    a consideration ("sebagai pertimbangan", PermenPANRB 6/2022 hlm. 94): a warning that asks for a reason, never a limit.
 * Units      people; shares in whole percent, compared as whole numbers (7 of 10 is not more than 70 %, 8 of 11 is). A percentage that
 *            is said is rounded half up to two decimals; it decides nothing.
 * Undefined  the circular does not say what "sebagian besar" is. We read it as no other predicate being given more often: of the readings
 *            (most frequent, or more than half) the one that warns least, so that what is told departs under both. Two fields with
 *            "dan/atau" are read as one minimum for both together, for the same reason.
 * Small      where no spread of n people follows the row (1 person can be neither "most" nor at most 70 %), nothing is told but that.
 * Missing    people without a predicate are not in the counts: who asks says how many still wait. Nobody rated: nothing to compare.
 * Throws     RangeError for a count that is negative or no whole number.
 * Source     the row's own.
 */
export function departuresFrom(counts: Counts, achievement: Achievement, rule: DistributionRule, shares: Shares): Comparison {
  for (const predicate of PREDICATES)
    if (!Number.isInteger(counts[predicate]) || counts[predicate] < 0) throw new RangeError(`${counts[predicate]} people are ${predicate}`);
  const n = PREDICATES.reduce((all, predicate) => all + counts[predicate], 0);
  const { value: row, source } = rule.pattern[achievement];
  if (n === 0) return { n, tooSmall: false, departures: [] };
  if (!canFollow(n, row, shares)) return { n, tooSmall: true, departures: [] };
  return { n, tooSmall: false, departures: PREDICATES.flatMap((predicate) => departureOf(predicate, { counts, n, row, shares, source })) };
}

type Compared = { counts: Counts; n: number; row: PatternRow; shares: Shares; source: Source };

function departureOf(predicate: Predicate, { counts, n, row, shares, source }: Compared): Step[] {
  const cell = row[predicate];
  const here = counts[predicate];
  const name = (each: Predicate) => ({ key: `predicate.${each}` as const });
  const of = { n: here, of: n, percent: percentOf(here, n), predicate: name(predicate) };
  const told = (key: MessageKey, values: Values): Step[] => [{ rule: `distribution.${cell.rule}`, words: { key, values }, source }];
  switch (cell.rule) {
    case "may":
      return [];
    case "none":
      return here > 0 ? told("distribution.departure.none", of) : [];
    case "at-most":
      return within(here, n, shares[cell.share]) ? [] : told("distribution.departure.over", { ...of, share: shares[cell.share] });
    case "at-least":
      return reaches(here, n, shares[cell.share]) ? [] : told("distribution.departure.under", { ...of, share: shares[cell.share] });
    case "mostly": {
      const most = PREDICATES.reduce((best, each) => (counts[each] > counts[best] ? each : best), predicate);
      return [
        ...(most === predicate ? [] : told("distribution.departure.notMostly", { ...of, other: name(most), more: counts[most] })),
        ...(within(here, n, shares[cell.share]) ? [] : told("distribution.departure.over", { ...of, share: shares[cell.share] })),
      ];
    }
    case "one-with":
    case "at-least-with": {
      if (PREDICATES.indexOf(cell.other) < PREDICATES.indexOf(predicate)) return []; // told once, at the first of the two
      const together = here + counts[cell.other];
      const both = { n: together, of: n, percent: percentOf(together, n), one: name(predicate), other: name(cell.other) };
      if (cell.rule === "one-with") return together > 0 ? [] : told("distribution.departure.noneOfTwo", both);
      const share = shares[cell.share];
      return reaches(together, n, share) ? [] : told("distribution.departure.underTogether", { ...both, share });
    }
  }
}

/** Half up to hundredths of a percent, to be shown and not compared. */
const percentOf = (people: number, n: number) => ({ quantity: Math.floor((people * 20_000 + n) / (2 * n)) });

type Bounds = { least: number; most: number };

/** Whether any spread of n people follows a row: for each number who might have the matching predicate, whether the others find room. */
export function canFollow(n: number, row: PatternRow, shares: Shares): boolean {
  const atMost = (share: ShareName) => Math.floor((n * shares[share]) / 100);
  const atLeast = (share: ShareName) => Math.ceil((n * shares[share]) / 100);
  const boundsOf = (cell: Cell): Bounds => {
    if (cell.rule === "none") return { least: 0, most: 0 };
    if (cell.rule === "mostly" || cell.rule === "at-most") return { least: 0, most: Math.min(n, atMost(cell.share)) };
    if (cell.rule === "at-least") return { least: atLeast(cell.share), most: n };
    return { least: 0, most: n };
  };
  const cells = PREDICATES.map((predicate) => row[predicate]);
  const mostly = cells.find(({ rule }) => rule === "mostly");
  const joint: readonly Cell[] = cells.filter((cell) => cell.rule === "one-with" || cell.rule === "at-least-with");
  const [first] = joint;
  const needed = first?.rule === "at-least-with" ? atLeast(first.share) : first ? 1 : 0;
  const roomFor = (people: number, highest: number) => {
    const bounds = (some: readonly Cell[]) =>
      some.map(boundsOf).reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + Math.min(most, highest) }), {
        least: 0,
        most: 0,
      });
    const pair = bounds(joint);
    const rest = bounds(cells.filter((cell) => cell !== mostly && !joint.includes(cell)));
    return pair.most >= needed && rest.least + Math.max(pair.least, needed) <= people && people <= rest.most + pair.most;
  };
  if (!mostly) return roomFor(n, n);
  return Array.from({ length: boundsOf(mostly).most + 1 }, (_, people) => people).some((people) => roomFor(n - people, people));
}
