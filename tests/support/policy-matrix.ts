import type { FactsOf, Permission } from "@/lib/access/policy";
import type { Actor, Window } from "@/lib/access/types";
import type { Refusal } from "@/lib/platform/refusal";

export type Outcome = "may" | Refusal;
export type Relation = keyof typeof actors;
/** The states of a record that any rule asks for: its window, or how far it has come. */
export type State = (typeof states)[number];

const staff = (employeeId: string, ...roles: ("personnel" | "auditor" | "administrator")[]): Actor => ({
  id: `account of ${employeeId}`,
  employeeId,
  roles,
});
export const actors = {
  self: staff("self"),
  rater: staff("rater"),
  peer: staff("peer"),
  judge: staff("judge"), // rates the quarter of the record, and no longer the person
  head: staff("head"),
  superior: staff("superior"), // rates the rater
  personnel: staff("p", "personnel"),
  auditor: staff("a", "auditor"),
  administrator: staff("x", "administrator"),
  stranger: staff("stranger"),
  job: "job",
  nobody: null,
} as const satisfies Record<string, Actor>;

export const states = ["before", "during", "after"] as const;
const in3 = (before: Outcome, during: Outcome, after: Outcome): Record<State, Outcome> => ({ before, during, after });
const may = in3("may", "may", "may");
const no = in3("not-found", "not-found", "not-found");
const out = in3("not-signed-in", "not-signed-in", "not-signed-in");
const inTheWay = in3("may", "may", "already-removed");
const untilRated = in3("may", "may", "closed");
const openThen = in3("may", "may", "objection-closed");
const inTime = in3("not-yet-open", "may", "closed");

const everybody = {
  self: may,
  rater: may,
  peer: may,
  judge: may,
  head: may,
  superior: may,
  personnel: may,
  auditor: may,
  administrator: may,
  stranger: may,
  job: may,
  nobody: may,
};
const noone = {
  self: no,
  rater: no,
  peer: no,
  judge: no,
  head: no,
  superior: no,
  personnel: no,
  auditor: no,
  administrator: no,
  stranger: no,
  job: no,
  nobody: out,
};
const anyStaff = { ...everybody, job: no, nobody: out };
const own = { ...noone, self: may };
const readers = { ...noone, self: may, rater: may, head: may, personnel: may, auditor: may };
const sent = in3("not-found", "may", "may");
/** A draft is its author's alone. */
const readersOnceSent = { ...noone, self: may, rater: sent, head: sent, personnel: sent, auditor: sent };
const officeOf = (...roles: ("personnel" | "auditor" | "administrator")[]) => ({
  ...noone,
  ...Object.fromEntries(roles.map((role) => [role, may])),
});

const untilAgreed = in3("may", "may", "already-agreed");
const onceAgreed = in3("not-found", "not-found", "may");
/** To whoever has left, nobody says anything. */
const sentUntilLeft = in3("may", "may", "not-found");

/** The same outcome for all, in every state. */
const all = (row: Record<State, Outcome>) =>
  Object.fromEntries(Object.keys(everybody).map((relation) => [relation, row])) as Record<Relation, Record<State, Outcome>>;

