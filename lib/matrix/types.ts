import type { Words } from "@/lib/messages/keys";
import type { Cell } from "@/lib/scoring/core/matrix";

export type MatrixColumn = { id: string; title: string; target: Words | null };
/** A cell as it stands; version 0 is one that nobody decided. */
export type MatrixCellSheet = { column: string; version: number; by: string | null } & Cell;
export type MatrixPerson = {
  id: string;
  name: string;
  post: string;
  plan: { id: string; state: "draft" | "proposed" | "set" } | null;
  /** In the order of the columns, every one. */
  cells: MatrixCellSheet[];
};
/** A role that is a result in a draft and has no indicator yet, with what may be proposed: the leader's indicator, or a share of it. */
export type Bare = {
  resultId: string;
  employeeId: string;
  name: string;
  title: string;
  proposal: { title: string; unit: string; direction: "more-is-better" | "less-is-better"; amount: number } | null;
};
export type MatrixSheet = {
  unitId: string;
  unit: string;
  year: number;
  /** Null where nobody heads the unit on the day. */
  leader: { id: string; name: string; post: string } | null;
  /** Everybody of the unit whose matrix may be looked at: its head first, then who rates somebody. */
  leaders: { id: string; name: string }[];
  columns: MatrixColumn[];
  people: MatrixPerson[];
  decided: number;
  open: number;
  bare: Bare[];
  /** Of the leader's people: results that serve something for now, and look open in the columns until the leader has said what they serve. */
  waiting: number;
};
