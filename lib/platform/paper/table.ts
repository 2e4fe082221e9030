import { type Cell, heightOf, type Line, SIZE } from "./lines";
import { BOTTOM, INK, MARGIN, type Sheet, WIDTH } from "./sheet";

/** A band across the table, or cells that stand beside one or more lines of the others: "1, a result" beside its indicators. */
export type Row = { band: string } | { beside: readonly Cell[]; lines: readonly (readonly Cell[])[] };
export type Table = {
  /** Parts of the width, which are added up. */
  widths: readonly number[];
  /** Rows of the head, repeated on each page; a heading may span columns. */
  head: readonly (readonly { text: string; span?: number }[])[];
  rows: readonly Row[];
};

const PAD = { x: 4, y: 3.5 };
const GROUND = "#ececec";
const RULE = 0.6;
/** A row that would fit on a page of its own is not cut for less room than this. */
const WORTH = 150;
/** Of a heading, what it is over; pdfkit writes it, its types do not know it yet. */
const COLUMN = { scope: "Column", lang: "id-ID" };

/** A cell of which some lines may have been drawn on the page before. */
type Flow = { lines: Line[]; element: PDFKit.PDFStructureElement; x: number; width: number };

/** Draws a table, over as many pages as it takes, with its head on each; a head and a band stay with what follows them. */
export function drawTable(sheet: Sheet, { widths, head, rows }: Table) {
  const { doc, whole, linesOf, cellLines, drawLines, artifact, into } = sheet;
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
      if (ground) doc.rect(box.x, box.y, box.width, box.height).fill(GROUND).fillColor(INK);
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
        frame({ x, y: sheet.y, width, height }, true);
        const top = sheet.y + (height - heightOf(lines)) / 2;
        const draw = () => drawLines(lines, { x: x + PAD.x, y: top, width: inner(width) }, "center");
        if (row) row.add(doc.struct("TH", COLUMN, draw));
        else artifact("Pagination", draw);
      }
      row?.end();
      sheet.y += height;
    }
  }
  function turn() {
    sheet.turnPage();
    drawHead(true);
  }

  const bandLines = (text: string) => linesOf({ text, bold: true }, inner(WIDTH));
  function drawBand(text: string, first: number) {
    const lines = bandLines(text);
    const height = heightOf(lines) + 2 * PAD.y;
    if (sheet.y + height + first > BOTTOM) turn();
    const box = { x: MARGIN.side, y: sheet.y, width: WIDTH, height };
    frame(box);
    const row = doc.struct("TR");
    element.add(row);
    row.add(doc.struct("TH", {}, () => drawLines(lines, { x: box.x + PAD.x, y: box.y + PAD.y, width: inner(WIDTH) })));
    row.end();
    sheet.y += height;
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
    frame({ x: cell.x, y: sheet.y, width: cell.width, height });
    const room = height - 2 * PAD.y + 0.01;
    let n = 0;
    for (let sum = 0; n < cell.lines.length; n += 1) {
      sum += cell.lines[n]?.height ?? 0;
      if (sum > room) break;
    }
    const now = cell.lines.splice(0, n);
    if (now.length > 0) into(cell.element, "TD", () => drawLines(now, { x: cell.x + PAD.x, y: sheet.y + PAD.y, width: inner(cell.width) }));
  }

  /**
   * Draws a row, over as many pages as it takes: whole where it fits, else cut between its lines, and inside a line only where
   * that is longer than half a page.
   */
  function drawRow({ beside, lines, rows: elements }: Laid) {
    let left = lines;
    while (left.length > 0 || beside.some((cell) => cell.lines.length > 0)) {
      const room = BOTTOM - sheet.y;
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
      const longer = (heights[0] ?? 0) > fresh / 2;
      if (!atTop && (room < WORTH || (n === 0 && !longer))) {
        turn();
        continue;
      }
      if (n === 0 || n === left.length) {
        // a line that is cut itself, or what stands beside the lines is longer than they are
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
      const top = sheet.y;
      for (const cell of beside) pour(cell, height);
      for (const [i, cells] of piece.entries()) {
        const last = i === piece.length - 1;
        const own = last ? top + height - sheet.y : (heights[i] ?? 0);
        for (const cell of cells) pour(cell, own);
        sheet.y += own;
      }
      if (piece.length === 0)
        frame({ x: columns[beside.length]?.x ?? 0, y: top, width: WIDTH + MARGIN.side - (columns[beside.length]?.x ?? 0), height });
      sheet.y = top + height;
    }
  }

  /** The room that a row, or a band with what it is over, asks for at the end of a page. */
  function least(at: number): number {
    const row = rows[at];
    if (!row) return 0;
    if ("band" in row) return heightOf(bandLines(row.band)) + 2 * PAD.y + least(at + 1);
    const high = (cells: readonly Cell[], from: number) =>
      Math.max(0, ...cells.map((cell, i) => heightOf(cellLines(cell, inner(columns[from + i]?.width ?? 0))))) + 2 * PAD.y;
    const lines = row.lines.map((cells) => high(cells, row.beside.length));
    const total = Math.max(
      lines.reduce((sum, height) => sum + height, 0),
      high(row.beside, 0),
    );
    const first = lines[0] ?? 0;
    return Math.min(total, first > fresh / 2 ? WORTH : Math.max(first, WORTH));
  }

  if (sheet.y + headHeight + least(0) > BOTTOM) sheet.turnPage();
  drawHead(false);
  for (const [i, row] of rows.entries()) {
    if ("band" in row) drawBand(row.band, least(i + 1));
    else drawRow(lay(row));
  }
  element.end();
}