// A plan is a draft, proposed or set.
// Across: who. Down: to do what. States are the window's (not yet open, open, closed) where a rule has a window; an activity's
// draft, waiting, approved; an appraisal without and with a rating; a demonstration or not; a code usable or not.
// A missing row, a missing person or a missing state does not compile.
export const matrix: Record<Permission, Record<Relation, Record<State, Outcome>>> = {
  "session:open": everybody,
  "session:open-demo": all(in3("not-a-demo", "may", "may")),
  "session:close": everybody,
  "link:ask": everybody,
  "link:use": everybody,
  "language:choose": everybody,
  "public:read": everybody,
  "service:answer": all(in3("may", "may", "withdrawn")),

  "today:read": own,
  "activity:record": own,
  "appraisals:list-own": own,
  "plans:list-own": own,
  "plan:propose": { ...noone, self: in3("may", "wrong-turn", "already-set") },
  "realisation:record": own,
  "obstacle:flag": { ...noone, self: in3("not-in-force", "not-in-force", "may") },
  "events:listen": own,
  "account:read-own": own,
  "account:change-password": own,
  "session:end-own": own,
  "rater:dispute": own,
  "introduction:take": own,
  "activity:change": { ...noone, self: in3("may", "may", "already-decided") },
  "activity:attach": { ...noone, self: in3("may", "may", "already-decided") },
  "realisation:attach": { ...noone, self: in3("may", "may", "closed") },
  "document:remove": { ...noone, self: in3("may", "may", "closed") },
  "appraisal:report-self": { ...noone, self: inTime },
  "peers:respond": { ...noone, self: inTime },
  "peers:decline": { ...noone, self: inTime },

  "feedback:list-own": own,
  "feedback:ask": own,
  "feedback:give": { ...all(sentUntilLeft), self: no, job: no, nobody: out },
  "feedback:attach": { ...noone, peer: in3("may", "day-over", "taken-back") },
  "feedback:withdraw": { ...noone, peer: in3("may", "day-over", "taken-back") },
  "feedback:reply": { ...noone, self: in3("may", "already-answered", "taken-back") },
  "feedback:decline": { ...noone, peer: in3("may", "closed", "already-answered") },

  // the peer owns it; of a counselling: tests/policy.test.ts
  "follow-ups:list": own,
  "follow-up:propose": { ...noone, self: may, rater: may },
  "follow-up:read": { ...readers, peer: may },
  "follow-up:accept": { ...noone, rater: in3("may", "already-done", "already-done") },
  "follow-up:close": { ...noone, peer: in3("may", "may", "already-done"), rater: in3("may", "may", "already-done") },
  "follow-up:note": { ...noone, self: in3("may", "may", "already-done"), peer: in3("may", "may", "already-done") },
  "follow-up:send-view": { ...noone, self: in3("not-found", "may", "already-answered") },
  "follow-up:read-view": { ...noone, superior: in3("not-found", "not-found", "may") },
  "needs:read": { ...noone, head: may, personnel: may },

  "awards:read": anyStaff,
  "award:open": officeOf("personnel"),
  "award:read": anyStaff,
  "award:nominate": { ...all(in3("may", "closed", "closed")), job: no, nobody: out },
  "award:decide": { ...noone, personnel: in3("still-open", "may", "already-done") },
  // the judge planned it, and no longer rates
  "dialogues:list": own,
  "dialogue:plan": { ...noone, self: may, rater: may },
  "dialogue:minute": { ...noone, self: untilAgreed, judge: untilAgreed },
  "dialogue:confirm": { ...noone, self: untilAgreed, judge: untilAgreed },
  "dialogue:read": { ...noone, self: may, judge: may, rater: may, head: onceAgreed, personnel: onceAgreed, auditor: onceAgreed },

  "team:read": own,
  "activity:review": { ...noone, rater: in3("already-decided", "may", "already-decided") },
  "team:review": own,
  "review:undo": { ...noone, rater: in3("already-undone", "may", "undo-over") },
  "appraisal:rate": { ...noone, rater: in3("not-yet-open", "may", "already-signed") },
  "evaluation:sign": { ...noone, rater: in3("not-rated-yet", "not-rated-yet", "already-signed") }, // rated and not signed: tests/policy.test.ts
  "appraisal:evaluate": { ...noone, superior: in3("not-found", "not-found", "already-signed") }, // in a silent rater's stead: tests/policy.test.ts
  "evaluation:deliver": { ...noone, rater: in3("not-signed-yet", "may", "already-delivered") },
  "evaluation:receive": { ...noone, self: in3("not-signed-yet", "may", "already-received") },
  "evaluation:return": { ...noone, self: in3("not-signed-yet", "not-received-yet", "already-returned") },
  "objection:file": { ...noone, self: in3("not-signed-yet", "may", "final") },
  "objection:withdraw": { ...noone, self: openThen },
  "objections:list-own": own,
  "objection:explain": { ...noone, rater: openThen },
  "objection:hear": { ...noone, superior: openThen },
  "objection:decide": { ...noone, superior: openThen },
  "objection:read": { ...noone, self: may, rater: may, superior: may, personnel: may, auditor: may },
  "objections:list": officeOf("personnel", "auditor"),
  "objections:count": anyStaff,
  "ratings:give-own": own,
  "evaluations:sign-own": own,
  "evaluations:deliver-own": own,
  "obstacles:list": own,
  "obstacle:answer": { ...noone, rater: inTheWay, head: inTheWay },
  "plan:comment": { ...noone, self: in3("may", "may", "already-set"), rater: in3("may", "may", "already-set") },
  "obstacle:remove": { ...noone, self: inTheWay, rater: inTheWay, head: inTheWay },
  "distribution:explain-own": own,
  // who is rated by them: of somebody who rates nobody it is not found, tests/policy.test.ts
  "rater:read-own": own,
  "training:take": own,
  "cases:answer": { ...noone, self: inTime },

  "parents:change": own,
  "team:set-plans": own,
  // and the rater's superior, once the last day for an answer has passed: tests/policy.test.ts
  "plan:return": { ...noone, rater: in3("wrong-turn", "may", "already-set") },
  "plan:set": { ...noone, rater: in3("wrong-turn", "may", "already-set") },

  "plan:start": { ...noone, self: may, rater: may },
  "plan:change": { ...noone, self: in3("may", "may", "already-set"), rater: in3("may", "may", "already-set") },
  "former-result:propose": { ...noone, self: untilRated, rater: untilRated },
  "former-result:agree": { ...noone, self: untilRated }, // the rater proposed it; who has agreed: tests/policy.test.ts
  "former-result:drop": { ...noone, self: untilRated, rater: untilRated },
  "plan:revise": { ...noone, self: in3("wrong-turn", "wrong-turn", "may"), rater: in3("wrong-turn", "wrong-turn", "may") },

  "activities:read": readers,
  "activity:read": readersOnceSent,
  "document:read": { ...readersOnceSent, judge: sent },
  "plan:read": readers,
  "obstacle:read": { ...readers, judge: may },
  "appraisal:read-result": {
    ...noone,
    self: in3("not-rated-yet", "not-rated-yet", "may"),
    rater: in3("not-rated-yet", "not-rated-yet", "may"),
    head: in3("not-rated-yet", "not-rated-yet", "may"),
    personnel: in3("not-rated-yet", "not-rated-yet", "may"),
    auditor: in3("not-rated-yet", "not-rated-yet", "may"),
  },
  "evaluation:read": readers,

  "direction:read": { ...everybody, job: no, nobody: out },
  "direction:change": { ...noone, personnel: may },
  "agreements:list": { ...everybody, job: no, nobody: out },
  "agreement:read": { ...everybody, job: no, nobody: out },
  "matrix:read": { ...noone, rater: may, head: may, personnel: may, auditor: may },
  "matrix:change": { ...noone, self: may, head: may },
  "achievements:read": anyStaff,
  "achievement:decide": { ...noone, head: may, personnel: may }, // a head above: tests/integration/achievements.test.ts
  "agreement:change": { ...noone, head: may, personnel: may },
  "appraisals:list": { ...noone, head: may, personnel: may, auditor: may },
  "distribution:explain": { ...noone, head: may },
  "calibrations:list": { ...noone, head: may, personnel: may, auditor: may },
  "meetings:list": own,
  "meeting:call": { ...noone, head: may },
  "meeting:read": { ...noone, peer: may, head: may, personnel: may, auditor: may }, // the peer works in the unit
  "meeting:minute": { ...noone, head: in3("may", "may", "closed") },
  "meeting:close": { ...noone, head: in3("may", "may", "closed") },
  "opening:change": own, // of who heads the unit itself
  "calibration:read": { ...noone, head: may, personnel: may, auditor: may },
  "calibration:open": { ...noone, head: may, personnel: may },
  "calibration:propose": { ...noone, head: inTime, personnel: inTime },
  "calibration:answer": { ...noone, rater: inTime }, // and once: tests/policy.test.ts
  "calibration:close": { ...noone, head: may }, // and once: tests/policy.test.ts
  "satisfaction:list": { ...noone, head: may, personnel: may, auditor: may },
  "satisfaction:read": { ...noone, head: may, personnel: may, auditor: may },
  "activities:list": { ...noone, head: may, personnel: may, auditor: may },
  "quarters:read": officeOf("personnel", "auditor"),
  "quarter:open": officeOf("personnel"),
  "evaluations:report": officeOf("personnel"),
  "window:change": officeOf("personnel"),
  "settings:read": anyStaff,
  "setting:propose": officeOf("personnel"),
  "setting:comment": { ...all(in3("may", "closed", "closed")), job: no, nobody: out },
  "setting:adopt": { ...noone, personnel: in3("still-open", "may", "already-decided") },
  "setting:drop": { ...noone, personnel: in3("may", "may", "already-decided") },
  "holidays:manage": officeOf("personnel"),
  "attendance:manage": officeOf("personnel"),
  "people:read": officeOf("administrator", "personnel", "auditor"),
  "people:manage": officeOf("administrator"),
  "fairness:read": officeOf("personnel", "auditor"),
  "disputes:read": officeOf("personnel", "auditor"),
  "dispute:settle": { ...noone, personnel: in3("may", "may", "already-decided") },
  "accounts:read": officeOf("administrator", "auditor"),
  "accounts:manage": officeOf("administrator"),
  "accounts:appoint": officeOf("administrator"),
  "accounts:issue-link": officeOf("administrator"),
  "imports:read": officeOf("administrator", "auditor"),
  "import:read": officeOf("administrator", "auditor"),
  "imports:manage": officeOf("administrator"),
  "services:read": officeOf("administrator", "personnel", "auditor"),
  "services:manage": officeOf("administrator"),
  "service:read": { ...officeOf("administrator", "personnel", "auditor"), head: may },
  "poster:print": { ...noone, head: in3("may", "may", "withdrawn"), administrator: in3("may", "may", "withdrawn") },
  "ledger:read": officeOf("auditor"),

  "installation:begin": { ...noone, job: in3("may", "may", "already-decided") },
  "responses:release": { ...noone, job: in3("still-open", "still-open", "may") },
  "import:work": { ...noone, job: may },
  "answers:move": { ...noone, job: may },
  "scans:keep": { ...noone, job: may },
  "facts:freeze": { ...noone, job: may },
  "posting:follow": { ...noone, job: may },
  "document:sweep": { ...noone, job: may },
};

