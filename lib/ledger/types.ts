export type LedgerRow = { id: string; at: Date; by: string | null; permission: string; subjectId: string };
export type LedgerList = { rows: LedgerRow[]; next: string | null };
