import type { Role } from "@/lib/access/types";

export type AccountRow = {
  id: string;
  email: string;
  roles: Role[];
  deactivatedOn: string | null;
  version: number;
  employeeId: string;
  name: string;
  nip: string | null;
  post: string;
  /** Sessions that are open now. */
  sessions: number;
};
export type AccountList = { rows: AccountRow[]; next: string | null };
