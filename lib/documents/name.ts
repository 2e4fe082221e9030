import type { DocumentKind } from "./types";

const ENDINGS: Record<DocumentKind, string> = { jpeg: ".jpg", png: ".png", pdf: ".pdf" };
const NAMELESS: Record<DocumentKind, string> = { jpeg: "foto", png: "foto", pdf: "dokumen" };
const MOST_LETTERS = 80;

/**
 * The name under which a file is shown and given back. What it was called is only a wish: folders, control characters,
 * marks that turn the direction of reading and every ending but the true one are left out, and it is cut to a length.
 */
export function documentName(given: string, kind: DocumentKind): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const readable = last.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, "").replace(/[<>:"|?*]/g, "");
  const stem = readable.replace(/\.(jpe?g|png|pdf)$/i, "").replace(/^[.\s]+|[.\s]+$/g, "");
  return (Array.from(stem).slice(0, MOST_LETTERS).join("").trim() || NAMELESS[kind]) + ENDINGS[kind];
}
