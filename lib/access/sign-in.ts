import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { hashOf } from "@/lib/platform/codes";
import { env } from "@/lib/platform/env";
import { forgetAttempts, limitAttempts } from "@/lib/platform/rate-limit";
import { Refused } from "@/lib/platform/refusal";
import { SESSION_HOURS, sessionCookie } from "./cookies";
import { thisDevice } from "./device";
import type { Grant } from "./grant";
import type { DemoRole } from "./schema";
import { accountByEmail, accountByPassword, openSession } from "./session-row";

const TRIES = 10;
const WINDOW_SECONDS = 15 * 60;

/** Opens a session or refuses, with one sentence for every kind of mismatch. Failures are counted per login, known or not. */
export async function signIn(login: string, password: string, now: Date): Promise<string> {
  const key = `sign-in:${hashOf(login.replace(/\s/g, "").toLowerCase())}`;
  await limitAttempts(key, TRIES, WINDOW_SECONDS, now);
  const account = await accountByPassword(login, password);
  if (!account) throw new Refused("wrong-password");
  await forgetAttempts(key);
  return openSession(account.id, now, await thisDevice());
}

/** The seed's account of a role: its address is fixed, its database marked. */
export async function signInToDemo(_grant: Grant<"session:open-demo">, role: DemoRole, now: Date): Promise<string> {
  const account = await accountByEmail(`${role}@demo.cermin`);
  if (!account) throw new Refused("not-a-demo");
  return openSession(account.id, now, await thisDevice());
}

/** Hands the key to the browser inside next-auth's JWT, or takes it back. */
export async function keepSession(key: string | null) {
  const { name, options } = sessionCookie();
  const jar = await cookies();
  if (key === null) jar.set(name, "", { ...options, maxAge: 0 });
  else jar.set(name, await encode({ token: { sub: key }, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_HOURS * 3600 }), options);
}
