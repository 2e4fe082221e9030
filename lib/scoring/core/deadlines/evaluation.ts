import { addWorkingDays, type Holidays } from "./working-days";

/** The limits of the law that run once two ratings were given, in working days. */
export type EvaluationLimits = {
  deliver: number;
  returnSigned: number;
  objection: number;
  decision: number;
  report: number;
  evaluate: number;
  superiorDelivers: number;
  superiorReturn: number;
};

export type EvaluationKind = "rater" | "superior" | "objection";
/** Legal days (YYYY-MM-DD); null for what has not happened. */
export type Happened = {
  kind: EvaluationKind;
  final: boolean;
  signedOn: string;
  deliveredOn: string | null;
  receivedOn: string | null;
  returnedOn: string | null;
};

/** The last days of what may still come; null for what has happened, and for what has not begun to run. */
export type EvaluationClocks = { deliverBy: string | null; returnBy: string | null; objectBy: string | null };

/**
 * Until when a signed document is delivered, returned and objected to.
 *
 * Shape    what happened, by day; the limits in working days; the calendar. The day of the event is not counted, the last day counts whole.
 * Missing  a limit whose event has not happened does not run: nobody's days are lost to a document that was not received.
 * Final    against a result that is final there is no objection, hence no day for one.
 * Source   PermenPANRB 6/2022, Lampiran, hlm. 114-119; that delivery and return of D.1.3 run as those of D.1.1 is our reading.
 */
export function evaluationClocks(happened: Happened, limits: EvaluationLimits, holidays: Holidays): EvaluationClocks {
  const { kind, final, signedOn, deliveredOn, receivedOn, returnedOn } = happened;
  const bySuperior = kind === "superior";
  const after = (day: string, n: number) => addWorkingDays(day, n, holidays);
  return {
    deliverBy: deliveredOn === null ? after(signedOn, bySuperior ? limits.superiorDelivers : limits.deliver) : null,
    returnBy:
      receivedOn !== null && returnedOn === null ? after(receivedOn, bySuperior ? limits.superiorReturn : limits.returnSigned) : null,
    objectBy: receivedOn !== null && !final ? after(receivedOn, limits.objection) : null,
  };
}

/** Until when the superior of a silent rater evaluates, and until when all is reported: from the last day for evaluating on. */
export const evaluateBy = (evaluationEnds: string, limits: EvaluationLimits, holidays: Holidays) =>
  addWorkingDays(evaluationEnds, limits.evaluate, holidays);
export const reportBy = (evaluationEnds: string, limits: EvaluationLimits, holidays: Holidays) =>
  addWorkingDays(evaluationEnds, limits.report, holidays);
