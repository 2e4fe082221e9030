import type { Comparison, Counts, PatternRow, Shares } from "@/lib/scoring/core/methods/distribution";
import type { Achievement, Sourced } from "@/lib/scoring/core/types";

/** What an author last said of why a group departs. `own`: the reader's, who may follow it with another. */
export type Reason = { by: string; text: string; on: string; version: number; own: boolean };

/** What the law and the agency say of one quarter and one achievement. */
export type Pattern = { row: Sourced<PatternRow>; shares: Shares; sharesSource: string };

/** The people of one rater or of one unit in one quarter, beside the pattern of the unit's achievement. */
export type DistributionSight = {
  period: string;
  unitId: string;
  unit: string;
  /** Null: nobody decided it yet, and nothing is compared. */
  achievement: { value: Achievement; source: string } | null;
  counts: Counts;
  /** People who are not rated yet. */
  waiting: number;
  reasons: readonly Reason[];
  /** Null without an achievement, and on a day without such a rule. */
  compared: (Comparison & Pattern) | null;
};
