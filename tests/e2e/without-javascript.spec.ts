import { expect, type Page } from "@playwright/test";
import { serveOffice, signIn, test } from "../support/office";
import { appraisalId, count, employeeId, find } from "../support/records";
import { nameOf } from "../support/visitor";

serveOffice();
test.use({ javaScriptEnabled: false });

const OPEN = "2026-Q4";
const VALUES = ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif"];
const summary = (page: Page) => page.getByRole("alert").filter({ hasText: /hal perlu diperbaiki/ });

test("sign-in with NIP and password, back to where one was going, and out again", async ({ page }) => {
  await page.goto("/results");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fresults$/);
  await page.getByLabel("NIP atau surel dinas").fill("198403152006042008");
  await page.getByLabel("Kata sandi").fill("bukan ini");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "NIP, surel atau kata sandi tidak cocok." })).toBeVisible();
  await expect(page.getByLabel("NIP atau surel dinas")).toHaveValue("198403152006042008");
  await expect(page.getByLabel("Kata sandi")).toHaveValue(""); // never sent back
  await page.getByLabel("Kata sandi").fill("cermin-demo-2026");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page).toHaveURL(/\/results$/);
  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("button", { name: "Keluar" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/results");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("the language is switched on a page of one's own and on a public one", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/help");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Bahasa Indonesia" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "id");
});

test("a line is logged; one that lacks its minutes comes back with everything typed", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByLabel("Apa yang Anda kerjakan?").fill("Senam lansia");
  await page.getByLabel("Menit").fill("35");
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Tercatat hari ini" })).toContainText("Senam lansia");
  await page.goto("/activities");
  const form = page.getByRole("region", { name: "Catat kegiatan" });
  await form.getByLabel("Apa yang Anda kerjakan?").fill("Rapat lintas sektor");
  await form.getByLabel("Jumlah").fill("dua");
  await form.getByLabel("Untuk hasil kerja").selectOption({ index: 1 });
  const chosen = await form.getByLabel("Untuk hasil kerja").inputValue();
  await form.getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(summary(page)).toContainText("Tulis angka dengan paling banyak dua desimal.");
  await expect(form.getByLabel("Jumlah")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Apa yang Anda kerjakan?")).toHaveValue("Rapat lintas sektor");
  await expect(form.getByLabel("Jumlah")).toHaveValue("dua");
  await expect(form.getByLabel("Untuk hasil kerja")).toHaveValue(chosen);
  expect(await count(`SELECT count(*) FROM "activity" WHERE "text" = 'Rapat lintas sektor'`)).toBe(0);
});

test("the self report is refused whole and sent whole", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByRole("link", { name: "Laporan diri Triwulan IV 2026" }).click();
  await page.getByRole("group", { name: "Akuntabel" }).getByLabel("Teladan").check();
  await page.getByRole("button", { name: "Kirim laporan diri" }).click();
  await expect(summary(page)).toContainText("Ceritakan apa yang tercapai");
  await expect(page.getByRole("group", { name: "Akuntabel" }).getByLabel("Teladan")).toBeChecked();
  await page.getByLabel("Apa yang tercapai, dan bagaimana?").fill("Tercapai semua.");
  for (const value of VALUES) await page.getByRole("group", { name: value }).getByLabel("Konsisten").check();
  await page.getByRole("button", { name: "Kirim laporan diri" }).click();
  await expect(page.getByText("Laporan diri Triwulan IV 2026 tersimpan.")).toBeVisible();
  expect(await find(`SELECT "story" FROM "self_report" WHERE "appraisalId" = $1`, await appraisalId("seniorMidwife", OPEN))).toBe(
    "Tercapai semua.",
  );
});

test("a colleague is answered about; a gap is named and the rest kept", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto("/appraisals/peers");
  const first = (value: string) => page.getByRole("region", { name: value }).getByRole("group").first();
  for (const value of VALUES.slice(1)) await first(value).getByLabel("Konsisten").check();
  await page.getByRole("button", { name: "Kirim umpan balik" }).click();
  await expect(summary(page)).toContainText("Pilih satu, atau “Tidak tahu”.");
  await expect(first("Loyal").getByLabel("Konsisten")).toBeChecked();
  await first("Berorientasi Pelayanan").getByLabel("Tidak tahu").check();
  await page.getByRole("button", { name: "Kirim umpan balik" }).click();
  await expect(page.getByText("Umpan balik untuk 1 rekan terkirim tanpa nama Anda.")).toBeVisible();
  const spent = `SELECT count(*) FROM "response_right" WHERE "holderId" = $1 AND "spentOn" = '2026-11-18'`;
  expect(await count(spent, await employeeId("seniorMidwife"))).toBe(1);
});

