import { z } from "zod";
import { SHARES, type ShareName } from "@/lib/scoring/core/methods/distribution";
import { divergenceRule } from "@/lib/scoring/core/raters/divergence";
import { headExpectationRule } from "@/lib/scoring/core/raters/head-expectation";
import { BEHAVIOUR_INSTRUMENTS } from "@/lib/scoring/core/raters/instrument";
import { severityPrior } from "@/lib/scoring/core/raters/severity";
import { straightLineRule } from "@/lib/scoring/core/raters/straight-line";

const percent = z.number().int().min(0).max(100);
const minute = z.number().int().min(0).max(1440);
const days = z.tuple([z.number().int(), z.number().int()]);

/** What the law leaves to the agency. Each is a dated row with the decision it rests on; none is a constant in code. */
export const settingSchemas = {
  /** Effective minutes a day, for the allowance. More is said, not refused. */
  minutesPerDay: z.number().int().positive(),
  /** The fewest answers that are shown; never below three. */
  minimumGroup: z.number().int().min(3),
  /** How many colleagues are asked about each, and about how many one is asked at most; how many subordinates about whoever leads. */
  peersAsked: z.number().int().positive(),
  peerLoad: z.number().int().positive(),
  subordinatesAsked: z.number().int().positive(),
  /** What self, peers and subordinates are asked in quarters that are opened from then on. */
  behaviourInstrument: z.enum(BEHAVIOUR_INSTRUMENTS),
  /** Working days without a scan after which a poster's code is shown to its unit. */
  quietCodeDays: z.number().int().positive(),
  /** The fewest citizens' answers that carry a grade. */
  gradeMinimum: z.number().int().positive(),
  /** Days after a quarter's last, until whose end its computed realisations follow the records where nobody has rated. */
  freezeDays: z.number().int().min(0).max(31),
  /** Days before the last one of setting plans on which who has none is first reminded. */
  planRemindDays: z.number().int().min(0).max(31),
  /** Days a rater has for a year's first plan that was signed after that last day; then the rater's superior may answer, too. */
  planAnswerDays: z.number().int().min(1).max(90),
  /** Working days within which a line sent for review is decided in time. */
  reviewDays: z.number().int().positive(),
  /** The wait band above which a citizen waited long: 1 over 15 minutes, 2 over 30, 3 over 60. */
  longWait: z.literal([1, 2, 3]),
  /** What of a waiting line deserves a look of its own: lib/activities/exceptions.ts. Minutes after midnight. */
  lookFirst: z.strictObject({
    workingDaysLate: z.number().int().nonnegative(),
    sameText: z.number().int().min(2),
    earliest: minute,
    latest: minute,
  }),
  /** Days within which a rater gives each of those whom they rate some feedback again, before they are reminded. Nothing is computed from it. */
  feedbackRhythmDays: z.number().int().min(7).max(92),
  /** Days for which a request for feedback stays open. */
  feedbackRequestDays: z.number().int().min(1).max(92),
  divergence: divergenceRule,
  /** The work-result rating that a unit's achievement leads one to expect for its head. */
  headExpectation: headExpectationRule,
  /** What is believed of ratings before any are seen, and over how many quarters they are pooled. Estimates severity, and nothing else. */
  severityModel: severityPrior.extend({ quarters: z.number().int().min(1).max(40) }),
  /** From how many people and what share of them a rater is shown that they have one and the same pair of ratings. */
  straightLine: straightLineRule,
  /** Percent of right answers with which the raters' training is passed. */
  trainingPass: z.number().int().min(50).max(100),
  /** The percentages of the pattern of predicates, by the field they stand in (lib/regulation/se-menpanrb-3-2023.ts). */
  distributionShares: z.strictObject(Object.fromEntries(SHARES.map((name) => [name, percent])) as Record<ShareName, typeof percent>),
  /** From and until, in days counted from a quarter's last day: what opening a quarter proposes. */
  stepDays: z.strictObject({ self: days, peers: days, rating: days }),
  /** What a new password must be, in characters as people count them. Old ones stay: nobody is made to change theirs. */
  passwordRules: z.strictObject({
    least: z.number().int().min(8),
    most: z.number().int().min(64).max(256),
    refuseCommon: z.boolean(),
  }),
  /** How many working days a proposed rule stays open for comment at least. */
  commentDays: z.number().int().min(1).max(60),
  /** How many days a one-time link opens an account, by what it was made for. */
  linkDays: z.strictObject({ invitation: z.number().int().min(1).max(30), reset: z.number().int().min(1).max(30) }),
} as const;

/** Days before an adopted rule comes into force on which everybody's day says so. */
export const AHEAD_DAYS = 14;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<K extends SettingKey> = z.output<(typeof settingSchemas)[K]>;
export type Setting<K extends SettingKey> = { value: SettingValue<K>; source: string };

export const isSettingKey = (text: string): text is SettingKey => Object.hasOwn(settingSchemas, text);

/** One dated value of a rule, as it stands in the table. */
export type RuleRow = { id: string; key: SettingKey; value: unknown; from: string; until: string | null; source: string; tag: string };

export type ProposalState = "open" | "waiting" | "adopted" | "dropped";
export type ProposalRow = {
  id: string;
  key: SettingKey;
  value: unknown;
  from: string;
  reason: string;
  source: string;
  proposedBy: string;
  openedOn: string;
  closesOn: string;
  decidedOn: string | null;
  decision: string | null;
  state: ProposalState;
};
export type CommentRow = { id: string; name: string; text: string; on: string };
