import type { TrajectoryKind } from "@/lib/scoring/core/trajectory";

/** How far a unit's agreement of a year has come, as a list tells of it. */
export type AgreementRow = { unitId: string; unit: string; depth: number; state: "none" | "draft" | "signed"; indicators: number };

/** An indicator with its result; amounts as they are typed, "87,5". */
export type AgreementLine = {
  id: string;
  version: number;
  title: string;
  unit: string;
  kind: TrajectoryKind;
  direction: "more-is-better" | "less-is-better";
  target: number;
  quarters: readonly number[];
};
/** `serves` in words where no goal was chosen; both null where it serves none yet. */
export type AgreedResult = {
  id: string;
  title: string;
  serves: string | null;
  goal: { id: string; mission: number; number: number; title: string } | null;
  lines: AgreementLine[];
};
export type AgreementSheet = {
  unitId: string;
  unit: string;
  year: number;
  /** Null where nothing was agreed for the year yet. */
  agreement: { version: number; title: string; source: string | null; signedOn: string | null } | null;
  results: AgreedResult[];
};
