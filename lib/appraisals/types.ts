import type { Words } from "@/lib/messages/keys";
import type { JudgedIndicator } from "@/lib/scoring/core/appraise";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import type { FormerResult } from "@/lib/scoring/core/raters/former-result";
import type { InstrumentItem } from "@/lib/scoring/core/raters/instrument";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import type { Pair } from "@/lib/scoring/core/raters/straight-line";
import type { Receipt } from "@/lib/scoring/core/receipt";
import type { Achievement, Expectation, Predicate, Step } from "@/lib/scoring/core/types";
import type { ChannelFigures } from "@/lib/services/types";

export type Person = { id: string; name: string; post: string; unit: string };
export type GiverKind = "leader" | "peer" | "subordinate" | "outside";
export type FeedbackLine = {
  id: string;
  about: string | null;
  giverKind: GiverKind;
  giverName: string;
  text: string;
  givenOn: string;
  tone: "appreciation" | "improvement" | null;
  evidence: string | null;
  files: { id: string; name: string }[];
  reply: string | null;
  repliedOn: string | null;
  /** Given after the rating, which was not made beside it. */
  later: boolean;
};
export type SelfReport = { story: string; obstacle: string | null; answers: PeerAnswers; version: number };

/** What colleagues said, as far as it may be shown. */
export type PeersView =
  | { kind: "none" } // nobody was asked
  | { kind: "not-yet" } // the window is open, or its end has not been worked off
  | { kind: "too-few"; minimum: number } // destroyed unread
  | { kind: "released"; answered: number; minimum: number; aggregate: PeerAggregate };

/** What was written about somebody from one side: without authors, in random order; how often, where the same was written more than once. */
export type SaidTexts = { text: string; times: number }[];

export type LoggedResult = { title: string | null; lines: number; minutes: number };

/** A service as its citizens see it, as far as it is shown beside a rating. */
export type CitizensSaid = { id: string; name: string; verified: Pick<ChannelFigures, "n" | "index" | "interval"> };

export type QuarterResult = { id: string; period: string; workResult: Expectation; behaviour: Expectation; predicate: Predicate };

/** All that stands beside a rating, for whoever may see it. Nothing a colleague said in confidence is selected into it. */
export type Evidence = {
  indicators: JudgedIndicator[];
  feedback: FeedbackLine[];
  self: SelfReport | null;
  peers: PeersView;
  subordinates: PeersView;
  /** By what they answered: the seven values, or a local set that is read beside them. */
  items: readonly InstrumentItem[];
  /** For the appraised and the rater alone; empty for everybody else. */
  texts: Record<"peers" | "subordinates", SaidTexts>;
  services: CitizensSaid[];
  logged: LoggedResult[];
  /** Of which period it is: of a year, where nothing was decided yet, the one before. */
  achievement: { period: string; value: Achievement; source: string } | null;
  /** Of a year: its quarters that are rated. Nothing is averaged. */
  quarters: QuarterResult[];
  /** Whether they headed that unit on the period's last day. */
  headed: boolean;
  /** Whose of which quarter that is, where it is a former unit's by agreement. */
  agreed: { unit: string; period: string } | null;
  /** Which former result there is to agree on after a move, and how far that has come. */
  former: FormerResult | null;
  /** Who rates and on whose result after somebody moved; nothing where nobody did. */
  moved: Words[];
};

/** Which work result a unit's achievement leads one to expect of its head. */
export type Expected = { workResult: Expectation; achievement: Achievement };

export type AppraisalHead = {
  id: string;
  period: string;
  version: number;
  regulationId: string;
  planId: string | null;
  person: Person;
  rater: string;
  raterInterim: boolean;
  /** Who gave the two ratings, where it was not the rater. */
  ratedBy: string | null;
};

export type RatingSheet = AppraisalHead & {
  evidence: Evidence;
  rating: { workResult: Expectation; behaviour: Expectation; note: string | null } | null;
  closesOn: string | null;
  previousId: string | null;
  nextId: string | null;
  place: { at: number; of: number };
  /** The pairs of the same rater and period that are rated, for the rater's own mirror. */
  pairs: Pair[];
};

export type ResultSheet = AppraisalHead & {
  evidence: Evidence;
  workResult: Expectation;
  behaviour: Expectation;
  note: string | null;
  predicate: Predicate;
  steps: Step[];
  ratedOn: string;
};

/** What a result was made from; `changed` holds what is no longer so, as lib/scoring/core/receipt.ts names it. */
export type ReceiptSheet = AppraisalHead & {
  /** Whether the reader may object, from each input on. */
  mayObject?: boolean;
  predicate: Predicate;
  ratedOn: string;
  steps: Step[];
  receipt: Receipt;
  items: readonly InstrumentItem[];
  changed: ReadonlySet<string>;
  /** Of a year, by quarter: the predicate that an objection has made of it since. It was another when the year was rated, and stays so here. */
  since: ReadonlyMap<string, Predicate>;
  lines: { id: string; day: string; text: string; minutes: number | null }[];
};

export type ResultRow = {
  id: string;
  period: string;
  predicate: Predicate | null;
  ratedOn: string | null;
  rater: string;
  interim: boolean;
  disputed: boolean;
};
export type OwnStep = { appraisalId: string; period: string; step: "self" | "peers"; until: string; done: boolean; colleagues: number };
export type RateeRow = {
  id: string;
  period: string;
  name: string;
  post: string;
  predicate: Predicate | null;
  /** Null while it is not rated. */
  pair: Pair | null;
  signed: boolean;
  /** An objection is open. */
  disputed: boolean;
  window: "not-yet-open" | "open" | "closed";
  closesOn: string | null;
};

export type SelfSheet = AppraisalHead & {
  items: readonly InstrumentItem[];
  report: SelfReport | null;
  until: string | null;
  indicators: { title: string; target: Words; realised: Words | null }[];
};
export type PeerSheet = {
  items: readonly InstrumentItem[];
  appraisalId: string;
  period: string;
  until: string;
  /** `leader`: asked as a subordinate, about whoever leads. */
  colleagues: { rightId: string; name: string; post: string; leader: boolean }[];
  sent: number;
  minimum: number;
};
