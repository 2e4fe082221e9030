import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { CLOSED } from "../support/onlookers";
import { appraisalId, employeeId, find } from "../support/records";
import { pageOf } from "../support/signed-in-page";
import { visitor } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

const PHONE = { viewport: { width: 360, height: 780 } };

test("an objection goes by phone from the receipt of a result to a changed one that its owner reads, both sides heard", async ({
  browser,
}) => {
  const about = await appraisalId("southRegistrar", CLOSED);
  const employee = await pageOf(browser, "southRegistrar", PHONE);
  await employee.goto(`/appraisals/${about}/result`);
  await expect(employee.getByText(/^Nyatakan dahulu bahwa dokumennya sudah diterima/)).toBeVisible();
  await expect(employee.getByRole("link", { name: "Ajukan keberatan" })).toHaveCount(0);
  await employee.getByRole("button", { name: "Terima dan tandatangani" }).click();
  await expect(employee.getByRole("link", { name: "Ajukan keberatan" })).toBeVisible();

  await employee.goto(`/appraisals/${about}/receipt`);
  await employee.getByRole("link", { name: "Keberatan mulai dari sini" }).first().click();
  await employee.getByRole("button", { name: "Kirim keberatan" }).click();
  await expect(employee.getByText("Tulis alasannya.").first()).toBeVisible();
  const reasons = "Loket dua rusak sebelas hari; antrean pada hari itu bukan kelalaian saya.";
  await employee.getByLabel("Alasan keberatan").fill(reasons);
  await employee.getByRole("button", { name: "Kirim keberatan" }).click();
  await expect(employee).toHaveURL(/\/objections\/[0-9a-f-]{36}$/);
  const { pathname } = new URL(employee.url());
  await expect(employee.getByText(reasons)).toBeVisible();
  await expect(employee.getByText("Penilai belum menjelaskan. Diamnya penilai tidak menahan putusan.")).toBeVisible();
  await expect(employee.getByRole("button", { name: "Putuskan" })).toHaveCount(0);

  const rater = await pageOf(browser, "rater", PHONE);
  await rater.goto("/today");
  await rater.locator(`a[href="${pathname}#explanation"]`).click();
  await rater.getByLabel("Penjelasan Anda sebagai penilai").fill("Kerusakan loket baru saya ketahui sesudah menilai.");
  await rater.getByRole("button", { name: "Simpan penjelasan" }).click();
  await expect(rater.getByText("Penjelasan tersimpan.", { exact: false })).toBeVisible();
  await expect(rater.getByRole("button", { name: "Putuskan" })).toHaveCount(0); // one's own rating is decided on by somebody else

  const superior = await pageOf(browser, "head", PHONE);
  await superior.goto("/today");
  await superior.getByRole("link", { name: /keberatan menunggu putusan Anda/ }).click();
  await superior.getByRole("region", { name: "Menunggu putusan Anda" }).locator(`a[href="${pathname}"]`).click();
  const decision = superior.getByRole("region", { name: "Putusan" });
  const why = "Laporan kerusakan sudah masuk pada hari pertama.";
  await decision.getByLabel("Hasil berubah").check();
  await decision.getByRole("group", { name: "Hasil kerja" }).getByLabel("Di atas ekspektasi").check();
  await decision.getByRole("group", { name: "Perilaku kerja" }).getByLabel("Di atas ekspektasi").check();
  await decision.getByLabel("Alasan putusan").fill(why);
  await decision.getByRole("button", { name: "Putuskan" }).click();
  await expect(decision.getByText(/^Dengar pegawainya dahulu/).first()).toBeVisible();
  await expect(decision.getByLabel("Alasan putusan")).toHaveValue(why);
  await superior.getByLabel("Yang dikatakan pegawai ketika didengar").fill("Menunjukkan tiket laporan kerusakan.");
  await superior.getByRole("button", { name: "Simpan catatan" }).click();
  await expect(superior.getByText("Catatan mendengar pegawai tersimpan.")).toBeVisible();
  await expect(decision.getByLabel("Alasan putusan")).toHaveValue(why);
  await decision.getByRole("button", { name: "Putuskan" }).click();
  await expect(superior.getByText("Predikat sesudah putusan: Sangat Baik.", { exact: false })).toBeVisible();

  await employee.goto("/today");
  await employee.getByRole("link", { name: /^Keberatan Anda atas .* sudah diputus$/ }).click();
  await expect(employee.getByText(why)).toBeVisible();
  await employee.goto(`/appraisals/${about}/result`);
  await expect(employee.getByText("Sangat Baik", { exact: false }).first()).toBeVisible();
  await expect(employee.getByRole("region", { name: "Dokumen evaluasi" }).getByText("D.1.3", { exact: false }).first()).toBeVisible();
  await expect(employee.getByRole("link", { name: "Ajukan keberatan" })).toHaveCount(0);
  expect(await find(`SELECT count(*)::text FROM "evaluation_document" WHERE "appraisalId" = $1`, about)).toBe("2");

  for (const who of ["southNurseOne", "northHead", "administrator"] as const)
    expect((await (await visitor(who)).ask(pathname)).status, who).toBe(404);
  expect((await (await visitor("personnel")).ask(pathname)).status).toBe(200);
  for (const page of [employee, rater, superior]) await page.context().close();
});

test("an objection that was filed is taken back by who filed it, and the result stands", async ({ browser }) => {
  const employee = await pageOf(browser, "northNurseOne", PHONE);
  const id = await find(
    `SELECT o."id" FROM "objection" o JOIN "appraisal" a ON a."id" = o."appraisalId" WHERE a."employeeId" = $1 AND o."decidedAt" IS NULL`,
    await employeeId("northNurseOne"),
  );
  const predicate = () =>
    find(`SELECT a."predicate" FROM "objection" o JOIN "appraisal" a ON a."id" = o."appraisalId" WHERE o."id" = $1`, id);
  const before = await predicate();
  await employee.goto(`/objections/${id}`);
  await employee.getByRole("button", { name: "Tarik keberatan" }).click();
  await expect(employee.getByText("Ditarik pegawai; hasilnya tetap berlaku.")).toBeVisible();
  await expect(employee.getByRole("button", { name: "Tarik keberatan" })).toHaveCount(0);
  expect(await predicate()).toBe(before);
  await employee.context().close();
});
