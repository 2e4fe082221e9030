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
  head: staff("head"),
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
const inTime = in3("not-yet-open", "may", "closed");

const everybody = {
  self: may,
  rater: may,
  peer: may,
  head: may,
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
  head: no,
  personnel: no,
  auditor: no,
  administrator: no,
  stranger: no,
  job: no,
  nobody: out,
};
const own = { ...noone, self: may };
const readers = { ...noone, self: may, rater: may, head: may, personnel: may, auditor: may };
const officeOf = (...roles: ("personnel" | "auditor" | "administrator")[]) => ({
  ...noone,
  ...Object.fromEntries(roles.map((role) => [role, may])),
});

/** The same outcome for all, in every state. */
const all = (row: Record<State, Outcome>) =>
  Object.fromEntries(Object.keys(everybody).map((relation) => [relation, row])) as Record<Relation, Record<State, Outcome>>;

// Across: who. Down: to do what. States are the window's (not yet open, open, closed) where a rule has a window; an activity's
// draft, waiting, approved; an appraisal without and with a rating; a demonstration or not; a code usable or not.
// A missing row, a missing person or a missing state does not compile.
export const matrix: Record<Permission, Record<Relation, Record<State, Outcome>>> = {
  "session:open": everybody,
  "session:open-demo": all(in3("not-a-demo", "may", "may")),
  "session:close": everybody,
  "language:choose": everybody,
  "public:read": everybody,
  "service:answer": all(in3("may", "may", "withdrawn")),

  "today:read": own,
  "activity:record": own,
  "appraisals:list-own": own,
  "plans:list-own": own,
  "realisation:record": own,
  "events:listen": own,
  "activity:change": { ...noone, self: in3("may", "may", "already-decided") },
  "appraisal:report-self": { ...noone, self: inTime },
  "peers:respond": { ...noone, self: inTime },

  "team:read": own,
  "activity:review": { ...noone, rater: in3("already-decided", "may", "already-decided") },
  "appraisal:rate": { ...noone, rater: inTime },

  "activities:read": readers,
  "activity:read": readers,
  "plan:read": readers,
  "appraisal:read-result": {
    ...noone,
    self: in3("not-rated-yet", "not-rated-yet", "may"),
    rater: in3("not-rated-yet", "not-rated-yet", "may"),
    head: in3("not-rated-yet", "not-rated-yet", "may"),
    personnel: in3("not-rated-yet", "not-rated-yet", "may"),
    auditor: in3("not-rated-yet", "not-rated-yet", "may"),
  },

  "appraisals:list": { ...noone, head: may, personnel: may, auditor: may },
  "satisfaction:list": { ...noone, head: may, personnel: may, auditor: may },
  "satisfaction:read": { ...noone, head: may, personnel: may, auditor: may },
  "activities:list": { ...noone, head: may, personnel: may, auditor: may },
  "quarters:read": officeOf("personnel", "auditor"),
  "quarter:open": officeOf("personnel"),
  "window:change": officeOf("personnel"),
  "people:read": officeOf("administrator", "personnel", "auditor"),
  "people:manage": officeOf("administrator"),
  "accounts:read": officeOf("administrator", "auditor"),
  "accounts:manage": officeOf("administrator"),
  "services:read": officeOf("administrator", "personnel", "auditor"),
  "services:manage": officeOf("administrator"),
  "service:read": { ...officeOf("administrator", "personnel", "auditor"), head: may },
  "poster:print": { ...noone, head: in3("may", "may", "withdrawn"), administrator: in3("may", "may", "withdrawn") },
  "ledger:read": officeOf("auditor"),

  "installation:begin": { ...noone, job: in3("may", "may", "already-decided") },
  "responses:release": { ...noone, job: in3("still-open", "still-open", "may") },
  "answers:move": { ...noone, job: may },
  "scans:keep": { ...noone, job: may },
};

const windows: Record<State, Window> = { before: "not-yet-open", during: "open", after: "closed" };
export const employee = { employeeId: "self", raterId: "rater", headIds: ["head"] };
const activity = (state: State) => ({ ...employee, state: ({ before: "draft", during: "waiting", after: "approved" } as const)[state] });
const appraisal = (state: State) => ({
  ...employee,
  rated: state === "after",
  self: windows[state],
  peers: windows[state],
  rating: windows[state],
});

export const facts: { [P in Permission]: (state: State) => FactsOf<P> } = {
  "session:open": () => ({}),
  "session:open-demo": (state) => ({ demo: state !== "before" }),
  "session:close": () => ({}),
  "language:choose": () => ({}),
  "public:read": () => ({}),
  "service:answer": (state) => ({ usable: state !== "after" }),
  "today:read": () => employee,
  "activity:record": () => employee,
  "appraisals:list-own": () => employee,
  "plans:list-own": () => employee,
  "realisation:record": () => employee,
  "events:listen": () => employee,
  "activity:change": activity,
  "appraisal:report-self": appraisal,
  "peers:respond": appraisal,
  "team:read": () => employee,
  "activity:review": activity,
  "appraisal:rate": appraisal,
  "activities:read": () => employee,
  "activity:read": activity,
  "plan:read": () => employee,
  "appraisal:read-result": appraisal,
  "appraisals:list": () => employee,
  "satisfaction:list": () => employee,
  "satisfaction:read": () => employee,
  "activities:list": () => employee,
  "quarters:read": () => ({}),
  "quarter:open": () => ({}),
  "window:change": () => employee,
  "people:read": () => ({}),
  "people:manage": () => ({}),
  "accounts:read": () => ({}),
  "accounts:manage": () => ({}),
  "services:read": () => ({}),
  "services:manage": () => ({}),
  "service:read": () => employee,
  "poster:print": (state) => ({ ...employee, withdrawn: state === "after" }),
  "ledger:read": () => ({}),
  "installation:begin": (state) => ({ begun: state === "after" }),
  "responses:release": (state) => ({ window: windows[state], ended: false }),
  "answers:move": () => ({ id: "batch" }),
  "scans:keep": () => ({}),
};
