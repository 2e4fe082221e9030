import type { Words } from "@/lib/messages/keys";

/** What a person can be refused with, one sentence each. Anything else that goes wrong is ours: logged, not explained. */
export const REFUSALS = [
  "not-signed-in",
  "not-found",
  "foreign-origin",
  "not-yet-open",
  "closed",
  "still-open",
  "already-answered",
  "already-decided",
  "already-set",
  "wrong-turn",
  "not-in-force",
  "already-removed",
  "already-agreed",
  "already-undone",
  "undo-over",
  "taken-back",
  "already-done",
  "day-over",
  "not-rated-yet",
  "already-signed",
  "not-signed-yet",
  "already-delivered",
  "already-received",
  "not-received-yet",
  "already-returned",
  "already-objected",
  "final",
  "objection-over",
  "objection-closed",
  "changed-meanwhile",
  "wrong-password",
  "too-many-requests",
  "not-a-demo",
  "withdrawn",
  "link-unusable",
  "too-large",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export class Refused extends Error {
  constructor(readonly because: Refusal) {
    super(because);
    this.name = "Refused";
  }
}

export type Problem = Words & { path: string };

/** Well-formed, yet not acceptable as it stands; found by a command, shown beside the fields like any other problem. */
export class Invalid extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, key }) => `${path}: ${key}`).join(", "));
    this.name = "Invalid";
  }
}
