import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { isLocale, type Locale } from "@/lib/messages/format";
import { dateOf, dayOf, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { LOCALE_COOKIE, sessionCookie } from "./cookies";
import { seenSince, sessionIdOf } from "./session-row";
import type { Role, Staff } from "./types";

export type SignedIn = Staff & { name: string; post: string; unitId: string };

/** The key this browser holds, if it holds one of ours. */
export async function sessionKey(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  const claims = token ? await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null) : null;
  return claims?.sub ?? null;
}

const SEEN_EVERY_MS = 60_000;

type SessionRow = { accountId: string; roles: Role[]; employeeId: string; name: string; post: string; unitId: string };

/**
 * Who is asking, from the session's row: read once a request, on every request, so that it can be ended. The roles are those of the
 * day. That somebody was seen is written in the same statement, at most once a minute.
 */
export const signedInStaff = cache(async (): Promise<SignedIn | null> => {
  const key = await sessionKey();
  if (!key) return null;
  const at = now();
  const since = seenSince(at);
  const [row] = await db.$queryRaw<SessionRow[]>`
    WITH live AS (
      SELECT s."id", s."lastSeenAt", a."id" AS "accountId", r."roles", e."id" AS "employeeId", e."name", e."post", e."unitId"
      FROM "session" s JOIN "account" a ON a."id" = s."accountId" JOIN "employee" e ON e."id" = a."employeeId"
      CROSS JOIN LATERAL (SELECT "roles_on"(a."id", ${dateOf(dayOf(at))}::date) AS "roles") r
      WHERE s."id" = ${sessionIdOf(key)} AND s."revokedAt" IS NULL AND s."endsAt" > ${at} AND a."deactivatedAt" IS NULL
        AND s."lastSeenAt" > CASE WHEN cardinality(r."roles") > 0 THEN ${since.office}::timestamptz ELSE ${since.staff}::timestamptz END
    ), seen AS (
      UPDATE "session" s SET "lastSeenAt" = ${at} FROM live
      WHERE s."id" = live."id" AND live."lastSeenAt" < ${new Date(at.getTime() - SEEN_EVERY_MS)}
    )
    SELECT "accountId", "roles", "employeeId", "name", "post", "unitId" FROM live`;
  if (!row) return null;
  const { accountId, ...me } = row;
  return { id: accountId, ...me };
});

/** The reader's language: a choice kept in the browser, Indonesian until then. */
export async function readerLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : "id";
}
