/** What a sentence of a plan may be looked at again for. It is said beside the field and keeps nobody from anything. */
export const WORDINGS = ["activity", "category", "absolute", "unmeasured"] as const;
export type Wording = (typeof WORDINGS)[number];

/** Words that begin like a verb of doing and are none. */
const NO_VERBS = new Set(
  "media mediasi medis mekanisme memo mental menara menit mentor menteri menu merek mesin meter metode mesjid".split(" "),
);
const DOING = /^(?:me(?:m|n|ng|ny|l|r|w)[a-z]+|ber(?:koordinasi|peran|partisipasi|kontribusi|konsultasi|diskusi|kunjung)[a-z]*)$/;
/** Nouns of doing: what was done, not what came of it. */
const DOINGS = /^(?:pelaksanaan|penyusunan|pembuatan|pengiriman|penyelenggaraan|pengadaan|penyiapan|pengetikan|pencatatan|pendataan)$/;
const TIME =
  /(?:hari|minggu|pekan|bulan|triwulan|semester|tahun|jam|menit|tanggal|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)/;

const wordsOf = (text: string) => text.toLowerCase().match(/[a-zà-ÿ0-9%]+/g) ?? [];

/**
 * What of an intended result's words may be looked at again.
 *
 * Shape     the sentence as it is typed, and the words the regulation calls absolute (none for heads, whom that advice does not name).
 * Activity  it begins with a verb or noun of doing: a result is written as what is achieved ("Tersusunnya ..."), hlm. 26 and 120-122.
 * Category  one or two words that name a field of work, and no achievement.
 * Absolute  an absolute word; hlm. 51 excepts life, injury, the nation's security and great loss of money, which no software can tell.
 * Missing   an empty sentence gives nothing: that it is missing is told elsewhere.
 */
export function lookAtResult(title: string, absoluteWords: readonly string[]): Wording[] {
  const words = wordsOf(title);
  const [first] = words;
  if (first === undefined) return [];
  const achieved = first.endsWith("nya");
  const found: Wording[] = [];
  if (!achieved && (DOINGS.test(first) || (DOING.test(first) && !NO_VERBS.has(first)))) found.push("activity");
  else if (!achieved && words.length <= 2) found.push("category");
  if (isAbsolute(title, absoluteWords)) found.push("absolute");
  return found;
}

/** The same of an indicator with its target in words: absolute words, and a statement that names neither a number nor a time. */
export function lookAtIndicator(title: string, target: string | null, absoluteWords: readonly string[]): Wording[] {
  const found: Wording[] = [];
  if (isAbsolute(`${title} ${target ?? ""}`, absoluteWords)) found.push("absolute");
  if (target !== null && target.trim() !== "" && !/\d/.test(`${title} ${target}`) && !TIME.test(`${title} ${target}`.toLowerCase()))
    found.push("unmeasured");
  return found;
}

/** "tidak pernah" is two words that stand together; "semuanya" is not "semua". */
function isAbsolute(text: string, absoluteWords: readonly string[]): boolean {
  const spaced = ` ${wordsOf(text).join(" ")} `;
  return absoluteWords.some((word) => spaced.includes(` ${word} `));
}
