import { expectedOfHead, type HeadExpectationRule } from "@/lib/scoring/core/raters/head-expectation";
import type { Evidence, Expected } from "./types";

type Headed = Pick<Evidence, "headed"> & { achievement: Pick<NonNullable<Evidence["achievement"]>, "value"> | null };

/** Of whoever heads a unit: which work result its achievement leads one to expect; null where nothing is. */
export function expectedIn({ achievement, headed }: Headed, rule: HeadExpectationRule): Expected | null {
  const workResult = expectedOfHead(headed, achievement?.value ?? null, rule);
  return achievement && workResult && { workResult, achievement: achievement.value };
}
