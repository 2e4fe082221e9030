import { z } from "zod";
import type { MessageKey, Words } from "@/lib/messages/keys";
import { BANDS, type Band, MEASURES, quantileOf } from "../satisfaction/waits";
import type { Source, Standing, Step } from "../types";
import { defineBoundKind, field } from "./define";
import { asOf, count, NO_DAY, sayAsOf, tooFew } from "./fact";

const source: Source = {
  instrument: "PermenPANRB 6/2022",
  provision: "Lampiran, hlm. 51 (aspek waktu)",
  tag: "P",
  checkedOn: "2026-11-26",
};

const bandOf = (band: Band): Words["key"] => `choice.${BANDS[band - 1] ?? "longer"}`;
const total = (bands: readonly number[]) => bands.reduce((all, times) => all + times, 0);

/**
 * "Half wait at most 15 to 30 minutes": how long the citizens of a service say they waited. Answers are bands, so that target and
 * fact are bands too: nothing finer is known.
 *
 * Fact     how many gave each of the four bands, by one-time code, in the period; of them the median and the 90th percentile.
 * Standing the band of the target is within, a quicker one above, a slower one below. Less is better.
 * Missing  `unknown` below the setting `gradeMinimum`.
 * Interval from band to band, see `quantileOf`.
 */
export const waiting = defineBoundKind({
  kind: "waiting",
  needs: ["serviceId"],
  target: z.strictObject({
    serviceId: field(z.uuid("problem.chooseService" satisfies MessageKey), { label: "indicator.service", unit: "none", input: "service" }),
    measure: field(z.enum(["median", "ninetieth"], "problem.choose" satisfies MessageKey), {
      label: "indicator.waitMeasure",
      unit: "none",
      input: "choice",
    }),
    band: field(z.enum(["under-15", "up-to-30", "up-to-60"], "problem.choose" satisfies MessageKey), {
      label: "indicator.waitBand",
      unit: "none",
      input: "choice",
    }),
  }),
  realisation: z.strictObject({
    asOf: asOf(),
    minimum: count(),
    service: z.string(),
    bands: z.tuple([count(), count(), count(), count()]),
  }),

  standing({ measure, band }, fact) {
    const step = (words: Words): Step => ({ rule: "waiting", words, source });
    const most = (BANDS.indexOf(band) + 1) as Band;
    const named = { measure: { key: `choice.${measure}` as const }, most: { key: bandOf(most) } };
    const found = fact && total(fact.bands) >= fact.minimum ? quantileOf(fact.bands, MEASURES[measure]) : null;
    if (!found) return { standing: "unknown" as Standing, step: step({ key: "step.waitingUnknown", values: named }) };
    const standing: Standing = found.band < most ? "above" : found.band === most ? "within" : "below";
    return { standing, step: step({ key: "step.waiting", values: { ...named, band: { key: bandOf(found.band) } } }) };
  },
  sayTarget: ({ measure, band }) => ({
    key: "fact.waitTarget",
    values: { measure: { key: `choice.${measure}` }, band: { key: `choice.${band}` } },
  }),
  sayRealisation: ({ bands, minimum }) => {
    const [median, ninetieth] = [quantileOf(bands, MEASURES.median), quantileOf(bands, MEASURES.ninetieth)];
    if (!median || !ninetieth || total(bands) < minimum) return tooFew(total(bands), minimum);
    return { key: "fact.waits", values: { median: { key: bandOf(median.band) }, ninetieth: { key: bandOf(ninetieth.band) } } };
  },
  sayFacts: ({ bands, minimum, service, asOf: day }) => {
    const n = total(bands);
    const measured = n < minimum ? [] : (["median", "ninetieth"] as const);
    const intervals = measured.flatMap((measure): Words[] => {
      const found = quantileOf(bands, MEASURES[measure]);
      if (!found) return [];
      const values = { measure: { key: `choice.${measure}` as const }, low: { key: bandOf(found.low) }, high: { key: bandOf(found.high) } };
      return [found.low === found.high ? { key: "fact.waitCertain", values } : { key: "fact.waitInterval", values }];
    });
    return [{ key: "fact.answersOf", values: { n, name: service } }, ...intervals, { key: "fact.sourceCitizens" }, sayAsOf(day)];
  },
  around: () =>
    ([1, 2, 3, 4] as const).map((band) => ({
      asOf: NO_DAY,
      minimum: 0,
      service: "",
      bands: [1, 2, 3, 4].map((each) => (each === band ? 1 : 0)) as [number, number, number, number],
    })),
});
