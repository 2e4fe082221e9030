import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalId } from "@/lib/platform/text";

const key = (name: MessageKey) => name;

const row = z.strictObject({
  resultId: z.uuid(),
  from: optionalId,
  /** Ticked: this one is changed. Whatever was chosen beside a box without a tick is left. */
  take: z.literal("1").optional(),
  parent: optionalId,
});

export const parentsInput = z.strictObject({
  year: z
    .string()
    .regex(/^20\d\d$/)
    .transform(Number),
  rows: z
    .record(z.string().regex(/^\d{1,3}$/), row, key("cascade.noneChosen"))
    .transform((rows) => Object.entries(rows).flatMap(([at, { take, ...sent }]) => (take ? [{ key: at, ...sent }] : [])))
    .refine((rows) => rows.length > 0, key("cascade.noneChosen")),
});
