import "server-only";
import type { Grant } from "@/lib/access/grant";
import { limitAttempts } from "@/lib/platform/rate-limit";
import { documentName } from "./name";
import { checkPdf } from "./pdf";
import { drawPicture } from "./picture";
import { notTaken } from "./problem";
import { type DocumentKind, MOST_FILE_BYTES } from "./types";

/** A file that may be kept: what will be stored, and what it is called. */
export type Examined = { kind: DocumentKind; name: string; body: Uint8Array; small: Uint8Array | null };

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

/** What a file is, by its first bytes. What it calls itself, and what its sender says of it, is not asked. */
function kindOf(bytes: Uint8Array): DocumentKind | null {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return "jpeg";
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  return begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) ? "pdf" : null; // %PDF-
}

/** Why a file that is none of the three is not taken, in words that fit what it was called. */
function why(bytes: Uint8Array, name: string) {
  if (Buffer.from(bytes.subarray(0, 1_024)).includes("%PDF-")) return "wrappedPdf";
  if (/\.pdf$/i.test(name)) return "notPdf";
  return /\.(jpe?g|png)$/i.test(name) ? "notPhoto" : "kind";
}

const MOST_AN_HOUR = 120;

/** The same from somebody who may send it. Looking into files is work: how many of one person's in an hour has a bound. */
export async function examineFrom(
  { by }: Grant<"activity:attach"> | Grant<"realisation:attach"> | Grant<"feedback:attach">,
  file: File,
  now: Date,
) {
  await limitAttempts(`document:${by}`, MOST_AN_HOUR, 3_600, now);
  return examine(file);
}

/** Throws Invalid, with a sentence, for whatever is not kept. */
export async function examine(file: File): Promise<Examined> {
  if (file.size === 0) throw notTaken(file.name ? "empty" : "missing");
  if (file.size > MOST_FILE_BYTES) throw notTaken("large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind === null) throw notTaken(why(bytes, file.name));
  if (kind === "pdf") {
    await checkPdf(bytes);
    return { kind, name: documentName(file.name, kind), body: bytes, small: null };
  }
  const picture = await drawPicture(bytes, kind);
  return { ...picture, name: documentName(file.name, picture.kind) };
}
