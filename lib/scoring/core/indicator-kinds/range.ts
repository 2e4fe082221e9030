import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { type Hundredths, hundredths, type Standing } from "../types";
import { field } from "./define";

export type Range = { low: Hundredths; high: Hundredths };
export type Direction = "more-is-better" | "less-is-better";

/** Both ends of a target; the same number twice is a point. */
export const rangeFields = () => ({
  low: field(hundredths(), { label: "indicator.low", unit: "as-planned", input: "number" }),
  high: field(hundredths(), { label: "indicator.high", unit: "as-planned", input: "number" }),
});

export const unitField = () =>
  field(
    z
      .string("problem.missing" satisfies MessageKey)
      .trim()
      .min(1, "problem.missing" satisfies MessageKey)
      .max(40, "problem.tooLong" satisfies MessageKey),
    { label: "indicator.unit", unit: "none", input: "text" },
  );

export const inOrder = ({ low, high }: Range) => low <= high;
export const reversed: { path: string[]; error: MessageKey } = { path: ["high"], error: "problem.rangeReversed" };

/** Both bounds included (PermenPANRB 6/2022, Lampiran hlm. 203: inside the range is sesuai). */
export function standingIn({ low, high }: Range, amount: Hundredths, direction: Direction = "more-is-better"): Standing {
  const more = direction === "more-is-better";
  if (amount < low) return more ? "below" : "above";
  if (amount > high) return more ? "above" : "below";
  return "within";
}

/** One whole unit beside each bound, a hundredth where the bound is no whole number; never below nothing. */
export function amountsAround({ low, high }: Range): Hundredths[] {
  const step = low % 100 === 0 && high % 100 === 0 ? 100 : 1;
  return [...new Set([low - step, low, high, high + step])].filter((amount) => amount >= 0) as Hundredths[];
}
