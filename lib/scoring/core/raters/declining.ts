/** Why somebody does not answer about a colleague: a fixed list, and words of one's own where they help. */
export const DECLINE_REASONS = ["never_worked_together", "too_little", "conflict_of_interest", "other"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
