"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { LOCALE_COOKIE } from "./cookies";
import { demoInput, languageInput, nothing, signInInput } from "./schema";
import { sessionKey } from "./session";
import { endSession } from "./session-row";
import { keepSession, signIn, signInToDemo } from "./sign-in";

const NOBODY = { always: "" };

export const signInWithPassword = action({
  permission: "session:open",
  subject: NOBODY,
  input: signInInput,
  run: async ({ input, now }) => {
    await keepSession(await signIn(input.login, input.password, now));
    redirect(input.next ?? "/today");
  },
});

export const signInAsDemo = action({
  permission: "session:open-demo",
  subject: NOBODY,
  input: demoInput,
  run: async ({ grant, input, now }) => {
    await keepSession(await signInToDemo(grant, input.role, now));
    redirect(input.next ?? "/today");
  },
});

export const signOut = action({
  permission: "session:close",
  subject: NOBODY,
  input: nothing,
  run: async ({ now }) => {
    const key = await sessionKey();
    if (key) await endSession(key, now);
    await keepSession(null);
    redirect("/sign-in");
  },
});

export const chooseLanguage = action({
  permission: "language:choose",
  subject: NOBODY,
  input: languageInput,
  run: async ({ input }) => {
    (await cookies()).set(LOCALE_COOKIE, input.locale, { path: "/", sameSite: "lax", maxAge: 365 * 86_400 });
    return { key: "language.chosen" };
  },
});
