/** What became of a statement "this is not my rater". */
export type Outcome = "replaced" | "confirmed";

export type Dispute = {
  id: string;
  rater: string;
  day: string;
  reason: string;
  suggested: string | null;
  /** Null while it is open. */
  settled: { on: string; by: string | null; outcome: Outcome; answer: string | null; line: { rater: string; from: string } | null } | null;
};

/** Who rates the reader today, and what the reader said of it, newest first. */
export type OwnRater = {
  employeeId: string;
  rater: { name: string; post: string; interim: boolean } | null;
  disputes: Dispute[];
};

/** For who settles it. */
export type OpenDispute = Omit<Dispute, "settled"> & {
  version: number;
  employeeId: string;
  employee: string;
  post: string;
  unit: string;
  interim: string | null;
};
