import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalDay, optionalId, optionalText, requiredLine, versionField, yearInAddress } from "@/lib/platform/text";
import { TRAJECTORY_KINDS } from "@/lib/scoring/core/trajectory";
import { hundredths } from "@/lib/scoring/core/types";

const key = (name: MessageKey) => name;

const yearField = z
  .string(key("problem.notUnderstood"))
  .regex(/^20\d\d$/, key("agreement.yearUnclear"))
  .transform(Number);
const amount = z.string(key("problem.missing")).trim().min(1, key("problem.missing")).pipe(hundredths());

/** `version` is of what was drawn; none stands for an agreement that is not there yet. */
export const agreementInput = z.strictObject({
  year: yearField,
  version: versionField.optional(),
  title: requiredLine(200),
  source: optionalText(200),
  signedOn: optionalDay,
});
export type AgreementInput = z.output<typeof agreementInput>;

/** An indicator with the result it measures, which is found by its words; that leads to a goal or, where none fits, to what words say. `lineId` and `version` name one that is changed. */
export const lineInput = z.strictObject({
  year: yearField,
  lineId: z.uuid().optional(),
  version: versionField.optional(),
  result: requiredLine(300, "agreement.resultMissing"),
  goalId: optionalId,
  serves: optionalText(300),
  title: requiredLine(300, "planning.indicatorMissing"),
  unit: requiredLine(40),
  kind: z.enum(TRAJECTORY_KINDS, key("problem.choose")),
  direction: z.enum(["more-is-better", "less-is-better"], key("problem.choose")),
  target: amount,
  quarters: z.strictObject({ q1: amount, q2: amount, q3: amount, q4: amount }, key("problem.missing")),
});
export type LineInput = z.output<typeof lineInput>;

export const lineRemoval = z.strictObject({ year: yearField, lineId: z.uuid(), version: versionField });

export const agreementQuery = z.object({
  year: yearInAddress,
});
