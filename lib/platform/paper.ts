import "server-only";
import PDFDocument from "pdfkit";
import { dateOf } from "./clock";
import { lettersOf, openLetters, type Weight } from "./letters";

/** A text in a form: one paragraph, or a part of a cell. `before` is the room above it, in points; a mark stands before its first line. */
export type Passage = { text: string; bold?: boolean; size?: number; before?: number; mark?: string };
export type Cell = readonly Passage[];
type Align = "left" | "center" | "right";

/** A band across the table, or cells that stand beside one or more lines of the others: "1, a result" beside its indicators. */
export type Row = { band: string } | { beside: readonly Cell[]; lines: readonly (readonly Cell[])[] };
export type Table = {
  /** Parts of the width, which are added up. */
  widths: readonly number[];
  /** Rows of the head, repeated on each page; a heading may span columns. */
  head: readonly (readonly { text: string; span?: number }[])[];
  rows: readonly Row[];
};

/** A4 in points. */
const A4 = { width: 595.28, height: 841.89 };
const MARGIN = { side: 42, top: 44, bottom: 56 };
const WIDTH = A4.width - 2 * MARGIN.side;
const BOTTOM = A4.height - MARGIN.bottom;
const SIZE = 9;
const LEADING = 1.28;
/** Of a text behind its mark. */
const INDENT = 8;
const PAD = { x: 4, y: 3.5 };
const GUTTER = 8;
const INK = "#000000";
const GROUND = "#ececec";
const RULE = 0.6;
/** A part of a row that would stay behind on a page is not cut off for less than this. */
const WORTH = 150;

/** Of a heading, what it is over; pdfkit writes it, its types do not know it yet. */
const COLUMN = { scope: "Column", lang: "id-ID" };

type Line = { mark: string; text: string; weight: Weight; width: number; size: number; x: number; above: number; height: number };
const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { height }) => sum + height, 0);
/** A cell of which some lines may have been drawn on the page before. */
type Flow = { lines: Line[]; element: PDFKit.PDFStructureElement; x: number; width: number };

/**
 * A form on A4, drawn from top to bottom: paragraphs, two sides, tables that go over pages with their head. Tagged, so that it
 * is read aloud in order; lines, grounds, repeated heads and the foot are no part of what is read. The same calls give the same
 * bytes: its date is handed in, and nothing else changes from one time to the next. It is written in Indonesian.
 */
