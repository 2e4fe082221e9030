import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Refusal, Refused } from "@/lib/platform/refusal";
import { authorize, type Grant, grantIfAllowed } from "./grant";
import type { Permission } from "./policy";
import { signedInStaff } from "./session";

/** Set by proxy.ts on every request for a page: a server component is not told its own address. */
export const PATH_HEADER = "x-cermin-path";

type Answer<P extends Permission> = { grant: Grant<P>; refusal: null } | { grant: null; refusal: Refusal };

/**
 * For pages: the same check as an action, with a page's manners. Strangers leave by status, before anything is drawn;
 * a refusal that concerns the person ("closed") comes back, to be shown in place. One check per request, however often asked.
 */
export const requireGrant = cache(async <P extends Permission>(permission: P, subjectId: string): Promise<Answer<P>> => {
  try {
    return { grant: await authorize(await signedInStaff(), permission, subjectId), refusal: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.because === "not-signed-in") redirect(`/sign-in?next=${encodeURIComponent((await headers()).get(PATH_HEADER) ?? "/today")}`);
    if (error.because === "not-found") notFound();
    return { grant: null, refusal: error.because };
  }
});

/** The same where the record is the person who asks: one's own day, log, team. */
export const requireOwnGrant = async <P extends Permission>(permission: P) =>
  requireGrant(permission, (await signedInStaff())?.employeeId ?? "");

/** For pages that show a part only to those who may: null instead of leaving. */
export const grantOrNull = async <P extends Permission>(permission: P, subjectId: string): Promise<Grant<P> | null> =>
  grantIfAllowed(await signedInStaff(), permission, subjectId);
