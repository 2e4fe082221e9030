import type { SeverityPrior } from "@/lib/scoring/core/raters/severity";
import type { Judged, Vignettes } from "@/lib/scoring/core/raters/severity-blocks";

/** The world of issue 5, point 8: standard deviations on 0 to 100. */
export const WORLD = { severity: 5, team: 4, person: 8, noise: 4, vignette: 5 };
export const PRIOR: SeverityPrior = { ...WORLD, weight: 2 };
/** An agency of this many raters; the issue names none. */
export const RATERS = 30;

/** Chance that can be seen again: mulberry32, and a normal from two of its numbers (Box and Muller). */
export function normals(seed: number) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (sd: number) => sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

const bounded = (score: number) => Math.min(100, Math.max(0, score));

/** One agency: what each rater is, and what is seen of it. `moved`: of each team so many were rated by the next rater later, too. */
export function agency(normal: (sd: number) => number, { size, cases, moved = 0 }: { size: number; cases: number; moved?: number }) {
  const truth = Array.from({ length: RATERS }, () => normal(WORLD.severity));
  const means = Array.from({ length: cases }, (_, k) => 50 + (k - (cases - 1) / 2) * 10);
  const people: Judged[] = [];
  const vignettes: Vignettes[] = [];
  truth.forEach((severity, r) => {
    const rater = `r${r}`;
    const team = normal(WORLD.team);
    for (let p = 0; p < size; p += 1) {
      const quality = 50 + team + normal(WORLD.person);
      const seen = (by: number, since: string, from: number) =>
        people.push({ rater: `r${by}`, person: `${rater}p${p}`, since, score: bounded(quality + from + normal(WORLD.noise)) });
      seen(r, "2026-Q1", severity);
      const next = (r + 1) % RATERS;
      if (p < moved) seen(next, "2026-Q2", truth[next] ?? 0);
    }
    if (cases > 0) vignettes.push({ rater, set: "1", scores: means.map((mean) => bounded(mean + severity + normal(WORLD.vignette))) });
  });
  return { truth, people, vignettes };
}
