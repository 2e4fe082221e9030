import { expect } from "@playwright/test";
import { lookAtPages, takenOver, violationsOn } from "../support/accessible";
import { serveOffice, test } from "../support/office";
import { builtRoutes, pages } from "../support/routes";

serveOffice();
test.setTimeout(60_000);

test("every page of the build is looked at", () => {
  const looked = new Set(pages.map(({ route }) => route));
  expect(builtRoutes().filter((route) => !route.startsWith("/api/") && !looked.has(route))).toEqual([]);
});

test("axe finds what is wrong with a page, also when it looks for the second time", async ({ page }) => {
  await page.goto("/help");
  await takenOver(page);
  expect(await violationsOn(page)).toEqual([]);
  await page.evaluate(() => {
    document
      .querySelector("main")
      ?.insertAdjacentHTML("beforeend", '<img src="/mark.svg"><p style="color:#ccc;background:#fff">abu-abu</p>');
  });
  expect((await violationsOn(page)).map((violation) => violation.split(":")[0])).toEqual(["color-contrast", "image-alt"]);
});

lookAtPages("id");
