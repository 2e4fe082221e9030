import "server-only";
import { drawCode } from "./code";
import { type Align, type Cell, heightOf } from "./lines";
import { type About, BOTTOM, MARGIN, openSheet, WIDTH } from "./sheet";
import { drawTable, type Table } from "./table";

export type { Cell, Passage } from "./lines";
export type { Row, Table } from "./table";

const GUTTER = 8;
/** Nothing stands nearer to the code than four of its fields, or readers do not find it. */
const CODE = { side: 84, quiet: 14 };

/**
 * A form on A4, drawn from top to bottom: paragraphs, two sides, tables that go over pages with their head. Tagged, so that it
 * is read aloud in order; lines, grounds, repeated heads and the foot are no part of what is read. The same calls give the same
 * bytes: its date is handed in, and nothing else changes from one time to the next. It is written in Indonesian.
 */
export function openPaper(about: About) {
  const sheet = openSheet(about);
  const { doc, whole, cellLines, drawLines } = sheet;

  return {
    /** Kept whole. */
    paragraph(passages: Cell, { as = "P", align = "left" }: { as?: "H1" | "P"; align?: Align } = {}) {
      const lines = cellLines(passages, WIDTH);
      if (sheet.y + heightOf(lines) > BOTTOM) sheet.turnPage();
      whole.add(doc.struct(as, {}, () => drawLines(lines, { x: MARGIN.side, y: sheet.y, width: WIDTH }, align)));
      sheet.y += heightOf(lines);
    },
    /** Two texts side by side, the left one read first; kept whole. `share` is the left one's of the width. */
    sides(left: Cell, right: Cell, { share = 0.5, align = "left" }: { share?: number; align?: Align } = {}) {
      const middle = WIDTH * share;
      const both = [
        { x: MARGIN.side, width: middle - GUTTER, cell: left, align: "left" as const },
        { x: MARGIN.side + middle + GUTTER, width: WIDTH - middle - GUTTER, cell: right, align },
      ].map(({ cell, ...box }) => ({ ...box, lines: cellLines(cell, box.width) }));
      const height = Math.max(...both.map(({ lines }) => heightOf(lines)));
      if (sheet.y + height > BOTTOM) sheet.turnPage();
      for (const { lines, align: to, ...box } of both)
        if (lines.length > 0) whole.add(doc.struct("P", {}, () => drawLines(lines, { ...box, y: sheet.y }, to)));
      sheet.y += height;
    },
    /** An address as a code that is photographed, with a text beside it; kept whole. */
    code(address: string, { alt, beside }: { alt: string; beside: Cell }) {
      const at = MARGIN.side + CODE.side + CODE.quiet;
      const lines = cellLines(beside, WIDTH - (at - MARGIN.side));
      const height = Math.max(CODE.side, heightOf(lines));
      if (sheet.y + height > BOTTOM) sheet.turnPage();
      whole.add(doc.struct("Figure", { alt }, () => drawCode(doc, address, { x: MARGIN.side, y: sheet.y, side: CODE.side })));
      whole.add(doc.struct("P", {}, () => drawLines(lines, { x: at, y: sheet.y, width: WIDTH - (at - MARGIN.side) })));
      sheet.y += height;
    },
    table: (table: Table) => drawTable(sheet, table),
    gap(points: number) {
      sheet.y += points;
    },
    turnPage: () => sheet.turnPage(),
    /** Makes sure that what follows finds this much room on its page. */
    keep(points: number) {
      if (sheet.y + points > BOTTOM) sheet.turnPage();
    },
    /** Ends the form, with a foot on every page. */
    end: (footOf: Parameters<typeof sheet.end>[0]) => sheet.end(footOf),
  };
}
