import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { limitAttempts } from "@/lib/platform/rate-limit";
import { SESSION_HOURS, sessionCookie } from "./cookies";
import { signIn } from "./sign-in";

/**
 * next-auth signs in and keeps a JWT that carries nothing but the opaque key of a row of our own.
 * What a client posts as an "update" is ignored, and the key never leaves through GET /api/auth/session,
 * which scripts can read.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { login: {}, password: {} },
      async authorize(input) {
        await limitAttempts("sign-in:all", 600, 60, now());
        const key = await signIn(input?.login ?? "", input?.password ?? "", now()).catch(() => null);
        return key ? { id: key } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub }),
    session: ({ session }) => ({ expires: session.expires }),
  },
});
