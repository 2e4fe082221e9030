import type { SeverityPrior } from "./severity";

/** One person as one rater sees them over all quarters. `since` orders raters of one person: the first one's team is the person's. */
export type Judged = { rater: string; person: string; since: string; score: number };
/** One rater's answers to one set of cases, in the order of the set. */
export type Vignettes = { rater: string; set: string; scores: readonly number[] };

/** A mean that is observed of one rater: of `n` people of a team who all had the same raters (`group`), or of a set's `n` cases. */
export type Observation = {
  rater: number;
  /** The team's rater and the group within the block; null for vignettes. */
  team: number | null;
  group: number | null;
  n: number;
  /** Which common mean it is about: 0 for people, else a set of cases. */
  fixed: number;
};
/** Raters who share people, and what is observed of them. Blocks of one `shape` differ in nothing but their means. */
export type Shape = {
  observations: readonly Observation[];
  raters: number;
  blocks: { raters: readonly number[]; means: readonly number[] }[];
};
export type Blocks = {
  shapes: readonly Shape[];
  /** How many common means. */
  fixed: number;
  /** Variances in square points. */
  person: number;
  noise: number;
  vignette: number;
};
type Known = { id: string; people: number; shared: number; vignettes: boolean };

const squares = (values: readonly number[]) => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What is left of a table when each row's and each column's mean is taken out; with (rows - 1)(columns - 1) degrees of freedom. */
function residual(rows: readonly (readonly number[])[]): { squares: number; freedom: number } {
  const [first = []] = rows;
  const columns = first.map((_, j) => meanOf(rows.map((row) => row[j] ?? 0)));
  const all = meanOf(columns);
  const left = rows.flatMap((row) => {
    const own = meanOf(row);
    return row.map((value, j) => value - own - (columns[j] ?? 0) + all);
  });
  return { squares: left.reduce((sum, value) => sum + value ** 2, 0), freedom: (rows.length - 1) * (first.length - 1) };
}

type Group = { team: string; raters: readonly string[]; rows: number[][] };

/** What the model needs of single ratings: means by rater and group, blocks that have nobody in common, and the variances within. */
export function blocksOf(
  { people, vignettes }: { people: readonly Judged[]; vignettes: readonly Vignettes[] },
  prior: SeverityPrior,
): Blocks & { raters: readonly Known[] } {
  for (const score of [...people.map((row) => row.score), ...vignettes.flatMap((row) => row.scores)])
    if (!(score >= 0 && score <= 100)) throw new RangeError(`${score} is outside 0 to 100`);
  const groups = within(MOST_RATERS, groupsOf(people));
  const sets = Map.groupBy(vignettes, ({ set }) => set);
  for (const [set, rows] of sets)
    if (rows.some(({ scores }) => scores.length === 0 || scores.length !== rows[0]?.scores.length))
      throw new RangeError(`the set ${set} was answered in part`);

  const ids = [...new Set([...people, ...vignettes].map(({ rater }) => rater))].toSorted();
  const place = new Map(ids.map((id, i) => [id, i]));
  const setPlace = new Map([...sets.keys()].toSorted().map((set, i) => [set, i + 1]));
  const known = ids.map((id) => {
    const own = groups.filter(({ raters }) => raters.includes(id));
    const many = (some: readonly Group[]) => some.reduce((sum, { rows }) => sum + rows.length, 0);
    return {
      id,
      people: many(own),
      shared: many(own.filter(({ raters }) => raters.length > 1)),
      vignettes: vignettes.some(({ rater }) => rater === id),
    };
  });
  return {
    ...variancesOf(groups, [...sets.values()], prior),
    raters: known,
    fixed: 1 + sets.size,
    shapes: shapesOf(groups, vignettes, ids, place, setPlace),
  };
}

