import type { Random } from "@/prisma/seed/random";

/** A start for chance that can be told and taken again: `LINK_SEED=… npm test`. */
export const linkSeed = Number(process.env.LINK_SEED ?? 20_261_118);

/** The numbers 0 to n - 1 in an order that repeats with its source. */
export function orderOf(random: Random, n: number): number[] {
  const left = Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: n }, () => left.splice(random.int(0, left.length - 1), 1)[0] ?? 0);
}

/** Hits of a guess, place by place. */
export const hits = (authors: readonly number[], guessed: readonly number[]) =>
  authors.filter((author, at) => guessed[at] === author).length;

/**
 * The most that a guess may hit: chance is 1/n a place, 5 points are granted, and three standard errors of slack.
 * The fixed points of a random order have variance 1, whatever n is: over t trials a share has the standard error 1 / (n √t).
 */
export const most = (n: number, trials: number) => 1 / n + 0.05 + 3 / (n * Math.sqrt(trials));