test("somebody is rated, and the quadrant shows the predicate without a script", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/appraisals");
  const open = page.getByRole("region", { name: "Menilai Triwulan IV 2026" });
  await open.getByRole("link", { name: nameOf("southNurseTwo") }).click();
  await page.getByRole("group", { name: "1. Hasil kerja" }).getByRole("radio").nth(1).check();
  await page.getByRole("group", { name: "2. Perilaku kerja" }).getByRole("radio").nth(1).check();
  await expect(page.locator(".out .o-meets-meets")).toBeVisible();
  await page.getByLabel("Alasan atau catatan").fill("Sesuai bukti dan pengamatan.");
  await page.getByRole("button", { name: "Tetapkan dan lanjut" }).click();
  await expect(page.getByText("Penilaian sebelumnya tersimpan.")).toBeVisible();
  // Both as expected make "Baik": PermenPANRB 6/2022, the quadrant.
  expect(await find(`SELECT "predicate" FROM "appraisal" WHERE "id" = $1`, await appraisalId("southNurseTwo", OPEN))).toBe("good");
});

test("a line of the queue is approved and taken back, another returned with its reason", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/team");
  const row = page.locator("[data-queue-row]").first();
  const approved = () => count(`SELECT count(*) FROM "activity_review" WHERE "decision" = 'approved' AND "undoneAt" IS NULL`);
  const before = await approved();
  await row.getByRole("button", { name: /^Setujui/ }).click();
  await expect(page).toHaveURL(/\/team/);
  expect(await approved()).toBe(before + 1);
  await page.getByRole("button", { name: /^Urungkan: Disetujui/ }).click();
  expect(await approved()).toBe(before);
  await row.getByText("Kembalikan", { exact: false }).first().click();
  await row.getByLabel("Mengapa dikembalikan?").fill("Jumlahnya belum ada.");
  await row.getByRole("button", { name: "Kembalikan dengan alasan ini" }).click();
  expect(await count(`SELECT count(*) FROM "activity" WHERE "reason" = 'Jumlahnya belum ada.'`)).toBe(1);
});

test("the queue is narrowed in its address, and what is chosen or shown is approved together", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/team");
  await page.getByText("Saring antrean").click();
  const person = page.getByLabel("Pegawai");
  await person.selectOption({ label: (await person.getByRole("option", { name: nameOf("southMidwife") }).textContent()) ?? "" });
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await expect(page).toHaveURL(new RegExp(`person=${await employeeId("southMidwife")}`));
  const rows = page.locator("[data-queue-row]");
  await expect(rows.filter({ hasNotText: nameOf("southMidwife") })).toHaveCount(0);
  await expect(person).toHaveValue(await employeeId("southMidwife")); // open, with what was chosen

  const approved = () =>
    count(`SELECT count(*) FROM "activity_review" WHERE "decision" = 'approved' AND "undoneAt" IS NULL AND "at" > '2026-11-18T01:59:00Z'`);
  const before = await approved();
  const boxes = page.getByRole("checkbox", { name: /^Pilih: / });
  await page.getByRole("button", { name: "Setujui yang dipilih" }).click();
  await expect(summary(page)).toContainText("Pilih paling sedikit satu kegiatan.");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Setujui yang dipilih" }).click();
  await expect(page.locator(".bulk").getByText("2 kegiatan dari 1 orang disetujui.")).toBeVisible();
  expect(await approved()).toBe(before + 2);

  const left = await boxes.count();
  await page.getByRole("button", { name: `Setujui semua yang rutin: ${left} kegiatan dari 1 orang` }).click();
  await expect(page.locator(".bulk").getByText(`${left} kegiatan dari 1 orang disetujui.`)).toBeVisible();
  expect(await approved()).toBe(before + 2 + left);
  await expect(boxes).toHaveCount(0);
});
