import type { Exception } from "./exceptions";

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

/** `undone`: taken back by who gave it, and no longer true of the line. */
export type Review = { id: string; on: string; decision: "approved" | "returned"; reason: string | null; by: string; undone: boolean };
export type ActivitySheet = ActivityLine & { employeeId: string; employeeName: string; reviews: Review[] };

export type ResultOption = { id: string; title: string };

export type QueueLine = ActivityLine & { employeeId: string; employeeName: string; submittedAt: Date; exceptions: Exception[] };
export type Queue = { lines: QueueLine[]; next: string | null };

/** How many lines wait for a rater: all of them, and those that are left by what was asked for. */
export type QueueCount = { lines: number; people: number; exceptions: number };
export type QueueOverview = { all: QueueCount; shown: QueueCount; people: QueueChoice[]; results: QueueChoice[] };
export type QueueChoice = { id: string; name: string; lines: number };

/** What a deed on several lines came to: done, and left because they changed meanwhile. */
export type ReviewedLine = { name: string; text: string };
export type Reviewed = { lines: number; people: number; left: ReviewedLine[] };

/** What a rater decided at once, while it can be taken back; of one line its words and its author's name. */
export type Deed = {
  id: string;
  decision: "approved" | "returned";
  lines: number;
  /** how many of them were taken back; the rest of such a deed had been changed by its authors */
  undone: number;
  people: number;
  text: string;
  name: string;
  leftMs: number;
};
