import type { PostKind } from "@/lib/people/types";
import { plainHeading } from "./fields";
import type { Capacity } from "./types";

/** What cells say, in the spellings that personnel systems use. Pure; null is what is none. */

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const INDONESIAN_DAY = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** "2026-11-01", "01-11-2026", "1/11/2026", "1.11.2026": the day first, as Indonesians write it. Null for a date that is none. */
export function readDay(text: string): string | null {
  const iso = DAY.exec(text);
  const local = INDONESIAN_DAY.exec(text);
  const [year = "", month = "", day = ""] = iso ? iso.slice(1, 4) : local ? local.slice(1, 4).toReversed() : [];
  if (!year) return null;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) && Number(year) >= 1900 ? written : null;
}

/** What UU 20/2023 and exports before it call the kinds of post; eselon after the equivalence of the former offices. */
const POST_KIND_WORDS: readonly [PostKind, RegExp][] = [
  ["jpt", /^(jpt|jabatan pimpinan tinggi|pimpinan tinggi)( (utama|madya|pratama))?$|^eselon (i|ii)( [ab])?$/],
  ["administrator", /^(jabatan )?administrator$|^eselon iii( [ab])?$/],
  ["pengawas", /^(jabatan )?pengawas$|^eselon iv( [ab])?$/],
  ["fungsional", /^(jabatan )?fungsional( tertentu)?$|^jft$|^jf$|^fungsional (keahlian|keterampilan)$/],
  ["pelaksana", /^(jabatan )?pelaksana$|^(jabatan )?fungsional umum$|^jfu$|^staf$|^eselon v( [ab])?$/],
  ["official", /^pejabat (negara|di luar asn)$|^kepala daerah$/],
];

/** "struktural" alone is none: it is three of them. */
export const readPostKind = (text: string): PostKind | null =>
  POST_KIND_WORDS.find(([, words]) => words.test(plainHeading(text)))?.[0] ?? null;

/** Whether somebody heads the unit of their row, and how; "no" says nothing about who does, null is not understood. */
export function readHead(text: string): Capacity | "no" | null {
  const word = plainHeading(text);
  if (/^(|0|tidak|tdk|bukan|no|n|false|t)$/.test(word)) return "no";
  if (/^(1|ya|y|yes|x|v|true|kepala|definitif)$/.test(word)) return "definitive";
  return /^(plt|plh|pelaksana tugas|pelaksana harian|acting)$/.test(word) ? "acting" : null;
}

/** The digits of a number however they were grouped, an apostrophe before it included. */
export const digitsOf = (text: string) => text.replace(/[\s.'’`-]/g, "");

/** Of a long name the words that fit, for narrow tables. */
export function shortNameOf(name: string, most = 40): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20)).trim()}…`;
}

/** How names are compared: letters as they are, whatever their case and the spaces between them. */
export const plainName = (name: string) => name.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
