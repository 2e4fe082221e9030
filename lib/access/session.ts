import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { isLocale, type Locale } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { LOCALE_COOKIE, sessionCookie } from "./cookies";
import { sessionIdOf } from "./session-row";
import type { Staff } from "./types";

export type SignedIn = Staff & { name: string; post: string; unitId: string };

/** The key this browser holds, if it holds one of ours. */
export async function sessionKey(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  const claims = token ? await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null) : null;
  return claims?.sub ?? null;
}

/** Who is asking, from the session's row: read once a request, on every request, so that it can be ended. */
export const signedInStaff = cache(async (): Promise<SignedIn | null> => {
  const key = await sessionKey();
  if (!key) return null;
  const session = await db.session.findUnique({
    where: { id: sessionIdOf(key) },
    select: {
      endsAt: true,
      revokedAt: true,
      account: {
        select: {
          id: true,
          roles: true,
          deactivatedAt: true,
          employee: { select: { id: true, name: true, post: true, unitId: true } },
        },
      },
    },
  });
  if (!session || session.revokedAt || session.endsAt <= now() || session.account.deactivatedAt) return null;
  const { id, roles, employee } = session.account;
  return { id, roles, employeeId: employee.id, name: employee.name, post: employee.post, unitId: employee.unitId };
});

/** The reader's language: a choice kept in the browser, Indonesian until then. */
export async function readerLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : "id";
}
