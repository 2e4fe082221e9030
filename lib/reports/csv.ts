import { stringify } from "csv-stringify/sync";
import type { Locale } from "@/lib/messages/format";

export type Cell = string | number | null;

/** Hundredths as a spreadsheet of the reader's country writes them; nothing for what is absent. */
export const decimal = (locale: Locale, hundredths: number | null): string =>
  hundredths === null ? "" : (hundredths / 100).toFixed(2).replace(".", locale === "id" ? "," : ".");

/**
 * A table as a file. With a byte order mark, so that a spreadsheet reads it as UTF-8, and with the separator that
 * it expects beside that decimal sign. A cell that a spreadsheet would take for a formula becomes text.
 */
export function csvFile(name: string, locale: Locale, head: readonly string[], rows: readonly (readonly Cell[])[]): Response {
  const text = stringify([head, ...rows], {
    bom: true,
    delimiter: locale === "id" ? ";" : ",",
    escape_formulas: true,
    record_delimiter: "windows",
  });
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
