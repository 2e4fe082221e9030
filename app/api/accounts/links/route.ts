import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { issueLink } from "@/lib/accounts/commands/links";
import { linkPage } from "@/lib/accounts/link-page";
import { linkIssue } from "@/lib/accounts/schema";

/** A new one-time link as a sheet to print and hand over: shown once, kept nowhere but as a hash. */
export const POST = route({
  permission: "accounts:issue-link",
  subject: { always: AGENCY },
  input: linkIssue,
  refusal: plainRefusal,
  run: async ({ grant, input, now }) => linkPage(await issueLink(grant, input, now), await readerLocale()),
});
