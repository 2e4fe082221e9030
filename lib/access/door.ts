import "server-only";
import type { z } from "zod";
import { isMessageKey } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { isFromOwnPage } from "@/lib/platform/origin";
import { type Entered, echo, readForm } from "@/lib/platform/read-form";
import { Invalid, type Problem, Refused } from "@/lib/platform/refusal";
import { authorize, type Grant } from "./grant";
import type { Permission } from "./policy";
import { signedInStaff } from "./session";
import type { Outcome } from "./types";

/** What `action()` and `route()` both demand. None of the four can be left out. */
export type Door<P extends Permission, S extends z.ZodType, R> = {
  permission: P;
  /** Where the id of the record stands: a form field of an action, a part of a route's address; or the one record there is. */
  subject: string | { always: string };
  /** Everything else that was sent; the id is taken out, for only the grant carries it on. */
  input: S;
  run: (given: { grant: Grant<P>; input: z.output<S>; now: Date }) => R | Promise<R>;
};

type Asked = {
  headers: Headers;
  writes: boolean;
  /** An action's id stands among its fields. A route's stands in the address: what may be large is read once they may send it. */
  read: () => Promise<{ subjectId: unknown; fields: Fields | (() => Promise<Fields>) }>;
};
type Fields = FormData | URLSearchParams;

/** From a page of ours? → who? → may they? → is it well-formed? → do it. Anything not foreseen is thrown on, to be logged. */
export async function enter<P extends Permission, S extends z.ZodType, R>(door: Door<P, S, R>, asked: Asked): Promise<Outcome<R>> {
  let entered: Entered = {};
  try {
    if (asked.writes && !isFromOwnPage(asked.headers)) throw new Refused("foreign-origin");
    const { subjectId, fields } = await asked.read();
    if (typeof fields !== "function") entered = fieldsOf(door, fields);
    const grant = await authorize(await signedInStaff(), door.permission, subjectId);
    if (typeof fields === "function") entered = fieldsOf(door, await fields());
    const parsed = door.input.safeParse(entered);
    if (!parsed.success) throw new Invalid(parsed.error.issues.map(problem));
    return { status: "done", result: await door.run({ grant, input: parsed.data, now: now() }) };
  } catch (error) {
    if (error instanceof Refused) return { status: "refused", because: error.because, entered: echo(entered) };
    if (error instanceof Invalid) return { status: "invalid", problems: error.problems, entered: echo(entered) };
    throw error;
  }
}

function fieldsOf({ subject }: { subject: string | { always: string } }, fields: Fields): Entered {
  const entered = readForm(fields);
  if (typeof subject === "string") delete entered[subject];
  return entered;
}

const problem = (issue: z.core.$ZodIssue): Problem => ({
  path: issue.path.join("."),
  key: isMessageKey(issue.message) ? issue.message : "problem.notUnderstood",
  ...("maximum" in issue && { values: { max: Number(issue.maximum) } }),
});

const made = new WeakSet<object>();
export function mark<F extends object>(door: F): F {
  made.add(door);
  return door;
}

/** For the structure test, which asks it of every export of every actions.ts and every method of every route.ts. */
export const isDoor = (candidate: unknown) => typeof candidate === "function" && made.has(candidate);
