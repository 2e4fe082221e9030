import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { whoField } from "@/lib/people/schema";
import { dayField, optionalDay, optionalId, requiredLine, versionField } from "@/lib/platform/text";

const key = (name: MessageKey) => name;
const unit = { name: requiredLine(150), shortName: requiredLine(40), parentId: optionalId, closedOn: optionalDay };

export const newUnit = z.strictObject(unit);
export const unitUpdate = z.strictObject({ unitId: z.uuid(), version: versionField, ...unit });
export type UnitInput = z.output<typeof newUnit>;

export const newHead = z
  .strictObject({
    unitId: z.uuid(),
    head: whoField,
    capacity: z.enum(["definitive", "acting"], key("problem.choose")),
    from: dayField(),
    until: optionalDay,
  })
  .superRefine(({ from, until }, context) => {
    if (until !== null && until < from) context.addIssue({ code: "custom", path: ["until"], message: key("people.backward") });
  });
export const headEnd = z.strictObject({ headId: z.uuid(), until: dayField() });
