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
