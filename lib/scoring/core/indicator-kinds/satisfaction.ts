import { z } from "zod";
import type { MessageKey, Words } from "@/lib/messages/keys";
import type { Source, Standing, Step } from "../types";
import { defineBoundKind, field } from "./define";
import { asOf, computed, count, NO_DAY, NONE, sayAsOf, tooFew } from "./fact";
import { amountsAround, inOrder, rangeFields, reversed, standingIn } from "./range";

const source: Source = { instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 162-163", tag: "P", checkedOn: "2026-11-26" };

/** An average of more services is an index of the office, not of what one person answers for. A choice of ours. */
export const MOST_SERVICES = 20;
const UNIT = { key: "fact.index" } as const;

/**
 * "Rata-rata nilai SKM, target 80": the satisfaction index of one service or the mean of several, from citizens who answered
 * with a one-time code.
 *
 * Fact     of each service its respondents, its index and the 95 % interval; the mean of the indices, each service counting alike
 *          ("several units = mean of the units' results"), rounded once, half up.
 * Missing  `unknown` while any of the services has fewer answers than the setting `gradeMinimum`, or an element nobody answered:
 *          a mean over the others would be the mean of other services. The fact names which.
 * Interval of one service its own; of several the half-widths add up as independent samples do, see `meanIndexOf`.
 */
export const satisfaction = defineBoundKind({
  kind: "satisfaction",
  needs: ["serviceIds"],
  target: z
    .strictObject({
      serviceIds: field(
        z
          .array(z.uuid("problem.choose" satisfies MessageKey), "problem.chooseService" satisfies MessageKey)
          .min(1, "problem.chooseService" satisfies MessageKey)
          .max(MOST_SERVICES, "problem.tooMany" satisfies MessageKey)
          .refine((ids) => new Set(ids).size === ids.length, "problem.choose" satisfies MessageKey),
        { label: "indicator.services", unit: "none", input: "services" },
      ),
      ...rangeFields(),
    })
    .refine(inOrder, reversed)
    .refine(({ high }) => high <= 10_000, { path: ["high"], error: "problem.indexAtMost" satisfies MessageKey }),
  realisation: z.strictObject({
    asOf: asOf(),
    minimum: count(),
    index: computed(),
    low: computed(),
    high: computed(),
    services: z.array(z.strictObject({ name: z.string(), n: count(), index: computed(), low: computed(), high: computed() })),
  }),

  standing({ low, high }, fact) {
    const step = (words: Words): Step => ({ rule: "satisfaction", words, source });
    const range = { low: { quantity: low }, high: { quantity: high }, unit: UNIT };
    const index = fact?.index ?? null;
    if (index === null) return { standing: "unknown" as Standing, step: step({ key: "step.noData", values: range }) };
    return {
      standing: standingIn({ low, high }, index),
      step: step({ key: "step.quantity", values: { amount: { hundredths: index }, ...range } }),
    };
  },
  sayTarget: ({ low, high, serviceIds }) => ({
    key: low === high ? "fact.indexPoint" : "fact.indexRange",
    values: { low: { quantity: low }, ...(low !== high && { high: { quantity: high } }), n: serviceIds.length },
  }),
  sayRealisation: ({ index, services, minimum }) => {
    if (index !== null) return { key: "fact.indexIs", values: { index: { hundredths: index } } };
    if (services.every(({ n }) => n === 0)) return NONE;
    const short = services.find(({ n }) => n < minimum);
    if (!short) return { key: "fact.noElement" };
    const { name, n } = short;
    return services.length === 1 ? tooFew(n, minimum) : { key: "fact.tooFewAt", values: { name, n, minimum } };
  },
  sayFacts: ({ index, low, high, services, asOf: day }) => {
    const n = services.reduce((all, service) => all + service.n, 0);
    const whole: Words[] =
      index === null
        ? [{ key: "fact.answersOnly", values: { n } }]
        : low === null || high === null
          ? [{ key: "fact.answersNoInterval", values: { n } }]
          : [{ key: "fact.answers", values: { n, low: { hundredths: low }, high: { hundredths: high } } }];
    const each = services.map(
      (service): Words =>
        service.index === null
          ? { key: "fact.ofServiceNone", values: { name: service.name, n: service.n } }
          : { key: "fact.ofService", values: { name: service.name, n: service.n, index: { hundredths: service.index } } },
    );
    return [...whole, ...each, { key: "fact.sourceCitizens" }, sayAsOf(day)];
  },
  around: (target) =>
    amountsAround(target)
      .filter((index) => index <= 10_000)
      .map((index) => ({ asOf: NO_DAY, minimum: 0, index, low: null, high: null, services: [] })),
});