/** People with the same raters, the first of whom gives the team. */
function groupsOf(people: readonly Judged[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [person, rows] of Map.groupBy(people, (row) => row.person)) {
    const inOrder = rows.toSorted((one, other) => (one.since + one.rater < other.since + other.rater ? -1 : 1));
    const team = inOrder[0]?.rater ?? "";
    const byRater = rows.toSorted((one, other) => (one.rater < other.rater ? -1 : 1));
    const raters = byRater.map(({ rater }) => rater);
    if (new Set(raters).size < raters.length) throw new RangeError(`${person} stands twice under one rater`);
    const key = JSON.stringify([team, raters]);
    const group = groups.get(key) ?? { team, raters, rows: [] };
    group.rows.push(byRater.map(({ score }) => score));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Solving for a block costs the cube of it, and after enough moves all raters of an agency would be one. */
const MOST_RATERS = 4;

/** The groups, as long as no block grows beyond `most` raters: those of more people first; people of one that would, count with their first rater. */
function within(most: number, groups: readonly Group[]): Group[] {
  const block = new Map<string, ReadonlySet<string>>();
  const of = (rater: string) => block.get(rater) ?? new Set([rater]);
  return groups
    .toSorted((one, other) => other.rows.length - one.rows.length || (one.raters.join() < other.raters.join() ? -1 : 1))
    .map((group) => {
      const together = new Set(group.raters.flatMap((rater) => [...of(rater)]));
      if (together.size > most) {
        const first = group.raters.indexOf(group.team);
        return { ...group, raters: [group.team], rows: group.rows.map((row) => [row[first] ?? 0]) };
      }
      for (const rater of together) block.set(rater, together);
      return group;
    });
}

/** Pooled over everybody, the belief added as `weight` more observations. */
function variancesOf(groups: readonly Group[], sets: readonly (readonly Vignettes[])[], prior: SeverityPrior) {
  const pooled = (believed: number, parts: readonly { squares: number; freedom: number }[]) =>
    (prior.weight * believed + parts.reduce((sum, part) => sum + part.squares, 0)) /
    (prior.weight + parts.reduce((sum, { freedom }) => sum + freedom, 0));
  const teams = [...Map.groupBy(groups, ({ team }) => team)].map(([team, own]) => {
    const scores = own.flatMap(({ raters, rows }) => rows.map((row) => row[raters.indexOf(team)] ?? 0));
    return { squares: squares(scores), freedom: scores.length - 1 };
  });
  const within = pooled(prior.person ** 2 + prior.noise ** 2, teams);
  const seenTwice = groups.filter(({ raters, rows }) => raters.length > 1 && rows.length > 1).map(({ rows }) => residual(rows));
  const answered = sets.filter((rows) => rows.length > 1).map((rows) => residual(rows.map(({ scores }) => scores)));
  // a person's noise is a part of what people of a team differ by; by what part is only seen where two raters rated the same
  const share = prior.noise ** 2 / (prior.person ** 2 + prior.noise ** 2);
  const noise = Math.min(pooled(within * share, seenTwice), within);
  return { person: within - noise, noise, vignette: pooled(prior.vignette ** 2, answered) };
}

function shapesOf(
  groups: readonly Group[],
  vignettes: readonly Vignettes[],
  ids: readonly string[],
  place: ReadonlyMap<string, number>,
  setPlace: ReadonlyMap<string, number>,
): Shape[] {
  const head = ids.map((_, i) => i);
  const root = (i: number): number => (head[i] === i || head[i] === undefined ? i : root(head[i]));
  const at = (id: string) => place.get(id) ?? 0;
  for (const { raters } of groups) for (const rater of raters) head[root(at(rater))] = root(at(raters[0] ?? rater));
  const groupsIn = Map.groupBy(groups, ({ raters }) => root(at(raters[0] ?? "")));
  const vignettesIn = Map.groupBy(vignettes, ({ rater }) => root(at(rater)));

  const shapes = new Map<string, Shape>();
  for (const [top, members] of Map.groupBy(head.keys(), root)) {
    const local = new Map(members.map((rater, i) => [rater, i]));
    const here = (id: string) => local.get(at(id)) ?? 0;
    const seen = [
      ...(groupsIn.get(top) ?? []).flatMap(({ team, raters, rows }, group) =>
        raters.map((rater, j) => ({
          mean: meanOf(rows.map((row) => row[j] ?? 0)),
          observation: { rater: here(rater), team: here(team), group, n: rows.length, fixed: 0 },
        })),
      ),
      ...(vignettesIn.get(top) ?? []).map(({ rater, set, scores }) => ({
        mean: meanOf(scores),
        observation: { rater: here(rater), team: null, group: null, n: scores.length, fixed: setPlace.get(set) ?? 0 },
      })),
    ];
    const observations = seen.map(({ observation }) => observation);
    const key = JSON.stringify([members.length, observations.map((each) => Object.values(each))]);
    const shape = shapes.get(key) ?? { observations, raters: members.length, blocks: [] };
    shape.blocks.push({ raters: members, means: seen.map(({ mean }) => mean) });
    shapes.set(key, shape);
  }
  return [...shapes.values()];
}
