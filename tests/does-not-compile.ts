/** Read by the compiler alone, never run: it fails where one of these lines is no longer refused. */
import { z } from "zod";
import { action } from "@/lib/access/action";
import type { Grant } from "@/lib/access/grant";
import { type Permission, rows } from "@/lib/access/policy";
import { getRatingSheet } from "@/lib/appraisals/queries";
import type { MessageKey } from "@/lib/messages/keys";
import type { DistributionRule, PatternRow, Shares } from "@/lib/scoring/core/methods/distribution";
import type { QuadrantRule } from "@/lib/scoring/core/methods/quadrant";
import type { Outcome, Relation, State } from "./support/policy-matrix";

export const refusedByTheCompiler = (toList: Grant<"appraisals:list">) => [
  // @ts-expect-error an id is not a grant
  () => getRatingSheet("00000000-0000-7000-8000-000000000030"),
  // @ts-expect-error a grant cannot be written by hand
  () => getRatingSheet({ by: null, employeeId: null, permission: "appraisal:rate", subjectId: "" }),
  // @ts-expect-error a grant for one thing is not a grant for another
  () => getRatingSheet(toList),
  // @ts-expect-error an action without a permission
  () => action({ subject: "id", input: z.strictObject({}), run: async () => ({ key: "language.chosen" as const }) }),
  // @ts-expect-error a notice is the name of a sentence, not a sentence
  () => action({ permission: "appraisal:rate", subject: "id", input: z.strictObject({}), run: async () => "Tersimpan." }),
  // @ts-expect-error a rule is not asked with the facts of another kind of record
  () => rows["appraisal:rate"].rule(null, { headIds: [] }),
  // @ts-expect-error no such sentence
  "language.chozen" satisfies MessageKey,
  // @ts-expect-error permissions without their row in the matrix
  { "appraisal:rate": null } satisfies Record<Permission, unknown>,
];

// @ts-expect-error a relation without its states
export const row: Record<Relation, Record<State, Outcome>> = { rater: { before: "not-yet-open", during: "may", after: "closed" } };

// @ts-expect-error a pattern's row without one of its predicates
export const cells: PatternRow = {
  "very-good": { rule: "may" },
  good: { rule: "may" },
  poor: { rule: "may" },
  "very-poor": { rule: "none" },
};
// @ts-expect-error a field that asks for a share without naming it
export const field: PatternRow["good"] = { rule: "at-most" };
// @ts-expect-error a pattern without a row for each achievement
export const pattern: DistributionRule["pattern"] = {
  good: { value: cells, source: { instrument: "", provision: "", tag: "C", checkedOn: "" } },
};
// @ts-expect-error shares of which one is missing
export const shares: Shares = { outstandingMost: 70, goodMost: 70, needsImprovementBest: 10, needsImprovementLeast: 60, poorBest: 10 };
// @ts-expect-error a quadrant with eight fields
export const quadrant: QuadrantRule["predicates"]["value"]["above"] = { below: "poor", meets: "good" };
