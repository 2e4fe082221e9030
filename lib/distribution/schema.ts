import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { requiredText, versionField } from "@/lib/platform/text";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";

const key = (name: MessageKey) => name;

/** `version` is the one of the author's reason that is followed, 0 for the first. */
export const reasonInput = z.strictObject({
  version: versionField,
  period: z.string().regex(PERIOD, key("problem.notUnderstood")),
  text: requiredText(2_000, "distribution.reasonMissing"),
});
export type ReasonInput = z.output<typeof reasonInput>;
