import type { Achievement } from "@/lib/scoring/core/types";

/** What was decided, on what it rests, by whom; nobody where it came with the period. */
export type Decision = { version: number; value: Achievement; source: string; by: string | null; on: string };

/** A unit in a period. `mayDecide`: the reader heads a unit above, or is of personnel. */
export type AchievementRow = { unitId: string; unit: string; depth: number; decision: Decision | null; mayDecide: boolean };

/** `rated`: how many people of the unit have been rated in the period. */
export type AchievementSheet = { unitId: string; unit: string; decisions: Decision[]; people: number; rated: number };
