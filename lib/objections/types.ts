import type { ReceiptSheet } from "@/lib/appraisals/types";
import type { Expectation, Predicate } from "@/lib/scoring/core/types";

/** The longest reasons, statements and decisions. */
export const LONGEST = 4_000;

export type ObjectionState = "open" | "withdrawn" | "upheld" | "changed";
/** Days in the agency's zone. `decideBy`: the last day for the decision. `escalated`: it has passed, and the next superior may decide, too. */
export type ObjectionRow = {
  id: string;
  period: string;
  name: string;
  rater: string;
  /** Who decides today; null where nobody stands above the rater. */
  superior: string | null;
  state: ObjectionState;
  filedOn: string;
  decideBy: string;
  escalated: boolean;
  decidedOn: string | null;
};

export type Said = { text: string; by: string; on: string } | null;

/** Everything on one page: what was objected to, with its receipt, and what each side says. */
export type ObjectionSheet = ObjectionRow & {
  appraisalId: string;
  planId: string | null;
  version: number;
  person: { name: string; post: string; unit: string };
  /** The input it began at, "kind id"; null for the result as a whole. */
  input: string | null;
  reasons: string;
  explanation: Said;
  hearing: Said;
  decision: Said;
  workResult: Expectation;
  behaviour: Expectation;
  predicate: Predicate;
  regulationId: string;
  /** The predicate of the version that a decision made; null where there is none. */
  became: Predicate | null;
  receipt: ReceiptSheet;
};

/** Before it is filed: what it is against, and until when. */
export type ObjectionDraft = {
  appraisalId: string;
  documentVersion: number;
  period: string;
  predicate: Predicate;
  until: string;
  superior: string | null;
};

/** What became of a quarter's results. Below the minimum a count is null: shown as fewer than that. */
export type ObjectionFigures = {
  period: string;
  results: number;
  filed: number | null;
  parts: { upheld: number; changed: number; withdrawn: number; open: number } | null;
  /** Working days from filing to the decision, in the middle; null without enough decisions. */
  median: number | null;
};
