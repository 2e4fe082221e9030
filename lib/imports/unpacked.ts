import "server-only";
import yauzl from "yauzl";
import { notTaken } from "./problem";
import { MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED_BYTES } from "./types";

const MOST_ENTRIES = 2_000;
/** A cell's or a row's place as every spreadsheet program writes it. */
const PLACE = /^([A-Z]{0,3})(\d{0,7})$/;
const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Unpacks a workbook once without keeping it, before it is read: the reader believes what a file says of itself. Measured is what really
 * comes out, not what the archive promises; and where a sheet would put a cell a million rows down, the reader would make room for all above.
 */
export async function checkUnpacked(bytes: Buffer) {
  const names = new Set<string>();
  let unpacked = 0;
  let entries = 0;
  const archive = await yauzl.fromBufferPromise(bytes);
  for await (const entry of archive.eachEntry()) {
    entries += 1;
    if (entries > MOST_ENTRIES) throw notTaken("bomb");
    names.add(entry.fileName);
    if (!/\.(xml|rels)$/.test(entry.fileName)) continue; // pictures and printers' settings are not read at all
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      unpacked += (chunk as Buffer).length;
      if (unpacked > MOST_UNPACKED_BYTES) throw notTaken("bomb");
      chunks.push(chunk as Buffer);
    }
    checkPlaces(Buffer.concat(chunks).toString("utf8"));
  }
  if (!names.has("xl/workbook.xml")) throw notTaken("notWorkbook");
}

/** Every place that a sheet names, however its tags are written: rather one too many than one that is missed. */
function checkPlaces(xml: string) {
  if (!xml.includes("sheetData")) return;
  for (const [, said = ""] of xml.matchAll(/(?<!xmlns:)\br\s*=\s*["']([^"'<]*)/g)) {
    const place = PLACE.exec(said);
    if (!place) throw notTaken("broken");
    if (columnOf(place[1] ?? "") > MOST_COLUMNS) throw notTaken("columns", { most: MOST_COLUMNS });
    if (Number(place[2]) > MOST_ROWS) throw notTaken("rows", { most: MOST_ROWS });
  }
}
