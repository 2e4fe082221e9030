import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { nothing } from "@/lib/access/schema";
import { readerLocale } from "@/lib/access/session";
import { getImport, listProblems } from "@/lib/imports/queries";
import { columnLetters } from "@/lib/imports/types";
import { speaker } from "@/lib/messages/format";
import { type Cell, csvFile } from "@/lib/reports/csv";

/** Every wrong cell of a file, for whoever corrects it in the original. */
export const GET = route({
  permission: "import:read",
  subject: "importId",
  input: nothing,
  refusal: plainRefusal,
  run: async ({ grant }) => {
    const locale = await readerLocale();
    const say = speaker(locale);
    const sheet = await getImport(grant);
    const lines = await listProblems(grant, sheet);
    return csvFile(
      say("imports.fileName"),
      locale,
      (["csvRow", "csvColumn", "csvField", "csvCell", "csvProblem"] as const).map((column) => say(`imports.${column}`)),
      lines.map(({ n, field, cell, key, values }): Cell[] => {
        const at = sheet.mapping?.[field];
        return [n, at === undefined ? "" : columnLetters(at), say(`imports.field.${field}`), cell, say(key, values)];
      }),
    );
  },
});
