import type { GiverKind } from "@/lib/appraisals/types";
import type { DocumentRow } from "@/lib/documents/types";

/** Equal in weight: neither is asked for more than the other. */
export const TONES = ["appreciation", "improvement"] as const;
export type Tone = (typeof TONES)[number];

export const LONGEST = 1_000;
export const LONGEST_REPLY = 500;
export const LONGEST_QUESTION = 300;
/** From one giver to one person on one day; people one request is sent to. */
export const MOST_A_DAY = 5;
export const MOST_ASKED = 5;

/** One feedback as whoever received or gave it sees it. `other`: the other one's name; `about`: a value, the words of a result, or null. */
export type FeedbackEntry = {
  id: string;
  other: string;
  giverKind: GiverKind;
  tone: Tone | null;
  text: string;
  evidence: string | null;
  files: DocumentRow[];
  about: string | null;
  givenOn: string;
  period: string;
  asked: boolean;
  withdrawn: boolean;
  reply: string | null;
  repliedOn: string | null;
  /** After the quarter's rating: that was not made beside it. */
  later: boolean;
};

export type RequestStanding = "open" | "answered" | "declined" | "expired";
export type RequestEntry = {
  id: string;
  /** Whom one asked, or who asks. */
  other: string;
  otherId: string;
  resultId: string | null;
  about: string | null;
  question: string;
  askedOn: string;
  expiresOn: string;
  standing: RequestStanding;
  note: string | null;
};

/** One whom one rates, and when one last gave feedback; null for never, or not in this application. */
export type RhythmRow = { id: string; name: string; post: string; lastOn: string | null; days: number | null; due: boolean };

export type Colleague = { id: string; name: string; post: string; unit: string };
/** Whom one may write to, and of what: results only where the giver may read them. */
export type GiveSheet = Colleague & {
  kind: GiverKind;
  results: { id: string; title: string }[];
  request: { id: string; question: string; resultId: string | null; value: string | null } | null;
};
