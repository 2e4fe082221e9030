import { z } from "zod";
import { passwordText } from "@/lib/access/schema";
import { emailField } from "@/lib/accounts/schema";
import { nipField } from "@/lib/people/schema";
import { requiredLine } from "@/lib/platform/text";

/** The first account of an empty installation. Without a NIP it is an official outside the civil service. */
export const firstAccount = z.strictObject({
  agency: requiredLine(150),
  name: requiredLine(150),
  nip: nipField,
  email: emailField,
  password: passwordText,
});
export type FirstAccount = z.output<typeof firstAccount>;
