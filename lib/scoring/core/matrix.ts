import type { TrajectoryKind } from "./trajectory";

/** open: not decided. role: a result, in words. none: "tidak ada peran", said on purpose (PermenPANRB 6/2022, Lampiran hlm. 47). */
export type Cell = { state: "open" | "none"; words: null } | { state: "role"; words: string };

/** How long the words of a role may be: they become the title of a result. */
export const MOST_WORDS = 300;

const NO_ROLE = /^(-|–|—|tidak ada peran|no role)$/i;

/**
 * Reads what was typed or pasted into a cell. Nothing is open; "tidak ada peran", "no role" or a dash is no role; anything else is
 * the role in words, with spaces and line breaks told as one space, so that a cell of a spreadsheet is one sentence.
 */
export function readCell(typed: string): Cell {
  const words = typed.replace(/[\s\u200B]+/gu, " ").trim();
  if (words === "") return { state: "open", words: null };
  return NO_ROLE.test(words) ? { state: "none", words: null } : { state: "role", words };
}

/** What a cell is written as where it is typed, copied or sent; `noRole` in the reader's language. Read back it is the same cell. */
export const writeCell = ({ state, words }: Cell, noRole: string): string => (state === "role" ? words : state === "none" ? noRole : "");

/**
 * A first proposal for one of `among` people who share an indicator, in hundredths. What adds up is shared, rounded up to whole units
 * where the target is whole, else to hundredths, so that the shares together reach the target; a level is held by each.
 */
export function shareOf(target: number, kind: TrajectoryKind, among: number): number {
  if (kind === "level" || among < 2) return target;
  const step = target % 100 === 0 ? 100 : 1;
  return Math.ceil(target / among / step) * step;
}
