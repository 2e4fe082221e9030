import { z } from "zod";
import { optionalText, storableText } from "@/lib/platform/text";
import { QUARTER } from "@/lib/scoring/core/deadlines/periods";

export const realisationInput = z.strictObject({
  period: z.string().regex(QUARTER),
  /** Read by the indicator's kind, which the command knows. */
  value: z.record(z.string(), storableText).default({}),
  evidence: optionalText(1_000),
});
