import type { DialogueItem } from "@/lib/dialogues/types";
import type { Words } from "@/lib/messages/keys";
import type { ObstacleKind } from "@/lib/obstacles/types";
import type { PeerAggregate } from "@/lib/scoring/core/raters/aggregate";
import type { InstrumentItem } from "@/lib/scoring/core/raters/instrument";
import type { Interval } from "@/lib/scoring/core/satisfaction/interval";
import type { Achievement } from "@/lib/scoring/core/types";

/** Called for a day that is to come; its day has come and it is not closed; closed for good. */
export type MeetingStanding = "planned" | "due" | "locked";
export type MeetingRow = { id: string; unit: string; period: string; heldOn: string; standing: MeetingStanding };
/** A unit that one heads: its open meeting, what one shows it, and of which quarters there is released feedback to show. */
export type HeadedUnit = {
  id: string;
  name: string;
  openId: string | null;
  nextOn: string | null;
  opening: { id: string; plan: boolean; period: string | null; improvements: string | null; openedOn: string } | null;
};

/** What there is to talk about, drawn from the data: of the unit, and of nobody in it. */
export type Agenda = {
  achievement: { value: Achievement; source: string } | null;
  people: number;
  reported: number;
  rated: number;
  obstacles: { kind: ObstacleKind; n: number }[];
  services: { id: string; name: string; n: number; index: number | null; interval: Interval | null }[];
};

/** What whoever heads the unit shows it of their own. */
export type Opened = {
  name: string;
  openedOn: string;
  plan: { title: string; indicators: { title: string; target: Words }[] }[] | null;
  feedback: { period: string; peers: PeerAggregate | null; subordinates: PeerAggregate | null; items: readonly InstrumentItem[] } | null;
  improvements: string | null;
};

export type MeetingSheet = MeetingRow & {
  version: number;
  unitId: string;
  calledBy: string;
  summary: string | null;
  nextOn: string | null;
  closed: { by: string; on: string } | null;
  items: DialogueItem[];
  agenda: Agenda;
  /** Who may own a decision: whoever works in the unit, and its head. */
  people: { id: string; name: string }[];
  opened: Opened[];
};
