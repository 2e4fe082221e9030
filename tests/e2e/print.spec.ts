import { expect, type Page } from "@playwright/test";
import { serveOffice, signIn, test } from "../support/office";
import { appraisalId } from "../support/records";

serveOffice();

/** Pages of a PDF that Chromium printed: it writes each as an object of its own. */
const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

async function onPaper(page: Page) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => document.fonts.ready);
  if (process.env.KEEP_PICTURES) {
    await page.setViewportSize({ width: 688, height: 980 }); // what A4 leaves between the margins
    await page.screenshot({ path: `shots/paper-${new URL(page.url()).pathname.split("/").at(-1)}.png`, fullPage: true });
  }
  return page.pdf({ preferCSSPageSize: true });
}

test("a result is printed on one sheet of A4, both sides at most, with every input and article and nothing to press", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto(`/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/result`);
  await page
    .locator(".tree details")
    .first()
    .evaluate((details) => details.removeAttribute("open")); // what is folded on the screen is open on paper
  const pdf = await onPaper(page);
  expect(pagesOf(pdf)).toBeLessThanOrEqual(2);
  for (const nothing of [".rail", ".topbar", ".tabbar", ".btn"])
    await expect(page.locator(nothing).filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText("PermenPANRB 6/2022").filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator(".tree .words").first()).toBeVisible();
  // Paper is light whatever the screen is.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe("rgb(255, 255, 255)");
});

test("a queue is printed as a list, without what decides it", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/team");
  expect(pagesOf(await onPaper(page))).toBeGreaterThan(1);
  for (const nothing of [".queue-deeds", ".queue-pick", ".dock", ".keys", ".narrow"])
    await expect(page.locator(nothing).filter({ visible: true })).toHaveCount(0);
  await expect(page.locator("[data-queue-row]").first()).toBeVisible();
});
