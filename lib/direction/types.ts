/** One period of government and its vision. */
export type Period = { id: string; fromYear: number; untilYear: number; vision: string; source: string | null; version: number };

/** A result of a unit's agreement, as the tree names it. */
export type ServingResult = { id: string; title: string; unitId: string; unit: string; serves: string | null };
/** The first of those that serve one goal, or none, in a year; `n` is how many there are. */
export type Serving = { n: number; results: ServingResult[] };

export type Goal = {
  id: string;
  number: number;
  title: string;
  indicator: string | null;
  closedOn: string | null;
  version: number;
  serving: Serving;
};
export type MissionBranch = { id: string; number: number; title: string; version: number; goals: Goal[] };

export type DirectionTree = {
  year: number;
  periods: Period[];
  /** The one that the year is of; null where the year has none. */
  period: Period | null;
  missions: MissionBranch[];
  /** What is promised in the year and serves no goal; words may say what it serves instead. */
  servingNone: Serving;
  /** How many results the agreements of the year hold. */
  results: number;
};

/** A goal as a form offers it, and whether it is closed. */
export type GoalChoice = { id: string; mission: number; number: number; title: string; closed: boolean };
