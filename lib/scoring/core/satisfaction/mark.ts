import { type Share, shareOf } from "./share";

/** Of those who marked: the share that was satisfied. */
export type MarkShare = Share;

/** The share of marks 3 (puas) and 4 (sangat puas) among all marks, given how often each of 1 to 4 was given. Not part of the index. */
export const markShareOf = (counts: readonly [number, number, number, number]): MarkShare | null =>
  shareOf(
    counts[2] + counts[3],
    counts.reduce((all, count) => all + count, 0),
  );
