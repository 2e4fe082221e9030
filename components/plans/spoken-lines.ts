import { isMessageKey, type Say } from "@/lib/messages/format";
import type { CommentThread, PlanSheet } from "@/lib/plans/types";

/** Where a line's comments stand on the page; those of a line that is gone, with the plan's as a whole. */
export const placeOf = (line: string) => (line.startsWith("gone.") ? "comments" : `comments-${line}`);
/** Opens a line's comments, also without JavaScript. */
export const toThread = (planId: string, line: string) =>
  `/plans/${planId}?comment=${encodeURIComponent(line.startsWith("gone.") ? "plan" : line)}#${placeOf(line)}`;

/** How a line is called: by its words, a value or an item of the appendix by its name. */
export function nameOfLine(line: string, words: string | null, say: Say): string {
  const [of = "", which = ""] = line.split(".", 2);
  if (line === "plan") return say("comment.wholePlan");
  const key = of === "behaviour" ? `value.${which}` : `support.${which}`;
  return (of === "behaviour" || of === "support") && isMessageKey(key) ? say(key) : (words ?? "");
}

/** The same of the plan as it stands: a line that was changed since is called by what it says now. */
export function presentName(plan: PlanSheet, { line, words }: CommentThread, say: Say): string {
  const [, id] = line.split(".", 2);
  const now = plan.results.flatMap((result) => [result, ...result.indicators]).find((each) => each.id === id);
  return nameOfLine(line, now?.title ?? words, say);
}
