import { expect, type Page } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { employeeId, find } from "../support/records";
import { demoPassword, nipOf } from "../support/visitor";

serveOffice();

/** Somebody as they are on their first day: never rated, never introduced. */
async function firstDay(page: Page, key: string) {
  const id = await employeeId(key);
  const { ask } = openOffice();
  await ask(`ALTER TABLE "evaluation_document" DISABLE TRIGGER USER`);
  await ask(`ALTER TABLE "objection" DISABLE TRIGGER USER`);
  await ask(`DELETE FROM "objection" o USING "appraisal" a WHERE a."id" = o."appraisalId" AND a."employeeId" = $1`, [id]);
  await ask(`DELETE FROM "evaluation_document" d USING "appraisal" a WHERE a."id" = d."appraisalId" AND a."employeeId" = $1`, [id]);
  await ask(`ALTER TABLE "evaluation_document" ENABLE TRIGGER USER`);
  await ask(`ALTER TABLE "objection" ENABLE TRIGGER USER`);
  await ask(
    `UPDATE "appraisal" SET "workResult" = NULL, "behaviour" = NULL, "predicate" = NULL, "inputs" = NULL, "steps" = NULL, "ratedAt" = NULL WHERE "employeeId" = $1`,
    [id],
  );
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(nipOf(key));
  await page.locator("input[name=password]").fill(demoPassword);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/today");
}
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });
    const key = javaScriptEnabled ? "northPharmacist" : "northDoctor";

    test("the introduction is offered, read step by step, left, gone on with, and finished", async ({ page }) => {
      await firstDay(page, key);
      const offer = page.getByRole("region", { name: "Perkenalan" });
      await offer.getByRole("link", { name: "Mulai perkenalan" }).click();
      await expect(heading(page)).toHaveText("Perkenalan");
      await page.getByRole("link", { name: "Mulai perkenalan" }).click();
      await expect(heading(page)).toHaveText("Apa yang diharapkan dari Anda");
      await page.getByRole("button", { name: "Lanjut", exact: true }).click();
      await expect(heading(page)).toHaveText("Mencatat pekerjaan");

      await page.getByLabel("Nilai saya turun.").check();
      await page.getByRole("button", { name: "Lihat jawabannya" }).click();
      await expect(page.getByText("Tidak ada nilai yang berkurang.")).toBeVisible();
      await page.getByLabel("Penilai meminta perbaikan.").check();
      await page.getByRole("button", { name: "Lihat jawabannya" }).click();
      await expect(page.getByText("Betul. Baca alasannya")).toBeVisible();

      await page.getByRole("button", { name: "Lanjut", exact: true }).click();
      await expect(heading(page)).toHaveText("Bukti dan laporan diri");
      await page.getByRole("link", { name: "Lanjutkan nanti" }).click();
      await expect(page).toHaveURL(/\/today$/);
      await offer.getByRole("link", { name: "Lanjutkan perkenalan" }).click();
      await expect(heading(page)).toHaveText("Bukti dan laporan diri");
      for (const title of ["Siapa melihat apa", "Dari dua penilaian ke predikat", "Bila Anda tidak setuju"]) {
        await page.getByRole("button", { name: "Lanjut", exact: true }).click();
        await expect(heading(page)).toHaveText(title);
      }
      await page.getByRole("button", { name: "Selesai" }).click();
      await expect(page).toHaveURL(/\/today$/);
      await expect(offer).toHaveCount(0);
      expect(await find('SELECT "introductionStep" FROM "employee" WHERE "id" = $1', await employeeId(key))).toBe("6");

      // Read again from help, as often as one likes.
      await page.goto("/help/mine");
      await expect(heading(page)).toHaveText("Bagaimana saya dinilai?");
      await page.getByRole("link", { name: "Perkenalan" }).click();
      await expect(page.getByRole("link", { name: "Baca dari awal" })).toBeVisible();
    });
  });
}

test("the offer can be declined, and is not made again", async ({ page }) => {
  await firstDay(page, "northNurseOne");
  const offer = page.getByRole("region", { name: "Perkenalan" });
  await offer.getByRole("button", { name: "Tidak perlu, terima kasih" }).click();
  await expect(offer).toHaveCount(0);
  await page.reload();
  await expect(offer).toHaveCount(0);
});

test("who was rated before is not asked; their own example is a click from everywhere", async ({ page }) => {
  await signIn(page, "employee");
  await expect(page.getByRole("region", { name: "Perkenalan" })).toHaveCount(0);
  await page.getByRole("link", { name: "Bagaimana saya dinilai?" }).click();
  await expect(page).toHaveURL(/\/help\/mine$/);
  await expect(page.getByRole("region", { name: "Siapa yang menilai Anda" })).toContainText("dr. Andi Baso Makkawaru");
  await expect(page.getByRole("region", { name: "Dari dua penilaian ke predikat" }).locator("[data-chosen]")).toHaveCount(1);
  await expect(page.getByRole("row", { name: /Rekan/ })).toContainText("tidak");
});
