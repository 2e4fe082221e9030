import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { hashPassword, isPassword } from "@/lib/access/session-row";
import { dayOf } from "@/lib/platform/clock";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { limitAttempts } from "@/lib/platform/rate-limit";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { getSettings } from "@/lib/settings/queries";
import { passwordFault } from "../passwords";
import { OTHERS, type passwordChange } from "../schema";

/**
 * A new password, in one statement with all that the old one still opened: every session but `keep`, and any link that is open.
 * Whoever asked for a link needs none now. False where the account was deactivated meanwhile.
 */
export async function setPassword(tx: Transaction, accountId: string, passwordHash: string, keep: string | null, now: Date) {
  const written = await tx.$executeRaw`
    WITH ended AS (
      UPDATE "session" SET "revokedAt" = ${now} WHERE "accountId" = ${accountId}::uuid AND "revokedAt" IS NULL AND "id" IS DISTINCT FROM ${keep}
    ), withdrawn AS (
      UPDATE "account_link" SET "withdrawnAt" = ${now} WHERE "accountId" = ${accountId}::uuid AND "usedAt" IS NULL AND "withdrawnAt" IS NULL
    ), answered AS (
      DELETE FROM "link_request" WHERE "accountId" = ${accountId}::uuid
    )
    UPDATE "account" SET "passwordHash" = ${passwordHash} WHERE "id" = ${accountId}::uuid AND "deactivatedAt" IS NULL`;
  return written === 1;
}

/** An open session is not enough to guess the password with. */
const TRIES = 10;
const WINDOW_SECONDS = 15 * 60;

/** Another password for one's own account. The session `here` stays, every other ends. A new one that may not be chosen is no guess at the old. */
export async function changePassword(
  grant: Grant<"account:change-password">,
  { currentPassword, password }: z.output<typeof passwordChange>,
  here: string | null,
  now: Date,
) {
  const accountId = grant.by ?? "";
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: { passwordHash: true, email: true, employee: { select: { name: true, nip: true } } },
  });
  if (!account) throw new Refused("not-found");
  const owner = { ...account.employee, email: account.email };
  const fault = await passwordFault((await getSettings(dayOf(now)))("passwordRules").value, password, owner);
  if (fault) throw new Invalid([{ path: "password", ...fault }]);
  await limitAttempts(`password:${accountId}`, TRIES, WINDOW_SECONDS, now);
  if (!(await isPassword(account.passwordHash, currentPassword)))
    throw new Invalid([{ path: "currentPassword", key: "account.currentWrong" }]);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    if (!(await setPassword(tx, accountId, passwordHash, here, now))) throw new Refused("not-found");
    await recordChange(tx, { ...grant, subjectId: accountId }, now);
  });
}

/** Ends one of one's own sessions, or all but `here`. Somebody else's is not found. */
export async function endOwnSessions(grant: Grant<"session:end-own">, which: string, here: string | null, now: Date) {
  const accountId = grant.by ?? "";
  await db.$transaction(async (tx) => {
    const id = which === OTHERS ? { not: here ?? "" } : which;
    const ended = await tx.session.updateMany({ where: { accountId, revokedAt: null, id }, data: { revokedAt: now } });
    if (ended.count === 0 && which !== OTHERS) throw new Refused("not-found");
    await recordChange(tx, { ...grant, subjectId: accountId }, now);
  });
}
