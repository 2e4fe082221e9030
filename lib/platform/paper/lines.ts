import { lettersOf, type openLetters, type Weight } from "./letters";

/** A text in a form: one paragraph, or a part of a cell. `before` is the room above it, in points; a mark stands before its first line. */
export type Passage = { text: string; bold?: boolean; size?: number; before?: number; mark?: string };
export type Cell = readonly Passage[];
export type Align = "left" | "center" | "right";
export type Line = { mark: string; text: string; weight: Weight; width: number; size: number; x: number; above: number; height: number };

/** In points, where a passage does not say its own. */
export const SIZE = 9;
const LEADING = 1.28;
/** Of a text behind its mark. */
const INDENT = 8;

export const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { height }) => sum + height, 0);

/** Breaks texts into lines, and draws them. */
export function openLines(letters: ReturnType<typeof openLetters>) {
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

  function drawLines(lines: readonly Line[], box: { x: number; y: number; width: number }, align: Align = "left") {
    let top = box.y;
    for (const { mark, text, weight, width, size, x, above, height } of lines) {
      const shift = align === "left" ? x : (box.width - width) * (align === "center" ? 0.5 : 1);
      if (mark) letters.draw(mark, weight, { x: box.x, y: top + above, size });
      letters.draw(text, weight, { x: box.x + shift, y: top + above, size });
      top += height;
    }
  }

  return { linesOf, cellLines: (cell: Cell, width: number) => cell.flatMap((passage) => linesOf(passage, width)), drawLines };
}
