import { z } from "zod";
import { LOCALES } from "@/lib/messages/format";
import type { MessageKey } from "@/lib/messages/keys";
import { requiredText } from "@/lib/platform/text";

const key = (name: MessageKey) => name;

/** A way back into this application: a path of ours, never an address elsewhere. */
export const ownPath = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[\w\-./?=&%~]*$/);

/** A password as it arrives, paste and any character allowed; what a new one must be is asked by lib/accounts/passwords.ts. */
export const passwordText = z.string(key("problem.notUnderstood")).min(1, key("signIn.passwordMissing")).max(1_000, key("problem.tooLong"));

export const signInInput = z.strictObject({
  login: requiredText(200, "signIn.loginMissing"),
  password: passwordText,
  next: ownPath.optional().catch(undefined),
});

export const DEMO_ROLES = ["employee", "rater", "head", "personnel", "auditor", "administrator"] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];
export const demoInput = z.strictObject({ role: z.enum(DEMO_ROLES, key("problem.choose")), next: ownPath.optional().catch(undefined) });

export const languageInput = z.strictObject({ locale: z.enum(LOCALES, key("problem.choose")) });
/** Of a form that sends nothing but which record it is about. */
export const nothing = z.strictObject({});

/** When the page that listens was drawn: what changed since is told at once. */
export const streamQuery = z.object({ since: z.iso.datetime().optional().catch(undefined) });
