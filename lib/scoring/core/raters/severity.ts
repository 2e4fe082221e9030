import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { z } from "zod";
import type { Hundredths } from "../types";
import { blocksOf, type Judged, type Vignettes } from "./severity-blocks";
import { type Fit, fitted } from "./severity-fit";

const points = z.number().int().min(1).max(50);

/**
 * What is believed of ratings before any are seen, as standard deviations in points of 0 to 100: between raters (severity), between
 * teams, between people of one team, of one rating, of one answer to a vignette; and how many observations that belief is worth.
 */
export const severityPrior = z.strictObject({
  severity: points,
  team: points,
  person: points,
  noise: points,
  vignette: points,
  weight: z.number().int().min(1).max(50),
});
export type SeverityPrior = z.output<typeof severityPrior>;

export type Severity = {
  /** Hundredths of a point by which this rater's numbers lie above (lenient) or, negative, below (severe) those of the raters together. */
  estimate: Hundredths;
  low: Hundredths;
  high: Hundredths;
  /** The interval is without 0. It informs a person and changes nothing. */
  flagged: boolean;
  /** How many people this rater rated, and with how many of them another rater did too. */
  people: number;
  shared: number;
  /** Whether this rater answered vignettes. Without these and without anybody shared, a strong team and a mild rater look alike. */
  vignettes: boolean;
};

/**
 * A grid has so many steps along each of its two sizes and reaches so many standard deviations to both sides: of what is believed at
 * first, then twice of what the grid before has found, half a step at least.
 */
const STEPS = 5;
const REACH = 2.5;
const PASSES = 3;

/**
 * How severe each rater is, apart from the strength of the team.
 *
 * Shape    `people`: one row per rater and person, its score the mean over the quarters (see Pooling), `since` the first of them.
 *          `vignettes`: per rater and set of cases one score per case, every case of the set. Gives a row per rater who has either.
 * Units    scores 0 to 100 (rated-pairs.ts); the estimate and both ends in hundredths of a point.
 * Model    one-way, random effects. A person: common mean + rater's severity + strength of the team + person + noise.
 *          A vignette: mean of the case + the same severity + noise. The team is that of whoever rated the person first, and goes with
 *          the person to the next rater: what the two then say of one and the same person differs by severity and noise.
 * Estimate the best linear prediction (shrinkage): what few ratings say is drawn to 0, which is the raters' common mean. It is always
 *          given; where neither a vignette nor a shared person tells severity from team, the interval is as wide as not knowing is.
 * Variance spread within teams, of noise and of vignettes: pooled squares, the belief added as `weight` more. Severity and team: all
 *          their sizes on a grid, each counted by its likelihood (restricted) and by the belief (log-normal, standard deviation
 *          1/sqrt(2 weight)); never negative, so nothing has to be cut off at 0.
 * Interval 95 %: Student's t (raters - 1 + weight) times the root of the mean variance of the prediction plus what the prediction
 *          varies over the grid, so that it holds the uncertainty of common mean and variances too.
 * Pooling  quarters of one rater and one person count as one observation: what is particular to these two people returns in each.
 * Bound    raters who share people are solved for together, four at most (the cost is its cube): where moves would link more, people
 *          of the smaller links count with their first rater alone.
 * Missing  a quarter, person or vignette that is not there is not there. Nobody at all: an empty map.
 * Rounds   once, to hundredths, at the end; a flag is decided after it.
 * Throws   RangeError for a score outside 0 to 100, a set answered in part, a rater and person given twice.
 * Source   no regulation: shrinkage in linear mixed models as in any textbook (Henderson's equations, restricted likelihood); a method,
 *          tag H. Simulated in tests/scoring/severity.test.ts: coverage, false flags, what vignettes add.
 */
export function severities(
  given: { people: readonly Judged[]; vignettes: readonly Vignettes[] },
  prior: SeverityPrior,
): ReadonlyMap<string, Severity> {
  const { raters, ...data } = blocksOf(given, prior);
  if (raters.length === 0) return new Map();
  const doubt = 1 / Math.sqrt(2 * prior.weight);
  const believed = { severity: Math.log(prior.severity), team: Math.log(prior.team) };
  const weighed = (severity: number, team: number) => {
    const belief = ((severity - believed.severity) ** 2 + (team - believed.team) ** 2) / (2 * doubt ** 2);
    const fit = fitted(data, { severity: Math.exp(severity) ** 2, team: Math.exp(team) ** 2 });
    return { severity, team, fit, log: fit.logLikelihood - belief };
  };
  let ranges = { severity: { mean: believed.severity, sd: doubt }, team: { mean: believed.team, sd: doubt } };
  let points = grid(ranges.severity, ranges.team, weighed);
  for (let pass = 1; pass < PASSES; pass += 1) {
    ranges = { severity: around(points, "severity", ranges.severity), team: around(points, "team", ranges.team) };
    points = grid(ranges.severity, ranges.team, weighed);
  }
  const t = tQuantile(0.975, raters.length - 1 + prior.weight);
  return new Map(raters.map(({ id, ...known }, at) => [id, { ...averaged(points, at, t), ...known }]));
}

type Point = { severity: number; team: number; fit: Fit; log: number };
type Range = { mean: number; sd: number };

/** Every pair of sizes within reach, with its share of the whole. */
function grid(severity: Range, team: Range, at: (severity: number, team: number) => Point): (Point & { weight: number })[] {
  const along = ({ mean, sd }: Range) => Array.from({ length: STEPS }, (_, i) => mean + REACH * sd * ((2 * i) / (STEPS - 1) - 1));
  const points = along(severity).flatMap((one) => along(team).map((other) => at(one, other)));
  const highest = Math.max(...points.map(({ log }) => log));
  const total = points.reduce((sum, { log }) => sum + Math.exp(log - highest), 0);
  return points.map((point) => ({ ...point, weight: Math.exp(point.log - highest) / total }));
}

/** Where a size lies by the grid before. */
function around(points: readonly (Point & { weight: number })[], of: "severity" | "team", before: Range): Range {
  const mean = points.reduce((sum, point) => sum + point.weight * point[of], 0);
  const variance = points.reduce((sum, point) => sum + point.weight * (point[of] - mean) ** 2, 0);
  return { mean, sd: Math.max(Math.sqrt(variance), before.sd / (STEPS - 1)) };
}

/** One rater's prediction over the grid: its mean, and the variance within and between. */
function averaged(points: readonly (Point & { weight: number })[], at: number, t: number) {
  const over = (of: (fit: Fit) => number) => points.reduce((sum, { weight, fit }) => sum + weight * of(fit), 0);
  const mean = over((fit) => fit.predictions[at] ?? 0);
  const variance = over((fit) => (fit.variances[at] ?? 0) + ((fit.predictions[at] ?? 0) - mean) ** 2);
  const half = t * Math.sqrt(variance);
  const rounded = (value: number) => (Math.round(value * 100) + 0) as Hundredths; // never -0
  const [estimate, low, high] = [rounded(mean), rounded(mean - half), rounded(mean + half)];
  return { estimate, low, high, flagged: low > 0 || high < 0 };
}
