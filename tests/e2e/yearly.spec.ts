import { expect } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { employeeId, planId } from "../support/records";

serveOffice();

test("a year is opened without colleagues' days, realised by its owner and rated for itself", async ({ page }) => {
  await signIn(page, "personnel");
  await page.goto("/quarters?open=2026#open");
  await expect(page.getByRole("group", { name: /Jawaban rekan|rekan/ })).toHaveCount(0);
  await page.locator('[name="windows.self.opensOn"]').fill("2026-11-10");
  await page.locator('[name="windows.self.closesOn"]').fill("2026-11-17");
  await page.locator('[name="windows.rating.opensOn"]').fill("2026-11-18");
  await page.locator('[name="windows.rating.closesOn"]').fill("2027-02-01");
  await page.getByRole("button", { name: "Buka Tahun 2026" }).click();
  await expect(page.getByText("Evaluasi setahun selesai paling lambat 31 Januari 2027.").first()).toBeVisible();
  await expect(page.locator('[name="windows.rating.closesOn"]')).toHaveValue("2027-02-01"); // what was typed is still there
  await page.locator('[name="windows.rating.closesOn"]').fill("2027-01-31");
  await page.getByRole("button", { name: "Buka Tahun 2026" }).click();
  await expect(page.getByText(/Tahun 2026/).first()).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "employee");
  const plan = await planId("seniorMidwife");
  await page.goto(`/plans/${plan}`);
  await page.getByRole("link", { name: "Realisasi Tahun 2026" }).click();
  await page.getByText("Isi realisasi Tahun 2026").first().click();
  await expect(page.locator('input[name="period"][value="2026"]').first()).toBeAttached();

  await page.context().clearCookies();
  await signIn(page, "rater");
  const [{ id } = { id: "" }] = await openOffice().ask<{ id: string }>(
    `SELECT id FROM appraisal WHERE "employeeId" = $1 AND period = '2026'`,
    [await employeeId("southMidwife")],
  );
  await page.goto(`/appraisals/${id}/rating`);
  await expect(page.getByRole("heading", { name: "Triwulan dalam tahun ini" })).toBeVisible();
  await expect(page.getByText("Penilaian setahun diberikan sendiri; tidak ada yang dirata-ratakan.")).toBeVisible();
  await page.locator("[name=workResult][value=meets]").check();
  await page.locator("[name=behaviour][value=meets]").check();
  await page.getByLabel("Alasan atau catatan").fill("Dilihat dari seluruh tahun.");
  await page.getByRole("button", { name: "Tetapkan dan lanjut" }).click();
  await expect(page.getByText("Penilaian sebelumnya tersimpan.")).toBeVisible();
  await page.goto(`/appraisals/${id}/result`);
  await expect(page.getByRole("heading", { name: "Triwulan dalam tahun ini" })).toBeVisible();
  await page.goto(`/appraisals/${id}/receipt`);
  await expect(page.getByText(/Lampiran Bab IV, hlm\. 100-103/).first()).toBeVisible();
});

test("what a unit achieved is decided by who heads above it, step by step with its basis", async ({ page }) => {
  await signIn(page, "head");
  await page.goto("/today");
  await page.getByRole("link", { name: /Capaian \d+ unit belum ditetapkan, Triwulan/ }).click();
  await page.getByRole("link", { name: "Puskesmas Contoh Selatan" }).click();
  await page.getByRole("button", { name: "Tetapkan", exact: true }).click();
  await expect(page.getByText("Sebutkan dasarnya.").first()).toBeVisible();
  await page.getByRole("radio", { name: /^Istimewa/ }).check();
  await page.getByLabel("Dasarnya").fill("Notulen rapat evaluasi 18 November 2026");
  await page.getByRole("button", { name: "Tetapkan", exact: true }).click();
  await expect(page.getByText("Notulen rapat evaluasi 18 November 2026").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Ganti keputusan" })).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "rater"); // heads it: reads, and does not decide
  await page.goto("/achievements");
  await page.getByRole("link", { name: "Puskesmas Contoh Selatan" }).click();
  await expect(page.getByText("Notulen rapat evaluasi 18 November 2026")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ganti keputusan" })).toHaveCount(0);
});
