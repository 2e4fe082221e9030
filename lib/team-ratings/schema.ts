import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText, versionField } from "@/lib/platform/text";
import { PERIOD } from "@/lib/scoring/core/deadlines/periods";
import { EXPECTATIONS } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;
const expectation = z.enum(EXPECTATIONS, key("problem.choose"));

export const MOST_AT_ONCE = 20;

/** Of each person both ratings or neither: whom one leaves out is not rated, and whom one begins is rated whole. */
export const teamRatingsInput = z
  .strictObject({
    period: z.string().regex(PERIOD),
    ratings: z
      .record(
        z.uuid(),
        z.strictObject({
          version: versionField,
          workResult: expectation.optional(),
          behaviour: expectation.optional(),
          note: optionalText(2_000), // whether one is owed, the command knows
        }),
      )
      .default({}),
  })
  .transform(({ period, ratings }, context) => {
    const begun = Object.entries(ratings).filter(([, { workResult, behaviour, note }]) => workResult || behaviour || note !== null);
    if (begun.length === 0) context.addIssue({ code: "custom", path: ["ratings"], message: key("teamRating.nothing") });
    for (const [id, rating] of begun)
      for (const part of ["workResult", "behaviour"] as const)
        if (!rating[part]) context.addIssue({ code: "custom", path: ["ratings", id, part], message: key("problem.choose") });
    return { period, ratings: begun.map(([id, rating]) => ({ id, ...rating })) };
  })
  .pipe(
    z.object({
      period: z.string(),
      ratings: z
        .array(
          z.object({ id: z.uuid(), version: z.number(), workResult: expectation, behaviour: expectation, note: z.string().nullable() }),
        )
        .max(MOST_AT_ONCE),
    }),
  );

/** What was just saved is told; where a list goes on, the key it goes on from. */
export const teamQuery = z.object({
  after: z.string().max(500).optional().catch(undefined),
  saved: z.coerce.number().int().min(1).max(MOST_AT_ONCE).optional().catch(undefined),
});
