/** What one line of the list says: whose attendance in the month, and where the line stood, counted from 1. */
export type Entry = { nip: string; due: number; present: number; line: number };

/** One of those employed in a month; the three are null while nothing was entered. */
export type AttendanceRow = {
  id: string;
  name: string;
  nip: string | null;
  unit: string;
  due: number | null;
  present: number | null;
  source: string | null;
};
export type AttendanceList = { rows: AttendanceRow[]; next: string | null; entered: number; employed: number };

/** New, changed against what had been entered, and the same as that. */
export type Entered = { added: number; changed: number; same: number };
