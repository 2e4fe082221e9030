import { expect } from "@playwright/test";
import { type Role, serveOffice, signIn, test } from "../support/office";

serveOffice();

test("one button per role signs in with one click, without JavaScript too", async ({ browser, baseURL }) => {
  const roles: Role[] = ["employee", "rater", "head", "personnel", "auditor", "administrator"];
  for (const role of roles) {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
    const page = await context.newPage();
    await signIn(page, role);
    await expect(page.locator("h1")).toBeVisible();
    await context.close();
  }
});