const windows: Record<State, Window> = { before: "not-yet-open", during: "open", after: "closed" };
export const employee = { employeeId: "self", raterId: "rater", headIds: ["head"] };
const activity = (state: State) => ({ ...employee, state: ({ before: "draft", during: "waiting", after: "approved" } as const)[state] });
export const plan = (state: State) => ({
  ...employee,
  state: ({ before: "draft", during: "proposed", after: "set" } as const)[state],
  superiorId: "superior",
  overdue: false,
});
const objectable = { final: false, over: false, objection: "none" as const };
/** Received within the days for an objection; decided by one. */
const received = (state: State) => ({
  ...appraisal(state),
  document:
    state === "before"
      ? null
      : {
          signedById: "rater",
          delivered: true,
          received: true,
          returned: false,
          ...objectable,
          objection: state === "after" ? ("decided" as const) : ("none" as const),
        },
});
const objection = (state: State) => ({ ...employee, superiorId: "superior", aboveId: null, open: state !== "after" });
/** Not signed; signed and handed over to nobody; received and returned. */
const documentIn = {
  before: null,
  during: null,
  after: { signedById: "rater", delivered: true, received: true, returned: true, ...objectable },
};
const signed = (state: State) => ({
  ...appraisal(state),
  document:
    state === "during" ? { signedById: "rater", delivered: false, received: false, returned: false, ...objectable } : documentIn[state],
});
const appraisal = (state: State) => ({
  ...employee,
  rated: state === "after",
  self: windows[state],
  peers: windows[state],
  rating: windows[state],
  superiorId: "superior",
  aboveId: null,
  document: documentIn[state],
});