export function openPaper({ title, author, day }: { title: string; author: string; day: string }) {
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
  const letters = openLetters(doc);
  const whole = doc.struct("Document");
  doc.addStructure(whole);
  let y = MARGIN.top;

  /** Breaks a text into lines: at spaces, after hyphens and strokes, and inside a word that is wider than a line. */
  function linesOf({ text, bold = false, size = SIZE, before = 0, mark = "" }: Passage, width: number): Line[] {
    const weight = bold ? "bold" : "plain";
    const x = mark ? INDENT : 0;
    const room = width - x;
    const measure = (part: string) => letters.widthOf(part, weight, size);
    const lines: string[] = [];
    for (const paragraph of text.split("\n")) {
      let line = "";
      let used = 0;
      for (const part of paragraph.split(/(?<=[\s/-])(?=[^\s/-])/)) {
        const own = measure(part.trimEnd());
        if (line && used + own > room) {
          lines.push(line.trimEnd());
          line = "";
          used = 0;
        }
        if (own <= room) {
          line += part;
          used += measure(part);
          continue;
        }
        for (const letter of lettersOf(part)) {
          const wide = measure(letter);
          if (line && used + wide > room) {
            lines.push(line);
            line = "";
            used = 0;
          }
          line += letter;
          used += wide;
        }
      }
      lines.push(line.trimEnd());
    }
    return lines.map((each, i) => {
      const above = i === 0 ? before : 0;
      return {
        mark: i === 0 ? mark : "",
        text: each,
        weight,
        width: measure(each),
        size,
        x,
        above,
        height: above + size * LEADING,
      };
    });
  }
  const cellLines = (cell: Cell, width: number) => cell.flatMap((passage) => linesOf(passage, width));

  function drawLines(lines: readonly Line[], box: { x: number; y: number; width: number }, align: Align = "left") {
    doc.fillColor(INK);
    let top = box.y;
    for (const { mark, text, weight, width, size, x, above, height } of lines) {
      const shift = align === "left" ? x : (box.width - width) * (align === "center" ? 0.5 : 1);
      if (mark) letters.draw(mark, weight, { x: box.x, y: top + above, size });
      letters.draw(text, weight, { x: box.x + shift, y: top + above, size });
      top += height;
    }
  }
  function artifact(type: "Layout" | "Pagination", draw: () => void) {
    doc.markContent("Artifact", { type });
    draw();
    doc.endMarkedContent();
  }
  function turnPage() {
    doc.addPage();
    y = MARGIN.top;
  }
  /** Draws into an element what belongs to it on this page. */
  function into(element: PDFKit.PDFStructureElement, tag: string, draw: () => void) {
    const content = doc.markStructureContent(tag);
    draw();
    doc.endMarkedContent();
    element.add(content);
  }

  /** Kept whole. */
  function paragraph(passages: Cell, { as = "P", align = "left" }: { as?: "H1" | "P"; align?: Align } = {}) {
    const lines = cellLines(passages, WIDTH);
    if (y + heightOf(lines) > BOTTOM) turnPage();
    whole.add(doc.struct(as, {}, () => drawLines(lines, { x: MARGIN.side, y, width: WIDTH }, align)));
    y += heightOf(lines);
  }

  /** Two texts side by side, the left one read first; kept whole. `share` is the left one's of the width. */
  function sides(left: Cell, right: Cell, { share = 0.5, align = "left" }: { share?: number; align?: Align } = {}) {
    const middle = WIDTH * share;
    const both = [
      { x: MARGIN.side, width: middle - GUTTER, cell: left, align: "left" as const },
      { x: MARGIN.side + middle + GUTTER, width: WIDTH - middle - GUTTER, cell: right, align },
    ].map(({ cell, ...box }) => ({ ...box, lines: cellLines(cell, box.width) }));
    const height = Math.max(...both.map(({ lines }) => heightOf(lines)));
    if (y + height > BOTTOM) turnPage();
    for (const { lines, align: to, ...box } of both)
      if (lines.length > 0) whole.add(doc.struct("P", {}, () => drawLines(lines, { ...box, y }, to)));
    y += height;
  }

  function table({ widths, head, rows }: Table) {
    const all = widths.reduce((sum, part) => sum + part, 0);
    const columns = widths.map((part, i) => ({
      x: MARGIN.side + (widths.slice(0, i).reduce((sum, each) => sum + each, 0) / all) * WIDTH,
      width: (part / all) * WIDTH,
    }));
    const inner = (width: number) => width - 2 * PAD.x;
    const element = doc.struct("Table");
    whole.add(element);

    const frame = (box: { x: number; y: number; width: number; height: number }, ground = false) =>
      artifact("Layout", () => {
        if (ground) doc.rect(box.x, box.y, box.width, box.height).fill(GROUND);
        doc.rect(box.x, box.y, box.width, box.height).lineWidth(RULE).stroke(INK);
      });

    const headRows = head.map((headings) => {
      let i = 0;
      const cells = headings.map(({ text, span = 1 }) => {
        const own = columns.slice(i, i + span);
        i += span;
        const width = own.reduce((sum, column) => sum + column.width, 0);
        return { x: own[0]?.x ?? 0, width, lines: linesOf({ text, bold: true, size: SIZE - 0.5 }, inner(width)) };
      });
      return { cells, height: Math.max(...cells.map(({ lines }) => heightOf(lines))) + 2 * PAD.y };
    });
    const headHeight = headRows.reduce((sum, { height }) => sum + height, 0);
    const fresh = BOTTOM - MARGIN.top - headHeight;

    function drawHead(again: boolean) {
      for (const { cells, height } of headRows) {
        const row = again ? null : doc.struct("TR");
        if (row) element.add(row);
        for (const { x, width, lines } of cells) {
          frame({ x, y, width, height }, true);
          const top = y + (height - heightOf(lines)) / 2;
          const draw = () => drawLines(lines, { x: x + PAD.x, y: top, width: inner(width) }, "center");
          if (row) row.add(doc.struct("TH", COLUMN, draw));
          else artifact("Pagination", draw);
        }
        row?.end();
        y += height;
      }
    }
    function turn() {
      turnPage();
      drawHead(true);
    }

    function drawBand(text: string, first: number) {
      const lines = linesOf({ text, bold: true }, inner(WIDTH));
      const height = heightOf(lines) + 2 * PAD.y;
      if (y + height + first > BOTTOM) turn();
      const box = { x: MARGIN.side, y, width: WIDTH, height };
      frame(box);
      const row = doc.struct("TR");
      element.add(row);
      row.add(doc.struct("TH", {}, () => drawLines(lines, { x: box.x + PAD.x, y: box.y + PAD.y, width: inner(WIDTH) })));
      row.end();
      y += height;
    }

    type Laid = { beside: Flow[]; lines: Flow[][]; rows: PDFKit.PDFStructureElement[] };
    const need = (flows: readonly Flow[]) => Math.max(0, ...flows.map(({ lines }) => heightOf(lines))) + 2 * PAD.y;

    /** Lays out a row, its elements in the order in which they are read: cells beside are of the first line. */
    function lay({ beside, lines }: Exclude<Row, { band: string }>): Laid {
      const rowsOf = lines.map(() => doc.struct("TR"));
      for (const row of rowsOf) element.add(row);
      const flow = (cell: Cell, column: number, row: number): Flow => {
        const { x, width } = columns[column] ?? { x: 0, width: 0 };
        const td = doc.struct("TD");
        rowsOf[row]?.add(td);
        return { lines: cellLines(cell, inner(width)), element: td, x, width };
      };
      const laid: Laid = { beside: [], lines: [], rows: rowsOf };
      for (const [row, cells] of lines.entries()) {
        const spanning = beside.map((cell, column) => flow(row === 0 ? cell : [], column, row));
        if (row === 0) laid.beside = spanning;
        laid.lines.push(cells.map((cell, i) => flow(cell, beside.length + i, row)));
      }
      return laid;
    }

    /** Draws as many lines of a cell as its box holds, and takes them away. */
    function pour(cell: Flow, height: number) {
      frame({ x: cell.x, y, width: cell.width, height });
      const room = height - 2 * PAD.y + 0.01;
      let n = 0;
      for (let sum = 0; n < cell.lines.length; n += 1) {
        sum += cell.lines[n]?.height ?? 0;
        if (sum > room) break;
      }
      const now = cell.lines.splice(0, n);
      if (now.length > 0) into(cell.element, "TD", () => drawLines(now, { x: cell.x + PAD.x, y: y + PAD.y, width: inner(cell.width) }));
    }

    /**
     * Draws a row, over as many pages as it takes: whole where it fits, else cut between its lines, and inside a line only where
     * that is longer than a page.
     */
    function drawRow({ beside, lines, rows: elements }: Laid) {
      let left = lines;
      while (left.length > 0 || beside.some((cell) => cell.lines.length > 0)) {
        const room = BOTTOM - y;
        const atTop = room > fresh - 0.01;
        const heights = left.map(need);
        const total = Math.max(
          heights.reduce((sum, height) => sum + height, 0),
          need(beside),
        );
        if (total <= room) {
          drawPiece(left, heights, total);
          break;
        }
        let n = 0;
        let used = 0;
        while (n < left.length && used + (heights[n] ?? 0) <= room) used += heights[n++] ?? 0;
        if (!atTop && (n === 0 || (total <= fresh && room < WORTH))) {
          turn();
          continue;
        }
        if (n === 0 || n === left.length) {
          // one line that is longer than a page, or what stands beside them is
          drawPiece(left.slice(0, Math.max(n, 1)), n === 0 ? [room] : heights, room);
          left = n === 0 ? left : [];
          if (n === 0 && left[0]?.every((cell) => cell.lines.length === 0)) left = left.slice(1);
        } else {
          drawPiece(left.slice(0, n), heights, used);
          left = left.slice(n);
        }
        turn();
      }
      for (const each of elements) each.end();

      function drawPiece(piece: readonly Flow[][], heights: readonly number[], height: number) {
        const top = y;
        for (const cell of beside) pour(cell, height);
        for (const [i, cells] of piece.entries()) {
          const last = i === piece.length - 1;
          const own = last ? top + height - y : (heights[i] ?? 0);
          for (const cell of cells) pour(cell, own);
          y += own;
        }
        if (piece.length === 0)
          frame({ x: columns[beside.length]?.x ?? 0, y: top, width: WIDTH + MARGIN.side - (columns[beside.length]?.x ?? 0), height });
        y = top + height;
      }
    }

    const least = (row: Row | undefined) => {
      if (!row || "band" in row) return 0;
      const width = (column: number) => inner(columns[column]?.width ?? 0);
      const first = (row.lines[0] ?? []).map((cell, i) => heightOf(cellLines(cell, width(row.beside.length + i))));
      return Math.min(Math.max(0, ...first) + 2 * PAD.y, WORTH);
    };

    if (y + headHeight + WORTH / 2 > BOTTOM) turnPage();
    drawHead(false);
    for (const [i, row] of rows.entries()) {
      if ("band" in row) drawBand(row.band, least(rows[i + 1]));
      else drawRow(lay(row));
    }
    element.end();
  }

  return {
    paragraph,
    sides,
    table,
    gap: (points: number) => {
      y += points;
    },
    turnPage,
    /** Makes sure that what follows finds this much room on its page. */
    keep: (points: number) => {
      if (y + points > BOTTOM) turnPage();
    },
    /** Ends the form, with a foot on every page: a text on the left, one on the right. */
    async end(footOf: (page: number, pages: number) => readonly [left: string, right: string]): Promise<Buffer<ArrayBuffer>> {
      whole.end();
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        artifact("Pagination", () => {
          const box = { x: MARGIN.side, y: A4.height - 36, width: WIDTH };
          const [left, right] = footOf(page + 1, count);
          drawLines(linesOf({ text: left, size: 7.5 }, WIDTH - 100).slice(0, 1), box);
          drawLines(linesOf({ text: right, size: 7.5 }, 100).slice(0, 1), box, "right");
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
