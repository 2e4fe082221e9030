/** What stands in place of what could tell who somebody is. */
export const MASK = "***";

const EMAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** Digits as people write long numbers: with spaces, dots, hyphens or brackets between them. */
const NUMBER = /\+?\(?\d(?:[\s.\-()/]{0,3}\d){6,}/gu;
/** The fewest digits of a telephone number; NIK and NIP have more. */
const FEWEST = 8;
const DATE = /^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}$/;

/**
 * A text without the e-mail addresses, telephone numbers, NIK (16 digits) and NIP (18) that stand in it.
 *
 * Shape    any text; what is masked becomes `***`, all else stays as it was.
 * Missing  names: whoever writes one is warned beside the field, and no list of names is at hand here.
 * Errs     towards masking: a long number that is none of these is masked, too. A day and a number of seven digits or fewer stay.
 */
export function masked(text: string): string {
  return text.replace(EMAIL, MASK).replace(NUMBER, (found) => {
    const digits = found.replace(/\D/g, "").length;
    return digits < FEWEST || DATE.test(found.trim()) ? found : MASK;
  });
}
