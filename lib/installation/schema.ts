import { z } from "zod";
import { emailField, passwordField } from "@/lib/accounts/schema";
import { nipField } from "@/lib/people/schema";
import { requiredText } from "@/lib/platform/text";

/** The first account of an empty installation. Without a NIP it is an official outside the civil service. */
export const firstAccount = z.strictObject({
  agency: requiredText(150),
  name: requiredText(150),
  nip: nipField,
  email: emailField,
  password: passwordField,
});
export type FirstAccount = z.output<typeof firstAccount>;
