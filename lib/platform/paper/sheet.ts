import "server-only";
import PDFDocument from "pdfkit";
import { dateOf } from "../clock";
import { openLetters } from "./letters";
import { openLines } from "./lines";

/** A4 in points. */
const A4 = { width: 595.28, height: 841.89 };
export const MARGIN = { side: 42, top: 44, bottom: 56 };
export const WIDTH = A4.width - 2 * MARGIN.side;
export const BOTTOM = A4.height - MARGIN.bottom;
export const INK = "#000000";
const FOOT = { y: A4.height - 36, size: 7.5, right: 100 };

export type About = { title: string; author: string; day: string };
export type Sheet = ReturnType<typeof openSheet>;

/** The page that is being drawn, and how far down it is. What is drawn is tagged: an element of the whole, or no part of what is read. */
export function openSheet({ title, author, day }: About) {
  const at = dateOf(day);
  const doc = new PDFDocument({
    size: [A4.width, A4.height],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    lang: "id-ID",
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  });
  const lines = openLines(openLetters(doc));
  const whole = doc.struct("Document");
  doc.addStructure(whole);

  /** A rule, a ground, a repeated head, the foot: seen, not read. */
  function artifact(type: "Layout" | "Pagination", draw: () => void) {
    doc.markContent("Artifact", { type });
    draw();
    doc.endMarkedContent();
  }
  /** Draws into an element what belongs to it on this page. */
  function into(element: PDFKit.PDFStructureElement, tag: string, draw: () => void) {
    const content = doc.markStructureContent(tag);
    draw();
    doc.endMarkedContent();
    element.add(content);
  }

  return {
    doc,
    whole,
    ...lines,
    artifact,
    into,
    /** How far down the page, in points. */
    y: MARGIN.top,
    turnPage() {
      doc.addPage();
      this.y = MARGIN.top;
    },
    /** Ends the document, with a foot on every page: a text on the left, one on the right. */
    async end(footOf: (page: number, pages: number) => readonly [left: string, right: string]): Promise<Buffer<ArrayBuffer>> {
      whole.end();
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        artifact("Pagination", () => {
          const box = { x: MARGIN.side, y: FOOT.y, width: WIDTH };
          const [left, right] = footOf(page + 1, count);
          lines.drawLines(lines.linesOf({ text: left, size: FOOT.size }, WIDTH - FOOT.right).slice(0, 1), box);
          lines.drawLines(lines.linesOf({ text: right, size: FOOT.size }, FOOT.right).slice(0, 1), box, "right");
        });
      }
      const bytes: Buffer[] = [];
      const ended = new Promise((done) => doc.on("data", (part: Buffer) => bytes.push(part)).on("end", done));
      doc.end();
      await ended;
      return Buffer.concat(bytes);
    },
  };
}
