import type { Predicate } from "@/lib/scoring/core/types";

/** How far one unit has come in one period. Counts of everybody, so without an interval. */
export type UnitCompletion = { unitId: string; unit: string; people: number; planned: number; reported: number; rated: number };

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
  planId: string | null;
  reported: boolean;
  predicate: Predicate | null;
};
export type AppraisedList = { rows: AppraisedRow[]; next: string | null };

/** Answers of colleagues over the whole agency: how many were asked for, how many are in. */
export type PeerTurnout = { asked: number; given: number };

export type UnitOption = { id: string; name: string };
export type Sights = { units: UnitOption[]; periods: string[] };
