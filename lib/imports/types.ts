import type { Values, Words } from "@/lib/messages/keys";
import type { PostKind } from "@/lib/people/types";

/** What is read of a person, in the order of the form. */
export const FIELDS = ["nip", "name", "post", "postKind", "rank", "unit", "parentUnit", "head", "rater", "from", "email"] as const;
export type Field = (typeof FIELDS)[number];

/** Without these a row is nobody. An empty cell of any other field leaves what is there as it is. */
export const NEEDED: readonly Field[] = ["nip", "name", "post", "postKind", "unit"];

/** Column 0 is A, 26 is AA, as the spreadsheet itself names them. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return (before >= 0 ? columnLetters(before) : "") + String.fromCharCode(65 + (column % 26));
}

/** No personnel export of 50,000 people comes near it; what is larger is not one. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** A sheet of 50,000 rows and 60 columns unpacks to about as much. */
export const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;
/** Of one file, headings included. */
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 200;

export type FileKind = "csv" | "xlsx";
/** A file as rows of text: `n` is the row's number in the spreadsheet. */
export type TableRow = { n: number; cells: string[] };
export type Table = { kind: FileKind; columns: string[]; rows: TableRow[] };

export const IMPORT_STATES = ["uploaded", "mapped", "checked", "refused", "loading", "done", "failed"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportFailure = "interrupted" | "overtaken" | "fault";
export type Outcome = "new" | "changed" | "unchanged" | "refused";

/** Each of our fields with the column it is read from; what is not there is not read. */
export type Mapping = Partial<Record<Field, number>>;

/** What is wrong with a cell, or to be looked at, in words. */
export type CellWords = Words & { field: Field };
/** One field before and after; of a line or a headship, from which day. */
export type Change = { field: Field; from: string | null; to: string | null; on?: string };

export type Capacity = "definitive" | "acting";
/** What is written for a row: of somebody who is there already, under the version they were compared with. */
export type StagedTransfer = {
  id: string;
  from: string;
  /** The day has not come: the person's row stays until then. */
  ahead: boolean;
  /** The home that ends the day before, and the one that began on this very day, which is put right instead. */
  ends: { id: string; version: number } | null;
  corrects: { id: string; version: number } | null;
  /** The unit that is left, where it changes. */
  leaves: string | null;
  /** Nobody is named who rates from then on: the line until then ends with the unit. */
  endsLine: boolean;
};
export type Staged = {
  person: {
    name: string;
    post: string;
    postKind: PostKind;
    rank: string | null;
    unitId: string;
    /** From when unit and post hold. */
    from: string;
    version: number | null;
    changed: boolean;
  };
  /** Another unit or post, as it is by the row's day; null where neither changes. */
  transfer: StagedTransfer | null;
  line: { id: string; raterId: string; from: string; ends: { id: string; version: number } | null } | null;
  head: { id: string; unitId: string; capacity: Capacity; from: string; ends: string | null } | null;
};

export type CheckedRow = {
  n: number;
  nip: string | null;
  employeeId: string | null;
  outcome: Outcome;
  staged: Staged | null;
  changes: Change[];
  problems: CellWords[];
  warnings: CellWords[];
};

export type CheckedUnit = {
  unitId: string;
  outcome: "new" | "changed";
  name: string;
  shortName: string;
  parentId: string | null;
  under: string | null;
  wasUnder: string | null;
  version: number | null;
};

export type Counts = Record<Outcome, number> & {
  problems: number;
  warnings: number;
  missing: number;
  unitsNew: number;
  unitsMoved: number;
};
export type Checked = { rows: CheckedRow[]; units: CheckedUnit[]; counts: Counts };

/** What is there already, as far as a file can touch it. Days are YYYY-MM-DD, both included. */
export type World = {
  units: readonly { id: string; name: string; shortName: string; parentId: string | null; closed: boolean; version: number }[];
  people: readonly {
    id: string;
    nip: string | null;
    name: string;
    post: string;
    postKind: PostKind;
    rank: string | null;
    unitId: string;
    leftOn: string | null;
    version: number;
  }[];
  homes: readonly {
    id: string;
    employeeId: string;
    unitId: string;
    post: string;
    postKind: PostKind;
    from: string;
    until: string | null;
    version: number;
  }[];
  /** Of each employee the last day that lies in a quarter which is closed: rated, or its days for rating over. */
  closed: readonly { employeeId: string; period: string; until: string }[];
  lines: readonly { id: string; employeeId: string; raterId: string; from: string; until: string | null; version: number }[];
  heads: readonly { id: string; unitId: string; employeeId: string; capacity: Capacity; from: string; until: string | null }[];
};

export const SHOWS = ["problems", "new", "changed", "unchanged", "warnings", "missing", "units"] as const;
export type Show = (typeof SHOWS)[number];

export type ImportListRow = {
  id: string;
  name: string;
  state: ImportState;
  by: string | null;
  uploadedAt: Date;
  rows: number;
  counts: Counts | null;
};
export type ImportList = { rows: ImportListRow[]; next: string | null };

export type ImportSheet = ImportListRow & {
  failure: ImportFailure | null;
  columns: string[];
  mapping: Mapping | null;
  /** Whether the mapping is that of the last file with these headings. */
  remembered: boolean;
  effectiveOn: string | null;
  progress: number;
  loadedAt: Date | null;
  version: number;
  checked: boolean;
  first: TableRow[];
};

export type RowShown = {
  n: number;
  nip: string | null;
  name: string | null;
  changes: Change[];
  words: (CellWords & { cell: string | null })[];
};
export type RowList = { rows: RowShown[]; next: string | null };
export type MissingList = { rows: { id: string; name: string; nip: string | null; unit: string }[]; next: string | null };
export type UnitList = {
  rows: (Pick<CheckedUnit, "unitId" | "name" | "under" | "wasUnder"> & { outcome: Outcome })[];
  next: string | null;
};

/** The rows of whichever part of a file was asked for. */
export type PartShown =
  | { show: Exclude<Show, "missing" | "units">; list: RowList }
  | { show: "missing"; list: MissingList }
  | { show: "units"; list: UnitList };

/** Of the file with every problem: one line a cell. */
export type ProblemLine = { n: number; field: Field; cell: string | null; key: Words["key"]; values?: Values | undefined };
