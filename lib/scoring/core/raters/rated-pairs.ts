import type { Expectation } from "../types";

const CODE: Record<Expectation, number> = { below: 0, meets: 50, above: 100 };

/** One judgement as a number of 0 to 100, to compare raters by and for nothing else: the mean of its two ratings, coded 0, 50, 100. */
export const codedPair = ({ workResult, behaviour }: { workResult: Expectation; behaviour: Expectation }) =>
  (CODE[workResult] + CODE[behaviour]) / 2;

/** The same under PP 30/2019, whose one value that is judged and not counted is behaviour's, 0 to 120 points: divided by 1.2. */
export function codedBehaviour(points: number) {
  if (!(points >= 0 && points <= 120)) throw new RangeError(`${points} is outside 0 to 120`);
  return points / 1.2;
}
