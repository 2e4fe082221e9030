import { z } from "zod";
import { itemStates } from "@/lib/dialogues/schema";
import { LONGEST, LONGEST_ITEM, NEW_ROWS } from "@/lib/dialogues/types";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, optionalDay, optionalText, versionField } from "@/lib/platform/text";
import { QUARTER } from "@/lib/scoring/core/deadlines/periods";

const key = (name: MessageKey) => name;
const quarter = z.string().regex(QUARTER, key("problem.choose"));

export const callInput = z.strictObject({ period: quarter, heldOn: dayField() });

const newItem = z
  .strictObject({
    text: optionalText(LONGEST_ITEM),
    owner: z.union([z.literal(""), z.uuid()], key("problem.choose")).transform((owner) => owner || null),
    dueOn: optionalDay,
  })
  .superRefine(({ text, owner, dueOn }, context) => {
    if (text === null) {
      if (dueOn !== null) context.addIssue({ code: "custom", path: ["text"], message: key("meeting.itemMissing") });
      return;
    }
    if (dueOn === null) context.addIssue({ code: "custom", path: ["dueOn"], message: key("problem.dayMissing") });
    if (owner === null) context.addIssue({ code: "custom", path: ["owner"], message: key("problem.choose") });
  });
export const meetingInput = z.strictObject({
  version: versionField,
  heldOn: dayField(),
  summary: optionalText(LONGEST),
  nextOn: optionalDay,
  items: itemStates,
  new: z.strictObject(Object.fromEntries(NEW_ROWS.map((row) => [row, newItem])) as Record<(typeof NEW_ROWS)[number], typeof newItem>),
});
export type MeetingMinutes = z.output<typeof meetingInput>;
export const closeInput = z.strictObject({ version: versionField });

/** A ticked box is "on"; the empty choice of a quarter shows no feedback. */
export const openingInput = z
  .strictObject({
    plan: z.literal("on").optional(),
    period: z.union([z.literal(""), quarter], key("problem.choose")).transform((period) => period || null),
    improvements: optionalText(LONGEST),
  })
  .transform(({ plan, ...rest }) => ({ plan: plan === "on", ...rest }));
