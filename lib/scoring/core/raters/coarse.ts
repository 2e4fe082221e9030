/** How many gave 1, 2, 3 and 4. */
export type Counts = readonly [number, number, number, number];
/** In hundredths of a mark, to the quarter. */
export type Told = { mean: number; spread: number };

const GRAIN = 25;
const toGrain = (marks: number) => Math.floor((marks * 100) / GRAIN + 0.5) * GRAIN;
const MIDDLE = 250;
/** The quarters of the scale from its ends to its middle, which takes in what cannot be told of by itself. */
const INWARDS = [100, 400, 125, 375, 150, 350, 175, 325, 200, 300, 225, 275, MIDDLE];

export const countsOf = (marks: readonly number[]): Counts =>
  [1, 2, 3, 4].map((mark) => marks.filter((each) => each === mark).length) as unknown as Counts;

/** Mean and sample standard deviation (n - 1), both to the nearest quarter, half up. */
export function exactly(counts: Counts): Told {
  const n = counts.reduce((sum, times) => sum + times, 0);
  const mean = counts.reduce((sum, times, i) => sum + times * (i + 1), 0) / n;
  const variance = counts.reduce((sum, times, i) => sum + times * (i + 1 - mean) ** 2, 0) / (n - 1);
  return { mean: toGrain(mean), spread: toGrain(Math.sqrt(variance)) };
}

/** Everything that n people can have given, in the order of the counts. */
export function everyCount(n: number): Counts[] {
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, i) => i);
  return upTo(n).flatMap((a) => upTo(n - a).flatMap((b) => upTo(n - a - b).map((c): Counts => [a, b, c, n - a - b - c])));
}

/**
 * Whether nobody's mark follows from what is told: not even for one of them, who knows the own mark. Of the others each could have given
 * either of two marks at least, whichever of these it was that was told of.
 */
export function tellsNobody(told: readonly Counts[]): boolean {
  return [0, 1, 2, 3].every((own) => {
    const others = told
      .filter((counts) => (counts[own] ?? 0) > 0)
      .map((counts) => counts.map((times, mark) => times - (mark === own ? 1 : 0)));
    const given = new Set(others.flatMap((counts) => counts.flatMap((times, mark) => (times > 0 ? [mark] : []))));
    return given.size !== 1;
  });
}

const tables = new Map<number, ReadonlyMap<string, Told>>();

/**
 * What is told of n marks. To the quarter of a mark where that tells nobody's mark; else as much coarser as it takes:
 *
 *   spreads  that lie next to each other are told as the largest of them, "at most so much"
 *   means    with such a spread, as where all gave the same, are told as the next towards the middle of the scale
 *
 * A table of n alone, never of what was answered: that something is coarser tells nothing.
 */
export function coarse(counts: Counts): Told {
  const n = counts.reduce((sum, times) => sum + times, 0);
  const table = tables.get(n) ?? tableOf(n);
  tables.set(n, table);
  const told = table.get(counts.join());
  if (!told) throw new RangeError("no four counts of marks");
  return told;
}

function tableOf(n: number): Map<string, Told> {
  const table = new Map<string, Told>();
  const bands = new Map([...Map.groupBy(everyCount(n), (counts) => exactly(counts).mean)]);
  for (const mean of INWARDS) {
    const { groups, left } = grouped(bands.get(mean) ?? []);
    const inwards = mean + (mean < MIDDLE ? GRAIN : -GRAIN);
    if (mean === MIDDLE) groups.splice(0, left.length > 0 ? groups.length : 0, ...(left.length > 0 ? [[...groups.flat(), ...left]] : []));
    else bands.set(inwards, [...(bands.get(inwards) ?? []), ...left]);
    for (const group of groups) {
      const spread = Math.max(...group.map((each) => exactly(each).spread));
      for (const counts of group) table.set(counts.join(), { mean, spread });
    }
  }
  return table;
}

/** By spread, the smallest first, as many together as it takes to tell nobody's mark; `left` are those that would still. */
function grouped(band: readonly Counts[]): { groups: Counts[][]; left: Counts[] } {
  const spreads = [...Map.groupBy(band, (counts) => exactly(counts).spread)].toSorted(([a], [b]) => a - b);
  const groups: Counts[][] = [];
  let left: Counts[] = [];
  for (const [, together] of spreads) {
    left = [...left, ...together];
    if (!tellsNobody(left)) continue;
    groups.push(left);
    left = [];
  }
  const last = groups.at(-1);
  if (left.length === 0 || !last || !tellsNobody([...last, ...left])) return { groups, left };
  return { groups: [...groups.slice(0, -1), [...last, ...left]], left: [] };
}
