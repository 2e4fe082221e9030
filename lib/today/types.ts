import type { ActivityLine } from "@/lib/activities/types";
import type { Words } from "@/lib/messages/keys";
import type { ObstacleRow } from "@/lib/obstacles/types";
import type { Standing } from "@/lib/scoring/core/types";

/** What waits for this person, each with the day it ends. */
export type Task =
  | { kind: "returned"; activityId: string; text: string; reason: string }
  | { kind: "drafts"; count: number; activityId: string }
  | { kind: "self-report"; appraisalId: string; period: string; until: string }
  /** `late`: the day until which a year's first plan was to be set, once it has passed. */
  | { kind: "plan"; planId: string; year: number; revision: number; reason: string | null; late: string | null }
  | { kind: "plan-missing"; year: number; until: string; late: boolean }
  /** Signed since, the longest waiting first; of how many the last day for an answer has passed. */
  | { kind: "team-plans"; count: number; since: string; days: number; overdue: number }
  /** What a rater whom one rates has left unanswered. */
  | { kind: "left-plans"; plans: { planId: string; name: string; rater: string; year: number; answerBy: string }[] }
  | { kind: "plan-comments"; planId: string; year: number; name: string | null; lines: { line: string; words: string | null }[] }
  | { kind: "parents"; count: number; year: number }
  /** A plan that was set before its owner moved to the unit, while none was begun since. */
  | { kind: "plan-owed"; planId: string; unit: string; since: string }
  | { kind: "team-plans-owed"; planId: string; count: number }
  | { kind: "team-obstacles"; count: number; since: string }
  /** Given in the last days; the name of the last giver. */
  | { kind: "feedback-new"; count: number; name: string }
  /** Asked of this person, the one that closes first. */
  | { kind: "feedback-owed"; count: number; name: string; closes: string }
  /** To whom one has said nothing for longer than is agreed. */
  | { kind: "feedback-rhythm"; count: number; name: string }
  /** Planned for the days to come, or past and not agreed by both. */
  | { kind: "dialogue"; dialogueId: string; name: string; on: string }
  /** The other one agreed to the minutes as they stand. */
  | { kind: "dialogue-confirm"; dialogueId: string; name: string }
  /** The day for the next was set and is near or past, and none is planned. */
  | { kind: "dialogue-next"; name: string; on: string }
  /** A unit's evaluation meeting that is to come; of a head one whose day has come, which waits for its minutes. */
  | { kind: "meeting" | "meeting-minutes"; meetingId: string; unit: string; on: string }
  /** Decisions of a meeting that one owns and whose day is near or past. */
  | { kind: "decisions-due"; meetingId: string; count: number; first: string; text: string }
  /** Owned by this person and due soon or past, the first one's day. */
  | { kind: "follow-ups-due"; count: number; first: string }
  /** Proposed by those whom one rates, the first one's name. */
  | { kind: "follow-ups-proposed"; count: number; name: string }
  | { kind: "calendar"; year: number }
  | { kind: "proposal"; key: string; until: string }
  | { kind: "rule-ahead"; key: string; from: string }
  | { kind: "peers"; count: number; until: string }
  /** The other one proposed that the former unit's result stands beside the rating. */
  | { kind: "former-result"; period: string; unit: string; by: string; until: string | null }
  | { kind: "result"; appraisalId: string; period: string }
  | { kind: "ratings"; count: number; period: string; until: string }
  /** Units below whose people are being rated, and whose achievement nobody has decided. */
  | { kind: "achievements"; count: number; period: string }
  /** Before the season's ratings: the anchor cases that are not answered, the training that is not done. */
  | { kind: "proposals"; count: number; appraisalId: string }
  | { kind: "cases"; count: number }
  | { kind: "training" }
  /** `until`: of the first. */
  | { kind: "objections-to-decide"; count: number; until: string }
  | { kind: "objection-to-explain"; objectionId: string; name: string; since: string }
  /** Received, not final, and the days run. */
  | { kind: "may-object"; appraisalId: string; period: string; until: string }
  | { kind: "objection-decided"; objectionId: string; period: string }
  /** For personnel: signed and not reported. */
  | { kind: "report-due"; count: number; period: string; until: string }
  /** For personnel: past the days for deciding, or with nobody above to decide. */
  | { kind: "objections-late"; count: number }
  /** Of raters who let the days pass; until when the first is evaluated. */
  | { kind: "to-evaluate"; count: number; period: string; until: string }
  | { kind: "evaluations-to-sign"; count: number; period: string }
  /** Until when the first of them is handed over. */
  | { kind: "evaluations-to-deliver"; count: number; period: string; until: string }
  | { kind: "evaluation-to-receive"; appraisalId: string; period: string; since: string }
  | { kind: "evaluation-to-return"; appraisalId: string; period: string; until: string }
  | { kind: "rater-disputes"; count: number }
  | { kind: "dispute-settled"; rater: string; confirmed: boolean }
  | { kind: "quiet-posters"; serviceId: string; service: string; place: string; count: number; days: number };

export type PlannedResult = {
  id: string;
  title: string;
  indicators: { title: string; target: Words; realised: Words | null; facts: Words[]; standing: Standing }[];
};

export type Today = {
  day: string;
  period: string;
  minutes: number;
  lines: ActivityLine[];
  tasks: Task[];
  plan: { id: string; results: PlannedResult[] } | null;
  /** The year's first plan while none is in force: what is being drafted, or nothing yet; `overdue`: its rater let the day for an answer pass. */
  planned: { id: string; proposed: boolean; overdue: boolean } | null;
  year: number;
  /** One's own that are open, the oldest first. */
  obstacles: ObstacleRow[];
  /** How many steps of the introduction were taken, while it is offered; null where it is not. */
  introduction: number | null;
};
