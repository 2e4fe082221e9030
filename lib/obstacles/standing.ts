import type { ObstacleAnswer, ObstacleStanding } from "./types";

/**
 * How an obstacle stood at the end of a day: what came later is not known yet. `answers` the oldest first; the newest of that day stands,
 * and its day is overdue once it has passed.
 */
export function standingOn(
  day: string,
  { removedOn, answers }: { removedOn: string | null; answers: readonly ObstacleAnswer[] },
): { standing: ObstacleStanding; answer: ObstacleAnswer | null; removedOn: string | null } {
  const answer = answers.findLast(({ on }) => on <= day) ?? null;
  if (removedOn !== null && removedOn <= day) return { standing: "removed", answer, removedOn };
  const standing = answer === null ? "waiting" : answer.dueOn < day ? "overdue" : "promised";
  return { standing, answer, removedOn: null };
}
