import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { count, employeeId, find } from "../support/records";
import { jpeg } from "../support/samples";
import { pageOf } from "../support/signed-in-page";
import { visitor } from "../support/visitor";

serveOffice();

test("appreciation is given in three taps and a sentence, told to its receiver, replied to, and stands beside the rating", async ({
  browser,
}) => {
  const giver = await pageOf(browser, "southNurseOne");
  const name = await find(`SELECT "name" FROM "employee" WHERE "id" = $1`, await employeeId("southDoctor"));
  await giver.goto("/feedback");
  await giver.getByRole("link", { name: "Beri umpan balik" }).first().click();
  await giver.getByRole("link", { name, exact: true }).click();
  await expect(giver.getByText(/Nama Anda berdiri di sampingnya, sebagai rekan setingkat/)).toBeVisible();
  await giver.getByRole("button", { name: "Kirim sebagai apresiasi" }).click();
  await expect(giver.locator(".errors")).toContainText("Tulis apa yang Anda lihat");
  await giver.getByLabel(/Apa yang Anda lihat/).fill("Menjelaskan hasil laboratorium kepada pasien dengan sabar.");
  await giver.getByRole("button", { name: "Kirim sebagai apresiasi" }).click();
  await expect(giver.getByText("Umpan balik terkirim dengan nama Anda.")).toBeVisible();

  const receiver = await pageOf(browser, "southDoctor");
  await receiver.goto("/today");
  await receiver.getByRole("link", { name: /umpan balik baru untuk Anda/ }).click();
  await expect(receiver.getByText("“Menjelaskan hasil laboratorium kepada pasien dengan sabar.”")).toBeVisible();
  await receiver.getByText("Tanggapi", { exact: true }).first().click();
  await receiver.getByLabel("Tanggapan Anda").first().fill("Terima kasih, saya teruskan.");
  await receiver.getByRole("button", { name: "Kirim tanggapan" }).first().click();
  await expect(receiver.getByText(/Tanggapan yang dinilai, 18 November 2026/)).toBeVisible();

  await giver.goto("/feedback?show=given");
  await giver.getByRole("button", { name: "Tarik kembali" }).first().click();
  await expect(giver.getByText("Sudah ditarik kembali.").first()).toBeVisible();
  await giver.context().close();
  await receiver.context().close();
});

test("feedback carries a photo, sent with it or added the same day, seen by its receiver and taken off by its giver alone", async ({
  browser,
}) => {
  const giver = await pageOf(browser, "rater", { viewport: { width: 360, height: 780 } });
  const photo = { name: "loket.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await jpeg(300, 200)) };
  await giver.goto(`/feedback/give?to=${await employeeId("southMidwife")}`);
  await giver.getByLabel(/Apa yang Anda lihat/).fill("Papan antrean dipasang sendiri.");
  await giver.getByLabel("Foto atau PDF").setInputFiles([photo]);
  await giver.getByRole("button", { name: "Kirim sebagai apresiasi" }).click();
  await expect(giver.getByText("“loket.jpg” tersimpan sebagai bukti.")).toBeVisible();

  const receiver = await pageOf(browser, "southMidwife");
  await receiver.goto("/feedback");
  const entry = receiver.getByRole("listitem").filter({ hasText: "Papan antrean dipasang sendiri." });
  await expect(entry.getByRole("link", { name: "loket.jpg" })).toBeVisible();
  await expect(entry.getByRole("button", { name: /^Lepas/ })).toHaveCount(0);

  await giver.goto("/feedback?show=given");
  const given = giver.getByRole("listitem").filter({ hasText: "Papan antrean dipasang sendiri." });
  await given.getByText("Tambahkan foto atau PDF").click();
  await given
    .getByLabel("Tambah foto atau PDF")
    .setInputFiles([{ ...photo, name: "papan.jpg", buffer: Buffer.from(await jpeg(310, 200)) }]);
  await expect(given.getByRole("link", { name: "papan.jpg" })).toBeVisible();
  expect(await giver.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await given.getByRole("button", { name: "Lepas loket.jpg" }).click();
  await expect(given.getByRole("link", { name: "loket.jpg" })).toHaveCount(0);
  expect(await count(`SELECT count(*) FROM "document" WHERE "feedbackId" IS NOT NULL AND "name" = 'papan.jpg'`)).toBe(1);
  await giver.context().close();
  await receiver.context().close();
});

test("a request is sent, answered and declined without JavaScript", async () => {
  const employee = await visitor("southNurseTwo");
  const asked = await employee.fill("/feedback/ask", 'name="question"', {
    "people[]": await employeeId("southDoctor"),
    about: "",
    question: "Apa yang perlu saya ubah?",
  });
  expect(await asked.text()).toContain("Permintaan terkirim kepada 1 orang.");
  const id = await find(`SELECT "id" FROM "feedback_request" WHERE "employeeId" = $1`, await employeeId("southNurseTwo"));
  const doctor = await visitor("southDoctor");
  const to = await employeeId("southNurseTwo");
  const answered = await doctor.fill(`/feedback/give?to=${to}&request=${id}`, 'name="text"', {
    text: "Catat tekanan darah sebelum pasien duduk.",
    tone: "improvement",
    about: "",
    evidence: "",
  });
  expect(await answered.text()).toContain("Umpan balik terkirim dengan nama Anda.");
  expect(await count(`SELECT count(*) FROM "feedback" WHERE "requestId" = $1`, id)).toBe(1);
});
