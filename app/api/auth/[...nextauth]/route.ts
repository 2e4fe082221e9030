import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/access/auth-options";

/** next-auth's own door, the one that `route()` does not make: it checks its own token and hands out nothing but the cookie. */
const handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) => NextAuth(request as never, context as never, authOptions());

export { handler as GET, handler as POST };
