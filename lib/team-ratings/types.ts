import type { Expected, PeersView } from "@/lib/appraisals/types";
import type { divergences } from "@/lib/scoring/core/raters/divergence";
import type { InstrumentItem } from "@/lib/scoring/core/raters/instrument";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import type { Pair } from "@/lib/scoring/core/raters/straight-line";

/** Somebody who waits to be rated, with what there is to hold beside each of the two ratings. */
export type TeamRow = {
  id: string;
  version: number;
  name: string;
  post: string;
  /** Main indicators with data, and how many of them are below their range. */
  known: number;
  below: number;
  divergences: ReturnType<typeof divergences>;
  /** Of whoever heads a unit. */
  expected: Expected | null;
  /** Lines of the log that were approved. */
  lines: number;
  feedback: number;
  self: PeerAnswers | null;
  peers: PeersView;
  subordinates: PeersView;
};

export type TeamSheet = {
  employeeId: string;
  period: string;
  regulationId: string;
  rows: TeamRow[];
  items: readonly InstrumentItem[];
  /** How many wait in all, and from where the next of them are listed. */
  waiting: number;
  next: string | null;
  closesOn: string | null;
  /** Of whom one has rated in the period, for the rater's own mirror. */
  pairs: Pair[];
};
