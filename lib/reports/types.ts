import type { Predicate } from "@/lib/scoring/core/types";

export type PredicateCounts = Readonly<Record<Predicate, number>>;

/** How far one unit has come in one period, and the predicates given there. Counts of everybody, so without an interval. */
export type UnitCompletion = {
  period: string;
  unitId: string;
  unit: string;
  /** For a drawing, where room is short. */
  shortName: string;
  people: number;
  planned: number;
  reported: number;
  rated: number;
  predicates: PredicateCounts;
};

/** The dashboards: each has its address, its place on the first page, and its file. */
export const DASHBOARDS = ["completion", "predicates", "satisfaction", "waiting", "trend", "activity"] as const;
export type DashboardName = (typeof DASHBOARDS)[number];

/** What was asked for, all of it in the address. */
export type DashboardChoice = {
  period: string;
  /** Opened quarters, newest first; the running one where none is. */
  periods: readonly string[];
  unitId: string;
  unit: string;
  units: readonly UnitOption[];
  today: string;
};

/** Lines and their review in one unit and period. Days are working days. */
export type UnitReviewing = {
  unitId: string | null;
  unit: string | null;
  shortName: string | null;
  people: number;
  lines: number;
  decided: number;
  /** Decided within the days of the setting. */
  inTime: number;
  waiting: number;
  /** Waiting for longer than that. */
  overdue: number;
  /** Half of those that wait have waited at least so long; null where none waits. */
  medianAge: number | null;
  /** Lines a person a working day, in hundredths; null where there is nobody or no day yet. */
  perDay: number | null;
  review: InTime | null;
};
/** Of the lines whose days are over, decided or not, those that were decided within them; null where none fell due. */
export type InTime = { n: number; due: number; percent: number };
/** By name; `all` is the whole sight, whose median is none of the units'. `days` are the working days that were counted. */
export type Reviewing = { units: UnitReviewing[]; all: UnitReviewing; days: number };

export type WaitingLine = {
  id: string;
  employee: string;
  rater: string | null;
  interim: boolean;
  unit: string;
  day: string;
  text: string;
  submittedAt: Date;
  waited: number;
};
export type WaitingList = { rows: WaitingLine[]; next: string | null };

/** What may be missing of an appraisal; nothing of what colleagues answered is asked by name. */
export const MISSING = ["plan", "self", "rating"] as const;
export type Missing = (typeof MISSING)[number];

export type AppraisedRow = {
  appraisalId: string;
  employeeId: string;
  name: string;
  post: string;
  unit: string;
  rater: string;
  interim: boolean;
  planId: string | null;
  reported: boolean;
  predicate: Predicate | null;
};
export type AppraisedList = { rows: AppraisedRow[]; next: string | null };

/** Answers of colleagues over the whole agency: how many were asked for, how many are in. */
export type PeerTurnout = { asked: number; given: number };

type UnitOption = { id: string; name: string };
export type Sights = { units: UnitOption[]; periods: string[] };

/** A group whose predicates may be broken down; `counts` is null where it has too few. */
export type Group = { n: number; counts: PredicateCounts | null };
type UnitGroup = { unitId: string; unit: string; shortName: string; n: number; counts: PredicateCounts };
export type Distribution = { units: UnitGroup[]; small: { units: number } & Group; all: Group };

export type QuarterCompletion = { period: string; people: number; planned: number; reported: number; rated: number };
