import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, optionalId, optionalText, requiredText, versionField } from "@/lib/platform/text";
import { hundredths } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;
const empty = (text: string) => (text.trim() === "" ? null : text.trim());
const maybe = <T>(schema: z.ZodType<T, string>) => z.string(key("problem.notUnderstood")).transform(empty).pipe(schema.nullable());

const minutes = maybe(
  z
    .string()
    .regex(/^\d{1,5}$/, key("activity.minutesNumber"))
    .transform(Number)
    .refine((n) => n >= 1 && n <= 1440, key("activity.minutesRange")),
);
const start = maybe(
  z
    .string()
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, key("activity.startShape"))
    .transform((text) => {
      const [hour, minute] = text.split(/[:.]/);
      return Number(hour) * 60 + Number(minute);
    }),
);

const line = {
  day: dayField(),
  startMinute: start,
  minutes,
  text: requiredText(500, "activity.textMissing"),
  intendedResultId: optionalId,
  outputQuantity: maybe(hundredths()),
  outputUnit: optionalText(40),
  intent: z.enum(["draft", "submit"], key("problem.choose")),
};

type Whole = { outputQuantity: number | null; outputUnit: string | null; intent: "draft" | "submit"; minutes: number | null };
function whole(given: Whole, context: z.RefinementCtx) {
  const problem = (path: string, message: MessageKey) => context.addIssue({ code: "custom", path: [path], message });
  if (given.outputQuantity !== null && given.outputUnit === null) problem("outputUnit", "activity.unitMissing");
  if (given.outputQuantity === null && given.outputUnit !== null) problem("outputQuantity", "activity.quantityMissing");
  if (given.intent === "submit" && given.minutes === null) problem("minutes", "activity.minutesMissing");
}

export const activityInput = z.strictObject({ key: z.uuid(), ...line }).superRefine(whole);
export const activityChange = z.strictObject({ version: versionField, ...line }).superRefine(whole);
export type ActivityInput = Omit<z.output<typeof activityInput>, "key">;

/** Today's one field: what, and perhaps how long. */
export const quickInput = z.strictObject({ key: z.uuid(), text: requiredText(500, "activity.textMissing"), minutes });

export const reviewInput = z
  .strictObject({
    version: versionField,
    decision: z.enum(["approved", "returned"], key("problem.choose")),
    reason: optionalText(500)
      .optional()
      .transform((text) => text ?? null),
  })
  .superRefine(({ decision, reason }, context) => {
    if (decision === "returned" && reason === null)
      context.addIssue({ code: "custom", path: ["reason"], message: key("activity.reasonMissing") });
  });

/** A week of one's own log, or of somebody whose work one may read; anything else that is asked is ignored. */
export const weekQuery = z.object({
  of: z.string().max(60).optional().catch(undefined),
  week: z.string().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

const kept = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
/** What of the queue is asked for, in its address. */
export const queueQuery = z.object({
  after: kept(z.string().max(80)),
  person: kept(z.uuid()),
  result: kept(z.union([z.uuid(), z.literal("none")])),
  look: kept(z.literal("first")),
  when: kept(z.enum(["today", "week", "before"])),
});
export type QueueFilter = Omit<z.output<typeof queueQuery>, "after">;

const MOST_LINES = 100;
const seenLines = z
  .array(
    z
      .string(key("problem.notUnderstood"))
      .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,9}$/, key("problem.notUnderstood"))
      .transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) })),
  )
  .max(MOST_LINES, key("queue.tooMany"))
  .default([]);

/** Lines as they were seen ("id.version"): those that were marked, or all routine ones that the page showed. */
export const approveInput = z
  .strictObject({ what: z.enum(["chosen", "shown"], key("problem.choose")), chosen: seenLines, shown: seenLines })
  .transform(({ what, ...lines }) => lines[what])
  .refine((lines) => lines.length > 0, { path: ["chosen"], message: key("queue.noneChosen") })
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { path: ["chosen"], message: key("problem.notUnderstood") });
