import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/auth-options";

/** next-auth's own door, the one that `route()` does not make: it checks its own token and hands out nothing but the cookie. */
const handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) => NextAuth(authOptions())(request, context);

export { handler as GET, handler as POST };
