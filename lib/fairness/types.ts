import type { Severity } from "@/lib/scoring/core/raters/severity";
import type { Expectation } from "@/lib/scoring/core/types";
import type { CaseKey } from "./schema";

export type CaseRating = { workResult: Expectation; behaviour: Expectation };
/** Where all raters together lie, 0 below to 100 above, to the nearest ten: nothing finer, and no counts. */
export type TogetherRating = { workResult: number; behaviour: number };

export type CaseSheet = {
  employeeId: string;
  set: string;
  /** What the reader sent, and on which day; null before. */
  own: { on: string; answers: Record<CaseKey, CaseRating> } | null;
  /** Null while fewer others than the smallest group have answered. */
  together: Record<CaseKey, TogetherRating> | null;
  minimum: number;
};

export type Training = { employeeId: string; passed: { on: string; right: number; asked: number } | null };

/** Null: neither vignettes nor anybody whom another rater rated tell this rater's severity from the team's strength. */
export type Told = (Severity & { kind: "told" }) | { kind: "cannot-be-told"; people: number };

export type RaterRow = {
  id: string;
  name: string;
  post: string;
  unit: string;
  people: number;
  quarters: number;
  cases: boolean;
  trained: string | null;
  told: Told | null;
};
export type UnitTraining = { unit: string; raters: number; trained: number };
export type Fairness = {
  rows: RaterRow[];
  next: string | null;
  raters: number;
  trained: number;
  answered: number;
  units: UnitTraining[];
};

/** Of oneself alone. */
export type OwnFairness = {
  employeeId: string;
  told: Told | null;
  people: number;
  quarters: number;
  cases: string | null;
  trained: string | null;
};
