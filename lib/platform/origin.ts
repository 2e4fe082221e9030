import "server-only";
import { env } from "./env";

/**
 * Whether a write was sent by one of our own pages. The public origin is a setting;
 * Host and the forwarded headers, which any client may write, are not read.
 * A browser that sends no Origin sends Sec-Fetch-Site; who sends neither is not a browser with our page in it.
 */
export function isFromOwnPage(headers: Headers): boolean {
  const origin = headers.get("origin");
  return origin === null ? headers.get("sec-fetch-site") === "same-origin" : origin === env().CERMIN_PUBLIC_ORIGIN;
}
