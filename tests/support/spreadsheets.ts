import { crc32, deflateRawSync } from "node:zlib";
import writeExcel from "write-excel-file/node";

/** Files as personnel systems and attackers write them, made here: none of them lies in the repository. */
export const HEADINGS = ["NIP", "NAMA", "JABATAN", "JENIS JABATAN", "GOL RUANG", "UNIT KERJA", "UNIT INDUK", "NIP ATASAN", "TMT"];

export const asFile = (bytes: Uint8Array | string, name = "pegawai.csv") =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name);

/** A cell is quoted where it must be, as RFC 4180 has it. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ";", end = "\r\n") =>
  rows
    .map((row) =>
      row.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
    )
    .join(end);

type Value = string | number | Date | null;
/** As another library writes it. */
export async function xlsx(rows: readonly (readonly Value[])[]): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value === null
        ? null
        : value instanceof Date
          ? { value, type: Date, format: "dd/mm/yyyy" }
          : { value, type: typeof value === "number" ? Number : String },
    ),
  );
  return (writeExcel as unknown as (data: unknown) => { toBuffer: () => Promise<Buffer> })(cells).toBuffer();
}

type Entry = { name: string; body: string | Buffer /** what the archive says of its size, where that is not so */; says?: number };
/** An archive by hand, so that it can say what is not so. */
export function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, says } of entries) {
    const plain = Buffer.from(body as string);
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(says ?? plain.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), head, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, all, Buffer.from("PK\u0005\u0006"), end]);
}

const XMLNS =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** A workbook around the rows of one sheet as its XML has them. */
export const workbook = (sheetData: string, more: readonly Entry[] = []) =>
  zip([
    { name: "xl/workbook.xml", body: `<workbook ${XMLNS}><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    {
      name: "xl/_rels/workbook.xml.rels",
      body: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: "xl/worksheets/sheet1.xml", body: `<worksheet ${XMLNS}><sheetData>${sheetData}</sheetData></worksheet>` },
    ...more,
  ]);
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const headingXml = `<row r="1">${HEADINGS.map((heading, i) => inline(`${String.fromCharCode(65 + i)}1`, heading)).join("")}</row>`;
