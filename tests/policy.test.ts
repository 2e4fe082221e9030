import { expect, it } from "vitest";
import { decide, type Permission, rows } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/types";
import { actors, employee, facts, followUp, matrix, type Outcome, plan, type State, states } from "./support/policy-matrix";

function outcomeOf<P extends Permission>(permission: P, actor: Actor, state: State | null): Outcome {
  const decision = decide(permission, actor, state && facts[permission](state));
  return decision.allowed ? "may" : decision.because;
}

const names = <T extends object>(table: T) => Object.keys(table) as (keyof T)[];
const cells = names(matrix).flatMap((permission) =>
  names(actors).flatMap((relation) =>
    states.map((state) => ({ permission, relation, state, outcome: matrix[permission][relation][state] })),
  ),
);

it.each(cells)("$permission, $relation, $state: $outcome", ({ permission, relation, state, outcome }) => {
  expect(outcomeOf(permission, actors[relation], state)).toBe(outcome);
});

it.each(names(matrix))("%s: a record that does not exist is not found, and sign-in is offered only where it would help", (permission) => {
  const nobody = permission === "service:answer" ? "not-found" : "not-signed-in";
  for (const relation of names(actors))
    expect(outcomeOf(permission, actors[relation], null), relation).toBe(relation === "nobody" ? nobody : "not-found");
});

it("lets a returned line be changed and not reviewed again", () => {
  const returned = { ...employee, state: "returned" } as const;
  expect(rows["activity:change"].rule(actors.self, returned)).toEqual({ allowed: true });
  expect(rows["activity:review"].rule(actors.rater, returned)).toEqual({ allowed: false, because: "already-decided" });
});

it("releases a group once", () => {
  expect(rows["responses:release"].rule("job", { window: "closed", ended: true })).toEqual({ allowed: false, because: "already-decided" });
});

it("lets the rater's superior answer a proposed plan once the last day has passed, read it then, and change nothing", () => {
  const told = (permission: "plan:set" | "plan:return" | "plan:read" | "plan:change" | "plan:comment", state: State, overdue: boolean) => {
    const decision = rows[permission].rule(actors.superior, { ...plan(state), overdue });
    return decision.allowed ? "may" : decision.because;
  };
  for (const permission of ["plan:set", "plan:return"] as const) {
    expect(states.map((state) => told(permission, state, true))).toEqual(["wrong-turn", "may", "already-set"]);
    expect(states.map((state) => told(permission, state, false))).toEqual(["not-found", "not-found", "not-found"]);
    const another = { ...plan("during"), overdue: true, superiorId: "somebody else" };
    expect(rows[permission].rule(actors.superior, another)).toEqual({ allowed: false, because: "not-found" });
    expect(rows[permission].rule(actors.rater, { ...plan("during"), overdue: true })).toEqual({ allowed: true });
    for (const relation of ["self", "peer", "head", "personnel", "stranger"] as const)
      expect(rows[permission].rule(actors[relation], { ...plan("during"), overdue: true }).allowed, relation).toBe(false);
  }
  expect([told("plan:read", "during", true), told("plan:read", "after", true), told("plan:read", "during", false)]).toEqual([
    "may",
    "may",
    "not-found",
  ]);
  expect([told("plan:change", "during", true), told("plan:comment", "during", true)]).toEqual(["not-found", "not-found"]);
});

it("is a rater's own only for who is or was anybody's rater", () => {
  for (const permission of ["rater:read-own", "training:take", "cases:answer"] as const)
    expect(rows[permission].rule(actors.self, { ...employee, rates: false, season: "open" })).toEqual({
      allowed: false,
      because: "not-found",
    });
});

it("answers a calibration's proposal once, and nothing once the meeting is closed", () => {
  const open = { ...facts["calibration:answer"]("during") };
  expect(rows["calibration:answer"].rule(actors.rater, open)).toEqual({ allowed: true });
  expect(rows["calibration:answer"].rule(actors.rater, { ...open, answered: true })).toEqual({
    allowed: false,
    because: "already-answered",
  });
  expect(rows["calibration:answer"].rule(actors.rater, { ...open, closed: true })).toEqual({ allowed: false, because: "closed" });
  const over = { ...employee, closed: true, rating: "open" } as const;
  expect(rows["calibration:propose"].rule(actors.head, over)).toEqual({ allowed: false, because: "closed" });
  expect(rows["calibration:close"].rule(actors.head, over)).toEqual({ allowed: false, because: "closed" });
});

it("asks of a former result the side that did not propose it, and nobody once both agreed", () => {
  const told = (relation: "self" | "rater", permission: "former-result:agree" | "former-result:drop", more: object) => {
    const decision = rows[permission].rule(actors[relation], { ...facts[permission]("during"), ...more });
    return decision.allowed ? "may" : decision.because;
  };
  expect([
    told("self", "former-result:agree", { proposedById: "self" }),
    told("rater", "former-result:agree", { proposedById: "self" }),
  ]).toEqual(["not-found", "may"]);
  for (const permission of ["former-result:agree", "former-result:drop"] as const)
    expect(told("self", permission, { agreed: true })).toBe("already-agreed");
  expect(told("rater", "former-result:drop", { rated: true })).toBe("closed");
  expect(told("rater", "former-result:drop", { rating: "closed" })).toBe("closed");
});

