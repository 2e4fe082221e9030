import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inflateSync } from "node:zlib";
import type PDFDocument from "pdfkit";

type Doc = InstanceType<typeof PDFDocument>;
export type Weight = "plain" | "bold";
/** What is drawn with one file of the typeface. `instead` is the text itself where something else is drawn for it. */
type Run = { face: string; text: string; instead: string | null };

/** The package cuts the typeface into files by script; a name may need all three (Đặng, Şahin, Łukasz). */
const FONTS = path.join(process.cwd(), "node_modules/@fontsource/public-sans/files");
const FILES: Record<Weight, readonly string[]> = {
  plain: [
    path.join(FONTS, "public-sans-latin-400-normal.woff"),
    path.join(FONTS, "public-sans-latin-ext-400-normal.woff"),
    path.join(FONTS, "public-sans-vietnamese-400-normal.woff"),
  ],
  bold: [
    path.join(FONTS, "public-sans-latin-700-normal.woff"),
    path.join(FONTS, "public-sans-latin-ext-700-normal.woff"),
    path.join(FONTS, "public-sans-vietnamese-700-normal.woff"),
  ],
};

const unpacked = new Map<string, Buffer>();

/**
 * A file of the typeface as it is inside its package (WOFF 1.0: a head of 44 bytes, then a row of 20 bytes for each table), kept
 * for the life of the process: pdfkit would unpack it for each document in JavaScript, which takes longer than drawing a form.
 */
function opened(file: string): Buffer {
  const kept = unpacked.get(file);
  if (kept) return kept;
  const woff = readFileSync(file);
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count); // the search fields stay zero: nobody asks them of so few tables
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const parts = [head];
  let end = head.length;
  for (let i = 0; i < count; i += 1) {
    const row = 44 + 20 * i;
    const [offset, packed, length] = [woff.readUInt32BE(row + 4), woff.readUInt32BE(row + 8), woff.readUInt32BE(row + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packed < length ? inflateSync(bytes) : bytes).copy(table);
    woff.copy(head, 12 + 16 * i, row, row + 4); // its name
    woff.copy(head, 16 + 16 * i, row + 16, row + 20); // its check sum
    head.writeUInt32BE(end, 20 + 16 * i);
    head.writeUInt32BE(length, 24 + 16 * i);
    parts.push(table);
    end += table.length;
  }
  const font = Buffer.concat(parts);
  unpacked.set(file, font);
  return font;
}

/** Signs that people type and the typeface lacks, as they are typed where a keyboard lacks them. */
const TYPED: Readonly<Record<string, string>> = {
  "≤": "<=",
  "≥": ">=",
  "≠": "=/=",
  "→": "->",
  "←": "<-",
  "‑": "-",
  "−": "-",
  "\u200b": "",
  "\u2009": " ",
};

/** Drawn by the typeface as an empty box, which it keeps for what it lacks. */
const BOX = "\uFFFD";

/** The typeface's own table, which pdfkit does not hand out: without it, what is missing would be found by nobody but the reader. */
type Opened = { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };

const letters = new Intl.Segmenter("id", { granularity: "grapheme" });
export const lettersOf = (text: string): string[] => [...letters.segment(text)].map(({ segment }) => segment);

/**
 * The letters of one document. A text is cut into runs, each of one file of the typeface: composed letters as one sign where
 * there is one, else as letter and accent. What no file holds is drawn as an empty box, and the document keeps the letter
 * beside it (ActualText), so that it is read aloud and copied as it was typed.
 */
export function openLetters(doc: Doc) {
  for (const [weight, files] of Object.entries(FILES))
    for (const [i, file] of files.entries()) doc.registerFont(`${weight} ${i}`, opened(file));
  const found = new Map<string, Run>();

  const holds = (face: string, text: string) => {
    const { font } = (doc.font(face) as unknown as Opened)._font;
    return [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  };
  const find = (weight: Weight, letter: string): Run => {
    const faces = FILES[weight].map((_, i) => `${weight} ${i}`);
    const first = faces[0] ?? weight;
    for (const text of [letter.normalize("NFC"), letter.normalize("NFD")]) {
      const face = faces.find((each) => holds(each, text));
      if (face) return { face, text, instead: null };
    }
    const typed = TYPED[letter] ?? BOX;
    return { face: first, text: typed, instead: letter };
  };
  const runOf = (weight: Weight, letter: string): Run => {
    const key = `${weight} ${letter}`;
    const run = found.get(key) ?? find(weight, letter);
    found.set(key, run);
    return run;
  };

  /** Plain ASCII is the first file's, whole: nearly every text is. */
  const ASCII = /^[ -~]*$/;
  function runsOf(text: string, weight: Weight): Run[] {
    if (ASCII.test(text)) return text ? [{ face: `${weight} 0`, text, instead: null }] : [];
    const runs: Run[] = [];
    for (const letter of lettersOf(text)) {
      const run = runOf(weight, letter);
      const last = runs.at(-1);
      if (last && last.face === run.face && last.instead === null && run.instead === null) last.text += run.text;
      else runs.push({ ...run });
    }
    return runs;
  }
  const widthOfRun = ({ face, text }: Run, size: number) => doc.font(face).fontSize(size).widthOfString(text);

  /** Widths at one thousand points, by text: words repeat, and a line is measured by its words. */
  const widths: Record<Weight, Map<string, number>> = { plain: new Map(), bold: new Map() };
  function widthOf(text: string, weight: Weight, size: number): number {
    let width = widths[weight].get(text);
    if (width === undefined) {
      width = runsOf(text, weight).reduce((sum, run) => sum + widthOfRun(run, 1_000), 0);
      widths[weight].set(text, width);
    }
    return (width * size) / 1_000;
  }

  return {
    widthOf,
    /** Draws a text of one line, its upper edge at `y`. */
    draw(text: string, weight: Weight, at: { x: number; y: number; size: number }) {
      let { x } = at;
      for (const run of runsOf(text, weight)) {
        doc.font(run.face).fontSize(at.size);
        if (run.instead !== null) doc.markContent("Span", { actual: run.instead });
        doc.text(run.text, x, at.y, { lineBreak: false });
        if (run.instead !== null) doc.endMarkedContent();
        x += widthOfRun(run, at.size);
      }
    },
  };
}
