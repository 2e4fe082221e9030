import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { type Hundredths, hundredths, type Source, type Standing, type Step } from "../types";
import { defineIndicatorKind, field } from "./define";

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
      low: field(hundredths(), { label: "indicator.low", unit: "as-planned", input: "number" }),
      high: field(hundredths(), { label: "indicator.high", unit: "as-planned", input: "number" }),
      unit: field(z.string(key("problem.missing")).trim().min(1, key("problem.missing")).max(40, key("problem.tooLong")), {
        label: "indicator.unit",
        unit: "none",
        input: "text",
      }),
      direction: field(z.enum(["more-is-better", "less-is-better"], key("problem.choose")), {
        label: "indicator.direction",
        unit: "none",
        input: "choice",
      }),
    })
    .refine(({ low, high }) => low <= high, { path: ["high"], error: "problem.rangeReversed" satisfies MessageKey }),
  realisation: z.strictObject({ amount: field(hundredths(), { label: "indicator.amount", unit: "as-planned", input: "number" }) }),

  standing({ low, high, unit, direction }, realisation) {
    const range = { low: amountOf(low), high: amountOf(high), unit };
    const step = (words: Step["words"]): Step => ({ rule: "quantity", words, source });
    if (realisation === null) return { standing: "unknown", step: step({ key: "step.noData", values: range }) };

    const { amount } = realisation;
    const short: Standing = direction === "more-is-better" ? "below" : "above";
    const over: Standing = direction === "more-is-better" ? "above" : "below";
    const standing = amount < low ? short : amount > high ? over : "within";
    return { standing, step: step({ key: "step.quantity", values: { amount: amountOf(amount), ...range } }) };
  },

  sayTarget: ({ low, high, unit }): Step["words"] =>
    low === high
      ? { key: "indicator.targetPoint", values: { low: amountOf(low), unit } }
      : { key: "indicator.targetRange", values: { low: amountOf(low), high: amountOf(high), unit } },
  sayRealisation: ({ amount }, { unit }) => ({ key: "indicator.realised", values: { amount: amountOf(amount), unit } }),
  /** One whole unit beside each bound, a hundredth where the bound is no whole number; never below nothing. */
  around({ low, high }) {
    const step = low % 100 === 0 && high % 100 === 0 ? 100 : 1;
    const amounts = [...new Set([low - step, low, high, high + step])].filter((amount) => amount >= 0);
    return amounts.map((amount) => ({ amount: amount as Hundredths }));
  },
});
