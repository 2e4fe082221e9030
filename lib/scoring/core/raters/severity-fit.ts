import type { Blocks, Observation } from "./severity-blocks";
import { dot, inverseOf, times } from "./symmetric";

/** One rater after the other, in square points and points; the likelihood restricted to what the common means leave. */
export type Fit = { predictions: readonly number[]; variances: readonly number[]; logLikelihood: number };

/**
 * The best linear predictions of all severities, given the variances of severity and team: the common means by generalised least squares
 * over blocks that have nobody in common, then each rater's prediction and its variance, that of the means included.
 */
export function fitted({ shapes, fixed, ...variances }: Blocks, sizes: { severity: number; team: number }): Fit {
  const information = zeros(fixed).map(() => zeros(fixed));
  const towards = zeros(fixed);
  let [logDeterminant, spread] = [0, 0];
  const parts = shapes.map(({ observations, raters, blocks }) => {
    const part = inverseOf(observations.map((one, i) => observations.map((other, j) => covariance(one, other, i === j, variances, sizes))));
    const { inverse } = part;
    logDeterminant += blocks.length * part.logDeterminant;
    observations.forEach((one, i) => {
      observations.forEach((other, j) => {
        (information[one.fixed] as number[])[other.fixed] =
          (information[one.fixed]?.[other.fixed] ?? 0) + blocks.length * (inverse[i]?.[j] ?? 0);
      });
    });
    const weighted = blocks.map(({ means }) => times(inverse, means));
    blocks.forEach(({ means }, b) => {
      spread += dot(means, weighted[b] ?? []);
      observations.forEach((one, i) => {
        towards[one.fixed] = (towards[one.fixed] ?? 0) + (weighted[b]?.[i] ?? 0);
      });
    });
    // how much each observation says of each rater, and what of that hangs on the common means
    const gains = zeros(raters).map((_, rater) =>
      times(
        inverse,
        observations.map((one) => (one.rater === rater ? sizes.severity : 0)),
      ),
    );
    return { observations, blocks, gains };
  });

  // a mean that nobody has observed (no people at all) is left where it is
  for (let i = 0; i < fixed; i += 1) if (information[i]?.[i] === 0) (information[i] as number[])[i] = 1;
  const means = inverseOf(information);
  const common = times(means.inverse, towards);

  const predictions: number[] = [];
  const known: number[] = [];
  for (const { observations, blocks, gains } of parts) {
    gains.forEach((gain, rater) => {
      const told = observations.reduce((sum, one, i) => sum + (one.rater === rater ? sizes.severity * (gain[i] ?? 0) : 0), 0);
      const onMeans = zeros(fixed);
      observations.forEach((one, i) => {
        onMeans[one.fixed] = (onMeans[one.fixed] ?? 0) + (gain[i] ?? 0);
      });
      const variance = sizes.severity - told + dot(onMeans, times(means.inverse, onMeans));
      for (const block of blocks) {
        const at = block.raters[rater] ?? 0;
        predictions[at] = observations.reduce(
          (sum, one, i) => sum + (gain[i] ?? 0) * ((block.means[i] ?? 0) - (common[one.fixed] ?? 0)),
          0,
        );
        known[at] = variance;
      }
    });
  }
  return { predictions, variances: known, logLikelihood: -(logDeterminant + means.logDeterminant + spread - dot(common, towards)) / 2 };
}

const zeros = (n: number): number[] => new Array<number>(n).fill(0);

/** What two means of one block have in common: the rater, the team, the very people, and each its own noise. */
function covariance(
  one: Observation,
  other: Observation,
  same: boolean,
  { person, noise, vignette }: Pick<Blocks, "person" | "noise" | "vignette">,
  { severity, team }: { severity: number; team: number },
): number {
  return (
    (one.rater === other.rater ? severity : 0) +
    (one.team !== null && one.team === other.team ? team : 0) +
    (one.group !== null && one.group === other.group ? person / one.n : 0) +
    (same ? (one.team === null ? vignette : noise) / one.n : 0)
  );
}
