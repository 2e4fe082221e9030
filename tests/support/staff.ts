import { encode } from "next-auth/jwt";
import { sessionCookie } from "@/lib/access/cookies";
import { authorize } from "@/lib/access/grant";
import type { Permission } from "@/lib/access/policy";
import { openSession } from "@/lib/access/session-row";
import type { FormAction, FormState, Role, Staff } from "@/lib/access/types";
import { dayOf, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { DEMO_ACCOUNTS } from "@/prisma/seed/people";
import { TOWN } from "@/prisma/seed/places";
import { ask, one } from "./database";
import { inRequest } from "./request";

/** People of the seed by the key it writes them under; the mayor has no NIP. */
export async function personId(key: string): Promise<string> {
  const person = TOWN.people.find((each) => each.key === key);
  if (!person) throw new RangeError(`nobody is called ${key}`);
  return (await one<{ id: string }>(`SELECT id FROM employee WHERE name = $1`, [person.name])).id;
}

export async function staff(key: string): Promise<Staff> {
  const { id, employeeId, roles } = await one<{ id: string; employeeId: string; roles: string }>(
    `SELECT a.id, a."employeeId", array_to_string(roles_on(a.id, $2::date), ' ') AS roles FROM account a WHERE a."employeeId" = $1`,
    [await personId(key), dayOf(now())],
  );
  return { id, employeeId, roles: roles.split(" ").filter((role): role is Role => role !== "") };
}

/** Who is behind a button of the sign-in page. */
export const behind = DEMO_ACCOUNTS;

/** What `authorize` says to somebody of the seed, a job or nobody: the real one, from the facts as they are. */
export const grant = async <P extends Permission>(who: string | "job" | null, permission: P, subjectId = "") =>
  authorize(who === null || who === "job" ? who : await staff(who), permission, subjectId);

/** The cookie of a fresh session, as the browser would hold it. */
export async function cookieOf(key: string): Promise<Record<string, string>> {
  const sub = await openSession((await staff(key)).id, now());
  return { [sessionCookie().name]: await encode({ token: { sub }, secret: env().NEXTAUTH_SECRET }) };
}

const jars = new Map<string, Promise<Record<string, string>>>();
const jarOf = (who: string) => {
  const jar = jars.get(who) ?? cookieOf(who);
  jars.set(who, jar);
  return jar;
};

export const ownPage = () => new Headers({ origin: env().CERMIN_PUBLIC_ORIGIN });

/** One request by somebody who signed in before (or nobody), from a page of ours unless the headers say otherwise. */
export const as = async <T>(who: string | null, work: () => Promise<T>, headers: Headers = ownPage()): Promise<T> =>
  (await inRequest(headers, who === null ? {} : await jarOf(who), work)).result;

export type Fields = Record<string, string | readonly string[]>;

export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === "string" ? [value] : value) form.append(name, each);
  return form;
}

export type Answer = FormState | { status: "redirected"; to: string };

/** Sends a body to an action and gives what became of it; a redirect is an answer too. */
export async function post(action: FormAction, body: unknown): Promise<Answer> {
  try {
    return await action({ status: "idle" }, body as FormData);
  } catch (error) {
    const [code, , to] = String((error as { digest?: string }).digest ?? "").split(";");
    if (code === "NEXT_REDIRECT" && to) return { status: "redirected", to };
    throw error;
  }
}

export const send = (action: FormAction, fields: Fields) => post(action, formOf(fields));

/** The newest entries of the ledger. */
export const ledger = (take: number) =>
  ask<{ byId: string | null; permission: string; subjectId: string }>(
    `SELECT "byId", permission, "subjectId" FROM ledger ORDER BY at DESC, id DESC LIMIT ${take}`,
  );
