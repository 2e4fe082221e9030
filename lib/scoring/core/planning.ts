import type { Words } from "@/lib/messages/keys";
import { indicatorKind } from "./indicator-kinds";

/** Perspektif of a head's results, in the law's words; a plan covers all four (PermenPANRB 6/2022, Lampiran hlm. 29). */
export const PERSPECTIVES = ["Penerima layanan", "Proses bisnis", "Penguatan internal", "Anggaran"] as const;

/** Aspek of an indicator (hlm. 51); a sentence may hold several, so that none is an answer too. */
export const ASPECTS = ["kuantitas", "kualitas", "waktu", "biaya"] as const;

/**
 * Lampiran SKP (Format A.1.8, hlm. 61): the resources that are agreed at least (Pasal 11), how the work is accounted for (Pasal 12),
 * and what follows either way (Pasal 13).
 */
export const SUPPORT = {
  resources: ["people", "budget", "equipment", "guidance", "facilities"],
  accountability: ["schedule", "evidence"],
  consequences: ["positive", "negative"],
} as const;
export const SUPPORT_PARTS = ["resources", "accountability", "consequences"] as const;
export type SupportPart = (typeof SUPPORT_PARTS)[number];
export type SupportItem = (typeof SUPPORT)[SupportPart][number];
export const SUPPORT_ITEMS: readonly SupportItem[] = SUPPORT_PARTS.flatMap((part) => SUPPORT[part]);

/** Items of the appendix that say nothing yet. It keeps nobody from proposing: the law fixes no minimum of words. */
export const unagreed = (agreed: Partial<Record<SupportItem, string>>): SupportItem[] => SUPPORT_ITEMS.filter((item) => !agreed[item]);

/** A form of the plan holds this many; more is a job description. A choice of ours: the law counts none. */
export const MOST_RESULTS = 30;
export const MOST_INDICATORS = 10;

type Drafted = {
  title: string;
  priority: "main" | "additional";
  perspective: string | null;
  indicators: readonly { title: string; kind: string; target: unknown }[];
};

/**
 * What keeps a plan from being proposed, one sentence each, in the order of the form; nothing when it is whole.
 *
 * Main        at least one main result: the additional ones are optional (hlm. 27-28, 49-50).
 * Indicators  each result has one at least, and each target is of its kind: a range not reversed, with unit and direction.
 * Heads       a head's results name their perspective, and cover the four, anggaran among them (hlm. 29).
 */
export function missingIn(results: readonly Drafted[], { forHead }: { forHead: boolean }): Words[] {
  const missing: Words[] = [];
  if (!results.some(({ priority }) => priority === "main")) missing.push({ key: "planning.noMain" });
  for (const { title, perspective, indicators } of results) {
    if (indicators.length === 0) missing.push({ key: "planning.noIndicator", values: { title } });
    for (const { title: indicator, kind, target } of indicators) {
      if (!indicatorKind(kind).target.safeParse(target).success) missing.push({ key: "planning.noTarget", values: { title: indicator } });
    }
    if (forHead && perspective === null) missing.push({ key: "planning.noPerspective", values: { title } });
  }
  const uncovered = PERSPECTIVES.filter((each) => !results.some(({ perspective }) => perspective === each));
  if (forHead && results.length > 0 && uncovered.length > 0)
    missing.push({ key: "planning.uncovered", values: { names: uncovered.join(", ").toLowerCase() } });
  return missing;
}

/**
 * The years whose plan may be begun on a day: the one that runs, and from October on the next, so that it is set by the end of
 * January (Pasal 14). October is a choice of ours: the law says until when, not from when.
 */
export function plannableOn(day: string): number[] {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 10 ? [year, year + 1] : [year];
}

/** Whether a year has ended: each of its quarters keeps the plan it was under, so that nothing of its plan is begun, signed or set any more. */
export const isOver = (year: number, day: string): boolean => String(year) < day.slice(0, 4);

export type PlanState = "draft" | "proposed" | "set" | "superseded";

/** Times are stored; how far a plan has come is asked of them. */
export function planStateOf<T>({
  signedOn,
  setOn,
  supersededOn,
}: {
  signedOn: T | null;
  setOn: T | null;
  supersededOn: T | null;
}): PlanState {
  if (supersededOn !== null) return "superseded";
  if (setOn !== null) return "set";
  return signedOn === null ? "draft" : "proposed";
}

/** What is about to be moved past its neighbour of the same list; null where there is none. */
export function neighbourOf<T extends { id: string }>(list: readonly T[], id: string, direction: "up" | "down"): T | null {
  const at = list.findIndex((each) => each.id === id);
  return at < 0 ? null : (list[direction === "up" ? at - 1 : at + 1] ?? null);
}
