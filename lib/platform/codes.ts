import { createHash, randomInt } from "node:crypto";

/** Letters and digits without 0 O 1 I L: read out and typed without doubt. */
export const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

const draw = (length: number) => Array.from({ length }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");

/** A code on a poster: found by anybody who looks, so it only names a service. */
export const drawServiceCode = () => draw(8);

/** A code good for one answer: 26 letters, 128 bits. Only its hash is kept. */
export const drawOneTimeCode = () => draw(26);

export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

/** What somebody typed, as it was printed: lower case, spaces and hyphens forgiven. */
export const normalCode = (typed: string) => typed.replace(/[\s-]/g, "").toUpperCase();

/** The same out of a page's address, where Next leaves it escaped; what cannot be read is no code. */
export function typedIn(part: string): string {
  try {
    return normalCode(decodeURIComponent(part));
  } catch {
    return "";
  }
}
