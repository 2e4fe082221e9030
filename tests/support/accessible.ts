import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, expect, type Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { openOffice, test } from "./office";
import { type Opened, pages } from "./routes";
import { visitor } from "./visitor";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe has against the page as it is drawn now. It is put into each document once, however often that is looked at: putting it there
 * takes as long as a look. No frame of another origin is on any page of ours, so it may run in the page itself.
 */
export async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (what: Document, how: RunOptions) => Promise<AxeResults> } };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

/** Words of up to sixteen letters that are broken over two lines. What is longer may have to be, and so may addresses and numbers. */
const brokenWordsOn = (page: Page) =>
  page.evaluate(() => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const drawn = text.parentElement?.checkVisibility({ visibilityProperty: true });
      const unseen = text.parentElement?.closest(".sr, thead"); // a pixel wide, for who listens
      if (!drawn || (unseen && unseen.getBoundingClientRect().width <= 1)) continue;
      for (const { 0: word, index } of text.data.matchAll(/\p{L}{2,}/gu)) {
        if (word.length > 16) continue;
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
        if (new Set(tops).size > 1) broken.push(word);
      }
    }
    return broken;
  });

/** Until React has taken the page over: what is written into it before that is a page that was sent otherwise than drawn. */
export const takenOver = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__reactFiber$")));

type Sight = { width: number; colorScheme: "light" | "dark" };
const PHONE: Sight = { width: 360, colorScheme: "light" };
const DESK: Sight = { width: 1280, colorScheme: "dark" };
/** What is looked at with axe. In English the pages are the same with other words: that is done when everything is proved. */
const SIGHTS = { id: [PHONE, DESK], en: process.env.CERMIN_PROVE ? [PHONE] : [] };
const axeAt = (locale: keyof typeof SIGHTS) => SIGHTS[locale].map(({ width }) => `, nothing for axe to find at ${width} px`).join("");

async function contextOf(browser: Browser, who: Opened["who"], locale: keyof typeof SIGHTS) {
  const { url } = openOffice();
  const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce" });
  const cookie = who === "nobody" ? "" : (await visitor(who)).cookie;
  const [name, value] = cookie.split("=");
  if (name && value) await context.addCookies([{ name, value, url }]);
  if (locale === "en") await context.addCookies([{ name: "cermin-locale", value: "en", url }]);
  return context;
}

const seeAt = (page: Page, { width, colorScheme }: Sight) =>
  Promise.all([page.setViewportSize({ width, height: 800 }), page.emulateMedia({ colorScheme })]);

/** Names every page at fault, and goes on to the next. */
const named = expect.configure({ soft: true });

const people = [...new Set(pages.map(({ who }) => who))];

/** One test a person, of every page that is opened as them, in one language. */
export function lookAtPages(locale: keyof typeof SIGHTS) {
  for (const who of people) {
    test(`${who} in ${locale}: nothing beside a phone's screen, no word of it broken${axeAt(locale)}`, async ({ browser }) => {
      test.setTimeout(30_000 + 12_000 * pages.filter(({ who: whose }) => whose === who).length);
      const context = await contextOf(browser, who, locale);
      const page = await context.newPage();
      const found: string[] = [];
      for (const { path: pathOf, who: whose } of pages) {
        if (whose !== who) continue;
        const path = await pathOf();
        await seeAt(page, PHONE);
        await page.goto(path);
        await expect(page.locator("h1").first()).toBeVisible();
        await expect(page.locator("html"), path).toHaveAttribute("lang", path.startsWith("/s/") ? "id" : locale);
        await page.locator("main details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
        for (const width of [320, PHONE.width]) {
          await page.setViewportSize({ width, height: 800 });
          const over = () => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
          await named.poll(over, `${path} at ${width} px`).toBeLessThanOrEqual(0); // a chart follows the screen a moment later
        }
        found.push(...(await brokenWordsOn(page)).map((word) => `${path} at ${PHONE.width} px breaks ${word}`));
        for (const sight of SIGHTS[locale]) {
          await seeAt(page, sight);
          found.push(...(await violationsOn(page)).map((violation) => `${path} at ${sight.width} px: ${violation}`));
        }
      }
      expect(found).toEqual([]);
      await context.close();
    });
  }
}
