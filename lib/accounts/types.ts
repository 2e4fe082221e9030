import type { Role } from "@/lib/access/types";
import type { ACCOUNT_STATES } from "./schema";

export type LinkKind = "invitation" | "reset";
export type AccountState = (typeof ACCOUNT_STATES)[number];

export type AccountRow = {
  id: string;
  email: string;
  /** Those of today. */
  roles: Role[];
  deactivatedOn: string | null;
  version: number;
  employeeId: string;
  name: string;
  nip: string | null;
  post: string;
  /** Whether its owner has chosen a password: who has not cannot sign in yet. */
  chosen: boolean;
  /** When its owner asked for a new link and has not been given one since. */
  askedOn: string | null;
  /** The last day of a link that is open. */
  linkUntil: string | null;
  /** Sessions that are open now. */
  sessions: number;
};
export type AccountList = { rows: AccountRow[]; next: string | null };

/** One role by date. `revokedOn`: taken away on that day, before its days were over. */
export type RoleRow = { id: string; role: Role; from: string; until: string | null; revokedOn: string | null; version: number };
export type AccountSheet = AccountRow & { roleRows: RoleRow[] };

/** A link that was just made: the only time its code is known. */
export type NewLink = { code: string; kind: LinkKind; name: string; email: string; expiresAt: Date };
/** What the holder of a right code is shown. */
export type OpenLink = {
  hash: string;
  accountId: string;
  kind: LinkKind;
  expiresAt: Date;
  name: string;
  email: string;
  nip: string | null;
};

/** `here` is the session that asks. */
export type OwnSession = { id: string; browser: string | null; system: string | null; createdAt: Date; lastSeenAt: Date; here: boolean };
export type OwnAccount = { email: string; roles: Role[]; sessions: OwnSession[] };
