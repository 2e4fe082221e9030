import { readFileSync } from "node:fs";
import { DEMO_ACCOUNTS } from "@/prisma/seed/people";
import { openOffice } from "./office";
import { nipOf, nobody, type Visitor, visitor, type Who } from "./visitor";

export const CLOSED = "2026-Q3"; // rated, every window behind it
export const OPEN = "2026-Q4"; // in the north forms are open and rating is not yet; in the south forms are closed and rating is open

/**
 * Whose records are opened: the senior midwife's of the health centre in the north. By what they are to her:
 * her rater, the heads of her unit and of the office above it, a colleague of her own team, and strangers from the south,
 * of whom one is a rater and the head of another unit. Elsewhere in the town are the registry office's head, a rater there who heads
 * no unit, and an officer whom that one rates.
 */
export const people = {
  owner: "employee",
  "own rater": "northHead",
  colleague: "northNurseOne",
  "head above": "head",
  stranger: "southNurseOne",
  "another rater": "rater",
  "head elsewhere": "registryHead",
  "rater elsewhere": "registryPopulation",
  "employee elsewhere": "registryOfficer",
  personnel: "personnel",
  auditor: "auditor",
  administrator: "administrator",
} as const satisfies Record<string, Who>;
export type Person = keyof typeof people;

export const EVERYBODY = Object.keys(people) as Person[];

const emailOf = (person: Person | "nobody") => {
  const who = person === "nobody" ? "" : people[person];
  return who in DEMO_ACCOUNTS ? `${who}@demo.cermin` : `${nipOf(who)}@kota.contoh`;
};

/** Who holds an office of the agency may meet any name. */
const OFFICES: readonly Person[] = ["personnel", "auditor", "administrator"];

/**
 * The names that must not stand in any answer to somebody: of all who are not in the own unit or one below, do not head one above,
 * and neither rate, nor are rated by, nor share a rater with them in any quarter. To nobody all are strangers.
 */
export async function strangersTo(person: Person | "nobody"): Promise<string[]> {
  if (person !== "nobody" && OFFICES.includes(person)) return [];
  const { ask } = openOffice();
  const email = emailOf(person);
  const rows = await ask<{ name: string }>(
    `WITH me AS (
       SELECT e."id", e."unitId" FROM "account" c JOIN "employee" e ON e."id" = c."employeeId" WHERE c."email" = $1
     ), below AS MATERIALIZED (
       SELECT u."id" FROM me, "units_under"(me."unitId") u
     ), above AS MATERIALIZED (
       SELECT unnest("heads_of"(me."unitId", $2::date)) AS "id" FROM me
     ), mine AS MATERIALIZED (
       SELECT a."raterId" FROM "appraisal" a JOIN me ON a."employeeId" = me."id"
     ), met AS (
       SELECT "id" FROM me UNION SELECT "id" FROM above UNION SELECT "raterId" FROM mine
       UNION SELECT e."id" FROM "employee" e JOIN below ON e."unitId" = below."id"
       UNION SELECT "employeeId" FROM "appraisal" WHERE EXISTS (SELECT FROM mine) AND "raterId" IN (SELECT "id" FROM me UNION SELECT "raterId" FROM mine)
     )
     SELECT "name" FROM "employee" WHERE "id" NOT IN (SELECT "id" FROM met)`,
    [email, "2026-11-18"],
  );
  return rows.map(({ name }) => withoutTitles(name));
}

/** A name as it is looked for in an answer. */
export const withoutTitles = (name: string) => name.split(",")[0] ?? name;

/** An id of the right shape that is nobody's. */
export const unknown = "01900000-0000-7000-8000-000000000000";

/** A file of the build. */
export const read = <T>(file: string): T => JSON.parse(readFileSync(`.next/${file}`, "utf8")) as T;

type Built = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };

/** Each action's name, its id, and an address of a page that holds it, with any record where the page asks for one. */
export function builtActions() {
  const { node } = read<Built>("server/server-reference-manifest.json");
  return new Map(
    Object.entries(node).map(([id, { exportedName, workers }]) => {
      const route = Object.keys(workers)[0] ?? "";
      const path = route
        .replace(/^app|\/\([^)]+\)|\/page$/g, "")
        .replace(/\[period\]/, OPEN)
        .replaceAll(/\[\w+\]/g, unknown);
      return [exportedName, { id, page: path || "/" }];
    }),
  );
}

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
