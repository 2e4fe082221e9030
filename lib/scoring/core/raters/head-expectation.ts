import { z } from "zod";
import { ACHIEVEMENTS, type Achievement, EXPECTATIONS, type Expectation } from "../types";

const expectation = z.enum(EXPECTATIONS);
/** Which work-result rating the achievement of a unit leads one to expect for whoever heads it. */
export const headExpectationRule = z.strictObject(
  Object.fromEntries(ACHIEVEMENTS.map((value) => [value, expectation])) as Record<Achievement, typeof expectation>,
);
export type HeadExpectationRule = z.output<typeof headExpectationRule>;

/**
 * The work-result rating that is expected of the head of a unit: what the unit achieved is what its head achieved.
 *
 * Shape    whether the person heads the unit on the period's last day, what was decided of it, and the dated local rule.
 * Missing  null for who heads nothing, and where nothing was decided: then nothing is expected, and no reason is owed.
 * Never    the rating itself. The rater may give another; then a written reason is owed.
 * Source   SE MenPANRB 3/2023 as reported (outstanding above, good meets, else below); the Permen does not say it. A dated local setting.
 */
export const expectedOfHead = (headed: boolean, achievement: Achievement | null, rule: HeadExpectationRule): Expectation | null =>
  headed && achievement !== null ? rule[achievement] : null;
