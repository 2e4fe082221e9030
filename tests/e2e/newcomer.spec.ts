import { expect, type Page } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { nameOf, nipOf } from "../support/visitor";

serveOffice();
test.setTimeout(90_000);

const NAME = "Yohana Sinta Purba, A.Md.Kep.";
const NIP = "200101152026112001";
const LOGGED = "Mengenal alur pendaftaran pasien bersama perawat senior";
const NOTE = "Cepat belajar; alur pendaftaran dikuasai dalam pekan pertama.";

/** Everything the office does before somebody's first day: the person, who rates them, an account, and a quarter to be appraised in. */
async function takeOn(page: Page): Promise<string> {
  await signIn(page, "administrator");
  await page.goto("/people/new");
  await page.getByLabel("Nama").fill(NAME);
  await page.getByLabel("NIP").fill(NIP);
  await page.locator("input[name=post]").fill("Perawat Terampil");
  await page.locator("select[name=postKind]").selectOption("fungsional");
  await page.locator("select[name=unitId]").selectOption({ label: "Puskesmas Contoh Selatan" });
  await page
    .locator("form")
    .filter({ has: page.locator("input[name=post]") })
    .getByRole("button")
    .click();
  await page.goto("/lines");
  await page.locator("input[name=employee]").fill(NIP);
  await page.locator("input[name=rater]").fill(nipOf("southHead"));
  await page
    .locator("form")
    .filter({ has: page.locator("input[name=rater]") })
    .getByRole("button")
    .click();
  await expect(page.getByText("Garis penilaian ditambahkan.")).toBeVisible();
  await page.goto("/accounts/new");
  await page.getByLabel("Pemilik").fill(NIP);
  await page.getByLabel("Surel").fill("yohana@kota.contoh");
  await page.getByRole("button", { name: "Buat akun" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
  const [sheet] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name: /Buat tautan undangan/ }).click()]);
  const { pathname } = new URL((await sheet.locator(".code").textContent()) ?? "");
  await sheet.close();

  await page.context().clearCookies();
  await signIn(page, "personnel");
  await page.goto("/quarters?open=2027-Q1");
  const days = { self: ["2026-11-18", "2026-11-20"], peers: ["2026-11-02", "2026-11-17"], rating: ["2026-11-18", "2026-11-30"] };
  for (const [step, [from = "", until = ""]] of Object.entries(days)) {
    await page.locator(`input[name="windows.${step}.opensOn"]`).fill(from);
    await page.locator(`input[name="windows.${step}.closesOn"]`).fill(until);
  }
  await page.getByLabel("Dasar").fill("Keputusan Sekda 14/2026");
  await page.getByRole("button", { name: "Buka Triwulan I 2027" }).click();
  await expect(page.getByText("Triwulan I 2027 dibuka untuk 251 pegawai")).toBeVisible();
  return pathname;
}

test("somebody new is invited, is introduced, logs, is reviewed, reports, is rated, and reads why", async ({ page, browser }) => {
  const invitation = await takeOn(page);

  const newcomer = await browser.newPage({ baseURL: openOffice().url });
  await newcomer.goto(invitation);
  await newcomer.getByLabel("Kata sandi baru").fill("kuda baterai stapler");
  await newcomer.getByRole("button", { name: "Simpan kata sandi dan masuk" }).click();
  await expect(newcomer).toHaveURL(/\/today$/);

  const offer = newcomer.getByRole("region", { name: "Perkenalan" });
  await offer.getByRole("link", { name: "Mulai perkenalan" }).click();
  await newcomer.getByRole("link", { name: "Mulai perkenalan" }).click();
  for (let step = 1; step < 6; step += 1) await newcomer.getByRole("button", { name: "Lanjut", exact: true }).click();
  await newcomer.getByRole("button", { name: "Selesai" }).click();
  await expect(newcomer).toHaveURL(/\/today$/);
  await expect(offer).toHaveCount(0);

  await newcomer.getByLabel("Apa yang Anda kerjakan?").fill(LOGGED);
  await newcomer.getByLabel("Menit").fill("90");
  await newcomer.getByRole("button", { name: "Catat" }).click();
  await expect(newcomer.getByRole("status").filter({ hasText: "terkirim ke penilai" })).toBeVisible();
  const line = newcomer.getByRole("region", { name: "Tercatat hari ini" }).getByRole("listitem").filter({ hasText: LOGGED });
  await expect(line).toContainText("Terkirim");

  await page.context().clearCookies();
  await signIn(page, "rater");
  await page.goto("/team");
  await page
    .locator("[data-queue-row]")
    .filter({ hasText: LOGGED })
    .getByRole("button", { name: /^Setujui/ })
    .click();
  await expect(line).toContainText("Disetujui"); // nobody reloaded

  await newcomer.getByRole("link", { name: "Laporan diri Triwulan I 2027" }).click();
  await newcomer.getByLabel("Apa yang tercapai, dan bagaimana?").fill("Alur pendaftaran saya kuasai.");
  for (const value of ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif"])
    await newcomer.getByRole("group", { name: value }).getByLabel("Konsisten").check();
  await newcomer.getByRole("button", { name: "Kirim laporan diri" }).click();
  await expect(newcomer.getByText("Laporan diri Triwulan I 2027 tersimpan.")).toBeVisible();

  await page.goto("/appraisals");
  await page.getByRole("region", { name: "Menilai Triwulan I 2027" }).getByRole("link", { name: NAME }).click();
  await expect(page.getByText("Alur pendaftaran saya kuasai.")).toBeVisible();
  await page.getByRole("group", { name: "1. Hasil kerja" }).getByRole("radio").nth(1).check();
  await page.getByRole("group", { name: "2. Perilaku kerja" }).getByRole("radio").nth(0).check();
  await page.getByLabel("Alasan atau catatan").fill(NOTE);
  await page.getByRole("button", { name: "Tetapkan dan lanjut" }).click();
  await expect(page.getByText("Penilaian sebelumnya tersimpan.")).toBeVisible();

  await newcomer.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name: "Hasil", exact: true }).click();
  await newcomer.getByRole("main").getByRole("link", { name: "Triwulan I 2027" }).click();
  // As expected and above make "Baik" (PermenPANRB 6/2022, the quadrant).
  await expect(newcomer.getByRole("heading", { level: 1 })).toHaveText("Predikat: Baik");
  await expect(newcomer.getByText(`Ditetapkan ${nameOf("southHead")}`)).toBeVisible();
  await expect(newcomer.getByText(NOTE).first()).toBeVisible();
  const why = newcomer.getByRole("region", { name: "Mengapa Baik?" });
  await expect(why.getByText(/PermenPANRB 6\/2022/).first()).toBeVisible();
  // What was logged in November belongs to the quarter before, and no result counts it twice.
  await expect(newcomer.getByRole("region", { name: "Kegiatan yang disetujui" })).not.toContainText(LOGGED);
  await expect(newcomer.getByRole("region", { name: "Tidak setuju?" })).toContainText("Keberatan diajukan");
  await newcomer.close();
});
