import type { PostKind } from "@/lib/people/types";
import type { PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import type { Expectation, VALUES } from "@/lib/scoring/core/types";
import type { SeedResult } from "./plans";

/** What a seed is made of: the units, people and services of one place, and what is told of some of them. */
export type HealthTrade =
  | "head"
  | "midwife"
  | "nurse"
  | "doctor"
  | "pharmacist"
  | "registrar"
  | "nutrition"
  | "sanitation"
  | "office"
  | "analyst"
  | "laboratory";
export type TownTrade =
  | "director"
  | "leader"
  | "frontDesk"
  | "archivist"
  | "teacher"
  | "schoolOffice"
  | "environment"
  | "cleansing"
  | "driver"
  | "licensing"
  | "personnel"
  | "audit"
  | "finance"
  | "policy"
  | "informatics"
  | "student";
export type Trade = HealthTrade | TownTrade;

/**
 * Where a unit stands in the quarter that is open: its forms are filled in, its people are being rated, or the forms were closed
 * yesterday and rating begins tomorrow.
 */
export type Phase = "filling" | "rating" | "between";
export type SeedUnit = {
  key: string;
  name: string;
  shortName: string;
  parent: string | null;
  /** Heads it on the day; nobody, where those above do. */
  head: string | null;
  acting?: boolean;
  /** Headed it until the last closed quarter began. */
  former?: string;
  phase: Phase;
  /** What the organisation achieved, where it is not "good". */
  achievement?: "outstanding" | "needs-improvement";
  /** How many of a hundred of its people have been rated in the open quarter. */
  rated?: number;
};

export type SeedPerson = {
  key: string;
  name: string;
  nip: string | null;
  post: string;
  kind: PostKind;
  rank: string | null;
  unit: string;
  rater: string | null;
  trade: Trade;
  /** Left so many days after the last closed quarter began. */
  leaves?: number;
  /** Was in another unit under another rater until the middle of the last closed quarter. */
  moved?: { unit: string; rater: string };
  /** Figures like everybody's of the trade, each a little different; without it they stand as they are written. */
  varied?: boolean;
};

export type Value = (typeof VALUES)[number];
/** Quarters before the open one: 1 is the last that closed. */
export type Ago = 1 | 2 | 3;
export type Remark = {
  from: "leader" | "subordinate" | "peer" | "outside";
  /** Who said it: one of the place's people by key, or a name as it was given. */
  by?: string;
  name?: string;
  text: string;
  /** The place of a result in the plan, or a value. */
  about: number | Value;
  ago?: Ago;
};
/** What is told of one person beyond the trade: the plan, what others said, how they were rated, what they reported. */
export type SeedCase = {
  plan?: readonly SeedResult[];
  qualitative?: boolean;
  remarks?: readonly Remark[];
  ratings?: Partial<Record<Ago, { workResult: Expectation; behaviour: Expectation; note?: string }>>;
  expects?: Partial<Record<Value, string>>;
  reports?: Partial<Record<0 | Ago, { story: string; obstacle?: string }>>;
  /** What marks colleagues draw from, for some values. */
  seenBy?: Partial<Record<Value, readonly PeerMark[]>>;
};

type Texts = Record<1 | 2 | 3 | 4, readonly string[]>;
export type SeedService = {
  unit: string;
  name: string;
  place: string;
  /** 0 to 1: how well people speak of it. */
  mood: number;
  /** Answers of the last eighty days, and of the quarters before. */
  answers: number;
  earlier: number;
  /** What waiting bands are drawn from. */
  waits: readonly (1 | 2 | 3 | 4)[];
  /** 0 to 1: how well people speak of the time it takes, where that is not how they speak of the rest. */
  timeMood?: number;
  texts: Texts;
};

export type Place = {
  units: readonly SeedUnit[];
  people: readonly SeedPerson[];
  services: readonly SeedService[];
  cases: Readonly<Record<string, SeedCase>>;
  /** How many quarters are closed and rated. */
  closed: 1 | 3;
  /** Whether anything was logged before the last six weeks. */
  longLog: boolean;
  /** Whose plan of the year that runs was signed in early January and left by the rater; nobody's, where everybody has one. */
  left: string | null;
};
