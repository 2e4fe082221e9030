import { firstDayOf, lastDayOf, quarterAfter } from "../deadlines/periods";
import type { Source } from "../types";

/** Days that somebody is somewhere, both included; without a last one it goes on. */
export type Days = { from: string; until: string | null };
export type MoveFacts = {
  /** "2026-Q4" or "2026". */
  period: string;
  /** The days in which the period is evaluated, as the agency set them; null before any is set. */
  evaluation: { opensOn: string; closesOn: string } | null;
  /** In which unit the employee is at home. */
  homes: readonly (Days & { unitId: string })[];
  /** Where the employee is meanwhile: diperbantukan, tugas belajar. */
  away: readonly Days[];
  /** While the employee acts for somebody (Plt): to which head they report as such. */
  acting: readonly (Days & { headId: string })[];
  /** Who rates the employee. `movedOn`: the first day on which that rater was in another unit; null while they are where they were. */
  raters: readonly (Days & { raterId: string; movedOn: string | null })[];
};

export const MOVE_REASONS = ["employeeMoved", "employeeMovedYear", "raterMovedInside", "raterMovedOutside", "acting", "away"] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];
export type AfterMove = {
  /** Null where nobody rates. */
  raterId: string | null;
  /** On whose result; null where the employee is nowhere at home in the period. */
  unitId: string | null;
  /** Whose result of which period may be taken instead, where both sides agree: the unit left, the last before the move. */
  byAgreement: { unitId: string; period: string } | null;
  because: readonly { reason: MoveReason; on: string }[];
};

export const MOVE_SOURCE: Source = {
  instrument: "PermenPANRB 6/2022",
  provision: "Lampiran, hlm. 89-92",
  tag: "P",
  checkedOn: "2026-11-26",
};

const covers = ({ from, until }: Days, day: string) => from <= day && (until === null || day <= until);
const touches = ({ from, until }: Days, first: string, last: string) => from <= last && (until === null || until >= first);

/**
 * Who evaluates a period after somebody moved, and on which unit's result. One rater and one unit: results are not split.
 *
 *   employee moved   a quarter: by the new rater on the new unit's result, or by agreement on the former unit's previous one;
 *                    a year: by the new rater on the new unit's result of the year
 *   rater moved      evaluates only where the move falls inside the days of evaluation; otherwise who follows does
 *   acting (Plt)     judged by the head of the unit in which they report as such
 *   away             seconded or on study leave: by the rater at home, on what is heard from there
 *
 * Shape    days YYYY-MM-DD; turns of one kind do not overlap.
 * Missing  without days of evaluation no rater's move falls inside them. The last day of the period decides where several would be possible.
 * Gives    the reasons in the order in which they apply; none where nobody moved.
 * Source   PermenPANRB 6/2022, Lampiran, hlm. 89-92 [P]; its example for the third quarter: a rater who moves on 25 August does not, on
 *          25 September does.
 */
export function afterAMove({ period, evaluation, homes, away, acting, raters }: MoveFacts): AfterMove {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const isYear = !period.includes("-Q");
  const within = homes.filter((home) => touches(home, first, last)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const home = within.at(-1);
  const came = within.find((_, i) => within.slice(i).every(({ unitId }) => unitId === home?.unitId));
  const former = came && within[within.indexOf(came) - 1];
  const because: { reason: MoveReason; on: string }[] = [];
  const turn = raters.find((each) => covers(each, last)) ?? raters.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  let raterId = turn?.raterId ?? null;

  const acts = acting.find((each) => covers(each, last));
  if (acts) {
    raterId = acts.headId;
    because.push({ reason: "acting", on: acts.from });
  }
  if (former && came) because.push({ reason: isYear ? "employeeMovedYear" : "employeeMoved", on: came.from });
  else if (!acts) {
    const inside = (day: string) => evaluation !== null && evaluation.opensOn <= day && day <= evaluation.closesOn;
    const until = evaluation && evaluation.closesOn > last ? evaluation.closesOn : last;
    const gone = raters
      .filter(({ from, movedOn }) => movedOn !== null && movedOn >= first && movedOn <= until && from < movedOn)
      .toSorted((a, b) => ((a.movedOn ?? "") < (b.movedOn ?? "") ? -1 : 1))
      .at(-1);
    if (gone?.movedOn) {
      const { movedOn } = gone;
      if (inside(movedOn)) raterId = gone.raterId;
      else if (movedOn > last) raterId = raters.find((each) => each !== gone && covers(each, movedOn))?.raterId ?? raterId;
      because.push({ reason: inside(movedOn) ? "raterMovedInside" : "raterMovedOutside", on: movedOn });
    }
  }
  const elsewhere = away.find((each) => covers(each, last));
  if (elsewhere) because.push({ reason: "away", on: elsewhere.from });
  return {
    raterId,
    unitId: home?.unitId ?? null,
    byAgreement: former && !isYear ? { unitId: former.unitId, period: quarterAfter(period, -1) } : null,
    because,
  };
}

type Followed = Pick<MoveFacts, "period" | "homes"> & { unitId: string };

/** Which former result may be agreed on where the quarter is rated on this unit's; null where the quarter followed no move to it. */
export function agreeable({ unitId, ...facts }: Followed): AfterMove["byAgreement"] {
  const after = afterAMove({ ...facts, evaluation: null, away: [], acting: [], raters: [] });
  return after.unitId === unitId ? after.byAgreement : null;
}
