import type { Refusal } from "@/lib/platform/refusal";
import {
  type ActivityFacts,
  type AppraisalFacts,
  type AwardFacts,
  aboveFacts,
  activityFacts,
  agencyFacts,
  appraisalFacts,
  awardFacts,
  batchFacts,
  type CalibrationFacts,
  type CalibrationProposalFacts,
  type CodeFacts,
  type ColleagueFacts,
  calibrationFacts,
  calibrationProposalFacts,
  codeFacts,
  colleagueFacts,
  type DeedFacts,
  type DemoFacts,
  type DialogueFacts,
  type DisputeFacts,
  type DocumentFacts,
  deedFacts,
  demoFacts,
  dialogueFacts,
  disputeFacts,
  documentFacts,
  type EmployeeFacts,
  type EvidenceFacts,
  employeeFacts,
  evaluationFacts,
  type FeedbackFacts,
  type FollowUpFacts,
  type FormerResultFacts,
  feedbackFacts,
  followUpFacts,
  formerResultFacts,
  type GroupFacts,
  groupFacts,
  type InstallationFacts,
  importFacts,
  indicatorFacts,
  installationFacts,
  type MatrixFacts,
  type MeetingFacts,
  matrixFacts,
  meetingFacts,
  noFacts,
  type ObjectionFacts,
  type ObstacleFacts,
  type OwnHeadFacts,
  objectionFacts,
  obstacleFacts,
  ownHeadFacts,
  type PlanFacts,
  type PosterFacts,
  type ProposalFacts,
  planFacts,
  posterFacts,
  proposalFacts,
  type RaterFacts,
  type RequestFacts,
  raterFacts,
  realisationFacts,
  requestFacts,
  resultFacts,
  serviceFacts,
  type UnitFacts,
  unitFacts,
  unnamedFileFacts,
} from "./facts";
import type { Actor, Decision, Role, Staff, Window } from "./types";

type Rule<F> = (actor: Actor, facts: F) => Decision;
/** `open`: nobody signs in for it, so that an unknown record is not found by anybody. */
type Row<F> = { facts: (id: string) => Promise<F | null>; rule: Rule<F>; open?: true };

const allow: Decision = { allowed: true };
const deny = (because: Refusal): Decision => ({ allowed: false, because });

/** Who is not signed in may sign in; a stranger learns nothing, not even that the record exists. */
const stranger = (actor: Actor): Decision => deny(actor === null ? "not-signed-in" : "not-found");

const anybody: Rule<unknown> = () => allow;
const onlyJobs: Rule<unknown> = (actor) => (actor === "job" ? allow : stranger(actor));
const staffWho =
  <F>(...any: ((me: Staff, facts: F) => boolean)[]): Rule<F> =>
  (actor, facts) =>
    actor !== null && actor !== "job" && any.some((is) => is(actor, facts)) ? allow : stranger(actor);

/** State and time are asked last: only who may do it at all is told that it is too early, too late or done already. */
const unless =
  <F>(objection: (facts: F) => Refusal | null, rule: Rule<F>): Rule<F> =>
  (actor, facts) => {
    const decision = rule(actor, facts);
    const because = objection(facts);
    return decision.allowed && because ? deny(because) : decision;
  };
/** A plan goes from draft (both may change it) to proposed (signed, the rater's turn) to set, and is revised only from there. */
const onlyWhen =
  (state: PlanFacts["state"]) =>
  (facts: PlanFacts): Refusal | null => {
    if (facts.state === state) return null;
    return facts.state === "set" || facts.state === "superseded" ? "already-set" : "wrong-turn";
  };
const notSet = ({ state }: PlanFacts): Refusal | null => (state === "draft" || state === "proposed" ? null : "already-set");
const notInForce = ({ state }: PlanFacts): Refusal | null => (state === "set" ? null : "not-in-force");
const notInTheWay = ({ removed }: ObstacleFacts): Refusal | null => (removed ? "already-removed" : null);
/** After its rating, or the days for that, nothing is agreed on any more. */
const ratedOrOver = ({ rated, rating }: AppraisalFacts): Refusal | null => (rated || rating === "closed" ? "closed" : null);
const agreedOrOver = (facts: FormerResultFacts): Refusal | null => (facts.agreed ? "already-agreed" : ratedOrOver(facts));
const doneWith = ({ closed }: FollowUpFacts): Refusal | null => (closed ? "already-done" : null);
const closedOutside = (window: Window): Refusal | null => (window === "open" ? null : window);
const calibrationOver = ({ closed, rating }: CalibrationFacts): Refusal | null => (closed ? "closed" : closedOutside(rating));
const meetingOver = ({ closed }: MeetingFacts): Refusal | null => (closed ? "closed" : null);
const proposalOver = ({ answered, closed, rating }: CalibrationProposalFacts): Refusal | null =>
  answered ? "already-answered" : closed ? "closed" : closedOutside(rating);

