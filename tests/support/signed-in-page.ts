import type { Browser, BrowserContextOptions } from "@playwright/test";
import { openOffice } from "./office";
import { visitor, type Who } from "./visitor";

/** A page of a browser of its own in which somebody is signed in. */
export async function pageOf(browser: Browser, who: Who, options: BrowserContextOptions = {}) {
  const { url } = openOffice();
  const context = await browser.newContext({ baseURL: url, ...options });
  const [name = "", value = ""] = (await visitor(who)).cookie.split("=");
  await context.addCookies([{ name, value, url }]);
  return context.newPage();
}
