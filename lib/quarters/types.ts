import type { AssignmentReport } from "@/lib/scoring/core/raters/assignment-report";
import type { STEPS } from "./schema";

export type Step = (typeof STEPS)[number];
export type Days = { opensOn: string; closesOn: string };

export type OpenedQuarter = {
  period: string;
  regulation: string;
  openedOn: string;
  people: number;
  planned: number;
  reported: number;
  rated: number;
};

/** What opening the next quarter proposes: days by the agency's setting, and the law on its last day. */
export type Proposal = { period: string; days: Partial<Record<Step, Days>>; source: string };

export type UnitWindow = Days & { id: string; unitId: string; unit: string; step: Step; source: string; version: number };

export type LackRow = AssignmentReport["lacking"][number] & { name: string; unit: string };
/** Who was asked in a quarter, as far as it is told: never who answers about whom. */
export type AssignmentTold = Omit<AssignmentReport, "lacking"> & {
  seed: string;
  /** About how many people as many are asked, by perspective. */
  sizes: { asked: number; peers: number; subordinates: number }[];
  /** How many gave their right to answer up: of the whole agency, never who. */
  declined: number;
  lacking: LackRow[];
  next: string | null;
};