const self = (me: Staff, facts: EmployeeFacts) => me.employeeId === facts.employeeId;
const rater = (me: Staff, facts: EmployeeFacts) => me.employeeId === facts.raterId;
/** Beside a rater who let the last day for an answer pass (Lampiran hlm. 65). */
const superior = (me: Staff, facts: PlanFacts) => facts.overdue && me.employeeId === facts.superiorId;
/** Of both, the one who did not propose it. */
const asked = (me: Staff, facts: FormerResultFacts) => (self(me, facts) || rater(me, facts)) && me.employeeId !== facts.proposedById;
const rates = (me: Staff, facts: RaterFacts) => facts.rates && self(me, facts);
/** In the stead of a rater who let the days for rating pass and has signed nothing (Lampiran hlm. 89); above that one, once that one did too. */
const stead = (me: Staff, { rating, superiorId, aboveId }: AppraisalFacts) =>
  rating === "closed" && (me.employeeId === superiorId || me.employeeId === aboveId);
/** Why there is no objection; null while there may be one. */
function notObjectable({ document }: AppraisalFacts): Refusal | null {
  if (document === null) return "not-signed-yet";
  if (document.objection === "open") return "already-objected";
  if (document.final || document.objection === "decided") return "final";
  if (!document.received) return "not-received-yet";
  return document.over ? "objection-over" : null;
}
const ended = ({ open }: ObjectionFacts): Refusal | null => (open ? null : "objection-closed");
/** The rater's superior; where that one let the days pass, the next one as well. */
const judge = (me: Staff, { superiorId, aboveId }: ObjectionFacts) => me.employeeId === superiorId || me.employeeId === aboveId;
/** Of a document who signed it; before there is one, who will. */
const signer = (me: Staff, { document, raterId }: AppraisalFacts) => me.employeeId === (document?.signedById ?? raterId);
const decider = (me: Staff, facts: DeedFacts) => me.employeeId === facts.deciderId;
const head = (me: Staff, facts: UnitFacts) => facts.headIds.includes(me.employeeId);
const partner = (me: Staff, facts: DialogueFacts) => me.employeeId === facts.partnerId;
const agreedByBoth = ({ locked }: DialogueFacts): Refusal | null => (locked ? "already-agreed" : null);
const owner = (me: Staff, facts: FollowUpFacts) => me.employeeId === facts.ownerId;
/** Of a counselling nobody but its two people learns that there is one. */
const unlessConfidential =
  (is: (me: Staff, facts: FollowUpFacts) => boolean) =>
  (me: Staff, facts: FollowUpFacts): boolean =>
    !facts.confidential && is(me, facts);
const has = (role: Role) => (me: Staff) => me.roles.includes(role);

/** What a unit has promised, and the rules of the agency, are everybody's to read who works for it. */
const anyStaff = staffWho<unknown>(() => true);
const ownStaff = staffWho<EmployeeFacts>(self);
const keeper = (me: Staff, { keeperIds }: DocumentFacts) => me.employeeId !== null && keeperIds.includes(me.employeeId);
const readersOfWork = staffWho<EmployeeFacts>(self, rater, head, has("personnel"), has("auditor"));
/** What its author has not sent is the author's alone. */
const onceSent =
  <F extends EmployeeFacts>(isDraft: (facts: F) => boolean, rule: Rule<F>): Rule<F> =>
  (actor, facts) =>
    isDraft(facts) ? ownStaff(actor, facts) : rule(actor, facts);
const overUnit = staffWho<UnitFacts>(head, has("personnel"), has("auditor"));

