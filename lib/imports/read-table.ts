import "server-only";
import { knownHeadings } from "./fields";
import { notTaken } from "./problem";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import { columnLetters, MOST_COLUMNS, MOST_FILE_BYTES, MOST_ROWS, type Table } from "./types";

/** Longer than any cell that is read; what was cut is said to be too long anyway. */
const MOST_LETTERS = 1_000;
/** Exports have a title above their headings; further down nobody writes one. */
const TITLE_ROWS = 20;
const SURE = 3;

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

/** One line that can be stored, whatever stood in the file. */
const plainCell = (cell: string) =>
  cell
    .slice(0, MOST_LETTERS)
    .replaceAll("\u0000", "\uFFFD")
    .replace(/[\s\u00A0\u200B]+/gu, " ")
    .trim();

/** A file by what it is, not by what it calls itself. Throws Invalid, with a sentence, for whatever is not a table. */
export async function readTable(file: File): Promise<Table> {
  if (file.size === 0) throw notTaken(file.name ? "empty" : "missing");
  if (file.size > MOST_FILE_BYTES) throw notTaken("large");
  const bytes = Buffer.from(await file.arrayBuffer());
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw notTaken("oldWorkbook"); // also a workbook under a password
  const kind = begins(bytes, 0x50, 0x4b) ? "xlsx" : "csv";
  const read = kind === "xlsx" ? await readXlsx(bytes) : readCsv(bytes);
  return { kind, ...tableOf(read.map((row) => row.map(plainCell))) };
}

/** The headings, and below them every row that holds something. */
function tableOf(read: string[][]): Omit<Table, "kind"> {
  if (read.length > MOST_ROWS) throw notTaken("rows", { most: MOST_ROWS });
  const heading = headingRow(read);
  const below = read.slice(heading + 1);
  const width = [read[heading] ?? [], ...below].reduce((widest, row) => Math.max(widest, row.findLastIndex(Boolean) + 1), 0);
  if (width > MOST_COLUMNS) throw notTaken("columns", { most: MOST_COLUMNS });
  const columns = Array.from({ length: width }, (_, i) => read[heading]?.[i] || columnLetters(i));
  const rows = below
    .map((row, i) => ({ n: heading + i + 2, cells: Array.from({ length: width }, (_, at) => row[at] ?? "") }))
    .filter(({ cells }) => cells.some(Boolean));
  if (rows.length === 0) throw notTaken("noRows");
  return { columns, rows };
}

function headingRow(read: string[][]): number {
  const known = read.slice(0, TITLE_ROWS).findIndex((row) => knownHeadings(row) >= SURE);
  return known >= 0
    ? known
    : Math.max(
        0,
        read.findIndex((row) => row.some(Boolean)),
      );
}
