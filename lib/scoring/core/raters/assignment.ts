import type { Source } from "../types";
import { type Candidates, type Colleague, candidatesOf, inTurn } from "./circles";
import { resolveMutualPairs } from "./mutual-pairs";
import { RespondentFlow } from "./respondent-flow";

export type AssignmentTerms = {
  /** How many answer about each. */
  wanted: number;
  /** Below it a group would be destroyed unread, so that nobody is asked in vain. */
  minimum: number;
  /** About how many colleagues one person is asked at most. */
  load: number;
  /** Printed with the report: the same people, terms and seed give the same assignment. */
  seed: string;
};

/** Somebody about whom fewer are asked than wanted. */
export type Lack = {
  id: string;
  /** How many are asked: 0 where a group would stay below the minimum. */
  has: number;
  /** How many could be, had each time enough. */
  could: number;
  /** Too few share a circle, or those who do are asked about as many as they may be. */
  because: "circle" | "load";
};

/** Why a maximum is no larger: these people need more forms than those they share have room for. */
export type Cut = {
  people: string[];
  /** Forms that they need, and that there is room for. */
  need: number;
  room: number;
  /** How many respondents they have in common who are asked about as many as they may be. */
  full: number;
};

export type Assignment = {
  /** Of each appraised person who is asked about them. */
  asked: Map<string, string[]>;
  lacking: Lack[];
  /** Null where everybody gets as many as could be asked about them. */
  cut: Cut | null;
  /** What would do instead: this many colleagues a person at least, or this many asked about each. */
  relax: { load: number; wanted: number } | null;
  mutualPairs: number;
  /** How many people answer about 0, 1, 2 … colleagues. */
  loads: number[];
};

export const ASSIGNMENT_SOURCE: Source = {
  instrument: "PermenPANRB 6/2022",
  provision: "Lampiran, hlm. 69",
  tag: "P",
  checkedOn: "2026-11-26",
};

/**
 * Who answers about whom, as a maximum flow: from each appraised person `wanted` forms, one to each colleague at most, from each colleague
 * at most `load`.
 *
 * Fair     forms are given out round by round, so that nobody has one more while another could have as many: nobody is stranded where a
 *          flow exists that gives everybody `wanted`, or the minimum.
 * Missing  about whom fewer than `minimum` could be asked nobody is; where the load is what lacks, whoever has least is let go first,
 *          until every group that is left can be read.
 * Gives    who lacks respondents and why, the cut that shows there is no larger flow, what would have to give, and pairs who answer about
 *          each other, as few as closed paths can make them (see `resolveMutualPairs`).
 * Repeats  a function of people, terms and seed; their order is of no influence.
 * Throws   RangeError for terms that ask nobody.
 * Source   a local rule (who gives feedback is left open: PermenPANRB 6/2022, Lampiran, hlm. 69); dated settings.
 */
export function assignPeers(given: readonly Colleague[], terms: AssignmentTerms, refused: ReadonlySet<string> = new Set()): Assignment {
  const { wanted, minimum, load, seed } = terms;
  if (!(wanted >= 1 && minimum >= 1 && load >= 1)) throw new RangeError("these terms ask nobody");
  const people = inTurn(given, seed);
  const candidates = candidatesOf(people, seed, refused);
  const demands = candidates.map(({ length }) => (length < Math.min(minimum, wanted) ? 0 : Math.min(wanted, length)));
  const flow = new RespondentFlow(candidates, load);
  const evenly = growAll(flow, demands);
  const cut = cutOf(flow, demands, people);
  const relax = cut && { load: loadFor(candidates, demands, load), wanted: evenly };
  letGo(flow, demands, Math.min(minimum, wanted));
  resolveMutualPairs(flow, candidates);
  return {
    asked: new Map(
      people.flatMap(({ id, isAskedAbout }, i) =>
        isAskedAbout ? [[id, [...flow.sharedBy(i)].map((other) => people[other]?.id ?? "")]] : [],
      ),
    ),
    lacking: people.flatMap(({ id, isAskedAbout }, i): Lack[] => {
      const [has, could] = [flow.sharedBy(i).size, candidates[i]?.length ?? 0];
      return isAskedAbout && has < wanted
        ? [{ id, has, could, because: has < Math.min(wanted, could) && could >= minimum ? "load" : "circle" }]
        : [];
    }),
    cut,
    relax,
    mutualPairs: flow.mutual,
    loads: loadsOf(flow, people),
  };
}

/** Round by round, each round one form more for everybody who still needs one; gives the last round in which nobody went without. */
function growAll(flow: RespondentFlow, demands: readonly number[]): number {
  const most = Math.max(0, ...demands);
  let evenly = most;
  for (let round = 1; round <= most; round += 1)
    demands.forEach((demand, about) => {
      if (demand >= round && flow.sharedBy(about).size < round && !flow.grow(about)) evenly = Math.min(evenly, round - 1);
    });
  return evenly;
}

