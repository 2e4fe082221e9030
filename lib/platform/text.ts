import { z } from "zod";
import type { MessageKey } from "@/lib/messages/keys";

const key = (name: MessageKey) => name;

/**
 * No character that cannot be stored or would change how the rest is read: NUL and other controls, direction marks and overrides,
 * separators of lines that are no line breaks, marks of byte order. Line breaks stay, and so do letters that are written from the right.
 */
const storable = /^[^\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]*$/u;
const plain = (text: string) => storable.test(text.replace(/[\r\n\t]/g, ""));

/** Any text that can be stored, to be read more closely by whoever knows what it is. */
export const storableText = z.string().refine(plain, key("problem.characters"));

/** One line or several, trimmed, of 1 to `most` characters. */
export const requiredText = (most: number, missing: MessageKey = "problem.missing") =>
  z.string(key("problem.notUnderstood")).trim().min(1, missing).max(most, key("problem.tooLong")).refine(plain, key("problem.characters"));

/** A name: one line, spaces of any kind told as one. */
export const requiredLine = (most: number, missing: MessageKey = "problem.missing") =>
  z
    .string(key("problem.notUnderstood"))
    .transform((text) => text.replace(/[\s\u200B]+/gu, " "))
    .pipe(requiredText(most, missing));

/** Any text, where nothing is an answer too: null. */
export const optionalText = (most: number) =>
  z
    .string(key("problem.notUnderstood"))
    .trim()
    .max(most, key("problem.tooLong"))
    .refine(plain, key("problem.characters"))
    .transform((text) => text || null);

/** The version of a record as a form carries it. */
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** A legal day as a date field gives it. */
export const dayField = (missing: MessageKey = "problem.dayMissing") =>
  z
    .string(key("problem.notUnderstood"))
    .min(1, missing)
    .pipe(z.iso.date(key("problem.day")));

/** A choice that may be left: an empty option is null. */
export const optionalId = z
  .string(key("problem.notUnderstood"))
  .transform((text) => text || null)
  .pipe(z.uuid(key("problem.choose")).nullable());

/** A day that may be left open: null. */
export const optionalDay = z
  .string(key("problem.notUnderstood"))
  .transform((text) => text.trim() || null)
  .pipe(z.iso.date(key("problem.day")).nullable());

/** The year that an address asks for; anything else is none. */
export const yearInAddress = z
  .string()
  .regex(/^20\d\d$/)
  .transform(Number)
  .optional()
  .catch(undefined);
