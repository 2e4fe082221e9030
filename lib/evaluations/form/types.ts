import type { FormPerson } from "@/lib/platform/paper/form";
import type { EvaluationKind } from "@/lib/scoring/core/deadlines/evaluation";
import type { Achievement, Expectation, Predicate } from "@/lib/scoring/core/types";
import type { PaperState } from "../types";

/** Which of the two papers of a version: the evaluation document D.1.1-D.1.3, or the result of the evaluation C.1.1-C.1.3. */
export type PaperForm = "evaluation" | "result";

/** What both papers of a version say. Days are YYYY-MM-DD in the agency's zone; people are as they were on the day of signing. */
export type PaperHead = {
  agency: string;
  period: string;
  kind: EvaluationKind;
  version: number;
  code: string;
  /** Where anybody checks the code. */
  address: string;
  state: PaperState;
  signedOn: string;
  /** The employee's signature: received, not agreed. */
  returnedOn: string | null;
  employee: FormPerson;
  rater: FormPerson;
  /** Where the rater did not sign: who did, instead. */
  superior: FormPerson | null;
  achievement: Achievement | null;
  predicate: Predicate;
};

/** Format D.1.1, D.1.2 or D.1.3. */
export type EvaluationForm = PaperHead & {
  note: string | null;
  /** What led to a changed result; null for the others. */
  objection: { reasons: string; explanation: string | null; decision: string } | null;
};

export type ResultIndicator = { title: string; aspect: string | null; target: string; realised: string | null; evidence: string | null };
export type ResultLine = {
  title: string;
  assignedBy: string | null;
  intervened: string | null;
  perspective: string | null;
  indicators: readonly ResultIndicator[];
  feedback: readonly string[];
};

/** Format C.1.1, C.1.2 or C.1.3. */
export type ResultForm = PaperHead & {
  model: "qualitative" | "quantitative";
  forHead: boolean;
  /** What the pattern says of each predicate, in words; empty where none is compared. */
  pattern: readonly { predicate: Predicate; says: string }[];
  results: Record<"main" | "additional", readonly ResultLine[]>;
  behaviour: readonly { name: string; items: readonly string[]; expects: string | null; feedback: readonly string[] }[];
  /** Feedback about no result and no value in particular. */
  feedback: readonly string[];
  workResult: Expectation;
  behaves: Expectation;
};
