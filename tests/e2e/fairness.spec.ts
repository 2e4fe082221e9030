import { expect } from "@playwright/test";
import { caseAnswers, trainingAnswers } from "../support/fairness-forms";
import { openOffice, serveOffice, test } from "../support/office";
import { count, employeeId } from "../support/records";
import { pageOf } from "../support/signed-in-page";
import { nameOf, visitor } from "../support/visitor";

serveOffice();

const PHONE = { viewport: { width: 360, height: 780 } };

test("a rater answers the cases, does the training and finds the own line; personnel sees it and a stranger nothing", async ({
  browser,
}) => {
  const rater = await pageOf(browser, "rater", PHONE);
  await rater.goto("/today");
  await rater.getByRole("link", { name: "Nilai 4 kasus acuan" }).click();
  await expect(rater.getByRole("heading", { level: 1 })).toHaveText("Kasus acuan");
  await rater.getByRole("button", { name: "Kirim keempat jawaban" }).click();
  await expect(rater.getByRole("alert").first()).toContainText("8 hal perlu diperbaiki");
  for (const name of ["Petugas loket", "Penyusun laporan", "Petugas pemeriksa lapangan", "Pengelola arsip"])
    for (const of of ["Hasil kerja", "Perilaku kerja"])
      await rater
        .getByRole("group", { name: new RegExp(`^${of} ?, ${name}`) })
        .getByLabel("Sesuai ekspektasi")
        .check();
  await rater.getByRole("button", { name: "Kirim keempat jawaban" }).click();
  await expect(rater.getByText("Jawaban Anda tersimpan. Terima kasih.")).toBeVisible();
  await expect(rater.getByText("Semua penilai bersama:").first()).toBeVisible(); // of the town enough others answered
  await expect(rater.getByRole("button", { name: "Kirim keempat jawaban" })).toHaveCount(0);

  await rater.goto("/today");
  await expect(rater.getByRole("link", { name: "Nilai 4 kasus acuan" })).toHaveCount(0);
  await rater.getByRole("link", { name: /^Pelatihan penilai/ }).click();
  await rater.getByLabel("Aplikasi, dari jumlah catatan harian").check();
  await rater.getByLabel("Pasti juga di atas ekspektasi").check();
  await rater.getByLabel("Seluruh triwulan, termasuk minggu lalu").check();
  await rater.getByLabel("Lihat lagi, dan tulis alasannya bila memang demikian").check();
  await rater.getByLabel("Melihat sekali lagi apakah buktinya memang sama").check();
  await rater.getByLabel("Haknya, yang diputus oleh atasan Anda").check();
  await rater.getByRole("button", { name: "Periksa jawaban saya" }).click();
  await expect(rater.getByText(/Keduanya dua penilaian/).first()).toBeVisible(); // two wrong: explained, and what was chosen stays
  await expect(rater.getByLabel("Seluruh triwulan, termasuk minggu lalu")).toBeChecked();
  await rater.getByLabel("Penilainya, dengan bukti di sampingnya").check();
  await rater.getByRole("button", { name: "Periksa jawaban saya" }).click();
  await expect(rater.getByText("Anda lulus pada 18 November 2026: 5 dari 6 jawaban benar.")).toBeVisible();

  await rater.goto("/raters/mine");
  await expect(rater.getByText("Dijawab pada 18 November 2026.")).toBeVisible();
  await expect(rater.getByText("Lulus pada 18 November 2026.")).toBeVisible();
  await expect(rater.getByRole("img", { name: /antara/ })).toBeVisible();

  const personnel = await pageOf(browser, "personnel", PHONE);
  await personnel.goto("/fairness");
  await expect(personnel.getByRole("heading", { level: 1 })).toHaveText("Keadilan penilai");
  await expect(personnel.getByText("Tidak dapat dibedakan dari kuat lemahnya tim").first()).toBeVisible();
  const severe = personnel.getByRole("row", { name: new RegExp(RegExp.escape(nameOf("northHead"))) });
  for (let pages = 0; pages < 5 && (await severe.count()) === 0; pages += 1)
    await Promise.all([personnel.waitForURL(/after=/), personnel.getByRole("link", { name: "Berikutnya" }).click()]);
  await expect(severe.getByText("Cenderung lebih tegas")).toBeVisible();
  await personnel.getByRole("link", { name: "Yang belum mengikuti pelatihan" }).click();
  await expect(personnel).toHaveURL(/show=untrained/);
  for (const who of ["southMidwife", "rater", "head", "administrator"] as const)
    expect((await (await visitor(who)).ask("/fairness")).status, who).toBe(404);
  for (const path of ["/raters/mine", "/raters/cases", "/raters/training"])
    expect((await (await visitor("southMidwife")).ask(path)).status, path).toBe(404);
  await rater.context().close();
  await personnel.context().close();
});

