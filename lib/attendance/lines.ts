import type { Problem } from "@/lib/platform/refusal";
import type { Entry } from "./types";

/** So many faults are said one by one; of more, how many more. */
const SAID_MOST = 20;

/**
 * A list as it is pasted from a table: NIP, days due, days present, one employee a line. A line whose first field holds no digit is a
 * heading where it is the first; empty ones are passed over. Every fault with its line.
 */
export function readEntries(text: string, daysInMonth: number): { entries: Entry[]; problems: Problem[] } {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const firsts = new Map<string, number>();
  const lines = text.split("\n").map((raw, i) => ({
    fields: raw
      .trim()
      .split(/[\t;]+| {2,}/)
      .map((field) => field.trim()),
    line: i + 1,
  }));
  for (const { fields, line } of lines) {
    const [nipField = "", dueField = "", presentField = ""] = fields;
    if (!fields.some((field) => field !== "") || (line === 1 && !/\d/.test(nipField))) continue;
    const nip = nipField.replace(/[\s.'-]/g, "");
    const [due, present] = [dueField, presentField].map((field) => (/^\d{1,2}$/.test(field) ? Number(field) : null));
    const first = firsts.get(nip);
    const say = (key: Extract<Problem["key"], `attendance.line.${string}`>, values: Problem["values"] = {}) =>
      problems.push({ path: "lines", key, values: { line, ...values } });
    if (fields.length !== 3) say("attendance.line.shape");
    else if (!/^\d{18}$/.test(nip)) say("attendance.line.nip", { nip: nipField.slice(0, 40) });
    else if (due === null || due === undefined || due > daysInMonth) say("attendance.line.due", { most: daysInMonth });
    else if (present === null || present === undefined || present > due) say("attendance.line.present", { due });
    else if (first !== undefined) say("attendance.line.twice", { nip, first });
    else entries.push({ nip, due, present, line });
    if (first === undefined) firsts.set(nip, line);
  }
  if (entries.length === 0 && problems.length === 0) problems.push({ path: "lines", key: "attendance.linesMissing" });
  return { entries, problems: saidMost(problems) };
}

/** A file of twenty thousand faults is told by its first ones. */
export const saidMost = (problems: readonly Problem[]): Problem[] =>
  problems.length <= SAID_MOST
    ? [...problems]
    : [...problems.slice(0, SAID_MOST), { path: "lines", key: "attendance.line.more", values: { n: problems.length - SAID_MOST } }];

/** 28 to 31. */
export const daysIn = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
