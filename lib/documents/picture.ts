import "server-only";
import sharp from "sharp";
import { notTaken } from "./problem";
import { LONGEST_SIDE, MOST_FILE_BYTES } from "./types";

/** A JPEG is unpacked at half its size at most where it is larger than what is kept; a PNG is unpacked whole, to 50 MB. */
const MOST_PIXELS = 50_000_000;
const MOST_UNPACKED = 50_000_000;
const SMALL_SIDE = 240;

type Picture = { kind: "jpeg" | "png"; body: Buffer; small: Buffer };

/**
 * A photo drawn anew from its pixels: upright, in sRGB, with nothing of what came beside the pixels, neither the place where
 * it was taken nor whatever else lay in the file. Throws Invalid for one that is broken, cut off, or unpacks to too much.
 */
export async function drawPicture(bytes: Uint8Array, kind: "jpeg" | "png"): Promise<Picture> {
  const open = { limitInputPixels: MOST_PIXELS, failOn: "error" as const };
  const { width, height, channels, depth } = await readable(sharp(bytes, { ...open, limitInputPixels: false }).metadata());
  const unpacked = width * height * channels * (depth === "ushort" ? 2 : 1);
  if (width * height > MOST_PIXELS || (kind === "png" && unpacked > MOST_UNPACKED)) throw notTaken("bigPhoto");

  const upright = sharp(bytes, open)
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true });
  const png = kind === "png" ? await readable(upright.clone().png().toBuffer()) : null;
  const drawn =
    png && png.length <= MOST_FILE_BYTES
      ? { kind: "png" as const, body: png } // letters on a screen stay sharp
      : { kind: "jpeg" as const, body: await readable(upright.flatten({ background: "white" }).jpeg({ quality: 82 }).toBuffer()) };
  if (drawn.body.length > MOST_FILE_BYTES) throw notTaken("bigPhoto");
  const small = sharp(drawn.body).resize({ width: SMALL_SIDE, height: SMALL_SIDE, fit: "inside", withoutEnlargement: true });
  return { ...drawn, small: await small.flatten({ background: "white" }).jpeg({ quality: 70 }).toBuffer() };
}

/** libvips says what is wrong with a file by throwing; all that a person can do about it is to take another. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw notTaken("brokenPhoto");
  }
}
