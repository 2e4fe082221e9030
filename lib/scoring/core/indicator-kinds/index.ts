import type { Judged } from "./define";
import { quantity } from "./quantity";
import { statement } from "./statement";

/** Every kind of indicator the system knows. Adding one is adding a line here. */
export const indicatorKinds = { quantity, statement } as const;

export type IndicatorKindName = keyof typeof indicatorKinds;
export const KIND_NAMES = Object.keys(indicatorKinds) as IndicatorKindName[];

/** Throws RangeError for a kind that is not ours. */
export function indicatorKind(kind: string) {
  if (!Object.hasOwn(indicatorKinds, kind)) throw new RangeError(`no indicator kind ${kind}`);
  return indicatorKinds[kind as IndicatorKindName];
}

/** Throws RangeError for a kind that is not ours, and ZodError for a stored target that is not of its kind. */
export const judge = ({ kind, target, realisation }: { kind: string; target: unknown; realisation: unknown }): Judged =>
  indicatorKind(kind).judge(target, realisation);
