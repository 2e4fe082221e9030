import type { Words } from "@/lib/messages/keys";
import type { Expectation, Standing } from "@/lib/scoring/core/types";

export type Official = { name: string; post: string };

/** One target of one's own: what would count as what, and where it stands now. */
export type OwnTarget = {
  id: string;
  result: string;
  title: string;
  target: Words;
  examples: { words: Words; standing: Standing }[];
  now: { words: Words; standing: Standing } | null;
};

/** The reader's own example of how one is assessed. */
export type OwnExample = {
  period: string;
  unit: string;
  /** Null where nobody heads any unit above: then nobody is found to rate. */
  rater: (Official & { interim: boolean }) | null;
  /** Who would decide an objection; null where the rater has nobody above. */
  superior: Official | null;
  planId: string | null;
  targets: OwnTarget[];
  windows: { step: "self" | "peers" | "rating"; opensOn: string; closesOn: string }[];
  last: { id: string; period: string; workResult: Expectation; behaviour: Expectation } | null;
};

export const SIGHTS = ["plan", "activities", "result"] as const;
export const ONLOOKERS = ["self", "rater", "head", "personnel", "auditor", "administrator", "colleague"] as const;
export type Onlooker = (typeof ONLOOKERS)[number];
/** Who may read what of somebody's work, as the policy answers it. */
export type Sights = Record<(typeof SIGHTS)[number], readonly Onlooker[]>;
