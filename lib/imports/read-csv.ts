import "server-only";
import { CsvError, parse } from "csv-parse/sync";
import { notTaken } from "./problem";
import { MOST_ROWS } from "./types";

/** UTF-8 where it is, with its mark or without; else UTF-16 by its mark; else what older office programs wrote. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const DELIMITERS = [";", ",", "\t"] as const;

/** What parts the cells: of the three whichever stands most often outside quotes on the first lines. */
export function delimiterOf(text: string): string {
  const plain = text.slice(0, 20_000).replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => plain.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** Every row of a CSV file as texts, empty ones too, so that the row's number is that of the spreadsheet. */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text file holds
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw notTaken("binary");
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) throw notTaken("markup");
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      bom: true,
      trim: true,
      to: MOST_ROWS + 1,
      max_record_size: 1_000_000,
    });
  } catch (error) {
    if (error instanceof CsvError) throw notTaken("quotes", { row: Number(error.lines ?? 1) });
    throw error;
  }
}
