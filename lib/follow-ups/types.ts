import type { Predicate, Standing } from "@/lib/scoring/core/types";

/** What a result may lead to (PermenPANRB 6/2022, Lampiran hlm. 78-88, 117-119). */
export const FOLLOW_UP_KINDS = ["recognition", "promotion", "succession", "training", "coaching", "mentoring", "counselling"] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];
/** What an employee may ask for; the rest is a leader's to propose. */
export const OWN_KINDS = ["training", "coaching", "mentoring"] as const satisfies readonly FollowUpKind[];
/** Guidance (bimbingan): the employee has a view of it, and it may end with a level of competence. */
export const isGuidance = (kind: FollowUpKind) => OWN_KINDS.some((each) => each === kind);
/** The kinds of an obstacle, and what no obstacle says: resources and training (skill) are the same two there. */
export const FOLLOW_UP_CAUSES = ["resources", "skill", "motivation", "process", "other"] as const;
export type FollowUpCause = (typeof FOLLOW_UP_CAUSES)[number];
/** Of format B.1.8 the nine statements, in our own plain words. */
export const STATEMENTS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
export const LEVELS = ["1", "2", "3", "4", "5"] as const;

export const LONGEST = 1_000;
export const MOST_OPEN = 20;

/** Waits for the rater; runs; runs and its day has passed; was done; was dropped. */
export type FollowUpStanding = "proposed" | "planned" | "overdue" | "done" | "dropped";
export type FollowUpRow = {
  id: string;
  kind: FollowUpKind;
  cause: FollowUpCause | null;
  goal: string;
  employee: string;
  employeeId: string;
  owner: string;
  dueOn: string;
  standing: FollowUpStanding;
};
export type FollowUpLists = { own: FollowUpRow[]; owned: FollowUpRow[]; led: FollowUpRow[]; views: FollowUpRow[] };

/** One indicator that fell short when this began, and where it stood in the next rated quarter; unknown while there is none. */
export type HelpedLine = { result: string; indicator: string; now: Standing };
export type Helped = {
  before: { period: string; predicate: Predicate };
  now: { period: string; predicate: Predicate } | null;
  lines: HelpedLine[];
};

export type FollowUpSheet = FollowUpRow & {
  version: number;
  appraisalId: string | null;
  steps: string | null;
  createdBy: string;
  outcome: string | null;
  closedOn: string | null;
  competence: number | null;
  sessions: { id: string; by: string; day: string; note: string }[];
  viewed: boolean;
  helped: Helped | null;
};
export type ViewSheet = { answers: number[]; note: string | null; on: string };

export type NeedRow = { unit: string; cause: FollowUpCause | null; kind: FollowUpKind; count: number; open: number; done: number };
export type Owner = { id: string; name: string };
