import "server-only";
import { constants, inflateSync } from "node:zlib";
import { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFInvalidObject, PDFName, type PDFObject, PDFStream } from "@cantoo/pdf-lib";
import { notTaken } from "./problem";

/**
 * A PDF is kept as it is, byte for byte, for it may be signed; so it is taken only if it holds nothing but what is read.
 * It is given back as a file to save, under a content policy that runs nothing, and never drawn by a page of ours.
 */
const MOST_UNPACKED = 50_000_000;
/** What a stream that breaks off is counted for: how much of it was unpacked until then nobody says. */
const BROKEN_OFF = 5_000_000;

/** Actions that do more than lead to another place of the same file or to an address. */
const DEEDS = "JavaScript|Launch|GoToR|GoToE|SubmitForm|ImportData|Rendition|Movie|Sound|RichMediaExecute|Trans|GoTo3DView".split("|");
/** What carries a script, another file or a program beside the pages. */
const CARRIED = ["JS", "JavaScript", "EF", "EmbeddedFiles", "XFA", "RichMediaContent", "RichMediaSettings"];

export async function checkPdf(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString("latin1");
  const names = plainNames(text);
  checkEnds(text);
  checkPacking(bytes, text, names);
  const pages = await parsed(bytes);
  for (const [, object] of pages.context.enumerateIndirectObjects()) checkObject(object);
  // An object that no reader comes past in order, but that a table could lead to, stands in the file's text.
  if (new RegExp(`/S\\s*/(${DEEDS.join("|")})\\b`).test(names)) throw notTaken("activePdf");
}

/** Nothing before its head, nothing after its end, and its table where its last lines say: else it is cut off, or two things at once. */
function checkEnds(text: string) {
  if (!/^%PDF-[12]\.\d\s/.test(text)) throw notTaken("wrappedPdf");
  const end = text.lastIndexOf("%%EOF");
  if (end < 0) throw notTaken("brokenPdf");
  if (/[^\s\0]/.test(text.slice(end + 5))) throw notTaken("wrappedPdf");
  const table = /startxref\s+(\d{1,10})\s*$/.exec(text.slice(0, end))?.[1];
  if (table === undefined || !/^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(text.slice(Number(table), Number(table) + 40)))
    throw notTaken("brokenPdf");
}

/** A name may be written with its letters as numbers: "/J#61vaScript". */
const plainNames = (text: string) => text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * The parser unpacks streams of objects without a limit, so each stream is unpacked here first, with one; what was packed
 * twice is counted twice. Streams of objects that are packed by any other method than the usual one are not taken.
 */
function checkPacking(bytes: Uint8Array, text: string, names: string) {
  if (/\/ObjStm\b/.test(names) && /\/(LZW|ASCII85|ASCIIHex|RunLength)Decode\b/.test(names)) throw notTaken("packedPdf");
  let left = MOST_UNPACKED;
  for (const { 0: head, index } of text.matchAll(/(?<!end)stream[ ]?\r?\n?/g)) {
    for (let packed = bytes.subarray(index + head.length); isPacked(packed); ) {
      const layer = unpacked(packed, left);
      left -= layer?.length ?? BROKEN_OFF;
      if (!layer) break; // the parser will say what it is
      packed = layer;
    }
  }
}

/** The two bytes that every packed layer begins with (RFC 1950), without a dictionary, for a PDF knows none. */
const isPacked = ([method = 0, flags = 0]: Uint8Array) =>
  (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0 && (flags & 0x20) === 0;

/** What one layer holds; null where it breaks off. */
function unpacked(packed: Uint8Array, most: number): Uint8Array<ArrayBuffer> | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw notTaken("packedPdf");
    return null;
  }
}

async function parsed(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    if (document.getPageCount() > 0) return document;
  } catch (error) {
    throw notTaken(error instanceof EncryptedPDFError ? "lockedPdf" : "brokenPdf");
  }
  throw notTaken("brokenPdf");
}

const nameIn = (object: PDFObject | undefined) => (object instanceof PDFName ? object.decodeText() : null);

function checkObject(root: PDFObject) {
  const open: PDFObject[] = [root];
  for (let object = open.pop(); object; object = open.pop()) {
    if (object instanceof PDFInvalidObject) throw notTaken("brokenPdf");
    if (object instanceof PDFStream) open.push(object.dict);
    if (object instanceof PDFArray) open.push(...object.asArray());
    if (!(object instanceof PDFDict)) continue;
    if (DEEDS.includes(nameIn(object.get(PDFName.of("S"))) ?? "")) throw notTaken("activePdf");
    if (nameIn(object.get(PDFName.of("Type"))) === "EmbeddedFile") throw notTaken("activePdf");
    for (const [name, value] of object.entries()) {
      if (CARRIED.includes(name.decodeText())) throw notTaken("activePdf");
      open.push(value);
    }
  }
}
