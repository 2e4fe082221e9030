import "server-only";
import { readSheet } from "read-excel-file/universal";
import { Invalid } from "@/lib/platform/refusal";
import { notTaken } from "./problem";
import { checkUnpacked } from "./unpacked";

/** A number as it stands in the file. More digits than a spreadsheet keeps are said with their exponent: they are not what was typed. */
class NumberCell {
  constructor(readonly text: string) {}
  toString() {
    return this.text.replace(/\D/g, "").length > 15 ? Number(this.text).toExponential() : this.text;
  }
}

/** What a cell shows. A formula is its last result as the file has it, and empty where it has none: nothing is computed. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** The first sheet of a workbook as texts. */
export async function readXlsx(bytes: Buffer): Promise<string[][]> {
  try {
    await checkUnpacked(bytes);
    const body = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = await readSheet(body, 1, { parseNumber: (text: string) => new NumberCell(text), trim: true });
    return rows.map((row) => row.map(textOf));
  } catch (error) {
    if (error instanceof Invalid) throw error;
    // whatever an archive or a sheet is not: theirs, not ours
    throw notTaken("broken");
  }
}
