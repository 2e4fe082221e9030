import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { seenSince } from "@/lib/access/session-row";
import { dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import type { AccountList, AccountRow } from "./types";

const PAGE = 40;

const select = () => {
  const since = seenSince(now());
  const seen = [{ lastSeenAt: { gt: since.office } }, { lastSeenAt: { gt: since.staff }, account: { roles: { isEmpty: true } } }];
  return {
    id: true,
    email: true,
    roles: true,
    deactivatedAt: true,
    version: true,
    employee: { select: { id: true, name: true, nip: true, post: true } },
    _count: { select: { sessions: { where: { revokedAt: null, endsAt: { gt: now() }, OR: seen } } } },
  } as const;
};

type Row = Omit<AccountRow, "deactivatedOn" | "employeeId" | "name" | "nip" | "post" | "sessions"> & {
  deactivatedAt: Date | null;
  employee: { id: string; name: string; nip: string | null; post: string };
  _count: { sessions: number };
};
const rowOf = ({ employee: { id: employeeId, ...employee }, deactivatedAt, _count, ...row }: Row): AccountRow => ({
  ...row,
  ...employee,
  employeeId,
  deactivatedOn: deactivatedAt && dayOf(deactivatedAt),
  sessions: _count.sessions,
});

/** By the name of whose it is, from a key on. */
export async function listAccounts(
  _grant: Grant<"accounts:read">,
  { q, after }: { q?: string | undefined; after?: string | undefined },
): Promise<AccountList> {
  const key = readNameKey(after);
  const found = await db.account.findMany({
    where: {
      AND: [
        q
          ? {
              OR: [
                { employee: { name: { contains: q, mode: "insensitive" } } },
                { employee: { nip: { contains: q } } },
                { email: { contains: q.toLowerCase() } },
              ],
            }
          : {},
        key ? { OR: [{ employee: { name: { gt: key.name } } }, { employee: { name: key.name, id: { gt: key.id } } }] } : {},
      ],
    },
    orderBy: [{ employee: { name: "asc" } }, { employeeId: "asc" }],
    take: PAGE + 1,
    select: select(),
  });
  const rows = found.slice(0, PAGE).map(rowOf);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.name, last.employeeId]) : null };
}

export const getAccount = cache(async (_grant: Grant<"accounts:read">, id: string): Promise<AccountRow | null> => {
  const found = await db.account.findUnique({ where: { id }, select: select() });
  return found && rowOf(found);
});
