import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { hashPassword, readLogin } from "@/lib/access/session-row";
import { dayOf } from "@/lib/platform/clock";
import { drawOneTimeCode, hashOf } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { limitAttempts } from "@/lib/platform/rate-limit";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { getSettings } from "@/lib/settings/queries";
import { passwordFault } from "../passwords";
import { findLink } from "../queries";
import type { linkAsked, linkIssue, linkUse } from "../schema";
import type { LinkKind, NewLink } from "../types";
import { setPassword } from "./own";

const DAY_MS = 86_400_000;
type Found = { name: string; email: string; chosen: boolean; deactivated: boolean };

/**
 * A new one-time link for an account: an invitation until its owner has chosen a password, then a way to choose another.
 * It withdraws the one that was open. Its code is given once, to be handed over; kept is its hash.
 */
export async function issueLink(
  grant: Grant<"accounts:issue-link">,
  { accountId }: z.output<typeof linkIssue>,
  now: Date,
): Promise<NewLink> {
  const days = (await getSettings(dayOf(now)))("linkDays").value;
  const code = drawOneTimeCode();
  return db.$transaction(async (tx) => {
    const [account] = await tx.$queryRaw<Found[]>`
      SELECT e."name", a."email", a."passwordHash" IS NOT NULL AS "chosen", a."deactivatedAt" IS NOT NULL AS "deactivated"
      FROM "account" a JOIN "employee" e ON e."id" = a."employeeId" WHERE a."id" = ${accountId}::uuid FOR UPDATE OF a`;
    if (!account) throw new Refused("not-found");
    if (account.deactivated) throw new Invalid([{ path: "accountId", key: "accounts.linkForClosed" }]);
    const kind: LinkKind = account.chosen ? "reset" : "invitation";
    const expiresAt = new Date(now.getTime() + days[kind] * DAY_MS);
    await tx.accountLink.updateMany({ where: { accountId, usedAt: null, withdrawnAt: null }, data: { withdrawnAt: now } });
    await tx.accountLink.create({ data: { hash: hashOf(code), accountId, kind, issuedAt: now, expiresAt }, select: { hash: true } });
    await tx.linkRequest.deleteMany({ where: { accountId } });
    await recordChange(tx, { ...grant, subjectId: accountId }, now);
    return { code, kind, name: account.name, email: account.email, expiresAt };
  });
}

/** Chooses a password with a link, once, and gives the account it opens. Every session the account had ends. */
export async function chooseByLink(grant: Grant<"link:use">, { code, password }: z.output<typeof linkUse>, now: Date): Promise<string> {
  const { link, because } = await findLink(grant, code, now);
  if (!link) throw new Refused(because);
  const fault = await passwordFault((await getSettings(dayOf(now)))("passwordRules").value, password, link);
  if (fault) throw new Invalid([{ path: "password", ...fault }]);
  const passwordHash = await hashPassword(password);
  const { accountId, hash } = link;
  await db.$transaction(async (tx) => {
    const spent = await tx.accountLink.updateMany({
      where: { hash, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (spent.count === 0) throw new Refused("link-unusable"); // another used it while this one was typing
    if (!(await setPassword(tx, accountId, passwordHash, null, now))) throw new Refused("link-unusable");
    await recordChange(tx, { by: accountId, permission: grant.permission, subjectId: accountId }, now); // its owner, whoever sat here before
  });
  return accountId;
}

const ASKED = { ofOne: 3, ofAll: 600, seconds: 3_600 };

/**
 * Somebody cannot sign in and asks the office for a new link. One statement whether the address is known or not, and one answer:
 * what is nobody's is written too, and swept away by the next. It is no deed of anybody known, so that the ledger does not hold it.
 */
export async function askForLink(_grant: Grant<"link:ask">, { login }: z.output<typeof linkAsked>, now: Date) {
  const by = readLogin(login);
  const [nip, email] = "nip" in by ? [by.nip, null] : [null, by.email];
  await limitAttempts(`link:${hashOf(nip ?? email ?? "")}`, ASKED.ofOne, ASKED.seconds, now);
  await limitAttempts("link:all", ASKED.ofAll, ASKED.seconds, now);
  await db.$executeRaw`
    WITH swept AS (DELETE FROM "link_request" WHERE "accountId" IS NULL)
    INSERT INTO "link_request" ("id", "accountId", "askedAt") VALUES (
      ${uuidv7(now)}::uuid,
      (SELECT a."id" FROM "account" a JOIN "employee" e ON e."id" = a."employeeId"
        WHERE a."deactivatedAt" IS NULL AND (e."nip" = ${nip} OR a."email" = ${email})),
      ${now}
    ) ON CONFLICT ("accountId") DO UPDATE SET "askedAt" = EXCLUDED."askedAt"`;
}
