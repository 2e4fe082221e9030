import "server-only";
import { log } from "@/lib/platform/log";
import { Refused } from "@/lib/platform/refusal";
import { type Permission, rows, stranger } from "./policy";
import type { Actor } from "./types";

declare const minted: unique symbol;

/**
 * Proof that somebody was found to be allowed to do one thing to one record, during this request.
 * Queries and commands ask for a grant where they would have asked for an id,
 * so that reading or writing without a check does not compile. Only `authorize` makes one.
 */
export type Grant<P extends Permission = Permission> = {
  readonly by: string | null; // whose account; "job" for a job of our own; null for nobody
  readonly employeeId: string | null; // the employee the account belongs to
  readonly permission: P;
  readonly subjectId: string;
  readonly [minted]: true;
};

/** Throws Refused. The facts are read now; what the session remembers is who, never what they may do. */
export async function authorize<P extends Permission>(actor: Actor, permission: P, subjectId: unknown): Promise<Grant<P>> {
  const row = rows[permission];
  const id = typeof subjectId === "string" ? subjectId : "";
  const facts = await row.facts(id);
  const decision = facts === null ? (row.unknown ?? stranger(actor)) : row.rule(actor, facts);
  const by = actor === null || actor === "job" ? actor : actor.id;
  if (!decision.allowed) {
    log("denied", { permission, because: decision.because, by });
    throw new Refused(decision.because);
  }
  return { by, employeeId: typeof actor === "object" ? (actor?.employeeId ?? null) : null, permission, subjectId: id } as Grant<P>;
}
