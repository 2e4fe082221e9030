import { expectedOfHead, type HeadExpectationRule } from "@/lib/scoring/core/raters/head-expectation";
import type { Achievement, Expectation } from "@/lib/scoring/core/types";
import type { Evidence } from "./types";

export type Expected = { workResult: Expectation; achievement: Achievement };

/** Of whoever heads a unit: which work result its achievement leads one to expect; null where nothing is. */
export function expectedIn({ achievement, headed }: Evidence, rule: HeadExpectationRule): Expected | null {
  const workResult = expectedOfHead(headed, achievement?.value ?? null, rule);
  return achievement && workResult && { workResult, achievement: achievement.value };
}
