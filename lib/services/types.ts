import type { Grade } from "@/lib/scoring/core/satisfaction";
import type { Interval } from "@/lib/scoring/core/satisfaction/interval";
import type { MarkShare } from "@/lib/scoring/core/satisfaction/mark";

/** One kind of channel of one service in one period. Verified and open stand side by side and are never added. */
export type ChannelFigures = {
  /** Respondents who answered at least one element. */
  n: number;
  /** Hundredths; null where some element was answered by nobody. */
  index: number | null;
  interval: Interval | null;
  /** Null below the fewest answers that carry one. */
  grade: Grade | null;
  /** Those who marked, and the share of them that was satisfied. */
  marks: MarkShare | null;
};

export type ServiceFigures = {
  id: string;
  name: string;
  unit: string;
  note: string | null;
  verified: ChannelFigures;
  open: ChannelFigures;
};
export type SatisfactionSheet = { period: string; gradeMinimum: number; services: ServiceFigures[] };
