/** What it is that is missing, in the words of PermenPANRB 6/2022 (Pasal 11, 20): resources, or pembinaan; and what neither names. */
export const OBSTACLE_KINDS = ["resources", "training", "authority", "other"] as const;
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number];

/** Of one result, with those of the results it continues. */
export const MOST_OPEN = 3;
/** To one obstacle, one after the other. */
export const MOST_ANSWERS = 20;
export const LONGEST = 500;

/** Nobody answered yet; an action is promised; its day has passed; it is out of the way. */
export type ObstacleStanding = "waiting" | "promised" | "overdue" | "removed";
export type ObstacleAnswer = { id: string; by: string; action: string; dueOn: string; on: string };

/** As it stood on some day. */
export type ObstacleRow = {
  id: string;
  kind: ObstacleKind;
  text: string;
  flaggedOn: string;
  removedOn: string | null;
  standing: ObstacleStanding;
  /** The answer that stood; null while there was none. */
  answer: ObstacleAnswer | null;
};
export type ListedObstacle = ObstacleRow & { employee: string; post: string; result: string };
export type ObstacleSheet = ListedObstacle & {
  version: number;
  planId: string;
  removedBy: string | null;
  /** The oldest first. */
  answers: ObstacleAnswer[];
};

/** Of whoever leads, those that wait for an answer or whose day has passed first, each group the oldest first. */
export type ObstacleList = { own: ListedObstacle[]; led: ListedObstacle[]; ownCount: number; ledCount: number; waiting: number };

/** What stood in the way in one period, by the words of the result; and of results that the plan no longer holds. */
export type PeriodObstacles = { byResult: ReadonlyMap<string, readonly ObstacleRow[]>; others: readonly ObstacleRow[] };