/** Who may do what to which record. There is no other place where this is decided. */
export const policy = {
  // for everybody
  "session:open": { facts: noFacts, rule: anybody },
  "session:open-demo": { facts: demoFacts, rule: unless<DemoFacts>(({ demo }) => (demo ? null : "not-a-demo"), anybody) },
  "session:close": { facts: noFacts, rule: anybody },
  "link:ask": { facts: noFacts, rule: anybody },
  "link:use": { facts: noFacts, rule: anybody }, // as with a password, whoever holds the code
  "language:choose": { facts: noFacts, rule: anybody },
  "public:read": { facts: noFacts, rule: anybody },
  "service:answer": { open: true, facts: codeFacts, rule: unless<CodeFacts>(({ usable }) => (usable ? null : "withdrawn"), anybody) },

  // one's own work
  "today:read": { facts: employeeFacts, rule: ownStaff },
  "activity:record": { facts: employeeFacts, rule: ownStaff },
  "appraisals:list-own": { facts: employeeFacts, rule: ownStaff },
  "plans:list-own": { facts: employeeFacts, rule: ownStaff },
  "plan:propose": { facts: planFacts, rule: unless<PlanFacts>(onlyWhen("draft"), staffWho(self)) },
  "realisation:record": { facts: indicatorFacts, rule: ownStaff },
  "obstacle:flag": { facts: resultFacts, rule: unless<PlanFacts>(notInForce, staffWho(self)) },
  "events:listen": { facts: employeeFacts, rule: ownStaff },
  "account:read-own": { facts: employeeFacts, rule: ownStaff },
  "account:change-password": { facts: employeeFacts, rule: ownStaff },
  "session:end-own": { facts: employeeFacts, rule: ownStaff },
  "rater:dispute": { facts: employeeFacts, rule: ownStaff },
  "introduction:take": { facts: employeeFacts, rule: ownStaff },
  "activity:change": {
    facts: activityFacts,
    rule: unless<ActivityFacts>(({ state }) => (state === "approved" ? "already-decided" : null), staffWho(self)),
  },
  "activity:attach": {
    facts: activityFacts,
    rule: unless<ActivityFacts>(({ state }) => (state === "approved" ? "already-decided" : null), staffWho(self)),
  },
  "realisation:attach": { facts: realisationFacts, rule: unless<EvidenceFacts>(({ fixed }) => fixed, ownStaff) },
  "document:remove": { facts: documentFacts, rule: unless<DocumentFacts>(({ fixed }) => fixed, staffWho<DocumentFacts>(keeper)) },
  "appraisal:report-self": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>((facts) => closedOutside(facts.rated ? "closed" : facts.self), staffWho(self)),
  },
  "evaluation:receive": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>(
      ({ document }) => (document === null ? "not-signed-yet" : document.received ? "already-received" : null),
      staffWho<AppraisalFacts>(self),
    ),
  },
  "evaluation:return": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>(({ document }) => {
      if (document === null) return "not-signed-yet";
      return document.received ? (document.returned ? "already-returned" : null) : "not-received-yet";
    }, staffWho<AppraisalFacts>(self)),
  },
  "objection:file": { facts: appraisalFacts, rule: unless<AppraisalFacts>(notObjectable, staffWho<AppraisalFacts>(self)) },
  "objection:withdraw": { facts: objectionFacts, rule: unless<ObjectionFacts>(ended, staffWho<ObjectionFacts>(self)) },
  "objections:list-own": { facts: employeeFacts, rule: ownStaff },
  "peers:respond": { facts: appraisalFacts, rule: unless<AppraisalFacts>((facts) => closedOutside(facts.peers), staffWho(self)) },
  "peers:decline": { facts: appraisalFacts, rule: unless<AppraisalFacts>((facts) => closedOutside(facts.peers), staffWho(self)) },

  // what anybody in the agency says to a colleague, under the own name
  "feedback:list-own": { facts: employeeFacts, rule: ownStaff },
  "feedback:ask": { facts: employeeFacts, rule: ownStaff },
  "feedback:give": {
    facts: colleagueFacts,
    rule: staffWho<ColleagueFacts>((me, { employeeId, left }) => me.employeeId !== employeeId && !left),
  },
  "feedback:attach": {
    facts: feedbackFacts,
    rule: unless<FeedbackFacts>(
      ({ withdrawn, today }) => (withdrawn ? "taken-back" : today ? null : "day-over"),
      staffWho<FeedbackFacts>((me, { byIds }) => byIds.includes(me.employeeId)),
    ),
  },
  "feedback:withdraw": {
    facts: feedbackFacts,
    rule: unless<FeedbackFacts>(
      ({ withdrawn, today }) => (withdrawn ? "taken-back" : today ? null : "day-over"),
      staffWho<FeedbackFacts>((me, { byIds }) => byIds.includes(me.employeeId)),
    ),
  },
  "feedback:reply": {
    facts: feedbackFacts,
    rule: unless<FeedbackFacts>(
      ({ withdrawn, replied }) => (withdrawn ? "taken-back" : replied ? "already-answered" : null),
      staffWho<FeedbackFacts>((me, { employeeId }) => me.employeeId === employeeId),
    ),
  },
  "feedback:decline": {
    facts: requestFacts,
    rule: unless<RequestFacts>(
      ({ answered, past }) => (answered ? "already-answered" : past ? "closed" : null),
      staffWho<RequestFacts>((me, { askedId }) => me.employeeId === askedId),
    ),
  },

  // what a result leads to
  "follow-ups:list": { facts: employeeFacts, rule: ownStaff },
  "follow-up:propose": { facts: employeeFacts, rule: staffWho(self, rater) },
  "follow-up:read": {
    facts: followUpFacts,
    rule: staffWho<FollowUpFacts>(
      self,
      owner,
      unlessConfidential((me, facts) => rater(me, facts) || head(me, facts) || has("personnel")(me) || has("auditor")(me)),
    ),
  },
  "follow-up:accept": {
    facts: followUpFacts,
    rule: unless<FollowUpFacts>(
      ({ closed, proposed }) => (closed || !proposed ? "already-done" : null),
      staffWho<FollowUpFacts>(unlessConfidential(rater)),
    ),
  },
  "follow-up:close": {
    facts: followUpFacts,
    rule: unless<FollowUpFacts>(doneWith, staffWho<FollowUpFacts>(owner, unlessConfidential(rater))),
  },
  "follow-up:note": { facts: followUpFacts, rule: unless<FollowUpFacts>(doneWith, staffWho<FollowUpFacts>(self, owner)) },
  "follow-up:send-view": {
    facts: followUpFacts,
    rule: unless<FollowUpFacts>(
      ({ viewed }) => (viewed ? "already-answered" : null),
      staffWho<FollowUpFacts>((me, facts) => facts.guided && !facts.proposed && self(me, facts)),
    ),
  },
  "follow-up:read-view": {
    facts: followUpFacts,
    rule: staffWho<FollowUpFacts>((me, { viewed, superiorId }) => viewed && me.employeeId === superiorId),
  },
  "needs:read": { facts: unitFacts, rule: staffWho<UnitFacts>(head, has("personnel")) },

  // awards: the criteria are everybody's to read, and anybody may name a colleague
  "awards:read": { facts: agencyFacts, rule: anyStaff },
  "award:open": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "award:read": { facts: awardFacts, rule: anyStaff },
  "award:nominate": { facts: awardFacts, rule: unless<AwardFacts>(({ past, decided }) => (past || decided ? "closed" : null), anyStaff) },
  "award:decide": {
    facts: awardFacts,
    rule: unless<AwardFacts>(({ past, decided }) => (decided ? "already-done" : past ? null : "still-open"), staffWho(has("personnel"))),
  },

  // the talks of an employee and the rater: what both have not agreed to is theirs
  "dialogues:list": { facts: employeeFacts, rule: ownStaff },
  "dialogue:plan": { facts: employeeFacts, rule: staffWho(self, rater) },
  "dialogue:minute": { facts: dialogueFacts, rule: unless<DialogueFacts>(agreedByBoth, staffWho<DialogueFacts>(self, partner)) },
  "dialogue:confirm": { facts: dialogueFacts, rule: unless<DialogueFacts>(agreedByBoth, staffWho<DialogueFacts>(self, partner)) },
  "dialogue:read": {
    facts: dialogueFacts,
    rule: staffWho<DialogueFacts>(
      self,
      partner,
      rater,
      (me, facts) => facts.locked && (head(me, facts) || has("personnel")(me) || has("auditor")(me)),
    ),
  },

  // a unit's evaluation meetings
  "meetings:list": { facts: employeeFacts, rule: ownStaff },
  "meeting:call": { facts: unitFacts, rule: staffWho<UnitFacts>(head) },
  "meeting:read": {
    facts: meetingFacts,
    rule: staffWho<MeetingFacts>(head, (me, { memberIds }) => memberIds.includes(me.employeeId), has("personnel"), has("auditor")),
  },
  "meeting:minute": { facts: meetingFacts, rule: unless<MeetingFacts>(meetingOver, staffWho<MeetingFacts>(head)) },
  "meeting:close": { facts: meetingFacts, rule: unless<MeetingFacts>(meetingOver, staffWho<MeetingFacts>(head)) },
  "opening:change": { facts: ownHeadFacts, rule: staffWho<OwnHeadFacts>((me, { ownHeadIds }) => ownHeadIds.includes(me.employeeId)) },

  // a rater's work
  "team:read": { facts: employeeFacts, rule: ownStaff },
  "activity:review": {
    facts: activityFacts,
    rule: unless<ActivityFacts>(({ state }) => (state === "waiting" ? null : "already-decided"), staffWho(rater)),
  },
  "team:review": { facts: employeeFacts, rule: ownStaff },
  "review:undo": {
    facts: deedFacts,
    rule: unless<DeedFacts>(
      ({ state }) => (state === "undone" ? "already-undone" : state === "past" ? "undo-over" : null),
      staffWho<DeedFacts>(decider),
    ),
  },
  "obstacles:list": { facts: employeeFacts, rule: ownStaff },
  "obstacle:answer": { facts: obstacleFacts, rule: unless<ObstacleFacts>(notInTheWay, staffWho<ObstacleFacts>(rater, head)) },
  "appraisal:rate": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>((facts) => (facts.document ? "already-signed" : closedOutside(facts.rating)), staffWho(rater)),
  },
  "evaluation:sign": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>(({ rated, document }) => (document ? "already-signed" : rated ? null : "not-rated-yet"), staffWho(rater)),
  },
  "appraisal:evaluate": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>(({ document }) => (document ? "already-signed" : null), staffWho<AppraisalFacts>(stead)),
  },
  "evaluation:deliver": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>(
      ({ document }) => (document === null ? "not-signed-yet" : document.delivered ? "already-delivered" : null),
      staffWho<AppraisalFacts>(signer),
    ),
  },
  "objection:explain": { facts: objectionFacts, rule: unless<ObjectionFacts>(ended, staffWho<ObjectionFacts>(rater)) },
  "objection:hear": { facts: objectionFacts, rule: unless<ObjectionFacts>(ended, staffWho<ObjectionFacts>(judge)) },
  "objection:decide": { facts: objectionFacts, rule: unless<ObjectionFacts>(ended, staffWho<ObjectionFacts>(judge)) },
  "ratings:give-own": { facts: employeeFacts, rule: ownStaff },
  "evaluations:sign-own": { facts: employeeFacts, rule: ownStaff },
  "evaluations:deliver-own": { facts: employeeFacts, rule: ownStaff },
  "distribution:explain-own": { facts: employeeFacts, rule: ownStaff },
  "rater:read-own": { facts: raterFacts, rule: staffWho<RaterFacts>(rates) },
  "training:take": { facts: raterFacts, rule: staffWho<RaterFacts>(rates) },
  "cases:answer": { facts: raterFacts, rule: unless<RaterFacts>(({ season }) => closedOutside(season), staffWho<RaterFacts>(rates)) },

  "parents:change": { facts: employeeFacts, rule: ownStaff }, // of one's own people: the command asks whom one rates
  "team:set-plans": { facts: employeeFacts, rule: ownStaff },
  "plan:return": { facts: planFacts, rule: unless<PlanFacts>(onlyWhen("proposed"), staffWho<PlanFacts>(rater, superior)) },
  "plan:set": { facts: planFacts, rule: unless<PlanFacts>(onlyWhen("proposed"), staffWho<PlanFacts>(rater, superior)) },

  // the employee's and the rater's together
  "plan:start": { facts: employeeFacts, rule: staffWho(self, rater) },
  "plan:change": { facts: planFacts, rule: unless<PlanFacts>(notSet, staffWho(self, rater)) },
  "plan:comment": { facts: planFacts, rule: unless<PlanFacts>(notSet, staffWho(self, rater)) },
  "obstacle:remove": { facts: obstacleFacts, rule: unless<ObstacleFacts>(notInTheWay, staffWho<ObstacleFacts>(self, rater, head)) },
  "former-result:propose": { facts: appraisalFacts, rule: unless<AppraisalFacts>(ratedOrOver, staffWho(self, rater)) },
  "former-result:agree": { facts: formerResultFacts, rule: unless<FormerResultFacts>(agreedOrOver, staffWho<FormerResultFacts>(asked)) },
  "former-result:drop": { facts: formerResultFacts, rule: unless<FormerResultFacts>(agreedOrOver, staffWho(self, rater)) },
  "plan:revise": { facts: planFacts, rule: unless<PlanFacts>(onlyWhen("set"), staffWho(self, rater)) },

  // reading somebody's work
  "activities:read": { facts: employeeFacts, rule: readersOfWork },
  "activity:read": { facts: activityFacts, rule: onceSent<ActivityFacts>(({ state }) => state === "draft", readersOfWork) },
  "document:read": {
    facts: documentFacts,
    rule: onceSent<DocumentFacts>(
      ({ draft }) => draft,
      staffWho<DocumentFacts>(self, rater, head, has("personnel"), has("auditor"), keeper, (me, { judgeId }) => me.employeeId === judgeId),
    ),
  },
  "obstacle:read": {
    facts: obstacleFacts,
    rule: staffWho<ObstacleFacts>(self, rater, head, has("personnel"), has("auditor"), (me, { judgeIds }) =>
      judgeIds.includes(me.employeeId),
    ),
  },
  "plan:read": {
    facts: planFacts,
    rule: staffWho<PlanFacts>(self, rater, superior, head, has("personnel"), has("auditor")),
  },
  "appraisal:read-result": {
    facts: appraisalFacts,
    rule: unless<AppraisalFacts>(({ rated }) => (rated ? null : "not-rated-yet"), readersOfWork),
  },

  "evaluation:read": { facts: evaluationFacts, rule: readersOfWork },
  "objection:read": {
    facts: objectionFacts,
    rule: staffWho<ObjectionFacts>(self, rater, judge, has("personnel"), has("auditor")),
  },

  // units and the agency
  "objections:list": { facts: agencyFacts, rule: staffWho(has("personnel"), has("auditor")) },
  "objections:count": { facts: agencyFacts, rule: anyStaff },
  "direction:read": { facts: agencyFacts, rule: anyStaff },
  "direction:change": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "agreements:list": { facts: agencyFacts, rule: anyStaff },
  "agreement:read": { facts: unitFacts, rule: anyStaff },
  "matrix:read": {
    facts: matrixFacts,
    rule: staffWho<MatrixFacts>(head, (me, { leaderIds }) => leaderIds.includes(me.employeeId), has("personnel"), has("auditor")),
  },
  "matrix:change": { facts: employeeFacts, rule: staffWho<EmployeeFacts>(self, head) }, // the leader's own, or of who heads above
  "achievements:read": { facts: agencyFacts, rule: anyStaff },
  "achievement:decide": { facts: aboveFacts, rule: staffWho<UnitFacts>(head, has("personnel")) }, // who heads above it, never its own head
  "agreement:change": { facts: unitFacts, rule: staffWho<UnitFacts>(head, has("personnel")) },
  "appraisals:list": { facts: unitFacts, rule: overUnit },
  "distribution:explain": { facts: unitFacts, rule: staffWho<UnitFacts>(head) },
  "calibrations:list": { facts: unitFacts, rule: overUnit },
  "calibration:read": { facts: calibrationFacts, rule: overUnit },
  "calibration:open": { facts: unitFacts, rule: staffWho<UnitFacts>(head, has("personnel")) }, // its days the command asks
  "calibration:propose": {
    facts: calibrationFacts,
    rule: unless<CalibrationFacts>(calibrationOver, staffWho<CalibrationFacts>(head, has("personnel"))),
  },
  "calibration:answer": { facts: calibrationProposalFacts, rule: unless<CalibrationProposalFacts>(proposalOver, staffWho(rater)) },
  "calibration:close": {
    facts: calibrationFacts,
    rule: unless<CalibrationFacts>(({ closed }) => (closed ? "closed" : null), staffWho<CalibrationFacts>(head)),
  },
  "satisfaction:list": { facts: unitFacts, rule: overUnit },
  "satisfaction:read": { facts: serviceFacts, rule: overUnit },
  "activities:list": { facts: unitFacts, rule: overUnit },
  "quarters:read": { facts: agencyFacts, rule: staffWho(has("personnel"), has("auditor")) },
  "quarter:open": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "evaluations:report": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "window:change": { facts: unitFacts, rule: staffWho(has("personnel")) },
  "settings:read": { facts: agencyFacts, rule: anyStaff }, // who is bound by a rule may read it
  "setting:propose": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "setting:comment": { facts: proposalFacts, rule: unless<ProposalFacts>(({ open }) => (open ? null : "closed"), anyStaff) },
  "setting:adopt": {
    facts: proposalFacts,
    rule: unless<ProposalFacts>(
      ({ open, decided }) => (decided ? "already-decided" : open ? "still-open" : null),
      staffWho(has("personnel")),
    ),
  },
  "setting:drop": {
    facts: proposalFacts,
    rule: unless<ProposalFacts>(({ decided }) => (decided ? "already-decided" : null), staffWho(has("personnel"))),
  },
  "holidays:manage": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "attendance:manage": { facts: agencyFacts, rule: staffWho(has("personnel")) },
  "people:read": { facts: agencyFacts, rule: staffWho(has("administrator"), has("personnel"), has("auditor")) },
  "people:manage": { facts: agencyFacts, rule: staffWho(has("administrator")) },
  "fairness:read": { facts: agencyFacts, rule: staffWho(has("personnel"), has("auditor")) },
  "disputes:read": { facts: agencyFacts, rule: staffWho(has("personnel"), has("auditor")) },
  "dispute:settle": {
    facts: disputeFacts,
    rule: unless<DisputeFacts>(({ settled }) => (settled ? "already-decided" : null), staffWho(has("personnel"))),
  },
  "accounts:read": { facts: agencyFacts, rule: staffWho(has("administrator"), has("auditor")) },
  "accounts:manage": { facts: agencyFacts, rule: staffWho(has("administrator")) },
  "accounts:appoint": { facts: agencyFacts, rule: staffWho(has("administrator")) },
  "accounts:issue-link": { facts: agencyFacts, rule: staffWho(has("administrator")) },
  "services:read": { facts: agencyFacts, rule: staffWho(has("administrator"), has("personnel"), has("auditor")) },
  "services:manage": { facts: agencyFacts, rule: staffWho(has("administrator")) },
  "service:read": { facts: serviceFacts, rule: staffWho<UnitFacts>(head, has("administrator"), has("personnel"), has("auditor")) },
  "poster:print": {
    facts: posterFacts,
    rule: unless<PosterFacts>(({ withdrawn }) => (withdrawn ? "withdrawn" : null), staffWho(head, has("administrator"))),
  },
  "imports:read": { facts: agencyFacts, rule: staffWho(has("administrator"), has("auditor")) },
  "import:read": { facts: importFacts, rule: staffWho(has("administrator"), has("auditor")) },
  "imports:manage": { facts: agencyFacts, rule: staffWho(has("administrator")) },
  "ledger:read": { facts: agencyFacts, rule: staffWho(has("auditor")) },

  // jobs of our own, and the operator at the machine
  "installation:begin": {
    facts: installationFacts,
    rule: unless<InstallationFacts>(({ begun }) => (begun ? "already-decided" : null), onlyJobs),
  },
  "responses:release": {
    facts: groupFacts,
    rule: unless<GroupFacts>(({ window, ended }) => (window !== "closed" ? "still-open" : ended ? "already-decided" : null), onlyJobs),
  },
  "document:sweep": { facts: unnamedFileFacts, rule: onlyJobs },
  "import:work": { facts: importFacts, rule: onlyJobs },
  "answers:move": { facts: batchFacts, rule: onlyJobs },
  "scans:keep": { facts: agencyFacts, rule: onlyJobs },
  "facts:freeze": { facts: agencyFacts, rule: onlyJobs },
  "posting:follow": { facts: employeeFacts, rule: onlyJobs },
} as const;

export type Permission = keyof typeof policy;
export type FactsOf<P extends Permission> = NonNullable<Awaited<ReturnType<(typeof policy)[P]["facts"]>>>;

/** The same table by permission. A rule that asks for facts its row does not load fails to compile here. */
export const rows: { readonly [P in Permission]: Row<FactsOf<P>> } = policy;

/** What the policy says to somebody about a record: its facts, or null where there is no such record. */
export function decide<P extends Permission>(permission: P, actor: Actor, facts: FactsOf<P> | null): Decision {
  const { rule, open } = rows[permission];
  if (facts === null) return open ? deny("not-found") : stranger(actor);
  return rule(actor, facts);
}