const formerResult = (state: State) => ({ ...appraisal(state), proposedById: "rater", agreed: false });
const obstacle = (state: State) => ({ ...employee, removed: state === "after", judgeIds: ["judge"] });
const award = (state: State) => ({ past: state !== "before", decided: state === "after" });
const dialogue = (state: State) => ({ ...employee, partnerId: "judge", locked: state === "after" });
/** Proposed by the employee, running, closed and viewed. */
export const followUp = (state: State) => ({
  ...employee,
  ownerId: "peer",
  superiorId: "superior",
  confidential: false,
  guided: true,
  proposed: state === "before",
  closed: state === "after",
  viewed: state === "after",
});
/** Given today, given before and replied to, taken back. */
const feedback = (state: State) => ({
  employeeId: "self",
  byIds: ["peer"],
  today: state === "before",
  replied: state === "during",
  withdrawn: state === "after",
});
/** A proposed rule is open for comment, waits for its decision, or was decided. */
const proposal = (state: State) => ({ open: state === "before", decided: state === "after" });
const rating = (state: State) => ({ ...employee, rates: true, season: windows[state] });
const calibration = (state: State) => ({ ...employee, closed: false, rating: windows[state] });
const meeting = (state: State) => ({ ...employee, memberIds: ["peer"], closed: state === "after" });
const evidence = (state: State) => ({ ...employee, fixed: state === "after" ? ("closed" as const) : null });
const document = (state: State) => ({ ...evidence(state), judgeId: "judge", draft: state === "before", keeperIds: ["self"] });

