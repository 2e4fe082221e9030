import "server-only";
import path from "node:path";
import PDFDocument from "pdfkit";
import { type Locale, say } from "@/lib/messages/format";
import type { MessageKey, Values } from "@/lib/messages/keys";
import { dateOf } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { drawCode } from "@/lib/platform/paper/code";
import type { POSTER_SIZES } from "./schema";
import type { Poster } from "./types";

const FONTS = path.join(process.cwd(), "node_modules/@fontsource/public-sans/files");
const PLAIN = path.join(FONTS, "public-sans-latin-400-normal.woff");
const BOLD = path.join(FONTS, "public-sans-latin-700-normal.woff");
const INK = "#141821";
const MUTED = "#525b6a";

/** Drawn on A4 in points, and scaled to smaller paper: both have the same shape. */
const A4 = { width: 595.28, height: 841.89 };
const SCALE: Record<(typeof POSTER_SIZES)[number], number> = { a4: 1, a5: Math.SQRT1_2 };
const MARGIN = 56;
const WIDTH = A4.width - 2 * MARGIN;
const QR_SIDE = 280;
/** Nothing stands nearer to the code than four of its fields, or readers do not find it. */
const QUIET = 36;

/** Where a poster leads, short enough to be typed: the code in two groups, for a hyphen is forgiven. */
export const addressOf = (code: string) => `${env().CERMIN_PUBLIC_ORIGIN}/s/${code}`;
const typedAddress = (code: string) => addressOf(code.replace(/(.{4})(?=.)/, "$1-")).replace(/^https?:\/\//, "");

/**
 * A poster for one counter, as a PDF of one page: the QR drawn as a path, the typeface embedded, every text tagged with its
 * language. The same poster is the same bytes: its date is the day on which its code was issued.
 */
export async function drawPoster(poster: Poster, size: (typeof POSTER_SIZES)[number]): Promise<Buffer> {
  const { agency, service, place, unit, code, issuedOn } = poster;
  const scale = SCALE[size];
  const doc = new PDFDocument({
    size: [A4.width * scale, A4.height * scale],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    lang: "id-ID",
    displayTitle: true,
    font: PLAIN,
    info: { Title: `${service}, ${place}`, Author: agency, CreationDate: dateOf(issuedOn), ModDate: dateOf(issuedOn) },
  });
  doc.registerFont("plain", PLAIN).registerFont("bold", BOLD).scale(scale);
  const whole = doc.struct("Document");
  doc.addStructure(whole);

  /** One text in the middle of a box, as large as fits; gives where the next may begin. */
  const write = (text: string, at: { y: number; size: number; height: number; font?: "plain" | "bold"; locale?: Locale; as?: "H1" }) => {
    const { y, height, font = "plain", locale = "id", as = "P" } = at;
    let { size: points } = at;
    doc.font(font);
    while (points > 9 && doc.fontSize(points).heightOfString(text, { width: WIDTH }) > height) points -= 1;
    doc.fontSize(points);
    const used = Math.min(doc.heightOfString(text, { width: WIDTH }), height);
    const draw = () => {
      doc.fillColor(locale === "id" ? INK : MUTED);
      doc.text(text, MARGIN, y, { width: WIDTH, height, align: "center", ellipsis: true });
    };
    whole.add(doc.struct(as, locale === "id" ? {} : { lang: "en-GB" }, draw));
    return y + used;
  };
  const both = (key: MessageKey, y: number, points: { id: number; en: number }, font: "plain" | "bold" = "bold", values: Values = {}) => {
    const below = write(say("id", key, values), { y, size: points.id, height: points.id * 2.6, font });
    return write(say("en", key, values), { y: below + 3, size: points.en, height: points.en * 2.6, locale: "en" });
  };

  let y = write(agency, { y: 40, size: 13, height: 18 });
  y = write(say("id", "citizen.question"), { y: y + 14, size: 38, height: 50, font: "bold", as: "H1" });
  y = write(say("en", "citizen.question"), { y: y + 2, size: 18, height: 24, locale: "en" });
  y = both("poster.scan", y + 12, { id: 15, en: 12 }, "plain");
  y = drawQr(y + QUIET) + QUIET;
  y = write(typedAddress(code), { y, size: 22, height: 30, font: "bold" });
  y = both("poster.promise", y + 12, { id: 19, en: 13 });
  doc
    .moveTo(MARGIN, y + 14)
    .lineTo(A4.width - MARGIN, y + 14)
    .lineWidth(1.5)
    .stroke(INK);
  y = write(service, { y: y + 24, size: 24, height: 62, font: "bold" });
  y = write(`${place} · ${unit}`, { y: y + 4, size: 14, height: 38 });
  both("poster.beware", Math.max(y + 12, 756), { id: 10, en: 9 }, "plain", { host: new URL(env().CERMIN_PUBLIC_ORIGIN).host });

  whole.end();
  const bytes: Buffer[] = [];
  const ended = new Promise((done) => doc.on("data", (part: Buffer) => bytes.push(part)).on("end", done));
  doc.end();
  await ended;
  return Buffer.concat(bytes);

  function drawQr(top: number): number {
    const at = { x: (A4.width - QR_SIDE) / 2, y: top, side: QR_SIDE };
    whole.add(doc.struct("Figure", { alt: say("id", "poster.codeAlt", { service, place }) }, () => drawCode(doc, addressOf(code), at)));
    return top + QR_SIDE;
  }
}
