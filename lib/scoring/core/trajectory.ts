import type { Words } from "@/lib/messages/keys";
import type { Hundredths } from "./types";

/** cumulative: what each quarter adds. level: what each quarter holds, as a rate or an index is held. */
export const TRAJECTORY_KINDS = ["cumulative", "level"] as const;
export type TrajectoryKind = (typeof TRAJECTORY_KINDS)[number];

/** A year's target and the four quarters', in hundredths of the indicator's unit. All five are known: an absent quarter is not zero. */
export type Trajectory = {
  kind: TrajectoryKind;
  target: Hundredths;
  quarters: readonly [Hundredths, Hundredths, Hundredths, Hundredths];
};

/**
 * What of a trajectory does not fit, in words with its numbers; null when it does.
 *
 * Cumulative  the four quarters add up to the year: the official example is 15 + 40 + 40 + 5 = 100 million rupiah
 *             (PermenPANRB 6/2022, Lampiran hlm. 93). How much is short or over is said.
 * Level       the last quarter's level is the year's. The earlier ones may lie on either side of it.
 * Rounding    none: hundredths are compared exactly.
 */
export function faultOf({ kind, target, quarters }: Trajectory): Words | null {
  const year = { quantity: target };
  if (kind === "level") {
    const last = quarters[3];
    return last === target ? null : { key: "trajectory.lastQuarter", values: { last: { quantity: last }, year } };
  }
  const sum = quarters.reduce<number>((all, each) => all + each, 0);
  if (sum === target) return null;
  return {
    key: sum < target ? "trajectory.short" : "trajectory.over",
    values: { sum: { quantity: sum }, year, rest: { quantity: Math.abs(target - sum) } },
  };
}

/** What is to be reached by the end of a quarter (1 to 4): the sum until then, or the level then. In hundredths. */
export function reachedBy({ kind, quarters }: { kind: TrajectoryKind; quarters: readonly number[] }, quarter: 1 | 2 | 3 | 4): number {
  return kind === "level" ? (quarters[quarter - 1] ?? 0) : quarters.slice(0, quarter).reduce<number>((all, each) => all + each, 0);
}
