import { agreeable, type Days } from "./after-a-move";

/** A unit in which somebody is at home; `previous`: what it achieved in the quarter before. */
export type Home = Days & { unitId: string; unit: string; previous: string | null };
/** What one of both sides proposed, or both agreed on. */
export type Agreement = {
  unitId: string;
  unit: string;
  period: string;
  proposedById: string;
  proposedBy: string;
  proposedOn: string;
  agreedOn: string | null;
  version: number;
};
/** The former unit's result that may be agreed on; `value` is null where none was decided. */
export type FormerResult = { unitId: string; unit: string; period: string; value: string | null; agreement: Agreement | null };
export type MovedQuarter = {
  id: string;
  period: string;
  name: string;
  rater: string;
  employeeId: string;
  raterId: string;
  former: FormerResult;
};

export type QuarterFound = { period: string; unitId: string; homes: readonly Home[]; agreement: Agreement | null };

/** The homes up to the one on whose result the quarter is rated: a move after the days for rating, or after the rating, changes nothing of it. */
export function followed<H extends Days & { unitId: string }>(homes: readonly H[], unitId: string): H[] {
  const inOrder = homes.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const at = inOrder.findLastIndex((home) => home.unitId === unitId);
  return at < 0 ? inOrder : inOrder.slice(0, at + 1);
}

/** Which former result there is to agree on, and how far that has come; nothing where the quarter followed no move. */
export function formerResultOf({ period, unitId, homes, agreement }: QuarterFound): FormerResult | null {
  const choice = agreeable({ period, unitId, homes: followed(homes, unitId) });
  const left = choice && homes.find((home) => home.unitId === choice.unitId);
  return left ? { ...choice, unit: left.unit, value: left.previous, agreement } : null;
}
