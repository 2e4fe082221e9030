import type { CommentThread, PlanComment } from "./types";

/** Which line a comment is about, as a form names it, and the words of that line when it was written. */
export type CommentRow = Omit<PlanComment, "side"> & {
  authorId: string;
  resultId: string | null;
  indicatorId: string | null;
  value: string | null;
  item: string | null;
  words: string | null;
};

/** The plan as a whole is one line, too; a line that is gone is told by its words. */
export function lineOf({ resultId, indicatorId, value, item, words }: Omit<CommentRow, keyof PlanComment | "authorId">): string {
  if (resultId) return `result.${resultId}`;
  if (indicatorId) return `indicator.${indicatorId}`;
  if (value) return `behaviour.${value}`;
  if (item) return `support.${item}`;
  return words === null ? "plan" : `gone.${words}`;
}

/**
 * What was said, line by line, in the order in which each was first spoken of. `rows` the oldest first. Whoever is not the employee speaks
 * for the rater: whoever rated then. Where something is not settled, the one who did not have the last word is awaited.
 */
export function threadsOf(rows: readonly CommentRow[], employeeId: string): CommentThread[] {
  const byLine = Map.groupBy(rows, lineOf);
  return [...byLine].map(([line, all]) => {
    const comments = all.map(
      ({ resultId: _, indicatorId: __, value: ___, item: ____, words: _____, authorId, ...comment }): PlanComment => ({
        ...comment,
        side: authorId === employeeId ? "employee" : "rater",
      }),
    );
    const open = comments.filter(({ settled }) => settled === null).length;
    const awaited = comments.at(-1)?.side === "employee" ? "rater" : "employee";
    return { line, words: all.at(-1)?.words ?? null, comments, open, awaited: open > 0 ? awaited : null };
  });
}
