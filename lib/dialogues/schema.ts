import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, optionalDay, optionalText, versionField } from "@/lib/platform/text";
import { ITEM_STATES, LONGEST, LONGEST_ITEM, NEW_ROWS } from "./types";

const key = (name: MessageKey) => name;

export const planInput = z.strictObject({ heldOn: dayField() });

const newItem = z
  .strictObject({ text: optionalText(LONGEST_ITEM), owner: z.enum(["employee", "rater"], key("problem.choose")), dueOn: optionalDay })
  .superRefine(({ text, dueOn }, context) => {
    if (text !== null && dueOn === null) context.addIssue({ code: "custom", path: ["dueOn"], message: key("problem.dayMissing") });
    if (text === null && dueOn !== null) context.addIssue({ code: "custom", path: ["text"], message: key("dialogue.itemMissing") });
  });
/** How each item stands, by item; one that was agreed first here may be taken out again. */
export const itemStates = z
  .record(z.uuid(), z.strictObject({ state: z.enum([...ITEM_STATES, "remove"], key("problem.choose")), note: optionalText(LONGEST_ITEM) }))
  .default({});
export const minutesInput = z.strictObject({
  version: versionField,
  heldOn: dayField(),
  wentWell: optionalText(LONGEST),
  hinders: optionalText(LONGEST),
  support: optionalText(LONGEST),
  nextOn: optionalDay,
  items: itemStates,
  new: z.strictObject(Object.fromEntries(NEW_ROWS.map((row) => [row, newItem])) as Record<(typeof NEW_ROWS)[number], typeof newItem>),
});
export type Minutes = z.output<typeof minutesInput>;
export const confirmInput = z.strictObject({ version: versionField });
