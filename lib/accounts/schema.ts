import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { whoField } from "@/lib/people/schema";
import { versionField } from "@/lib/platform/text";

const key = (name: MessageKey) => name;
export const OFFICE_ROLES = ["personnel", "auditor", "administrator"] as const;

export const emailField = z
  .string(key("problem.notUnderstood"))
  .trim()
  .toLowerCase()
  .max(200, key("problem.tooLong"))
  .pipe(z.email(key("accounts.emailShape")));

/** Any character, no rule of composition: length is what helps (NIST SP 800-63B). */
export const PASSWORD_LENGTH = { least: 12, most: 128 };
export const passwordField = z
  .string(key("problem.notUnderstood"))
  .min(PASSWORD_LENGTH.least, key("accounts.passwordShort"))
  .max(PASSWORD_LENGTH.most, key("problem.tooLong"));
const noPassword = z.literal("").transform(() => null);

/** Boxes that are not ticked are not sent. */
const roles = z
  .array(z.enum(OFFICE_ROLES, key("problem.choose")))
  .max(OFFICE_ROLES.length)
  .optional()
  .transform((given) => [...new Set(given)]);

export const newAccount = z.strictObject({ who: whoField, email: emailField, roles, password: passwordField });
export const accountUpdate = z.strictObject({
  accountId: z.uuid(),
  version: versionField,
  email: emailField,
  roles,
  password: z.union([noPassword, passwordField], key("accounts.passwordShort")),
  active: z.enum(["yes", "no"], key("problem.choose")),
});
