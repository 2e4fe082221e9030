import type { Grade } from "@/lib/scoring/core/satisfaction";
import type { Interval } from "@/lib/scoring/core/satisfaction/interval";
import type { MarkShare } from "@/lib/scoring/core/satisfaction/mark";
import type { Share } from "@/lib/scoring/core/satisfaction/share";

/** One kind of channel of one service in one period. Verified and open stand side by side and are never added. */
export type ChannelFigures = {
  /** Respondents who answered at least one element. */
  n: number;
  /** Hundredths; null where some element was answered by nobody. */
  index: number | null;
  interval: Interval | null;
  /** Null below the fewest answers that carry one. */
  grade: Grade | null;
  /** Those who marked, and the share of them that was satisfied. */
  marks: MarkShare | null;
};

export type ServiceFigures = {
  id: string;
  name: string;
  unit: string;
  note: string | null;
  verified: ChannelFigures;
  open: ChannelFigures;
  /** Clearly above or below all services together; null where the intervals do not tell them apart. */
  apart: "above" | "below" | null;
};

/** The services of one sight, by the alphabet, and all their verified answers together: what each may be compared with. */
export type Satisfaction = { services: ServiceFigures[]; all: ChannelFigures };

export type PeriodSatisfaction = Satisfaction & { period: string };

/** A wait that may be called long: above the first, the second or the third band of the form, in minutes. */
export const LONG_WAITS = [1, 2, 3] as const;
export type LongWait = (typeof LONG_WAITS)[number];
export const WAIT_MINUTES: Record<LongWait, number> = { 1: 15, 2: 30, 3: 60 };

/** How long citizens say they waited: bands under 15, up to 30, up to 60 minutes, longer. Null below the fewest that are shown. */
export type WaitFigures = { n: number; bands: readonly [number, number, number, number] | null; long: Share | null };
export type ServiceWaits = { id: string; name: string; unit: string; verified: WaitFigures; open: WaitFigures };
/** All by the alphabet. Levels by the verified share that waited long, most first; those of one level cannot be told apart, the silent said too little. */
export type Waits = { services: ServiceWaits[]; all: WaitFigures; levels: ServiceWaits[][]; silent: ServiceWaits[] };

export type ServiceQuarter = {
  period: string;
  verified: ChannelFigures | null;
  open: ChannelFigures | null;
  waits: ServiceWaits | null;
};
/** Oldest quarter first. */
export type ServiceHistory = { name: string; unit: string; quarters: ServiceQuarter[] };

/** `quiet`: its posters that nobody has scanned for long. */
export type ServiceRow = {
  id: string;
  name: string;
  unit: string;
  posters: number;
  quiet: number;
  openSlips: number;
  closedOn: string | null;
};
export type ServiceList = { rows: ServiceRow[]; next: string | null };
export type PosterCode = {
  id: string;
  code: string;
  place: string;
  issuedOn: string;
  withdrawnOn: string | null;
  /** The code that took its place; null while it hangs, or where none did. */
  replacedBy: string | null;
  answers: number;
  scans: CodeScans;
  /** Working days without a scan, where there were too many; null where there is nothing to look after. */
  quietFor: number | null;
  version: number;
};
/** How often a poster's address was opened; by whom is kept nowhere. */
export type CodeScans = { lastOn: string | null; week: number; sinceWithdrawn: number };

/** What stands on a poster. */
export type Poster = { id: string; code: string; place: string; issuedOn: string; service: string; unit: string; agency: string };
export type ServiceSheet = {
  id: string;
  name: string;
  unitId: string;
  unit: string;
  note: string | null;
  closedOn: string | null;
  version: number;
  codes: PosterCode[];
  /** One-time codes: their number alone, for only their hashes are kept. */
  slips: { open: number; spent: number; expired: number };
};

/** What may be named by an indicator; `more` where there are more than are shown, to be searched. */
export type ServiceChoice = { services: { id: string; name: string; unit: string }[]; more: boolean };
