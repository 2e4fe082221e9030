import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import type { Source } from "../types";
import { defineIndicatorKind, field } from "./define";

const source: Source = { instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 50", tag: "P", checkedOn: "2026-11-22" };

const narrative = () =>
  z
    .string()
    .trim()
    .min(1, "problem.missing" satisfies MessageKey)
    .max(2_000, "problem.tooLong" satisfies MessageKey);

/**
 * A qualitative indicator (pendekatan kualitatif): measure and target in one narrative, and a narrative of what came of it.
 *
 * Standing  always `unknown`: what a narrative is worth is the rater's to judge, not ours to compute. So it never makes a
 *           rating diverge, and never supports one by computation.
 * Missing   no narrative is no data.
 */
export const statement = defineIndicatorKind({
  kind: "statement",
  target: z.strictObject({ text: field(narrative(), { label: "indicator.statementTarget", unit: "none", input: "long-text" }) }),
  realisation: z.strictObject({ text: field(narrative(), { label: "indicator.statementRealised", unit: "none", input: "long-text" }) }),

  standing: (_target, realisation) => ({
    standing: "unknown",
    step: { rule: "statement", words: { key: realisation === null ? "step.statementMissing" : "step.statement" }, source },
  }),
  sayTarget: ({ text }) => ({ key: "indicator.said", values: { text } }),
  sayRealisation: ({ text }) => ({ key: "indicator.said", values: { text } }),
  around: () => [],
});
