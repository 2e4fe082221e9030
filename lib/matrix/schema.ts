import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { optionalText, storableText, versionField, yearInAddress } from "@/lib/platform/text";

const key = (name: MessageKey) => name;
const id = z.uuid(key("problem.notUnderstood"));
const year = z
  .string(key("problem.notUnderstood"))
  .regex(/^20\d\d$/, key("problem.notUnderstood"))
  .transform(Number);
const place = z.string().regex(/^\d{1,4}$/);

/** As many cells as a paste of a whole large matrix holds. */
const MOST_CELLS = 1_000;

/** Cells by a number of their own; what is typed may be longer than a role is, so that a command can say so beside the cell. */
export const cellsInput = z.strictObject({
  year,
  cells: z
    .record(
      place,
      z.strictObject({
        column: id,
        employeeId: id,
        version: versionField,
        typed: storableText.max(2_000, key("problem.tooLong")),
      }),
      key("problem.notUnderstood"),
    )
    .refine((cells) => Object.keys(cells).length > 0 && Object.keys(cells).length <= MOST_CELLS, key("problem.notUnderstood")),
});

/** First indicators by a number of their own. One without any amount is passed over: it is decided another time. */
export const firstIndicatorsInput = z.strictObject({
  year,
  results: z.record(
    place,
    z.strictObject({
      resultId: id,
      title: optionalText(300),
      low: storableText.max(40, key("problem.tooLong")),
      high: storableText.max(40, key("problem.tooLong")),
      unit: storableText.max(200, key("problem.tooLong")),
      direction: z.enum(["more-is-better", "less-is-better"], key("problem.choose")),
    }),
    key("problem.notUnderstood"),
  ),
});

export const matrixQuery = z.object({
  year: yearInAddress,
  leader: z.uuid().optional().catch(undefined),
});
