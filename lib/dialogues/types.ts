export const ITEM_STATES = ["open", "done", "dropped"] as const;
export type ItemState = (typeof ITEM_STATES)[number];
/** New items that one save may bring. */
export const NEW_ROWS = ["0", "1", "2"] as const;
export const LONGEST = 2_000;
export const LONGEST_ITEM = 300;

/** Planned ahead; its day has come and it is not agreed; agreed by one; agreed by both. */
export type DialogueStanding = "planned" | "due" | "half" | "locked";
export type DialogueRow = {
  id: string;
  employee: string;
  rater: string;
  heldOn: string;
  nextOn: string | null;
  standing: DialogueStanding;
};
/** One whom one rates: when both last agreed on minutes, for when the next was set, and the one that is open. */
export type TeamRow = { id: string; name: string; post: string; lastOn: string | null; nextOn: string | null; openId: string | null };

export type DialogueItem = {
  id: string;
  text: string;
  owner: string;
  dueOn: string;
  state: ItemState;
  note: string | null;
  /** Agreed first in this dialogue, so that it may still be taken out. */
  fresh: boolean;
  /** How it stood in the dialogues before, the oldest first. */
  before: { heldOn: string; state: ItemState; note: string | null }[];
};
/** What there is to talk about, drawn from the data. */
export type Agenda = {
  below: { result: string; indicator: string }[];
  obstacles: { id: string; text: string }[];
  feedback: number;
  since: string | null;
};
export type DialogueSheet = DialogueRow & {
  version: number;
  employeeId: string;
  raterId: string;
  wentWell: string | null;
  hinders: string | null;
  support: string | null;
  employeeConfirmedOn: string | null;
  raterConfirmedOn: string | null;
  items: DialogueItem[];
  agenda: Agenda;
};
