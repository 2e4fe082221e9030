import { expect, it } from "vitest";
import { decide, type Permission, rows } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/types";
import { actors, employee, facts, matrix, type Outcome, type State, states } from "./support/policy-matrix";

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
