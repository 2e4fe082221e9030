import { z } from "zod";
import type { Words } from "@/lib/messages/keys";
import type { Hundredths, Source, Standing, Step } from "../types";
import { defineBoundKind } from "./define";
import { asOf, computed, count, NO_DAY, NONE, sayAsOf } from "./fact";
import { amountsAround, inOrder, rangeFields, reversed, standingIn, unitField } from "./range";

const source: Source = { instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 203", tag: "P", checkedOn: "2026-11-26" };

/**
 * "60 to 80 letters": what one's own approved lines of the log under this result say was produced, added up.
 *
 * Fact     the sum of the quantities of approved lines of the period whose unit is the target's, in hundredths; of how many lines,
 *          and how many approved lines under the result name no quantity, or one of another unit: they are left out, and said.
 * Missing  no such line is `unknown`: that nothing was logged does not say that nothing was produced.
 * Interval none: it is a count of everything, not a sample.
 */
export const outputs = defineBoundKind({
  kind: "outputs",
  needs: ["unit"],
  target: z.strictObject({ ...rangeFields(), unit: unitField() }).refine(inOrder, reversed),
  realisation: z.strictObject({ asOf: asOf(), total: computed(), lines: count(), others: count() }),

  standing({ low, high, unit }, fact) {
    const step = (words: Step["words"]): Step => ({ rule: "outputs", words, source });
    const range = { low: { quantity: low }, high: { quantity: high }, unit };
    const total = fact?.total ?? null;
    if (total === null) return { standing: "unknown" as Standing, step: step({ key: "step.noData", values: range }) };
    return {
      standing: standingIn({ low, high }, total),
      step: step({ key: "step.quantity", values: { amount: { quantity: total }, ...range } }),
    };
  },
  sayTarget: ({ low, high, unit }): Words =>
    low === high
      ? { key: "indicator.targetPoint", values: { low: { quantity: low }, unit } }
      : { key: "indicator.targetRange", values: { low: { quantity: low }, high: { quantity: high }, unit } },
  sayRealisation: ({ total }, { unit }) =>
    total === null ? NONE : { key: "indicator.realised", values: { amount: { quantity: total }, unit } },
  sayFacts: ({ total, lines, others, asOf: day }): Words[] => [
    ...(total === null ? [] : [{ key: "fact.lines" as const, values: { n: lines } }]),
    ...(others === 0 ? [] : [{ key: "fact.otherLines" as const, values: { n: others } }]),
    { key: "fact.sourceLog" },
    sayAsOf(day),
  ],
  around: (target) => amountsAround(target).map((total: Hundredths) => ({ asOf: NO_DAY, total, lines: 1, others: 0 })),
});