export const facts: { [P in Permission]: (state: State) => FactsOf<P> } = {
  "session:open": () => ({}),
  "session:open-demo": (state) => ({ demo: state !== "before" }),
  "session:close": () => ({}),
  "link:ask": () => ({}),
  "link:use": () => ({}),
  "language:choose": () => ({}),
  "public:read": () => ({}),
  "service:answer": (state) => ({ usable: state !== "after" }),
  "today:read": () => employee,
  "activity:record": () => employee,
  "appraisals:list-own": () => employee,
  "plans:list-own": () => employee,
  "plan:propose": plan,
  "plan:return": plan,
  "parents:change": () => employee,
  "team:set-plans": () => employee,
  "plan:set": plan,
  "plan:start": () => employee,
  "plan:change": plan,
  "plan:revise": plan,
  "former-result:propose": appraisal,
  "former-result:agree": formerResult,
  "former-result:drop": formerResult,
  "realisation:record": () => employee,
  "obstacle:flag": plan,
  "obstacles:list": () => employee,
  "obstacle:answer": obstacle,
  "plan:comment": plan,
  "obstacle:remove": obstacle,
  "obstacle:read": obstacle,
  "feedback:list-own": () => employee,
  "feedback:ask": () => employee,
  "feedback:give": (state) => ({ ...employee, left: state === "after" }),
  "feedback:attach": feedback,
  "feedback:withdraw": feedback,
  "feedback:reply": feedback,
  "feedback:decline": (state) => ({ askedId: "peer", past: state !== "before", answered: state === "after" }),
  "follow-ups:list": () => employee,
  "follow-up:propose": () => employee,
  "follow-up:read": followUp,
  "follow-up:accept": followUp,
  "follow-up:close": followUp,
  "follow-up:note": followUp,
  "follow-up:send-view": followUp,
  "follow-up:read-view": followUp,
  "needs:read": () => employee,
  "awards:read": () => ({}),
  "award:open": () => ({}),
  "award:read": award,
  "award:nominate": award,
  "award:decide": award,
  "dialogues:list": () => employee,
  "dialogue:plan": () => employee,
  "dialogue:minute": dialogue,
  "dialogue:confirm": dialogue,
  "dialogue:read": dialogue,
  "events:listen": () => employee,
  "account:read-own": () => employee,
  "account:change-password": () => employee,
  "session:end-own": () => employee,
  "rater:dispute": () => employee,
  "introduction:take": () => employee,
  "activity:change": activity,
  "activity:attach": activity,
  "realisation:attach": evidence,
  "document:remove": document,
  "appraisal:report-self": appraisal,
  "peers:respond": appraisal,
  "peers:decline": appraisal,
  "team:read": () => employee,
  "activity:review": activity,
  "team:review": () => employee,
  "review:undo": (state) => ({ deciderId: "rater", state: ({ before: "undone", during: "fresh", after: "past" } as const)[state] }),
  "appraisal:rate": appraisal,
  "evaluation:sign": appraisal,
  "appraisal:evaluate": appraisal,
  "evaluation:deliver": signed,
  "evaluation:receive": signed,
  "evaluation:return": signed,
  "objection:file": received,
  "objection:withdraw": objection,
  "objections:list-own": () => employee,
  "objection:explain": objection,
  "objection:hear": objection,
  "objection:decide": objection,
  "objection:read": objection,
  "objections:list": () => ({}),
  "objections:count": () => ({}),
  "ratings:give-own": () => employee,
  "evaluations:sign-own": () => employee,
  "evaluations:deliver-own": () => employee,
  "distribution:explain-own": () => employee,
  "rater:read-own": rating,
  "training:take": rating,
  "cases:answer": rating,
  "distribution:explain": () => employee,
  "activities:read": () => employee,
  "activity:read": activity,
  "document:read": document,
  "plan:read": plan,
  "appraisal:read-result": appraisal,
  "evaluation:read": () => employee,
  "direction:read": () => ({}),
  "direction:change": () => ({}),
  "agreements:list": () => ({}),
  "agreement:read": () => employee,
  "matrix:read": () => ({ ...employee, leaderIds: ["rater"] }),
  "matrix:change": () => employee,
  "achievements:read": () => ({}),
  "achievement:decide": () => employee,
  "agreement:change": () => employee,
  "appraisals:list": () => employee,
  "calibrations:list": () => employee,
  "meetings:list": () => employee,
  "meeting:call": () => employee,
  "meeting:read": meeting,
  "meeting:minute": meeting,
  "meeting:close": meeting,
  "opening:change": () => ({ ownHeadIds: ["self"] }),
  "calibration:read": calibration,
  "calibration:open": () => employee,
  "calibration:propose": calibration,
  "calibration:answer": (state) => ({ ...appraisal(state), answered: false, closed: false }),
  "calibration:close": calibration,
  "satisfaction:list": () => employee,
  "satisfaction:read": () => employee,
  "activities:list": () => employee,
  "quarters:read": () => ({}),
  "quarter:open": () => ({}),
  "evaluations:report": () => ({}),
  "window:change": () => employee,
  "settings:read": () => ({}),
  "setting:propose": () => ({}),
  "setting:comment": proposal,
  "setting:adopt": proposal,
  "setting:drop": proposal,
  "holidays:manage": () => ({}),
  "attendance:manage": () => ({}),
  "people:read": () => ({}),
  "people:manage": () => ({}),
  "fairness:read": () => ({}),
  "disputes:read": () => ({}),
  "dispute:settle": (state) => ({ settled: state === "after" }),
  "accounts:read": () => ({}),
  "accounts:manage": () => ({}),
  "accounts:appoint": () => ({}),
  "accounts:issue-link": () => ({}),
  "imports:read": () => ({}),
  "import:read": () => ({}),
  "imports:manage": () => ({}),
  "services:read": () => ({}),
  "services:manage": () => ({}),
  "service:read": () => employee,
  "poster:print": (state) => ({ ...employee, withdrawn: state === "after" }),
  "ledger:read": () => ({}),
  "installation:begin": (state) => ({ begun: state === "after" }),
  "responses:release": (state) => ({ window: windows[state], ended: false }),
  "import:work": () => ({}),
  "answers:move": () => ({ id: "batch" }),
  "scans:keep": () => ({}),
  "facts:freeze": () => ({}),
  "posting:follow": () => employee,
  "document:sweep": () => ({}),
};
