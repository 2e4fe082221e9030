import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { requiredText, versionField } from "@/lib/platform/text";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";
import { ACHIEVEMENTS } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;

/** The address of a period; what is none is ignored. */
export const achievementQuery = z.object({ period: z.string().regex(PERIOD).optional().catch(undefined) });

/** `version` is the one of the decision that is followed, 0 for the first. */
export const decisionInput = z.strictObject({
  version: versionField,
  period: z.string().regex(PERIOD, key("problem.notUnderstood")),
  value: z.enum(ACHIEVEMENTS, key("problem.choose")),
  source: requiredText(500, "achieved.sourceMissing"),
});
export type DecisionInput = z.output<typeof decisionInput>;
