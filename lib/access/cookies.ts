import "server-only";
import { env } from "@/lib/platform/env";

/** However busy, a session ends after a day; sooner when nobody is there (session-row.ts). */
export const SESSION_HOURS = 24;
export const LOCALE_COOKIE = "cermin-locale";

/** `__Host-` wherever the origin is https; a plain name only on loopback, where browsers other than Chromium refuse the prefix. */
export function sessionCookie() {
  const secure = env().CERMIN_PUBLIC_ORIGIN.startsWith("https://");
  return {
    name: secure ? "__Host-cermin" : "cermin",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SESSION_HOURS * 3600 },
  } as const;
}
