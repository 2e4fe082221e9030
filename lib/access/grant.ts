import "server-only";
import { log } from "@/lib/platform/log";
import { type Refusal, Refused } from "@/lib/platform/refusal";
import { decide, type Permission, rows } from "./policy";
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

type Answer<P extends Permission> = { grant: Grant<P>; because: null } | { grant: null; because: Refusal };

/** The facts are read now; what the session remembers is who, never what they may do. */
async function ask<P extends Permission>(actor: Actor, permission: P, subjectId: unknown): Promise<Answer<P>> {
  const id = typeof subjectId === "string" ? subjectId : "";
  const decision = decide(permission, actor, await rows[permission].facts(id));
  if (!decision.allowed) return { grant: null, because: decision.because };
  const employeeId = typeof actor === "object" ? (actor?.employeeId ?? null) : null;
  return { grant: { by: accountOf(actor), employeeId, permission, subjectId: id } as Grant<P>, because: null };
}

const accountOf = (actor: Actor) => (actor === null || actor === "job" ? actor : actor.id);

/** For whoever wants to do it. Throws Refused, and the denial is logged. */
export async function authorize<P extends Permission>(actor: Actor, permission: P, subjectId: unknown): Promise<Grant<P>> {
  const { grant, because } = await ask(actor, permission, subjectId);
  if (grant) return grant;
  log("denied", { permission, because, by: accountOf(actor) });
  throw new Refused(because);
}

/** For a page that shows a part only to those who may: nobody tried anything, and nothing is logged. */
export const grantIfAllowed = async <P extends Permission>(actor: Actor, permission: P, subjectId: string): Promise<Grant<P> | null> =>
  (await ask(actor, permission, subjectId)).grant;