test("the same without JavaScript: a gap is named and nothing typed is lost, then the whole set is stored once", async () => {
  const rater = await visitor("registryHead");
  const id = await employeeId("registryHead");
  await openOffice().ask(`ALTER TABLE case_answer DISABLE TRIGGER USER`);
  await openOffice().ask(`DELETE FROM case_answer WHERE "raterId" = $1`, [id]);
  await openOffice().ask(`ALTER TABLE case_answer ENABLE TRIGGER USER`);
  await openOffice().ask(`DELETE FROM rater_training WHERE "employeeId" = $1`, [id]);
  const { "answers.archive.behaviour": _, ...gap } = caseAnswers();
  const stored = () => count('SELECT count(*) FROM "case_answer" WHERE "raterId" = $1', id);
  expect(await (await rater.fill("/raters/cases", 'name="answers.counter.workResult"', gap)).text()).toContain("1 hal perlu diperbaiki");
  expect(await stored()).toBe(0);
  await rater.fill("/raters/cases", 'name="answers.counter.workResult"', caseAnswers());
  expect(await stored()).toBe(4);
  expect(await (await rater.fill("/raters/training", 'name="answers.halo"', trainingAnswers(["halo", "alike"]))).text()).toContain(
    "Keduanya dua penilaian",
  );
  await rater.fill("/raters/training", 'name="answers.halo"', trainingAnswers());
  expect(await count('SELECT count(*) FROM "rater_training" WHERE "employeeId" = $1', id)).toBe(1);
});

test("a rater whose people all have one pair is shown it before sending, alone and by a page without a script", async () => {
  const id = await employeeId("southHead");
  const before = await (await visitor("rater")).read("/appraisals");
  await openOffice().ask(
    `UPDATE appraisal SET "workResult" = 'meets', behaviour = 'meets', predicate = 'good', "ratedAt" = '2026-11-17T02:00:00Z',
       inputs = coalesce(inputs, '{}'), steps = coalesce(steps, '[]')
     WHERE "raterId" = $1 AND period = '2026-Q4' AND id IN (SELECT id FROM appraisal WHERE "raterId" = $1 AND period = '2026-Q4' ORDER BY "ratedAt" IS NULL, id
       LIMIT greatest(5, (SELECT count(*) FROM appraisal WHERE "raterId" = $1 AND period = '2026-Q4' AND "ratedAt" IS NOT NULL)))`,
    [id],
  );
  const list = await (await visitor("rater")).read("/appraisals");
  expect(before).not.toContain("mendapat pasangan yang sama");
  expect(list).toMatch(/Semuanya mendapat pasangan yang sama: hasil kerja Sesuai ekspektasi, perilaku Sesuai ekspektasi/);
  const sheet = list.match(/\/appraisals\/[0-9a-f-]{36}\/rating/)?.[0] ?? "";
  expect(await (await visitor("rater")).read(sheet)).toContain("Cermin: hanya Anda yang melihat ini");
  for (const who of ["head", "personnel"] as const)
    expect(await (await visitor(who)).read("/appraisals")).not.toContain("Cermin: hanya Anda");
});