it("tells of a counselling its two people alone, in every state and for every deed", () => {
  const deeds = ["follow-up:read", "follow-up:accept", "follow-up:close", "follow-up:note"] as const;
  for (const state of states)
    for (const deed of deeds)
      for (const relation of names(actors)) {
        const decision = rows[deed].rule(actors[relation], { ...followUp(state), confidential: true, guided: false });
        if (relation === "self" || relation === "peer") continue;
        expect(decision, `${deed} ${relation} ${state}`).toEqual({
          allowed: false,
          because: relation === "nobody" ? "not-signed-in" : "not-found",
        });
      }
  for (const relation of ["self", "peer"] as const)
    expect(rows["follow-up:read"].rule(actors[relation], { ...followUp("during"), confidential: true })).toEqual({ allowed: true });
});
const objectable = { final: false, over: false, objection: "none" } as const;

it("lets a rated result be signed once, also after the days for rating, and rated no more once it is signed", () => {
  const told = (permission: "evaluation:sign" | "appraisal:rate", more: object) => {
    const decision = rows[permission].rule(actors.rater, { ...facts[permission]("during"), ...more });
    return decision.allowed ? "may" : decision.because;
  };
  const signed = { signedById: "rater", delivered: false, received: false, returned: false, ...objectable };
  expect(told("evaluation:sign", { rated: true })).toBe("may");
  expect(told("evaluation:sign", { rated: true, rating: "closed" })).toBe("may");
  expect(told("evaluation:sign", { rated: true, document: signed })).toBe("already-signed");
  expect(told("appraisal:rate", { rated: true })).toBe("may");
  expect(told("appraisal:rate", { rated: true, document: signed })).toBe("already-signed");
  expect(told("appraisal:rate", { rated: true, rating: "closed" })).toBe("closed");
});

it("lets a document be received before it was handed over, returned after that alone, and handed over by who signed it", () => {
  const signed = facts["evaluation:return"]("during");
  const received = { ...signed, document: { signedById: "superior", delivered: true, received: true, returned: false, ...objectable } };
  expect(rows["evaluation:return"].rule(actors.self, received)).toEqual({ allowed: true });
  expect(rows["evaluation:return"].rule(actors.rater, received)).toEqual({ allowed: false, because: "not-found" });
  const bySuperior = { ...signed, document: { signedById: "superior", delivered: false, received: false, returned: false, ...objectable } };
  expect(rows["evaluation:deliver"].rule(actors.superior, bySuperior)).toEqual({ allowed: true });
  expect(rows["evaluation:deliver"].rule(actors.rater, bySuperior)).toEqual({ allowed: false, because: "not-found" });
});

it("lets the rater's superior evaluate once the days for rating are over and nothing is signed, and the next one once that one was silent, too", () => {
  const told = (relation: "superior" | "judge" | "rater" | "self" | "personnel" | "head", more: object) => {
    const decision = rows["appraisal:evaluate"].rule(actors[relation], { ...facts["appraisal:evaluate"]("during"), ...more });
    return decision.allowed ? "may" : decision.because;
  };
  expect(told("superior", {})).toBe("not-found"); // the rater's days run
  expect(told("superior", { rating: "closed" })).toBe("may");
  expect(told("superior", { rating: "closed", rated: true })).toBe("may"); // rated, and left unsigned
  expect(told("judge", { rating: "closed" })).toBe("not-found");
  expect(told("judge", { rating: "closed", aboveId: "judge" })).toBe("may");
  expect(told("superior", { rating: "closed", aboveId: "judge" })).toBe("may"); // late, and still
  for (const relation of ["rater", "self", "personnel", "head"] as const)
    expect(told(relation, { rating: "closed" }), relation).toBe("not-found");
});

it("takes an objection once, of what was received, within its days, and of nothing that is final", () => {
  const received = { signedById: "rater", delivered: true, received: true, returned: false, ...objectable } as const;
  const told = (more: object) => {
    const decision = rows["objection:file"].rule(actors.self, { ...facts["objection:file"]("during"), document: { ...received, ...more } });
    return decision.allowed ? "may" : decision.because;
  };
  expect(told({})).toBe("may");
  expect(told({ received: false })).toBe("not-received-yet");
  expect(told({ over: true })).toBe("objection-over");
  expect(told({ final: true })).toBe("final");
  expect(told({ objection: "open", over: true })).toBe("already-objected");
  expect(told({ objection: "decided" })).toBe("final");
});

it("lets the superior's superior decide an objection once the days for that have passed, and the first one still", () => {
  const open = facts["objection:decide"]("during");
  expect(rows["objection:decide"].rule(actors.judge, open)).toEqual({ allowed: false, because: "not-found" });
  for (const permission of ["objection:decide", "objection:hear", "objection:read"] as const) {
    expect(rows[permission].rule(actors.judge, { ...open, aboveId: "judge" }).allowed, permission).toBe(true);
    expect(rows[permission].rule(actors.superior, { ...open, aboveId: "judge" }).allowed, permission).toBe(true);
    expect(rows[permission].rule(actors.superior, { ...open, superiorId: null }).allowed, permission).toBe(false);
  }
  expect(rows["objection:explain"].rule(actors.rater, { ...open, raterId: "another" })).toEqual({ allowed: false, because: "not-found" });
});
