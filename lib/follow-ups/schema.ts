import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, optionalId, optionalText, requiredText, versionField, yearInAddress } from "@/lib/platform/text";
import { FOLLOW_UP_CAUSES, FOLLOW_UP_KINDS, LEVELS, LONGEST, STATEMENTS } from "./types";

const key = (name: MessageKey) => name;
const orNone = <T extends readonly [string, ...string[]]>(choices: T) =>
  z.union([z.literal(""), z.enum(choices)], key("problem.choose")).transform((text) => (text === "" ? null : (text as T[number])));

export const proposalInput = z.strictObject({
  kind: z.enum(FOLLOW_UP_KINDS, key("problem.choose")),
  cause: orNone(FOLLOW_UP_CAUSES),
  goal: requiredText(LONGEST, "followUp.goalMissing"),
  steps: optionalText(LONGEST),
  ownerId: z.uuid(key("problem.choose")),
  dueOn: dayField(),
  appraisalId: optionalId,
});
export const acceptInput = z.strictObject({ version: versionField });
export const closeInput = z.strictObject({
  version: versionField,
  end: z.enum(["done", "dropped"], key("problem.choose")),
  outcome: requiredText(LONGEST, "followUp.outcomeMissing"),
  competence: orNone(LEVELS).transform((level) => level && Number(level)),
});
export const sessionInput = z.strictObject({ day: dayField(), note: requiredText(LONGEST, "followUp.noteMissing") });
const mark = z.enum(["1", "2", "3", "4"], key("problem.choose")).transform(Number);
export const viewInput = z.strictObject({
  answers: z.strictObject(Object.fromEntries(STATEMENTS.map((name) => [name, mark])) as Record<(typeof STATEMENTS)[number], typeof mark>),
  note: optionalText(LONGEST),
});

export const newQuery = z.object({
  employee: z.uuid().optional().catch(undefined),
  appraisal: z.uuid().optional().catch(undefined),
});
export const needsQuery = z.object({ unit: z.uuid().optional().catch(undefined), year: yearInAddress });
