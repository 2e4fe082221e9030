import Fraction from "fraction.js";
import { halfUp } from "../methods/credit";
import type { Hundredths } from "../types";
import type { Satisfaction } from "./index";
import type { Interval } from "./interval";

/**
 * The mean of several services' indices, each counting alike, however many answered.
 *
 * Shape    at least one index; from its exact element means, so that nothing is rounded twice.
 * Units    hundredths.
 * Rounds   once, half up, at the end.
 * Interval the services are independent samples: half-widths add up as the root of their squares, divided by how many services;
 *          null where one of them has none. Never past the scale.
 * Source   PermenPANRB 6/2022, Lampiran hlm. 162-163: several units, the mean of the units' results.
 */
export function meanIndexOf(services: readonly Satisfaction[]): { index: Hundredths; interval: Interval | null } {
  if (services.length === 0) throw new RangeError("no index");
  const exact = services.map(({ elements }) =>
    elements
      .reduce((sum, { mean }) => sum.add(mean), new Fraction(0))
      .div(elements.length)
      .mul(2_500),
  );
  const index = halfUp(exact.reduce((sum, one) => sum.add(one), new Fraction(0)).div(services.length));
  const [only] = services;
  if (services.length === 1) return { index, interval: only?.interval ?? null };
  let squares = 0;
  for (const { index: own, interval } of services) {
    if (!interval) return { index, interval: null };
    squares += Math.max(own - interval.low, interval.high - own) ** 2;
  }
  const half = Math.sqrt(squares) / services.length;
  const bounded = (value: number) => Math.round(Math.min(10_000, Math.max(2_500, value))) as Hundredths;
  return { index, interval: { low: bounded(index - half), high: bounded(index + half) } };
}
