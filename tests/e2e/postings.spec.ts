import { expect, type Page } from "@playwright/test";
import { serveOffice, signIn, test } from "../support/office";
import { count, employeeId } from "../support/records";

serveOffice();
test.use({ viewport: { width: 360, height: 800 } });

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: /hal perlu diperbaiki/ });
const history = (page: Page) => page.getByRole("region", { name: "Unit dan jabatan menurut tanggal" });

test("a transfer is refused in words with all that was typed, written ahead by keyboard, and withdrawn", async ({ page }) => {
  await signIn(page, "administrator");
  await page.goto(`/people/${await employeeId("northSanitarian")}`);
  const form = history(page);
  await form.getByText("Catat mutasi").focus();
  await page.keyboard.press("Enter");
  await form.getByLabel("Unit baru").selectOption({ label: "Puskesmas Contoh Selatan" });
  await form.getByLabel("Hari pertama di sana").fill("2026-09-30");
  await form.getByLabel("Penilai sejak hari itu (boleh kosong)").fill("drg. Bagus Prakoso");
  await form.getByRole("button", { name: "Simpan mutasi" }).press("Enter");
  await expect(summary(page)).toContainText("Triwulan III 2026 sudah dinilai");
  await expect(form.getByLabel("Penilai sejak hari itu (boleh kosong)")).toHaveValue("drg. Bagus Prakoso");
  await expect(form.getByLabel("Hari pertama di sana")).toHaveAttribute("aria-invalid", "true");

  await form.getByLabel("Hari pertama di sana").fill("2026-12-01");
  await form.getByRole("button", { name: "Simpan mutasi" }).press("Enter");
  await expect(page.getByText("Mutasi tersimpan.")).toBeVisible();
  const row = history(page).getByRole("row").filter({ hasText: "Puskesmas Contoh Selatan" });
  await expect(row).toContainText("Belum mulai");
  expect(await count(`SELECT count(*) FROM "posting" WHERE "undo" IS NOT NULL AND "from" = '2026-12-01'`)).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await row.getByText("Batalkan").first().click();
  await row.getByRole("button", { name: "Batalkan" }).click();
  await expect(row).toHaveCount(0);
});

test("who studies and who leaves are recorded, and taken back", async ({ page }) => {
  await signIn(page, "administrator");
  await page.goto(`/people/${await employeeId("southNurseTwo")}`);
  await history(page).getByText("Catat penugasan di luar atau tugas belajar").click();
  await history(page).getByLabel("Apa", { exact: true }).selectOption({ label: "Tugas belajar" });
  await history(page).getByLabel("Di mana").fill("Universitas Contoh");
  await history(page).getByRole("button", { name: "Simpan penugasan" }).click();
  await expect(history(page).getByRole("row").filter({ hasText: "Universitas Contoh" })).toContainText("Tugas belajar");
  await expect(page.getByText(/berada di Universitas Contoh sejak 18 November 2026/)).toBeVisible();

  const leaving = page.getByRole("region", { name: "Berhenti" });
  await leaving.getByText("Catat berhenti").first().click();
  await leaving.getByLabel("Hari pertama tidak lagi bekerja").fill("2026-12-01");
  await leaving.getByLabel("Mengapa").selectOption({ label: "pindah ke instansi lain" });
  await leaving.getByRole("button", { name: "Catat berhenti" }).click();
  await expect(leaving.getByText("Berhenti sejak 1 Desember 2026: pindah ke instansi lain.")).toBeVisible();
  // What the page drew of the person has not changed: its other forms go on as they are, once it is drawn anew.
  const version = leaving.locator("input[name=version]");
  const before = await version.inputValue();
  await page.getByRole("region", { name: "Ubah data" }).getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText(/^Data .* tersimpan\.$/)).toBeVisible();
  await expect(version).not.toHaveValue(before);
  await leaving.getByText("Batalkan berhenti").first().click();
  await leaving.getByRole("button", { name: "Batalkan berhenti" }).click();
  await expect(leaving.getByText("Catat berhenti").first()).toBeVisible();
});
