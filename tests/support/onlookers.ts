import { readFileSync } from "node:fs";
import { openOffice } from "./office";
import { nobody, type Visitor, visitor, type Who } from "./visitor";

export const CLOSED = "2026-Q3"; // rated, every window behind it
export const OPEN = "2026-Q4"; // in the north forms are open and rating is not yet; in the south forms are closed and rating is open

/**
 * Whose records are opened: the senior midwife's of the health centre in the north. By what they are to her:
 * her rater, the heads of her unit and of the office above it, a colleague of her own team, and strangers from the south,
 * of whom one is a rater and the head of another unit.
 */
export const people = {
  owner: "employee",
  "own rater": "northHead",
  colleague: "northNurseOne",
  "head above": "head",
  stranger: "southNurseOne",
  "another rater": "rater",
  personnel: "personnel",
  auditor: "auditor",
  administrator: "administrator",
} as const satisfies Record<string, Who>;
export type Person = keyof typeof people;

export const EVERYBODY = Object.keys(people) as Person[];

/** An id of the right shape that is nobody's. */
export const unknown = "01900000-0000-7000-8000-000000000000";

/** A file of the build. */
export const read = <T>(file: string): T => JSON.parse(readFileSync(`.next/${file}`, "utf8")) as T;

let known: { url: string; everybody: Map<Person | "nobody", Visitor> } | undefined;

/** Everybody once, each with a session of their own at this file's office, and nobody. */
export async function signedIn(): Promise<Map<Person | "nobody", Visitor>> {
  const { url } = openOffice();
  if (known?.url === url) return known.everybody;
  const everybody = new Map<Person | "nobody", Visitor>([["nobody", nobody()]]);
  for (const person of EVERYBODY) everybody.set(person, await visitor(people[person]));
  known = { url, everybody };
  return everybody;
}
