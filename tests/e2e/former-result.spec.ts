import { expect, type Page } from "@playwright/test";
import { violationsOn } from "../support/accessible";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { appraisalId, cameFrom, count, employeeId } from "../support/records";

serveOffice();
test.use({ viewport: { width: 360, height: 800 } });

const region = (page: Page) => page.getByRole("region", { name: "Sesudah perpindahan: atas hasil siapa" });
const fits = async (page: Page) => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page)).toEqual([]);
};

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the employee proposes the former unit's result and takes it back", async ({ page }) => {
    await cameFrom("Puskesmas Selatan", "seniorMidwife");
    await signIn(page, "employee");
    await page.goto("/appraisals");
    await expect(region(page)).toContainText(/Puskesmas Contoh Selatan, Triwulan III 2026: /);
    await region(page).getByRole("button", { name: "Usulkan hasil ini" }).click();
    await page.goto("/appraisals");
    await expect(region(page)).toContainText("Anda mengusulkannya pada 18 November 2026");
    await region(page).getByRole("button", { name: "Tarik usulan" }).click();
    await page.goto("/appraisals");
    await expect(region(page).getByRole("button", { name: "Usulkan hasil ini" })).toBeVisible();
  });
});

test("the rater finds the proposal on the day's page, agrees by keyboard, and the sheet says so", async ({ page }) => {
  await cameFrom("Puskesmas Utara", "southNurseTwo");
  const id = await appraisalId("southNurseTwo", "2026-Q4");
  await openOffice().ask(
    `INSERT INTO "result_agreement" SELECT $1, p."unitId", '2026-Q3', $2, '2026-11-17T02:00:00Z' FROM "posting" p
     WHERE p."employeeId" = $2 AND p."until" = '2026-11-01'`,
    [id, await employeeId("southNurseTwo")],
  );
  await signIn(page, "rater");
  await page.getByRole("link", { name: /mengusulkan atas hasil siapa triwulan Anda berdua dinilai/ }).click();
  await expect(region(page)).toContainText("mengusulkannya pada 17 November 2026");
  await fits(page);

  await page.goto(`/appraisals/${id}/rating`);
  await expect(page.getByText(/Dengan kesepakatan yang dipakai capaian/)).toHaveCount(0);
  await expect(region(page).getByRole("button", { name: "Tolak" })).toBeVisible();
  await region(page).getByRole("button", { name: "Sepakat" }).press("Enter");
  await expect(page.getByText(/Dengan kesepakatan yang dipakai capaian Puskesmas Contoh Utara, Triwulan III 2026/)).toBeVisible();
  await expect(region(page)).toContainText("Disepakati pada 18 November 2026");
  await fits(page);
  expect(await count('SELECT count(*) FROM "result_agreement" WHERE "agreedAt" IS NOT NULL AND "period" = \'2026-Q3\'')).toBe(1);
});
