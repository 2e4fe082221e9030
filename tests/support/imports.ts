import { askToLoad, mapColumns, takeFile } from "@/lib/imports/commands/requests";
import { workOn } from "@/lib/imports/commands/work";
import { guessMapping } from "@/lib/imports/fields";
import type { CellWords, Change, Counts, ImportFailure, ImportState, Mapping, Outcome } from "@/lib/imports/types";
import { now } from "@/lib/platform/clock";
import { ask, one } from "./database";
import { asFile, csv, HEADINGS } from "./spreadsheets";
import { behind, grant } from "./staff";

/** Master data as an administrator sends, maps and loads it, and as the job works on it. */
const manager = (who: string = behind.administrator) => grant(who, "imports:manage", "agency");

export type Stored = {
  id: string;
  state: ImportState;
  failure: ImportFailure | null;
  version: number;
  progress: number;
  rows: number;
  counts: Counts;
};
export const stored = (id: string) =>
  one<Stored>(`SELECT id, state, failure, version, progress, rows, counts FROM import WHERE id = $1`, [id]);

export type StoredRow = { n: number; outcome: Outcome; changes: Change[]; problems: CellWords[]; warnings: CellWords[]; cells: string[] };
export const storedRows = (id: string) =>
  ask<StoredRow>(`SELECT n, outcome, changes, problems, warnings, cells FROM import_row WHERE "importId" = $1 ORDER BY n`, [id]);

export const take = async (file: File, who?: string) => takeFile(await manager(who), file, now());
export const takeRows = (rows: readonly (readonly string[])[], headings = HEADINGS) => take(asFile(csv([headings, ...rows])));

export const work = async (id: string) => workOn(await grant("job", "import:work", id), now());

export async function map(
  id: string,
  { mapping = guessMapping(HEADINGS), effectiveOn = "2026-12-01", who = undefined as string | undefined } = {},
) {
  const { version } = await stored(id);
  await mapColumns(await manager(who), { importId: id, version, mapping: mapping as Mapping, effectiveOn }, now());
}

/** Sent, mapped by its headings and checked. */
export async function checked(rows: readonly (readonly string[])[], headings: readonly string[] = HEADINGS, effectiveOn?: string) {
  const id = await takeRows(rows, [...headings]);
  await map(id, { mapping: guessMapping(headings), ...(effectiveOn && { effectiveOn }) });
  await work(id);
  return { ...(await stored(id)), staged: await storedRows(id) };
}

export async function requestLoad(id: string, who?: string) {
  const { version } = await stored(id);
  await askToLoad(await manager(who), { importId: id, version }, now());
}

export async function load(id: string) {
  await requestLoad(id);
  await work(id);
  return stored(id);
}

/** What a personnel system would export of somebody as they are recorded here, by the headings above. */
export async function exported(nip: string): Promise<string[]> {
  const row = await one<Record<string, string | null>>(
    `SELECT e.nip, e.name, e.post, e."postKind"::text AS kind, e.rank, u.name AS unit, p.name AS parent,
       (SELECT r.nip FROM reporting_line l JOIN employee r ON r.id = l."raterId" WHERE l."employeeId" = e.id AND l.until IS NULL) AS rater
     FROM employee e JOIN unit u ON u.id = e."unitId" LEFT JOIN unit p ON p.id = u."parentId" WHERE e.nip = $1`,
    [nip],
  );
  return [...(["nip", "name", "post", "kind", "rank", "unit", "parent", "rater"] as const).map((field) => row[field] ?? ""), ""];
}

/** The same with some cells in place of what stands there. */
export const but = (row: readonly string[], changes: Partial<Record<(typeof HEADINGS)[number], string>>) =>
  row.map((cell, i) => changes[HEADINGS[i] ?? ""] ?? cell);

/** Somebody of an agency of any size: a NIP right in shape and meaning, one of a kind. */
export const nipAt = (i: number) => {
  const at = new Date(Date.UTC(1970, 0, 1 + (i % 9_000)));
  return `${at.toISOString().slice(0, 10).replaceAll("-", "")}${2005 + (i % 15)}0${1 + (i % 9)}${1 + (i % 2)}${String(Math.floor(i / 9_000) * 100 + (i % 97)).padStart(3, "0")}`;
};
