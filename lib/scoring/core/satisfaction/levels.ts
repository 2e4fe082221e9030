import type { Interval } from "./interval";

/**
 * Puts estimates on levels, highest first, without ranking what their intervals do not separate.
 *
 * Shape    two estimates share a level when their intervals have a value in common, or are joined by others that do:
 *          so every estimate of one level is clear of every estimate of the next. Inside a level the order is the one given.
 * Missing  who has no interval is on no level; whoever draws the list says so.
 * Source   none in the law: never rank what the intervals do not separate.
 */
export function levelsOf<T>(rows: readonly T[], intervalOf: (row: T) => Interval | null): T[][] {
  const placed = rows.flatMap((row, at) => {
    const interval = intervalOf(row);
    return interval ? [{ row, at, ...interval }] : [];
  });
  const levels: { low: number; rows: typeof placed }[] = [];
  for (const one of placed.toSorted((a, b) => b.high - a.high || a.at - b.at)) {
    const level = levels.at(-1);
    if (level && one.high >= level.low) {
      level.rows.push(one);
      level.low = Math.min(level.low, one.low);
    } else levels.push({ low: one.low, rows: [one] });
  }
  return levels.map((level) => level.rows.toSorted((a, b) => a.at - b.at).map(({ row }) => row));
}
