import { bkn3of2023 } from "./bkn-3-2023";
import { permenpanrb6of2022 } from "./permenpanrb-6-2022";
import { permenpanrb14of2017 } from "./permenpanrb-14-2017";
import { pp30of2019 } from "./pp-30-2019";
import { type Method, type Regulation, SUBJECTS, type Subject } from "./schema";
import { seMenpanrb3of2023 } from "./se-menpanrb-3-2023";

/** Every version we know. One that has judged anybody is not edited; it is closed and followed by another. */
export const regulations: readonly Regulation[] = [permenpanrb6of2022, seMenpanrb3of2023, permenpanrb14of2017, pp30of2019, bkn3of2023];

/** Those that a date puts in force on a day, one for each subject at most. */
export const regulationsOn = (day: string): Regulation[] => SUBJECTS.flatMap((subject) => inForceOn(subject, day, regulations));

/** The regulation that governs a subject on a day, or null on a day without one: for what can be left out where no rule asks for it. Two throw all the same. */
export function findRegulation<M extends Method>(
  subject: Subject,
  day: string,
  method: M,
  among: readonly Regulation[] = regulations,
): Extract<Regulation, { method: M }> | null {
  const [only, second] = inForceOn(subject, day, among);
  if (!only) return null;
  if (second) return regulationInForce(subject, day, among) as Extract<Regulation, { method: M }>;
  if (only.method !== method) throw new RangeError(`${only.id} is not ${method}`);
  return only as Extract<Regulation, { method: M }>;
}

const inForceOn = (subject: Subject, day: string, among: readonly Regulation[]) =>
  among.filter(
    ({ subject: governs, inForce }) =>
      governs === subject && inForce.chosenBy === "date" && inForce.from <= day && (inForce.until === null || day <= inForce.until),
  );

/**
 * The one regulation that governs a subject on a calendar day (YYYY-MM-DD).
 * Throws RangeError when there is none, for outside the law there is no score, and when there is more than one,
 * for then somebody has to decide, and it is not the order of a list.
 */
export function regulationInForce(subject: Subject, day: string, among: readonly Regulation[] = regulations): Regulation {
  const found = inForceOn(subject, day, among);
  const [only] = found;
  if (only && found.length === 1) return only;
  const which = found.map(({ id }) => id).join(" and ") || "no regulation";
  throw new RangeError(`${which} in force for ${subject} on ${day}`);
}

/** The regulation an appraisal was opened under. Throws when it is not ours or works by another method. */
export function regulationById<M extends Method>(id: string, method: M): Extract<Regulation, { method: M }> {
  const found = regulations.find((regulation) => regulation.id === id);
  if (found?.method !== method) throw new RangeError(`no ${method} regulation ${id}`);
  return found as Extract<Regulation, { method: M }>;
}
