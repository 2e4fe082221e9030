import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { type Hundredths, hundredths, type Source, type Step } from "../types";
import { defineIndicatorKind, field } from "./define";
import { amountsAround, inOrder, rangeFields, reversed, standingIn, unitField } from "./range";

const source: Source = { instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 203", tag: "P", checkedOn: "2026-11-22" };

const key = (name: MessageKey) => name;
const amountOf = (value: Hundredths) => ({ quantity: value });

/**
 * "80 to 90 % of permits on time", "finished in 7 to 8 months": a range, and which way is better.
 *
 * Units    hundredths of whatever unit the plan names, so comparison is exact.
 * Within   both bounds included; a target of one number has equal bounds.
 * Missing  no realisation is `unknown`. A realisation of 0 is a realisation.
 */
export const quantity = defineIndicatorKind({
  kind: "quantity",
  target: z
    .strictObject({
      ...rangeFields(),
      unit: unitField(),
      direction: field(z.enum(["more-is-better", "less-is-better"], key("problem.choose")), {
        label: "indicator.direction",
        unit: "none",
        input: "choice",
      }),
    })
    .refine(inOrder, reversed),
  realisation: z.strictObject({ amount: field(hundredths(), { label: "indicator.amount", unit: "as-planned", input: "number" }) }),

  standing({ low, high, unit, direction }, realisation) {
    const range = { low: amountOf(low), high: amountOf(high), unit };
    const step = (words: Step["words"]): Step => ({ rule: "quantity", words, source });
    if (realisation === null) return { standing: "unknown", step: step({ key: "step.noData", values: range }) };

    const { amount } = realisation;
    const standing = standingIn({ low, high }, amount, direction);
    return { standing, step: step({ key: "step.quantity", values: { amount: amountOf(amount), ...range } }) };
  },

  sayTarget: ({ low, high, unit }): Step["words"] =>
    low === high
      ? { key: "indicator.targetPoint", values: { low: amountOf(low), unit } }
      : { key: "indicator.targetRange", values: { low: amountOf(low), high: amountOf(high), unit } },
  sayRealisation: ({ amount }, { unit }) => ({ key: "indicator.realised", values: { amount: amountOf(amount), unit } }),
  around: (target) => amountsAround(target).map((amount) => ({ amount })),
});
