import { z } from "zod";
import type { MessageKey, Words } from "@/lib/messages/keys";
import type { Source, Standing, Step } from "../types";
import { defineBoundKind, field } from "./define";
import { asOf, NO_DAY, NONE, sayAsOf } from "./fact";

const source: Source = { instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 92-94", tag: "P", checkedOn: "2026-11-26" };

/** Capaian kinerja organisasi, best first. */
export const ACHIEVEMENTS = ["outstanding", "good", "needs-improvement", "poor", "very-poor"] as const;
type Achievement = (typeof ACHIEVEMENTS)[number];
const wordOf = (value: Achievement) => ({ key: `achievement.${value}` as const });

/**
 * "The unit attains at least Baik": what was decided of the unit's organisation achievement in the period (capaian kinerja organisasi),
 * outside the application, with its source.
 *
 * Standing the value of the target is within, a better one above, a worse one below.
 * Missing  nothing was decided yet: `unknown`.
 * Interval none: it is a decision, not a sample.
 */
export const unitResult = defineBoundKind({
  kind: "unit-result",
  needs: [],
  target: z.strictObject({
    value: field(z.enum(ACHIEVEMENTS, "problem.choose" satisfies MessageKey), {
      label: "indicator.unitResult",
      unit: "none",
      input: "choice",
    }),
  }),
  realisation: z.strictObject({
    asOf: asOf(),
    unit: z.string(),
    value: z.enum(ACHIEVEMENTS).nullable(),
    source: z.string().nullable(),
  }),

  standing({ value: least }, fact) {
    const step = (words: Words): Step => ({ rule: "unit-result", words, source });
    const value = fact?.value ?? null;
    if (value === null)
      return { standing: "unknown" as Standing, step: step({ key: "step.unitResultUnknown", values: { least: wordOf(least) } }) };
    const worse = ACHIEVEMENTS.indexOf(value) - ACHIEVEMENTS.indexOf(least);
    const standing: Standing = worse > 0 ? "below" : worse < 0 ? "above" : "within";
    return { standing, step: step({ key: "step.unitResult", values: { value: wordOf(value), least: wordOf(least) } }) };
  },
  sayTarget: ({ value }) => ({ key: "fact.unitTarget", values: { value: wordOf(value) } }),
  sayRealisation: ({ value }) => (value === null ? NONE : { key: "fact.unitIs", values: { value: wordOf(value) } }),
  sayFacts: ({ unit, source: from, asOf: day }): Words[] => [
    { key: "fact.ofUnit", values: { unit } },
    ...(from === null ? [] : [{ key: "fact.source" as const, values: { source: from } }]),
    sayAsOf(day),
  ],
  around: () => ACHIEVEMENTS.toReversed().map((value) => ({ asOf: NO_DAY, unit: "", value, source: null })),
});
