import { z } from "zod";
import { passwordText, signInInput } from "@/lib/access/schema";
import type { MessageKey } from "@/lib/messages/keys";
import { endsAfterStart, whoField } from "@/lib/people/schema";
import { dayField, optionalDay, versionField } from "@/lib/platform/text";

const key = (name: MessageKey) => name;
export const OFFICE_ROLES = ["personnel", "auditor", "administrator"] as const;

export const emailField = z
  .string(key("problem.notUnderstood"))
  .trim()
  .toLowerCase()
  .max(200, key("problem.tooLong"))
  .pipe(z.email(key("accounts.emailShape")));

export const newAccount = z.strictObject({ who: whoField, email: emailField });
export const accountUpdate = z.strictObject({
  accountId: z.uuid(),
  version: versionField,
  email: emailField,
  active: z.enum(["yes", "no"], key("problem.choose")),
});

export const newRole = z
  .strictObject({
    accountId: z.uuid(key("problem.notUnderstood")),
    role: z.enum(OFFICE_ROLES, key("problem.choose")),
    from: dayField(),
    until: optionalDay,
  })
  .superRefine(endsAfterStart);
/** Whether a role with these days, both included, holds on a day. */
export const holdsOn = (day: string, { from, until }: { from: string; until: string | null }) =>
  from <= day && (until === null || until >= day);

/** The last day, or taken away at once whatever the days say. */
export const roleEnd = z
  .strictObject({ roleId: z.uuid(), version: versionField, until: optionalDay, intent: z.enum(["end", "revoke"], key("problem.choose")) })
  .superRefine(({ intent, until }, context) => {
    if (intent === "end" && until === null) context.addIssue({ code: "custom", path: ["until"], message: key("problem.dayMissing") });
  });

export const linkIssue = z.strictObject({ accountId: z.uuid(key("problem.notUnderstood")) });
export const linkAsked = signInInput.pick({ login: true });
export const linkUse = z.strictObject({ code: z.string().max(100), password: passwordText });

export const passwordChange = z.strictObject({ currentPassword: passwordText, password: passwordText });
/** One session, or every other than the one that asks. */
export const sessionEnd = z.strictObject({ sessionId: z.string().regex(/^[\w-]{1,100}$/) });
export const OTHERS = "others";

export const ACCOUNT_STATES = ["all", "asked", "invited", "closed"] as const;
export const accountsQuery = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  state: z.enum(ACCOUNT_STATES).catch("all"),
  after: z.string().max(400).optional().catch(undefined),
});
