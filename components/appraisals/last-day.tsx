import type { Say } from "@/lib/messages/format";
import { type Deadline, lastDay } from "@/lib/scoring/core/deadlines/consequences";

/** Until when, and what happens when that day passes. */
export function LastDay({ deadline, until, left, say }: { deadline: Deadline; until: string; left?: number; say: Say }) {
  const { key, values } = lastDay(deadline, until, left);
  return say(key, values);
}