/** Lets go of groups that would be destroyed unread, those with least first and a quarter of them at a time, and gives others what they held. */
function letGo(flow: RespondentFlow, demands: readonly number[], minimum: number) {
  const left = [...demands];
  const short = () => [...left.keys()].filter((i) => (left[i] ?? 0) > 0 && flow.sharedBy(i).size < minimum);
  for (let few = short(); few.length > 0; few = short()) {
    const least = few.toSorted((a, b) => flow.sharedBy(a).size - flow.sharedBy(b).size || b - a).slice(0, Math.ceil(few.length / 4));
    for (const i of least) {
      left[i] = 0;
      flow.release(i);
    }
    growAll(flow, left);
  }
}

function cutOf(flow: RespondentFlow, demands: readonly number[], people: readonly Colleague[]): Cut | null {
  const { people: within, full } = flow.cut();
  if (within.length === 0) return null;
  const common = new Set(full);
  // what they hold of respondents outside the cut is theirs in any case
  const own = within.reduce((sum, i) => sum + [...flow.sharedBy(i)].filter((other) => !common.has(other)).length, 0);
  return {
    people: within.map((i) => people[i]?.id ?? ""),
    need: within.reduce((sum, i) => sum + (demands[i] ?? 0), 0),
    room: own + full.length * flow.load,
    full: full.length,
  };
}

/** The smallest load under which everybody gets as many as could be asked about them. */
function loadFor(candidates: Candidates, demands: readonly number[], load: number): number {
  for (let more = load + 1; ; more += 1) {
    const flow = new RespondentFlow(candidates, more);
    growAll(flow, demands);
    if (flow.cut().people.length === 0) return more;
  }
}

function loadsOf(flow: RespondentFlow, people: readonly Colleague[]): number[] {
  const each = people.flatMap(({ responds }, i) => (responds ? [flow.heldBy(i).size] : []));
  return Array.from({ length: Math.max(-1, ...each) + 1 }, (_, n) => each.filter((held) => held === n).length);
}

export type Form = { about: string; respondent: string };

/**
 * Somebody else in the place of who declined, by the same rules: a colleague who has room, else along a path on which forms that nobody has
 * sent yet go to others. None where there is no such path; then the group stays smaller.
 *
 * Shape    `held`: every form that is given out, `sent` those of them that were answered. `refused` holds who declined before, and now.
 * Gives    which forms are given out and which are taken back.
 */
export function replaceRespondent(
  given: readonly Colleague[],
  { load, seed }: Pick<AssignmentTerms, "load" | "seed">,
  { about, held, sent, refused }: { about: string; held: readonly Form[]; sent: readonly Form[]; refused: ReadonlySet<string> },
): { out: Form[]; back: Form[] } {
  const people = inTurn(given, seed);
  const at = new Map(people.map(({ id }, i) => [id, i]));
  const name = ({ about, respondent }: Form) => `${at.get(about)} ${at.get(respondent)}`;
  const flow = new RespondentFlow(candidatesOf(people, seed, refused), load, new Set(sent.map(name)));
  for (const form of held) {
    const [i, other] = [at.get(form.about), at.get(form.respondent)];
    if (i !== undefined && other !== undefined) flow.join(i, other);
  }
  const place = at.get(about);
  if (place === undefined || !flow.grow(place)) return { out: [], back: [] };
  const before = new Set(held.map(name));
  const now = people.flatMap(({ id }, i) =>
    [...flow.sharedBy(i)].map((other): Form => ({ about: id, respondent: people[other]?.id ?? "" })),
  );
  const after = new Set(now.map(name));
  return {
    out: now.filter((form) => !before.has(name(form))),
    back: held.filter((form) => at.has(form.about) && at.has(form.respondent) && !after.has(name(form))),
  };
}

export type Leader = { id: string; asked: string[]; could: number };

/**
 * Who answers about whoever leads: all who are rated by them, up to a number that the seed draws. They are asked about one leader each, so
 * that no load can be too much. Below the minimum nobody is asked.
 */
export function assignSubordinates(
  people: readonly Colleague[],
  { most, minimum, seed }: { most: number; minimum: number; seed: string },
): Leader[] {
  const led = Map.groupBy(
    people.filter(({ responds, raterId }) => responds && raterId !== null),
    ({ raterId }) => raterId,
  );
  return people.flatMap(({ id, isAskedAbout }) => {
    const ratees = isAskedAbout ? (led.get(id) ?? []) : [];
    if (ratees.length === 0) return [];
    const drawn = inTurn(ratees, seed).slice(0, most);
    return [{ id, could: ratees.length, asked: ratees.length < minimum ? [] : drawn.map((ratee) => ratee.id) }];
  });
}
