import { readFileSync } from "node:fs";
import path from "node:path";
import Fraction from "fraction.js";
import { Malformed, quoted } from "./malformed";

/** A number of a JSON text as it is written. It never becomes a float: 115.005 would be less than 115.005. */
export class Written {
  constructor(readonly digits: string) {}

  /** The value to the last digit; 1e2 is another way to write 100. Null for more than 40 places, which nobody means. */
  exactly(): Fraction | null {
    const [, sign = "", whole = "", fraction = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.digits) ?? [];
    const places = fraction.length - Number(power);
    if (this.digits.length > 40 || Math.abs(places) > 40) return null;
    const value = BigInt(sign + whole + fraction);
    return places > 0 ? new Fraction(value, 10n ** BigInt(places)) : new Fraction(value * 10n ** BigInt(-places));
  }
}

const DEEPEST = 8;

/**
 * Reads a file as one JSON value whose numbers are `Written`.
 *
 * Shape    a path, relative to the folder in which the person stands; UTF-8, with or without a byte order mark.
 * Throws   Malformed for a file that is missing, a folder, unreadable, not UTF-8, not JSON, nested deeper than any question,
 *          or with the same key twice in one object: a reader that takes the last of two hides the first.
 */
export function readExactJson(file: string, from: string): unknown {
  const name = `FILE ${quoted(file)}`;
  const text = decode(bytesOf(path.resolve(from, file), name), name);
  try {
    JSON.parse(text);
  } catch {
    throw new Malformed(name, "isinya bukan JSON yang sah");
  }
  refuseTwins(text, name);
  const exact = (_key: string, value: unknown, { source = "" }: { source?: string }) =>
    typeof value === "number" ? new Written(source) : value;
  return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
}

function bytesOf(file: string, name: string) {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = { ENOENT: "berkas ini tidak ada", ENOTDIR: "berkas ini tidak ada", EISDIR: "ini folder, bukan berkas" }[code ?? ""];
    throw new Malformed(name, why ?? `berkas ini tidak dapat dibaca (${code})`);
  }
}

function decode(bytes: Uint8Array, name: string) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Malformed(name, "isinya bukan teks UTF-8");
  }
}

/** Walks the tokens of a text that is known to be JSON. */
function refuseTwins(text: string, name: string) {
  const open: Set<string>[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (key !== undefined) {
      const said = JSON.parse(key) as string;
      if (open.at(-1)?.has(said)) throw new Malformed(quoted(said), "bidang ini tertulis dua kali");
      open.at(-1)?.add(said);
    } else if (token === "{" || token === "[") {
      if (open.push(new Set()) > DEEPEST) throw new Malformed(name, `isinya bersarang lebih dari ${DEEPEST} tingkat`);
    } else if (token === "}" || token === "]") open.pop();
  }
}
