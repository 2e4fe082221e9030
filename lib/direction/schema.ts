import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalDay, optionalText, requiredLine, versionField, yearInAddress } from "@/lib/platform/text";

const key = (name: MessageKey) => name;

const yearField = z
  .string(key("problem.notUnderstood"))
  .trim()
  .regex(/^20\d\d$/, key("direction.yearUnclear"))
  .transform(Number);
const numberField = z
  .string(key("problem.notUnderstood"))
  .trim()
  .regex(/^[1-9]\d?$/, key("direction.numberUnclear"))
  .transform(Number);

/** An RPJMD runs for five years; one that is cut short or lengthened by law is still no generation. A choice of ours. */
const MOST_YEARS = 10;

/** In all three an id and a version name one that is there; without them it is new. */
export const directionInput = z
  .strictObject({
    directionId: z.uuid().optional(),
    version: versionField.optional(),
    fromYear: yearField,
    untilYear: yearField,
    vision: requiredLine(500, "direction.visionMissing"),
    source: optionalText(200),
  })
  .superRefine(({ fromYear, untilYear }, context) => {
    if (untilYear < fromYear) context.addIssue({ code: "custom", path: ["untilYear"], message: key("direction.backward") });
    else if (untilYear - fromYear >= MOST_YEARS)
      context.addIssue({ code: "custom", path: ["untilYear"], message: key("direction.tooLong") });
  });
export type DirectionInput = z.output<typeof directionInput>;

export const missionInput = z.strictObject({
  directionId: z.uuid(),
  missionId: z.uuid().optional(),
  version: versionField.optional(),
  number: numberField,
  title: requiredLine(300, "direction.missionMissing"),
});
export type MissionInput = z.output<typeof missionInput>;

export const goalInput = z.strictObject({
  missionId: z.uuid(),
  goalId: z.uuid().optional(),
  version: versionField.optional(),
  number: numberField,
  title: requiredLine(300, "direction.goalMissing"),
  indicator: optionalText(500),
  closedOn: optionalDay,
});
export type GoalInput = z.output<typeof goalInput>;

export const removalInput = z.strictObject({
  what: z.enum(["direction", "mission", "goal"], key("problem.notUnderstood")),
  id: z.uuid(),
  version: versionField,
});
export type RemovalInput = z.output<typeof removalInput>;

export const directionQuery = z.object({
  year: yearInAddress,
});
