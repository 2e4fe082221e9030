import "server-only";
import { headers } from "next/headers";
import { userAgent } from "next/server";

/** What somebody signs in with, as they would say it: never the whole line that a browser sends, nor any address. */
export type Device = { browser: string | null; system: string | null };

const short = (name: string | undefined) => name?.slice(0, 40) ?? null;

/** What this request's browser says of itself. Anybody can write that line: it helps its owner to tell their sessions apart, and proves nothing. */
export async function thisDevice(): Promise<Device> {
  const { browser, os } = userAgent({ headers: await headers() });
  return { browser: short(browser.name), system: short(os.name) };
}
