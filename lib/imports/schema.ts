import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";
import { dayField, versionField } from "@/lib/platform/text";
import { FIELDS, type Mapping, MOST_COLUMNS, MOST_FILE_BYTES, NEEDED, SHOWS } from "./types";

const key = (name: MessageKey) => name;

/** The file, and what a form puts around it. */
export const MOST_SENT_BYTES = MOST_FILE_BYTES + 64 * 1024;
export const fileInput = z.strictObject({ file: z.instanceof(File, { error: key("imports.file.missing") }) });

const column = z
  .string(key("problem.choose"))
  .regex(/^\d{0,3}$/, key("problem.choose"))
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((at) => at === null || at < MOST_COLUMNS, key("problem.choose"));

/** A column for each field that needs one, and no column for two: of the same text it cannot be both. */
export const mappingInput = z
  .strictObject({
    importId: z.uuid(),
    version: versionField,
    columns: z.strictObject(Object.fromEntries(FIELDS.map((field) => [field, column])) as Record<(typeof FIELDS)[number], typeof column>),
    effectiveOn: dayField(),
  })
  .superRefine(({ columns }, context) => {
    for (const field of NEEDED)
      if (columns[field] === null) context.addIssue({ code: "custom", path: ["columns", field], message: key("imports.columnMissing") });
    for (const field of FIELDS) {
      const twice = columns[field] !== null && FIELDS.some((other) => other !== field && columns[other] === columns[field]);
      if (twice) context.addIssue({ code: "custom", path: ["columns", field], message: key("imports.columnTwice") });
    }
  })
  .transform(({ columns, ...rest }) => ({
    ...rest,
    mapping: Object.fromEntries(Object.entries(columns).filter(([, at]) => at !== null)) as Mapping,
  }));
export type MappingInput = z.output<typeof mappingInput>;

export const loadInput = z.strictObject({ importId: z.uuid(), version: versionField });

const after = z.string().max(600).optional().catch(undefined);
export const importsQuery = z.object({ after, problem: z.string().max(40).optional().catch(undefined) });
export const importQuery = z.object({
  show: z.enum(SHOWS).optional().catch(undefined),
  after,
  map: z.literal("1").optional().catch(undefined),
});
