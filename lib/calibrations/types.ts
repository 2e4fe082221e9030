import type { Expectation, Predicate } from "@/lib/scoring/core/types";

export type Pair = { workResult: Expectation; behaviour: Expectation };
export type Proposal = {
  id: string;
  by: string;
  on: string;
  before: Pair;
  proposed: Pair;
  reason: string;
  /** Null until the rater answers. */
  answer: { kind: "taken" | "kept"; words: string | null; on: string } | null;
};
export type CalibrationPerson = {
  id: string;
  name: string;
  post: string;
  rater: string;
  /** As it is now; null while not rated. */
  pair: Pair | null;
  predicate: Predicate | null;
  /** The oldest first. */
  proposals: Proposal[];
};
export type CalibrationSheet = {
  id: string;
  version: number;
  unitId: string;
  unit: string;
  period: string;
  openedBy: string;
  openedOn: string;
  closed: { by: string; on: string } | null;
  /** The rating days of the unit. */
  closesOn: string | null;
  people: CalibrationPerson[];
};
export type CalibrationLine = { id: string; unit: string; period: string; closed: boolean; proposals: number; unanswered: number };
/** A unit whose people are being rated and over whom no meeting was opened. */
export type Openable = { unitId: string; unit: string; period: string; rated: number; people: number };
