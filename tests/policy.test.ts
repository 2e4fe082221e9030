import { expect, it } from "vitest";
import { type Permission, rows } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/types";
import { actors, employee, facts, matrix, type Outcome, type State, states } from "./support/policy-matrix";

function decide<P extends Permission>(permission: P, actor: Actor, state: State): Outcome {
  const decision = rows[permission].rule(actor, facts[permission](state));
  return decision.allowed ? "may" : decision.because;
}

const names = <T extends object>(table: T) => Object.keys(table) as (keyof T)[];
const cells = names(matrix).flatMap((permission) =>
  names(actors).flatMap((relation) =>
    states.map((state) => ({ permission, relation, state, outcome: matrix[permission][relation][state] })),
  ),
);

it.each(cells)("$permission, $relation, $state: $outcome", ({ permission, relation, state, outcome }) => {
  expect(decide(permission, actors[relation], state)).toBe(outcome);
});

it("lets a returned line be changed and not reviewed again", () => {
  const returned = { ...employee, state: "returned" } as const;
  expect(rows["activity:change"].rule(actors.self, returned)).toEqual({ allowed: true });
  expect(rows["activity:review"].rule(actors.rater, returned)).toEqual({ allowed: false, because: "already-decided" });
});

it("releases a group once", () => {
  expect(rows["responses:release"].rule("job", { window: "closed", ended: true })).toEqual({ allowed: false, because: "already-decided" });
});
