import { z } from "zod";
import type { MessageKey, Words } from "@/lib/messages/keys";
import type { Hundredths, Source, Standing, Step } from "../types";
import { defineBoundKind } from "./define";
import { asOf, count, NO_DAY, NONE, sayAsOf } from "./fact";
import { amountsAround, inOrder, rangeFields, reversed, standingIn } from "./range";

const source: Source = { instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 203", tag: "P", checkedOn: "2026-11-26" };

type Fact = { due: number; present: number };
/** Days present of days due, in hundredths of a percent, half up; null where no day was due. */
function shareOf({ due, present }: Fact): Hundredths | null {
  return due === 0 ? null : (Math.floor((present * 20_000 + due) / (2 * due)) as Hundredths);
}

/**
 * "Present on 95 to 100 % of the days": what personnel entered of one's attendance in the months of the period.
 *
 * Fact     days due and days present, added up over the months that were entered, and how many months of how many those are.
 * Standing the share of days present, in hundredths of a percent, rounded half up once, within both bounds of the target.
 * Missing  no month entered, or no day due (a whole period of leave), is `unknown`: never no attendance.
 * Interval none: it is a count of every day, not a sample.
 */
export const attendance = defineBoundKind({
  kind: "attendance",
  needs: [],
  target: z
    .strictObject(rangeFields())
    .refine(inOrder, reversed)
    .refine(({ high }) => high <= 10_000, { path: ["high"], error: "problem.percentMost" satisfies MessageKey }),
  realisation: z
    .strictObject({ asOf: asOf(), due: count(), present: count(), months: count(), of: count(), sources: z.array(z.string()) })
    .refine(({ due, present }) => present <= due),

  standing({ low, high }, fact) {
    const step = (words: Step["words"]): Step => ({ rule: "attendance", words, source });
    const range = { low: { quantity: low }, high: { quantity: high }, unit: "%" };
    const share = fact && shareOf(fact);
    if (share === null) return { standing: "unknown" as Standing, step: step({ key: "step.noData", values: range }) };
    return {
      standing: standingIn({ low, high }, share),
      step: step({ key: "step.quantity", values: { amount: { quantity: share }, ...range } }),
    };
  },
  sayTarget: ({ low, high }): Words =>
    low === high
      ? { key: "indicator.targetPoint", values: { low: { quantity: low }, unit: "%" } }
      : { key: "indicator.targetRange", values: { low: { quantity: low }, high: { quantity: high }, unit: "%" } },
  sayRealisation: (fact) => {
    const share = shareOf(fact);
    return share === null ? NONE : { key: "indicator.realised", values: { amount: { quantity: share }, unit: "%" } };
  },
  sayFacts: ({ due, present, months, of, sources, asOf: day }): Words[] => [
    ...(months === 0 ? [] : [{ key: "fact.present" as const, values: { present, due } }]),
    { key: "fact.months", values: { n: months, of } },
    ...sources.map((each) => ({ key: "fact.source" as const, values: { source: each } })),
    sayAsOf(day),
  ],
  around: (target) =>
    amountsAround(target)
      .filter((share) => share <= 10_000)
      .map((present) => ({ asOf: NO_DAY, due: 10_000, present, months: 1, of: 1, sources: [] })),
});
