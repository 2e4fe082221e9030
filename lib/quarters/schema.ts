import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, requiredText, versionField } from "@/lib/platform/text";
import { isYear, PERIOD } from "@/lib/scoring/core/deadlines/periods";

const key = (name: MessageKey) => name;

/** The steps of a quarter in their order. */
export const STEPS = ["self", "peers", "rating"] as const;

/** Colleagues are asked quarter by quarter; of a year, nobody is asked once more. */
export const stepsOf = (period: string) => STEPS.filter((step) => step !== "peers" || !isYear(period));

const days = z.strictObject({ opensOn: dayField(), closesOn: dayField() });
const period = z.string().regex(PERIOD, key("quarter.noQuarter"));
const source = requiredText(200, "quarter.sourceMissing");

type Days = { opensOn: string; closesOn: string };
const forward = (path: string, { opensOn, closesOn }: Days, context: z.RefinementCtx) => {
  if (opensOn > closesOn)
    context.addIssue({ code: "custom", path: [...path.split("."), "closesOn"].filter(Boolean), message: key("quarter.backward") });
};

/** Colleagues' answers are released before anybody rates: the two windows do not overlap. */
export const quarterInput = z
  .strictObject({ period, source, windows: z.strictObject({ self: days, peers: days.optional(), rating: days }) })
  .superRefine(({ period, windows: { self, peers, rating } }, context) => {
    forward("windows.self", self, context);
    if (peers) forward("windows.peers", peers, context);
    forward("windows.rating", rating, context);
    if (peers && rating.opensOn <= peers.closesOn)
      context.addIssue({ code: "custom", path: ["windows", "rating", "opensOn"], message: key("quarter.ratingTooEarly") });
    if (PERIOD.test(period) && isYear(period) === (peers !== undefined))
      context.addIssue({ code: "custom", path: ["windows", "peers", "opensOn"], message: key("problem.notUnderstood") });
  });

export const windowInput = z
  .strictObject({
    version: versionField,
    period,
    step: z.enum(STEPS, key("problem.choose")),
    opensOn: dayField(),
    closesOn: dayField(),
    source,
  })
  .superRefine((days, context) => forward("", days, context));

export const proposalQuery = z.object({ open: period.optional().catch(undefined), opened: period.optional().catch(undefined) });
export const afterQuery = z.object({ after: z.string().max(400).nullable().catch(null).default(null) });
