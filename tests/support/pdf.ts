import { createCanvas } from "@napi-rs/canvas";
import jsQR from "jsqr";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF of one page as a reader of PDFs sees it. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: undefined, useSystemFonts: false });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const { items } = await page.getTextContent();
  const { fnArray } = await page.getOperatorList();
  const images = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat];
  const { width, height } = page.getViewport({ scale: 1 });
  const meta = await pdf.getMetadata();
  const tree = await page.getStructTree();
  return {
    pages: pdf.numPages,
    /** In points, rounded. */
    size: [Math.round(width), Math.round(height)] as const,
    text: items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replace(/\s+/g, " "),
    /** How far down the lowest line of text stands, from the bottom, in points. */
    lowest: Math.min(...items.map((item) => ("transform" in item && item.str.trim() ? Number(item.transform[5]) : height))),
    images: fnArray.filter((code) => images.some((image) => image === code)).length,
    paths: fnArray.filter((code) => code === OPS.constructPath).length,
    info: meta.info as Record<string, unknown>,
    tree,
    /** What the QR on it says to a reader that sees it drawn, a part of its area scratched off in the middle. */
    async qr(scratched = 0): Promise<string | null> {
      const viewport = page.getViewport({ scale: 2.5 });
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const context = canvas.getContext("2d");
      await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise;
      const [left, top, side] = blackSquare(context.getImageData(0, 0, canvas.width, canvas.height));
      const gone = side * Math.sqrt(scratched);
      context.fillStyle = "#ffffff";
      context.fillRect(left + (side - gone) / 2, top + (side - gone) / 2, gone, gone);
      const { data, width: columns, height: rows } = context.getImageData(0, 0, canvas.width, canvas.height);
      return jsQR(new Uint8ClampedArray(data), columns, rows)?.data ?? null;
    },
    close: () => task.destroy(),
  };
}

/** The text of each page as it is copied out of it: a line as a line, and letters of several files of a typeface as one word. */
export async function readPages(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: undefined, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: { text: string; right: number; lowest: number; tree: string }[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const items = (await page.getTextContent()).items.flatMap((item) => ("str" in item ? [item] : []));
    pages.push({
      text: items
        .map(({ str, hasEOL }) => str + (hasEOL ? "\n" : ""))
        .join("")
        .replace(/\s+/g, " "),
      right: Math.max(...items.map(({ transform, width }) => Number(transform[4]) + width)),
      lowest: Math.min(...items.filter(({ str }) => str.trim()).map(({ transform }) => Number(transform[5]))),
      tree: JSON.stringify(await page.getStructTree()),
    });
  }
  const info = (await pdf.getMetadata()).info as Record<string, unknown>;
  await task.destroy();
  return { pages, info, text: pages.map(({ text }) => text).join(" ") };
}

/** Each stands after the one before it; names the first that does not. */
export function inOrder(text: string, fields: readonly string[]) {
  let at = 0;
  for (const field of fields) {
    const found = text.indexOf(field, at);
    if (found < 0) throw new Error(`"${field}" does not follow in: ${text.slice(Math.max(0, at - 60), at + 240)}`);
    at = found + field.length;
  }
}

/** Where the pure black of the code lies, for the text is of another ink. */
function blackSquare({ data, width }: { data: ArrayLike<number>; width: number }): [left: number, top: number, side: number] {
  let [left, right, top] = [width, 0, -1];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) > 0) continue;
    const x = (at / 4) % width;
    if (top < 0) top = Math.floor(at / 4 / width);
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  return [left, top, right - left + 1];
}
