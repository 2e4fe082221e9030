import { judgeIndicator } from "@/lib/scoring/core/appraise";
import type { Receipt } from "@/lib/scoring/core/receipt";
import type { HelpedLine } from "./types";

/**
 * Of the indicators that fell short beside the rating a follow-up comes from, where each stands beside the next rating. The same one by its
 * row, or by the same words of result and indicator, which a revision of the plan keeps; unknown where there is no such rating or
 * indicator. It says how things stand, and not why.
 */
export function standingsSince(before: Receipt, later: Receipt | null): HelpedLine[] {
  return before.indicators
    .filter((indicator) => judgeIndicator(indicator).standing === "below")
    .map(({ resultTitle, title, rows }) => {
      const same =
        later?.indicators.find((other) => rows && other.rows?.indicatorId === rows.indicatorId) ??
        later?.indicators.find((other) => other.resultTitle === resultTitle && other.title === title);
      return { result: resultTitle, indicator: title, now: same ? judgeIndicator(same).standing : "unknown" };
    });
}
