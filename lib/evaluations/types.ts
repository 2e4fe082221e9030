import type { FormPerson } from "@/lib/platform/paper/form";
import type { EvaluationClocks, EvaluationKind } from "@/lib/scoring/core/deadlines/evaluation";
import type { Receipt } from "@/lib/scoring/core/receipt";
import type { Expectation, Predicate } from "@/lib/scoring/core/types";

export type { EvaluationKind };
export type Finality = "superior" | "official" | "objection";

/** One version of a result as it was signed; days in the agency's zone, null for what has not happened. */
export type EvaluationVersion = {
  id: string;
  version: number;
  kind: EvaluationKind;
  predicate: Predicate;
  signedBy: string;
  signedOn: string;
  final: Finality | null;
  code: string;
  deliveredOn: string | null;
  receivedOn: string | null;
  returnedOn: string | null;
  reportedOn: string | null;
};

/** The newest version first; none while nobody has signed. */
export type EvaluationSheet = {
  appraisalId: string;
  /** Of the appraisal, which a form that signs carries. */
  version: number;
  versions: EvaluationVersion[];
  clocks: EvaluationClocks | null;
  /** The last objection to it, whatever became of that. */
  objection: { id: string; state: "open" | "withdrawn" | "upheld" | "changed" } | null;
};

/** What a rater has rated and not signed, and signed and not handed over, by period. */
export type OwnEvaluations = {
  period: string;
  toSign: { id: string; version: number; name: string; predicate: Predicate }[];
  toDeliver: { documentId: string; name: string; until: string }[];
};

/** An appraisal that a silent rater has left, as a superior sees it; `until` is the superior's last day. */
export type SteadRow = {
  appraisalId: string;
  period: string;
  name: string;
  rater: string;
  rated: boolean;
  until: string;
  escalated: boolean;
};

/** How far a unit's results of a quarter have come on their way to the report; `ready` are signed and not reported. */
export type ReportRow = {
  unitId: string;
  unit: string;
  appraised: number;
  rated: number;
  signed: number;
  delivered: number;
  received: number;
  disputed: number;
  reported: number;
  ready: number;
};
export type QuarterReport = { rows: ReportRow[]; ready: number; until: string | null };
/** How a version stands: it holds, a later one took its place, or an objection to it is open. */
export type PaperState = { kind: "in-force" } | { kind: "disputed" } | { kind: "superseded"; by: number; on: string };

/** What a stranger who holds the paper is told of it. The name is masked. */
export type VerifiedPaper = {
  code: string;
  name: string;
  period: string;
  predicate: Predicate;
  kind: EvaluationKind;
  version: number;
  signedOn: string;
  state: PaperState;
};
export type Verified = { paper: VerifiedPaper; because: null } | { paper: null; because: "unknown" | "too-many-requests" };

/** One version with all that its papers say. The receipt is what was signed; the plan adds what the receipt does not repeat. */
export type EvaluationRecord = {
  period: string;
  version: number;
  kind: EvaluationKind;
  code: string;
  workResult: Expectation;
  behaviour: Expectation;
  predicate: Predicate;
  note: string | null;
  regulationId: string;
  receipt: Receipt;
  signedOn: string;
  returnedOn: string | null;
  state: PaperState;
  employee: FormPerson;
  rater: FormPerson;
  superior: FormPerson | null;
  /** What led to a changed result, and the note of the version it was against. */
  objection: { reasons: string; explanation: string | null; decision: string; note: string | null } | null;
  forHead: boolean;
  plan: {
    model: "qualitative" | "quantitative";
    expectations: Record<string, string>;
    results: readonly {
      id: string;
      assignedBy: string | null;
      perspective: string | null;
      leaderResult: { title: string } | null;
      indicators: readonly { id: string; aspect: string | null }[];
    }[];
  } | null;
};
