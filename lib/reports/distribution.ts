import { PREDICATES } from "@/lib/scoring/core/types";
import type { Distribution, Group, PredicateCounts, QuarterCompletion, UnitCompletion } from "./types";

const none: PredicateCounts = { "very-good": 0, good: 0, "needs-improvement": 0, poor: 0, "very-poor": 0 };
const sumOf = (rows: readonly { predicates: PredicateCounts }[]): PredicateCounts =>
  rows.reduce<PredicateCounts>(
    (sum, { predicates }) => ({
      "very-good": sum["very-good"] + predicates["very-good"],
      good: sum.good + predicates.good,
      "needs-improvement": sum["needs-improvement"] + predicates["needs-improvement"],
      poor: sum.poor + predicates.poor,
      "very-poor": sum["very-poor"] + predicates["very-poor"],
    }),
    none,
  );
const groupOf = (counts: PredicateCounts, minimum: number): Group => {
  const n = PREDICATES.reduce((all, predicate) => all + counts[predicate], 0);
  return { n, counts: n >= minimum ? counts : null };
};

/**
 * The predicates by unit, where no group below the minimum is broken down.
 *
 * Small    units with fewer rated people are put together; where even together they are too few, they are told by number alone,
 *          and `all` is then told without them: otherwise subtracting would tell.
 */
export function distributionOf(rows: readonly UnitCompletion[], minimum: number): Distribution {
  const rated = rows.filter((row) => row.rated > 0);
  const large = rated.filter((row) => row.rated >= minimum);
  const rest = rated.filter((row) => row.rated < minimum);
  const small = groupOf(sumOf(rest), minimum);
  return {
    units: large.map(({ unitId, unit, shortName, predicates, rated: n }) => ({ unitId, unit, shortName, n, counts: predicates })),
    small: { units: rest.length, ...small },
    all: groupOf(sumOf(small.counts ? rated : large), minimum),
  };
}

/** A quarter's units taken together. */
export function completionOf(period: string, rows: readonly UnitCompletion[]): QuarterCompletion {
  const sum = (part: "people" | "planned" | "reported" | "rated") => rows.reduce((all, row) => all + row[part], 0);
  return { period, people: sum("people"), planned: sum("planned"), reported: sum("reported"), rated: sum("rated") };
}
