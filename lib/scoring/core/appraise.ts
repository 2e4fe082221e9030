import type { Words } from "@/lib/messages/keys";
import type { IndicatorKindName } from "./indicator-kinds";
import { factsOf, indicatorKind, judge } from "./indicator-kinds";
import { predicateFor, type QuadrantRule } from "./methods/quadrant";
import type { Expectation, Predicate, Standing, Step } from "./types";

/** Which rows an indicator was read from: its result, itself in a version, its realisation, and the files that are evidence. */
export type IndicatorRows = {
  resultId: string;
  indicatorId: string;
  version: number;
  realisationId: string | null;
  files: { id: string; name: string; hash: string }[];
};

/** One indicator as it stood when the rating was made: enough to judge it again, and where it was read. */
export type IndicatorInput = {
  resultTitle: string;
  priority: "main" | "additional";
  title: string;
  kind: IndicatorKindName | string;
  target: unknown;
  realisation: unknown;
  evidence: string | null;
  /** absent where it is asked about outside the database */
  rows?: IndicatorRows;
};

/** What a predicate is looked up from. What is kept with it is the receipt, which has this and more. */
export type AppraisalInputs = { workResult: Expectation; behaviour: Expectation; indicators: IndicatorInput[] };

export type JudgedIndicator = Pick<IndicatorInput, "resultTitle" | "priority" | "title" | "evidence"> & {
  standing: Standing;
  target: Words;
  realised: Words | null;
  /** Of a computed realisation: of how many, how certain, from where, as of when. */
  facts: Words[];
  step: Step;
};

export function judgeIndicator(indicator: IndicatorInput): JudgedIndicator {
  const { resultTitle, priority, title, evidence } = indicator;
  const words = indicatorKind(indicator.kind).wordsOf(indicator.target, indicator.realisation);
  const facts = factsOf(indicator.kind, indicator.realisation);
  return { resultTitle, priority, title, evidence, target: words.target, realised: words.realisation, facts, ...judge(indicator) };
}

export const mainStandings = (judged: readonly JudgedIndicator[]): Standing[] =>
  judged.filter(({ priority }) => priority === "main").map(({ standing }) => standing);

/**
 * The predicate of one appraisal and every step to it.
 *
 * Shape    the two ratings, and the indicators they were made beside; the regulation the appraisal was opened under.
 * Steps    one for each indicator, in the plan's order, then the quadrant's. Indicators are evidence: they change no predicate.
 * Repeats  a function of the stored inputs alone, so that anybody can run it again.
 * Throws   RangeError for a kind that is not ours, ZodError for an input that is not of its kind.
 */
export function appraise(
  { workResult, behaviour, indicators }: AppraisalInputs,
  rule: QuadrantRule,
): { predicate: Predicate; steps: Step[] } {
  const { predicate, step } = predicateFor({ workResult, behaviour }, rule);
  return { predicate, steps: [...indicators.map((indicator) => judgeIndicator(indicator).step), step] };
}
