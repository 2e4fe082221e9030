import { readFileSync } from "node:fs";
import type { SeedPerson } from "@/prisma/seed/place";
import { TOWN } from "@/prisma/seed/places";
import { fieldsOf } from "@/scripts/support/visitor.mjs";
import { openOffice, type Role } from "./office";

/** The accounts of the sign-in page's buttons, or somebody of the seed by their key there. */
export type Who = Role | SeedPerson["key"];

const { password } = JSON.parse(readFileSync("prisma/seed/demo.json", "utf8")) as { password: string };
export const demoPassword = password;

export const nipOf = (key: string) => TOWN.people.find((person) => person.key === key)?.nip ?? "";
export const nameOf = (key: string) => TOWN.people.find((person) => person.key === key)?.name ?? "";

const ROLES: readonly string[] = ["employee", "rater", "head", "personnel", "auditor", "administrator"];

/** What a browser would send of a form that nobody has touched yet: its hidden fields. `within` is something the form holds. */
export function hiddenFieldsOf(page: string, within: string): FormData {
  const fields = new FormData();
  for (const [name, value] of fieldsOf(page, new RegExp(RegExp.escape(within)))) fields.append(name, value);
  return fields;
}

/** Somebody with a cookie jar and no script: opens addresses and sends forms, follows nothing by itself. */
export class Visitor {
  private readonly jar = new Map<string, string>();

  get cookie() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const { url } = openOffice();
    const headers = { cookie: this.cookie, ...(init.method === "POST" && { origin: url }), ...(init.headers as Record<string, string>) };
    const answer = await fetch(url + path, { redirect: "manual", ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.jar.set(name, value);
      else this.jar.delete(name);
    }
    return answer;
  }

  async read(path: string): Promise<string> {
    return (await this.ask(path)).text();
  }

  /** Opens a page and sends one of its forms with what is filled in: the one request that is answered. */
  async fill(path: string, within: string, filled: Record<string, string>): Promise<Response> {
    const fields = hiddenFieldsOf(await this.read(path), within);
    for (const [name, value] of Object.entries(filled)) fields.set(name, value);
    return this.ask(path, { method: "POST", body: fields });
  }

  /** An action as a script would call it: what a form would send, under the action's id, to a page that holds it. */
  async call(
    action: { id: string; page: string },
    filled: Record<string, string | readonly string[]>,
  ): Promise<{ text: string; next: string }> {
    const body = new FormData();
    for (const [name, values] of Object.entries(filled)) for (const value of [values].flat()) body.append(`_1_${name}`, value);
    body.append("0", '[{"status":"idle"},"$K1"]');
    const answer = await this.ask(action.page, { method: "POST", headers: { "next-action": action.id, accept: "text/x-component" }, body });
    return { text: await answer.text(), next: answer.headers.get("x-action-redirect")?.split(";")[0] ?? "" };
  }
}

/** Nobody, with whatever cookies they gather. */
export const nobody = () => new Visitor();

/** Signed in through the page's own form: by a button for a role, by NIP and password for anybody else. */
export async function visitor(who: Who): Promise<Visitor> {
  const somebody = new Visitor();
  const answer = ROLES.includes(who)
    ? await somebody.fill("/sign-in", "data-demo-role", { role: who })
    : await somebody.fill("/sign-in", 'name="login"', { login: nipOf(who), password });
  if (answer.status !== 303) throw new Error(`${who} could not sign in: ${answer.status}`);
  return somebody;
}
