export type ActivityState = "draft" | "waiting" | "returned" | "approved";

export type ActivityLine = {
  id: string;
  day: string;
  startMinute: number | null;
  minutes: number | null;
  text: string;
  result: { id: string; title: string } | null;
  output: { quantity: number; unit: string } | null; // quantity in hundredths
  state: ActivityState;
  reason: string | null;
  version: number;
  /** how many files hang on it */
  documents: number;
};

export type ActivityWeek = {
  days: { day: string; minutes: number; lines: number }[];
  lines: ActivityLine[];
  /** There are more than are shown: the key to go on from. */
  next: string | null;
};

export type Review = { at: Date; decision: "approved" | "returned"; reason: string | null; by: string };
export type ActivitySheet = ActivityLine & { employeeId: string; employeeName: string; reviews: Review[] };

export type ResultOption = { id: string; title: string };

export type QueueLine = ActivityLine & { employeeName: string; submittedAt: Date; flag: QueueFlag | null };
/** Why a line deserves a look of its own. Not an accusation: a slip of the pen is the likeliest cause. */
export type QueueFlag = { kind: "nothing-named" } | { kind: "over-day"; minutes: number } | { kind: "same-text"; times: number };
export type Queue = { waiting: number; people: number; flagged: number; lines: QueueLine[]; next: string | null };
