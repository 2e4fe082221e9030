export const LONGEST = 2_000;
export const LONGEST_REASON = 500;

/** Somebody may be named; the last day has passed; it is decided. */
export type AwardStanding = "open" | "closed" | "decided";
export type AwardRow = { id: string; title: string; closesOn: string; standing: AwardStanding };
export type Nomination = { id: string; employee: string; by: string; reason: string; chosen: boolean };
export type AwardSheet = AwardRow & {
  version: number;
  criteria: string;
  decision: string | null;
  /** Until it is decided one's own, and all for whoever decides; then those that were chosen. */
  nominations: Nomination[];
};
