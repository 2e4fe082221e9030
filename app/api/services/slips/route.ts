import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { AGENCY } from "@/lib/access/types";
import { slipPage } from "@/lib/citizens/slip-page";
import { issueSlips } from "@/lib/services/commands";
import { slipInput } from "@/lib/services/schema";

/** New one-time codes as a sheet to print: shown once, kept nowhere but as hashes. */
export const POST = route({
  permission: "services:manage",
  subject: { always: AGENCY },
  input: slipInput,
  refusal: plainRefusal,
  run: async ({ grant, input, now }) => slipPage(await issueSlips(grant, input, now), await readerLocale()),
});
