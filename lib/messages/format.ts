import { createTranslator } from "use-intl/core"; // next-intl without React: scripts and jobs speak too
import en from "./en.json";
import id from "./id.json";
import type { MessageKey, Value, Values } from "./keys";

export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const isLocale = (text: unknown): text is Locale => text === "id" || text === "en";

type Tree = { readonly [name: string]: string | Tree };
const flat = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([name, branch]) =>
    typeof branch === "string" ? [[prefix + name, branch] as [string, string]] : flat(branch, `${prefix}${name}.`),
  );

const trees = { id, en } satisfies Record<Locale, typeof id>; // a sentence that en.json lacks does not compile
export const sentences: Record<Locale, ReadonlyMap<string, string>> = { id: new Map(flat(trees.id)), en: new Map(flat(trees.en)) };

export const isMessageKey = (text: string): text is MessageKey => sentences.id.has(text);

/** A hole without its value, a sentence that is not ICU: a fault of ours, not something to print. */
const onError = (error: Error) => {
  throw error;
};
type Translator = (key: string, values?: Record<string, string | number>) => string;
const translator = (locale: Locale) => createTranslator({ locale, messages: trees[locale], timeZone: "UTC", onError }) as Translator;
const translators: Record<Locale, Translator> = { id: translator("id"), en: translator("en") };

/** Throws where a sentence asks for a value it is not given. */
export function say(locale: Locale, key: MessageKey, values: Values = {}): string {
  const sentence = translators[locale](
    key,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(locale, value)])),
  );
  return sentence.replace(/(?<!\.)\.\.(?!\.)/g, "."); // a name with its degree ends in the full stop that ends the sentence
}

export type Say = (key: MessageKey, values?: Values) => string;
/** `say` for one reader, handed down to what is drawn for them. */
export const speaker =
  (locale: Locale): Say =>
  (key, values) =>
    say(locale, key, values);

/** A bare number stays one, for plurals and for ICU's own formatting. */
function shown(locale: Locale, value: Value): string | number {
  if (typeof value === "string" || typeof value === "number") return value;
  if ("hundredths" in value) return showHundredths(locale, value.hundredths);
  if ("quantity" in value) return showQuantity(locale, value.quantity);
  if ("decimal" in value) return showDecimal(locale, value.decimal);
  if ("day" in value) return showDay(locale, value.day);
  if ("period" in value) return showPeriod(locale, value.period);
  if ("minute" in value) return showMinute(locale, value.minute);
  return say(locale, value.key);
}

const tags: Record<Locale, string> = { id: "id-ID", en: "en-GB" };

/** A formatter costs far more to make than to use, and a page shows dozens of numbers and days: one of a kind is kept. */
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
const keep = <F extends Intl.DateTimeFormat | Intl.NumberFormat>(
  Format: new (tag: string, options: object) => F,
  locale: Locale,
  options: object,
): F => {
  const key = `${Format.name} ${locale} ${JSON.stringify(options)}`;
  const found = kept.get(key) as F | undefined;
  if (found) return found;
  const made = new Format(tags[locale], options);
  kept.set(key, made);
  return made;
};
const dateFormat = (locale: Locale, options: Intl.DateTimeFormatOptions) => keep(Intl.DateTimeFormat, locale, options);
const numberFormat = (locale: Locale, options: Intl.NumberFormatOptions) => keep(Intl.NumberFormat, locale, options);

/** 1234.5 → "1.234,5"; at most `digits` decimals, at least `least`. */
export const showNumber = (locale: Locale, value: number, digits = 2, least = 0) =>
  numberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: least }).format(value);

/** Hundredths with two decimals: 8750 → "87,50". */
export const showHundredths = (locale: Locale, hundredths: number) => showNumber(locale, hundredths / 100, 2, 2);

/** A share in hundredths of a percent, with one decimal: 8754 → "87,5". */
export const showShare = (locale: Locale, hundredths: number) => showNumber(locale, hundredths / 100, 1, 1);

/** A quantity without idle zeros: 8000 → "80", 8750 → "87,5". */
export const showQuantity = (locale: Locale, hundredths: number) => showNumber(locale, hundredths / 100);

/** The same as it is typed: without marks between the thousands. */
export const showTyped = (locale: Locale, hundredths: number) =>
  showQuantity(locale, hundredths).replaceAll(locale === "id" ? "." : ",", "");

/** A decimal that was never a float, with all its digits: "115.005" → "115,005", "115" → "115,00". */
export const showDecimal = (locale: Locale, decimal: string) =>
  numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 40 }).format(decimal as Intl.StringNumericLiteral);

type DayStyle = "long" | "weekday" | "near" | "short";
const DAY_STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { day: "numeric", month: "long", year: "numeric" },
  weekday: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  near: { weekday: "long", day: "numeric", month: "long" },
  short: { weekday: "short", day: "numeric" },
};
/** A legal day: "23 November 2026", "Senin, 23 November 2026", "Senin, 23 November", "Sen 23". */
export const showDay = (locale: Locale, day: string, style: DayStyle = "long") =>
  dateFormat(locale, { ...DAY_STYLES[style], timeZone: "UTC" })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(style === "short" ? "," : "", "");

/** The clock time of an instant in a zone: "10.40" as Indonesians write it, "10:40" in English. */
export const showTime = (locale: Locale, instant: Date, zone: string) =>
  dateFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instant);

/** Minutes after midnight as a clock time. */
export const showMinute = (locale: Locale, minute: number) => showTime(locale, new Date(minute * 60_000), "UTC");

const ROMAN = ["I", "II", "III", "IV"];
/** "2026-Q4" → "Triwulan IV 2026"; "2026" → "Tahun 2026". */
export function showPeriod(locale: Locale, period: string): string {
  const [year = "", quarter] = period.split("-Q");
  return quarter
    ? say(locale, "period.quarter", { quarter: ROMAN[Number(quarter) - 1] ?? quarter, year })
    : say(locale, "period.year", { year });
}

/** "2026-Q4" → "IV 2026", where there is room for a mark on an axis and no more. */
export function showQuarter(period: string): string {
  const [year = "", quarter] = period.split("-Q");
  return `${ROMAN[Number(quarter) - 1] ?? quarter} ${year}`;
}

/** "Okt" for 10. */
export const showMonth = (locale: Locale, month: number) =>
  dateFormat(locale, { month: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2026, month - 1, 1)));
