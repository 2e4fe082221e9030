import type { LEAVING_REASONS, POST_KINDS } from "./schema";

export type PostKind = (typeof POST_KINDS)[number];
export type PersonRow = {
  id: string;
  name: string;
  nip: string | null;
  post: string;
  unit: string;
  rater: string | null;
  interim: boolean;
  leftOn: string | null;
};
export type PeopleList = { rows: PersonRow[]; next: string | null };

export type Line = { id: string; raterId: string; rater: string; from: string; until: string | null; version: number };
export type LineRow = Line & { employeeId: string; employee: string };
export type LineList = { rows: LineRow[]; next: string | null };

export type PostingKind = "home" | "secondment" | "study_leave";
/** Where somebody is from a day on: a unit of ours, or for who is away a place outside. */
export type Posting = {
  id: string;
  kind: PostingKind;
  unitId: string | null;
  unit: string | null;
  place: string | null;
  post: string | null;
  from: string;
  until: string | null;
  version: number;
};

export type PersonSheet = {
  id: string;
  name: string;
  nip: string | null;
  post: string;
  postKind: PostKind;
  rank: string | null;
  unitId: string;
  unit: string;
  leftOn: string | null;
  leftBecause: (typeof LEAVING_REASONS)[number] | null;
  version: number;
  /** Who rates on the day: by a line, or standing in; null where nobody heads any unit above. */
  rater: { name: string; interim: boolean } | null;
  lines: Line[];
  /** Newest first, also those whose day has not come. */
  postings: Posting[];
  planIds: { id: string; year: number }[];
  results: { id: string; period: string }[];
};
