import { attendance } from "./attendance";
import type { Judged } from "./define";
import { outputs } from "./outputs";
import { quantity } from "./quantity";
import { satisfaction } from "./satisfaction";
import { statement } from "./statement";
import { unitResult } from "./unit-result";
import { waiting } from "./waiting";

/** Every kind of indicator the system knows. Adding one is adding a line here. */
export const indicatorKinds = { quantity, statement, outputs, satisfaction, waiting, "unit-result": unitResult, attendance } as const;

export type IndicatorKindName = keyof typeof indicatorKinds;
export const KIND_NAMES = Object.keys(indicatorKinds) as IndicatorKindName[];

/** The kinds whose realisation is computed from records, never typed. */
export type BoundKind = { [K in IndicatorKindName]: (typeof indicatorKinds)[K] extends { bound: object } ? K : never }[IndicatorKindName];
export const isBound = (kind: string): kind is BoundKind => Object.hasOwn(indicatorKinds, kind) && "bound" in indicatorKind(kind);
export const BOUND_KINDS = KIND_NAMES.filter(isBound);

/** Throws RangeError for a kind that is not ours. */
export function indicatorKind(kind: string) {
  if (!Object.hasOwn(indicatorKinds, kind)) throw new RangeError(`no indicator kind ${kind}`);
  return indicatorKinds[kind as IndicatorKindName];
}

/** Throws RangeError for a kind that is not ours, and ZodError for a stored target that is not of its kind. */
export const judge = ({ kind, target, realisation }: { kind: string; target: unknown; realisation: unknown }): Judged =>
  indicatorKind(kind).judge(target, realisation);

/** What a page says beside a computed number; nothing of what was typed. */
export const factsOf = (kind: string, realisation: unknown) => (realisation === null ? [] : indicatorKind(kind).factsOf(realisation));

/** Whether the target of a kind names services, so that its form needs them. */
export const namesServices = (kind: IndicatorKindName) =>
  indicatorKinds[kind].fields.target.some(({ input }) => input.startsWith("service"));
