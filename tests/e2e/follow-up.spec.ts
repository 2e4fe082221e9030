import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { appraisalId, followUpId } from "../support/records";
import { pageOf } from "../support/signed-in-page";

serveOffice();

test("a rater says what follows a result, notes a meeting and closes it; the employee sees it on the result and before and after", async ({
  browser,
}) => {
  const rater = await pageOf(browser, "rater");
  const result = await appraisalId("southDoctor", "2026-Q3");
  await rater.goto(`/appraisals/${result}/result`);
  await rater.getByRole("link", { name: "Usulkan tindak lanjut" }).click();
  await rater.getByRole("button", { name: "Tetapkan" }).click();
  await expect(rater.locator(".errors")).toContainText("3 hal perlu diperbaiki");
  await rater.getByLabel(/^Coaching/).check();
  await rater.getByLabel("Penyebabnya").selectOption("process");
  await rater.getByLabel("Apa yang hendak dicapai").fill("Resume pasien selesai pada hari yang sama.");
  await rater.getByLabel("Sampai kapan").fill("2026-12-15");
  await rater.getByRole("button", { name: "Tetapkan" }).click();
  await expect(rater.getByRole("heading", { name: "Resume pasien selesai pada hari yang sama." })).toBeVisible();
  await rater.getByText("Catat pertemuan", { exact: true }).click();
  await rater.getByLabel("Apa yang dibicarakan dan disepakati").fill("Dicoba memakai templat resume.");
  await rater.getByRole("button", { name: "Simpan catatan" }).click();
  await expect(rater.getByText("Dicoba memakai templat resume.").first()).toBeVisible();

  const employee = await pageOf(browser, "southDoctor");
  await employee.goto(`/appraisals/${result}/result`);
  await employee.getByRole("link", { name: "Coaching: Resume pasien selesai pada hari yang sama." }).click();
  await expect(employee.getByText("Triwulan berikutnya belum dinilai.").or(employee.getByText(/Triwulan IV 2026:/))).toBeVisible();
  await expect(employee.getByRole("button", { name: "Tutup" })).toHaveCount(0);

  await rater.reload();
  await rater.getByLabel("Selesai", { exact: true }).check();
  await rater.getByLabel("Apa jadinya").fill("Sepekan penuh selesai hari itu juga.");
  await rater.getByLabel("Kompetensi sesudah bimbingan").selectOption("4");
  await rater.getByRole("button", { name: "Tutup" }).click();
  await expect(rater.getByText(/Ditutup 18 November 2026: Sepekan penuh/)).toBeVisible();
  await rater.context().close();
  await employee.context().close();
});

test("a counselling is not found by personnel, who count needs without it", async ({ browser }) => {
  const personnel = await pageOf(browser, "personnel");
  const answer = await personnel.goto(`/follow-ups/${await followUpId("southNurseTwo", "kind = 'counselling'")}`);
  expect(answer?.status()).toBe(404);
  await personnel.goto("/follow-ups/needs");
  await expect(personnel.getByRole("heading", { name: "Kebutuhan menurut unit dan penyebab" })).toBeVisible();
  await expect(personnel.getByRole("cell", { name: "Konseling" })).toHaveCount(0);
  await personnel.context().close();
});
