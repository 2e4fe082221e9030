import type { Words } from "@/lib/messages/keys";
import type { Field } from "@/lib/scoring/core/indicator-kinds/define";
import type { Difference } from "@/lib/scoring/core/plan-difference";
import type { PlanState, SupportItem } from "@/lib/scoring/core/planning";
import type { Standing, VALUES } from "@/lib/scoring/core/types";
import type { Wording } from "@/lib/scoring/core/wording";

/** A version of a year's plan, as far as a list tells of it. */
export type PlanVersion = {
  id: string;
  year: number;
  revision: number;
  state: PlanState;
  signedOn: string | null;
  setOn: string | null;
  supersededOn: string | null;
};
export type PlanRow = PlanVersion & { results: number; returned: boolean };

type Achieved = {
  /** Null while it is computed anew each time it is looked at: nothing is written yet. */
  id: string | null;
  period: string;
  words: Words;
  evidence: string | null;
  standing: Standing;
  /** What stands beside a computed number. */
  facts: Words[];
};
export type PlannedIndicator = {
  id: string;
  title: string;
  aspect: string | null;
  /** Null where what is stored is no target of its kind. */
  target: Words | null;
  unit: string | null;
  /** Computed from records, never typed. */
  bound: boolean;
  fields: Field[];
  /** As it was typed, to be typed on. */
  entered: Readonly<Record<string, string>> | null;
  achieved: Achieved[];
};
export type PlannedResult = {
  id: string;
  position: number;
  priority: "main" | "additional";
  title: string;
  assignedBy: string | null;
  perspective: string | null;
  /** The result of the leader that it serves, or the promised indicator; null where none is named. */
  serves: string | null;
  /** Only for now: words, or a result of no plan in force of who rates. */
  servesForNow: boolean;
  indicators: PlannedIndicator[];
};
export type Signatory = { id: string; name: string; nip: string | null; rank: string | null; post: string; unit: string };
/** A plan of the largest form, commented on twice in every line; more is a conversation. A choice of ours. */
export const MOST_COMMENTS = 300;
export const LONGEST_COMMENT = 1_000;

/** `side`: for whom its author spoke. */
export type PlanComment = {
  id: string;
  by: string;
  side: "employee" | "rater";
  at: Date;
  /** The legal day of it. */
  on: string;
  text: string;
  settled: { by: string; on: string } | null;
};
/** What was said about one line. */
export type CommentThread = {
  /** "result.<id>", "indicator.<id>", "behaviour.<value>", "support.<item>", "plan", or "gone.<words>" of a line that is no longer there. */
  line: string;
  /** What the line said when the last of them was written. */
  words: string | null;
  /** The oldest first. */
  comments: PlanComment[];
  open: number;
  /** Who has not had the last word yet; null once all is settled. */
  awaited: "employee" | "rater" | null;
};
export type PlanSheet = PlanVersion & {
  version: number;
  model: "qualitative" | "quantitative";
  regulationId: string;
  employee: Signatory;
  /** Who rates now, or rated when it was set. */
  rater: (Signatory & { interim: boolean; superior: { name: string; post: string } | null }) | null;
  /** Until when the rater answers the signature of a year's first plan; null without one, and where that was not kept yet. */
  answerBy: string | null;
  setBy: { name: string; post: string; as: "rater" | "interim" | "superior" } | null;
  changed: { name: string; on: string; at: Date } | null;
  returns: { by: string; on: string; reason: string }[];
  /** In the order in which each line was first spoken of. */
  threads: CommentThread[];
  /** Whether it is on a head's form, which names perspectives. */
  forHead: boolean;
  /** What keeps it from being proposed; nothing once it is set. */
  missing: Words[];
  /** What of its sentences is worth another look; nothing once it is set. It keeps nobody from anything. */
  looks: { title: string; wording: Wording }[];
  versions: PlanVersion[];
  /** What it says otherwise than the version before it; null for the first of a year. */
  changes: Difference[] | null;
  results: PlannedResult[];
  expectations: Partial<Record<(typeof VALUES)[number], string>>;
  support: Partial<Record<SupportItem, string>>;
  /** Every period whose realisations may be entered: the quarter, and the year once it is opened. */
  enterable: string[];
  /** The period whose realisations are entered now; null when there is none. */
  openPeriod: string | null;
};

/** What the forms of a draft are filled from. */
export type DraftIndicator = {
  id: string;
  version: number;
  title: string;
  aspect: string | null;
  kind: string;
  target: Readonly<Record<string, string | string[]>>;
};
export type DraftResult = {
  id: string;
  version: number;
  title: string;
  priority: "main" | "additional";
  assignedBy: string | null;
  perspective: string | null;
  /** What it serves, as its form starts from: the link and what that is called, or words for now. */
  parent: { id: string; title: string } | null;
  provisional: string | null;
  indicators: DraftIndicator[];
};
export type PlanDraft = {
  id: string;
  year: number;
  model: "qualitative" | "quantitative";
  regulationId: string;
  signed: boolean;
  employeeName: string;
  forHead: boolean;
  raterPost: string | null;
  behaviourVersion: number;
  expectations: PlanSheet["expectations"];
  supportVersion: number;
  /** Words that its targets had better not hold; none for heads. */
  absoluteWords: readonly string[];
  support: PlanSheet["support"];
  results: DraftResult[];
};

/** Which years may be begun for somebody, and what may be copied. */
export type Beginning = { employeeId: string; name: string; years: number[]; copyOf: number | null };

export type TeamPlan = {
  employeeId: string;
  name: string;
  post: string;
  /** The version in force, and the one that is being drafted or has been proposed. */
  inForce: { id: string; setOn: string } | null;
  open: {
    id: string;
    version: number;
    state: "draft" | "proposed";
    signedOn: string | null;
    returned: boolean;
    /** What keeps it from being proposed; nothing when it only lacks a signature. */
    lacks: Words[];
    /** Lines about which something is not settled, and those of them that wait for the rater. */
    threads: number;
    awaitsRater: number;
  } | null;
};
