// npm run font: draws app/fonts/public-sans-basic.woff2, the letters our own sentences are written with, from the whole Latin file.
// A first visit fetches these alone; the whole file comes where somebody's name or text holds a letter beside them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";

const root = path.resolve(import.meta.dirname, "..");
const read = (file) => readFileSync(path.join(root, file));
const WHOLE = "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2";
const BASIC = "app/fonts/public-sans-basic.woff2";
/** What the style sheets ask for: from the weight of text to the bold of <b>. */
const WEIGHTS = { min: 400, max: 700, default: 400 };

/** ASCII, and what else stands in our sentences and marks. */
export function basicLetters() {
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at));
  const said = ["lib/messages/id.json", "lib/messages/en.json"].flatMap((file) => [...read(file).toString()]);
  return [...new Set([...ascii, ...said, "−", "×"])].filter((letter) => letter >= " ").toSorted();
}

/** "U+20-7E, U+A0 …": the letters as a style sheet names them. */
export function rangeOf(letters) {
  const runs = [];
  for (const code of letters.map((letter) => letter.codePointAt(0)).toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(", ");
}

export const basicFont = () =>
  subsetFont(read(WHOLE), basicLetters().join(""), { targetFormat: "woff2", variationAxes: { wght: WEIGHTS } });

if (process.argv[1] === import.meta.filename) {
  mkdirSync(path.join(root, path.dirname(BASIC)), { recursive: true });
  const font = await basicFont();
  writeFileSync(path.join(root, BASIC), font);
  console.log(`${BASIC}: ${font.length} bytes, ${rangeOf(basicLetters())}`);
}
