import type { Words } from "@/lib/messages/keys";
import type { Field } from "@/lib/scoring/core/indicator-kinds/define";
import type { Standing, VALUES } from "@/lib/scoring/core/types";

export type PlanRow = { id: string; year: number; setOn: string | null; results: number };

export type Achieved = { period: string; words: Words; evidence: string | null; standing: Standing };
export type PlannedIndicator = {
  id: string;
  title: string;
  aspect: string | null;
  target: Words;
  unit: string | null;
  fields: Field[];
  /** As it was typed, to be typed on. */
  entered: Readonly<Record<string, string>> | null;
  achieved: Achieved[];
};
export type PlannedResult = {
  id: string;
  position: number;
  priority: "main" | "additional";
  title: string;
  assignedBy: string | null;
  perspective: string | null;
  indicators: PlannedIndicator[];
};
export type PlanSheet = {
  id: string;
  year: number;
  model: "qualitative" | "quantitative";
  regulationId: string;
  employee: { id: string; name: string; nip: string | null; post: string; unit: string };
  rater: string | null;
  setOn: string | null;
  results: PlannedResult[];
  expectations: Partial<Record<(typeof VALUES)[number], string>>;
  /** The period whose realisations may be entered now; null when there is none. */
  openPeriod: string | null;
};
