import "server-only";
import { dateOf, dayOf } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/refusal";

/** Whoever may shut an administrator out first waits here: of two who shut out each other, the second sees what the first did. */
export const lockAdministrators = (tx: Transaction) => tx.$executeRaw`
  SELECT 1 FROM "account" a WHERE EXISTS (
    SELECT 1 FROM "account_role" r WHERE r."accountId" = a."id" AND r."role" = 'administrator' AND r."revokedAt" IS NULL
  ) ORDER BY a."id" FOR UPDATE`;

/**
 * Somebody must be left who administers: today, without a last day, with an account that is active and a password of their own.
 * Throws Invalid at the field that took the last one away.
 */
export async function demandAdministrator(tx: Transaction, path: string, now: Date) {
  const today = dateOf(dayOf(now));
  const left = await tx.account.count({
    where: {
      deactivatedAt: null,
      passwordHash: { not: null },
      roles: { some: { role: "administrator", revokedAt: null, from: { lte: today }, until: null } },
    },
  });
  if (left === 0) throw new Invalid([{ path, key: "accounts.lastAdministrator" }]);
}
