import "server-only";
import { cache } from "react";
import type { Grant } from "@/lib/access/grant";
import { seenSince } from "@/lib/access/session-row";
import type { Role } from "@/lib/access/types";
import { dateOf, dayFrom, dayOf, now } from "@/lib/platform/clock";
import { hashOf, normalCode } from "@/lib/platform/codes";
import { db } from "@/lib/platform/db";
import { readNameKey, writePageKey } from "@/lib/platform/page-key";
import { isTooMany } from "@/lib/platform/rate-limit";
import type { Refusal } from "@/lib/platform/refusal";
import type { AccountList, AccountRow, AccountSheet, AccountState, OpenLink, OwnAccount } from "./types";

const PAGE = 40;

type Choice = { q?: string | undefined; state?: AccountState; after?: string | undefined };
type Found = Omit<AccountRow, "deactivatedOn" | "askedOn" | "linkUntil"> & {
  deactivatedAt: Date | null;
  askedAt: Date | null;
  expiresAt: Date | null;
};

/** By the name of whose it is, narrowed to a state, a part of a name, a NIP or an address; or the one account of an id. */
async function findAccounts({ q, state = "all", after }: Choice, id: string | null): Promise<AccountRow[]> {
  const at = now();
  const since = seenSince(at);
  const key = readNameKey(after);
  const part = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const found = await db.$queryRaw<Found[]>`
    SELECT a."id", a."email", a."version", a."deactivatedAt", a."passwordHash" IS NOT NULL AS "chosen",
      e."id" AS "employeeId", e."name", e."nip", e."post", r."roles", q."askedAt", l."expiresAt",
      (SELECT count(*)::int FROM "session" s WHERE s."accountId" = a."id" AND s."revokedAt" IS NULL AND s."endsAt" > ${at}
        AND s."lastSeenAt" > CASE WHEN cardinality(r."roles") > 0 THEN ${since.office}::timestamptz ELSE ${since.staff}::timestamptz END) AS "sessions"
    FROM "account" a JOIN "employee" e ON e."id" = a."employeeId"
    CROSS JOIN LATERAL (SELECT "roles_on"(a."id", ${dateOf(dayOf(at))}::date) AS "roles") r
    LEFT JOIN "link_request" q ON q."accountId" = a."id"
    LEFT JOIN "account_link" l ON l."accountId" = a."id" AND l."usedAt" IS NULL AND l."withdrawnAt" IS NULL AND l."expiresAt" > ${at}
    WHERE (${id}::uuid IS NULL OR a."id" = ${id}::uuid)
      AND (${part}::text IS NULL OR e."name" ILIKE ${part} OR e."nip" LIKE ${part} OR a."email" ILIKE ${part})
      AND CASE ${state} WHEN 'asked' THEN q."askedAt" IS NOT NULL AND a."deactivatedAt" IS NULL
        WHEN 'invited' THEN a."passwordHash" IS NULL AND a."deactivatedAt" IS NULL
        WHEN 'closed' THEN a."deactivatedAt" IS NOT NULL ELSE true END
      AND (${key?.id ?? null}::uuid IS NULL OR (e."name", e."id") > (${key?.name ?? ""}, ${key?.id ?? null}::uuid))
    ORDER BY e."name", e."id" LIMIT ${PAGE + 1}`;
  return found.map(({ deactivatedAt, askedAt, expiresAt, ...row }) => ({
    ...row,
    deactivatedOn: deactivatedAt && dayOf(deactivatedAt),
    askedOn: askedAt && dayOf(askedAt),
    linkUntil: expiresAt && dayOf(expiresAt),
  }));
}

/** A page of them, from a key on. */
export async function listAccounts(_grant: Grant<"accounts:read">, choice: Choice): Promise<AccountList> {
  const found = await findAccounts(choice, null);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? writePageKey([last.name, last.employeeId]) : null };
}

/** One account with its roles by date, newest first; null for nobody's. */
export const getAccount = cache(async (_grant: Grant<"accounts:read">, id: string): Promise<AccountSheet | null> => {
  const [account] = await findAccounts({}, id);
  if (!account) return null;
  const roles = await db.accountRole.findMany({
    where: { accountId: id },
    orderBy: [{ from: "desc" }, { id: "desc" }],
    select: { id: true, role: true, from: true, until: true, revokedAt: true, version: true },
  });
  const roleRows = roles.map(({ from, until, revokedAt, ...row }) => ({
    ...row,
    from: dayFrom(from),
    until: until && dayFrom(until),
    revokedOn: revokedAt && dayOf(revokedAt),
  }));
  return { ...account, roleRows };
});

type Answer = { link: OpenLink; because: null } | { link: null; because: Refusal };

const MISSES = 200;
const WINDOW_SECONDS = 15 * 60;

/**
 * What a code opens. One that is wrong, used, withdrawn or too old gets one answer, and is counted: past the limit guessing is told to
 * wait, while a right code goes on opening, so that nobody can shut the invited out by guessing (128 bits are guessed by nobody).
 */
export async function findLink(_grant: Grant<"link:use">, typed: string, at: Date): Promise<Answer> {
  const hash = hashOf(normalCode(typed));
  const found = await db.accountLink.findFirst({
    where: { hash, usedAt: null, withdrawnAt: null, expiresAt: { gt: at }, account: { deactivatedAt: null } },
    select: {
      accountId: true,
      kind: true,
      expiresAt: true,
      account: { select: { email: true, employee: { select: { name: true, nip: true } } } },
    },
  });
  if (!found)
    return { link: null, because: (await isTooMany("link:missed", MISSES, WINDOW_SECONDS, at)) ? "too-many-requests" : "link-unusable" };
  const { account, ...link } = found;
  return { link: { hash, ...link, email: account.email, ...account.employee }, because: null };
}

/** One's own account: its address, the roles of today, and the sessions that are open, the one that asks first. */
export const getOwnAccount = cache(async ({ by }: Grant<"account:read-own">, here: string | null): Promise<OwnAccount | null> => {
  const at = now();
  const [account] = await db.$queryRaw<{ email: string; roles: Role[] }[]>`
    SELECT a."email", "roles_on"(a."id", ${dateOf(dayOf(at))}::date) AS "roles" FROM "account" a WHERE a."id" = ${by}::uuid`;
  if (!account || !by) return null;
  const since = seenSince(at);
  const sessions = await db.session.findMany({
    where: {
      accountId: by,
      revokedAt: null,
      endsAt: { gt: at },
      lastSeenAt: { gt: account.roles.length > 0 ? since.office : since.staff },
    },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, browser: true, system: true, createdAt: true, lastSeenAt: true },
  });
  const marked = sessions.map((session) => ({ ...session, here: session.id === here }));
  return { ...account, sessions: [...marked.filter(({ here: own }) => own), ...marked.filter(({ here: own }) => !own)] };
});
