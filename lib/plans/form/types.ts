import type { FormPerson } from "@/lib/platform/paper/form";
import type { PlanState, SupportPart } from "@/lib/scoring/core/planning";

export type FormIndicator = {
  title: string;
  aspect: string | null;
  /** In words; null where what is planned is no target yet. */
  target: string | null;
};
export type FormResult = {
  title: string;
  /** The post of the leader who assigned it. */
  assignedBy: string | null;
  /** The leader's result that it serves (rencana hasil kerja pimpinan yang diintervensi); null where none is named. */
  intervened: string | null;
  perspective: string | null;
  indicators: readonly FormIndicator[];
};

/** All that a plan says on paper. Days are YYYY-MM-DD. */
export type PlanForm = {
  year: number;
  agency: string;
  /** Where it is signed; null leaves room to write it. */
  place: string | null;
  model: "qualitative" | "quantitative";
  /** Whether it is of a high official (JPT) or the head of an independent unit. */
  forHead: boolean;
  state: PlanState;
  signedOn: string | null;
  setOn: string | null;
  /** The rater's superior, where it was set by that one instead. */
  setInstead: { name: string; post: string } | null;
  supersededOn: string | null;
  /** The day the document bears as its own: the same plan is the same bytes. */
  datedOn: string;
  employee: FormPerson;
  rater: FormPerson | null;
  results: Record<"main" | "additional", readonly FormResult[]>;
  /** The seven values in the law's words, and what the leader expects in particular. */
  behaviour: readonly { name: string; items: readonly string[]; expects: string | null }[];
  support: Record<SupportPart, readonly string[]>;
};
