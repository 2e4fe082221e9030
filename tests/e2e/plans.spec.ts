import { readFileSync } from "node:fs";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { violationsOn } from "../support/accessible";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { readPages } from "../support/pdf";
import { count, employeeId, find, nextPlanId, planId } from "../support/records";
import { demoPassword, nameOf, nipOf, visitor } from "../support/visitor";

serveOffice();
test.setTimeout(60_000);

async function signInAs(browser: Browser, key: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: openOffice().url });
  await page.goto("/sign-in");
  await page.getByLabel("NIP atau surel dinas").fill(nipOf(key));
  await page.getByLabel("Kata sandi").fill(demoPassword);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/today");
  return page;
}

/** Goes on with Tab until something has the keyboard, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard never came to ${target}`);
}
const press = async (page: Page, target: Locator) => {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
};

test("an employee drafts and proposes, the rater sends back and sets by keyboard, and what comes of it is entered with its evidence", async ({
  browser,
  page: raterPage,
}) => {
  const WHO = "southNutritionist";
  const page = await signInAs(browser, WHO);
  const former = await planId(WHO);
  await page.goto(`/plans/${former}`);
  await expect(page.getByRole("region", { name: "Sampai di mana" })).toContainText("Dipakai untuk setiap triwulan 2026");
  await page.getByText("Mulai revisi", { exact: true }).first().click();
  await page.getByRole("button", { name: "Mulai revisi" }).click();
  await expect(page.getByRole("region", { name: "Sampai di mana" })).toContainText("Giliran Anda");
  expect(page.url()).not.toContain(former);

  await page.getByRole("link", { name: "Tambah hasil kerja" }).click();
  await page.getByRole("button", { name: "Simpan, lanjut ke indikator" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1 hal perlu diperbaiki" })).toBeFocused();
  await page.getByLabel("Hasil kerja yang diharapkan").fill("Terpantaunya gizi ibu hamil");
  await page.getByRole("radio", { name: "Tambahan" }).check();
  await expect(page.getByLabel("Penugasan dari")).toHaveValue("Kepala Puskesmas Contoh Selatan");
  await page.getByRole("button", { name: "Simpan, lanjut ke indikator" }).click();
  await page.getByLabel("Indikator").fill("Ibu hamil yang dikonseling");
  await page.getByLabel("Target, batas bawah").fill("40");
  await page.getByLabel("Target, batas atas").fill("30");
  await page.getByLabel("Satuan").fill("orang");
  await page.getByRole("radio", { name: "Makin banyak makin baik" }).check();
  await page.getByRole("button", { name: "Simpan indikator" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Batas atas lebih kecil dari batas bawah." })).toBeFocused();
  await expect(page.getByLabel("Indikator")).toHaveValue("Ibu hamil yang dikonseling"); // nothing typed is lost
  await page.getByLabel("Target, batas atas").fill("50");
  await page.getByRole("button", { name: "Simpan indikator" }).click();
  await expect(page.getByRole("region", { name: "B. Tambahan" })).toContainText("Target: 40–50 orang");

  // The order, without dragging: the button keeps the keyboard, and its name says where the line now stands.
  const second = page.getByRole("button", { name: "Naikkan 2: Terlaksananya konseling gizi" });
  await second.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Turunkan 1: Terlaksananya konseling gizi" })).toBeVisible();

  await page.getByRole("button", { name: "Tanda tangani dan ajukan" }).click();
  const turn = page.getByRole("region", { name: "Sampai di mana" });
  await expect(turn).toContainText(`Giliran ${nameOf("southHead")}`);
  const path = new URL(page.url()).pathname;

  // Nobody else learns that it is there.
  for (const stranger of ["northNurseOne", "southNurseTwo", "administrator"] as const)
    expect((await (await visitor(stranger)).ask(path)).status, stranger).toBe(404);

  // The rater, by keyboard alone.
  await signIn(raterPage, "rater");
  await press(raterPage, raterPage.getByRole("main").getByRole("link", { name: /^Tetapkan 2 rencana tim/ }));
  await expect(raterPage.getByRole("heading", { level: 1 })).toHaveText("Rencana tim");
  await press(raterPage, raterPage.getByRole("link", { name: "Rencana 2026" }));
  await press(raterPage, raterPage.getByRole("region", { name: "Menunggu Anda" }).getByRole("link", { name: nameOf(WHO) }));
  await expect(raterPage.getByRole("heading", { level: 1 })).toHaveText(nameOf(WHO));
  const sendBack = raterPage.locator("#send-back");
  await press(raterPage, sendBack.locator("summary"));
  await press(raterPage, sendBack.getByRole("button", { name: "Kembalikan" }));
  await expect(raterPage.getByRole("alert").filter({ hasText: "Tulis apa yang perlu diubah" })).toBeFocused();
  await tabTo(raterPage, sendBack.getByLabel("Apa yang perlu diubah?"));
  await raterPage.keyboard.type("Naikkan batas atas menjadi 55.");
  await press(raterPage, sendBack.getByRole("button", { name: "Kembalikan" }));
  await expect(raterPage.getByRole("region", { name: "Sampai di mana" })).toContainText(`Giliran ${nameOf(WHO)}`);

  await expect(turn).toContainText("Naikkan batas atas menjadi 55."); // the open page of the employee heard of it
  await page.goto("/today");
  await page.getByRole("link", { name: "Perbaiki rencana 2026" }).click();
  await page.getByRole("link", { name: "Ubah: Ibu hamil yang dikonseling" }).click();
  await page.getByLabel("Target, batas atas").fill("55");
  await page.getByRole("button", { name: "Simpan indikator" }).click();
  await page.getByRole("button", { name: "Tanda tangani dan ajukan" }).click();
  await expect(turn).toContainText(`Giliran ${nameOf("southHead")}`);

  await expect(raterPage.getByRole("button", { name: "Tetapkan rencana" })).toBeVisible();
  await press(raterPage, raterPage.getByRole("button", { name: "Tetapkan rencana" }));
  await expect(raterPage.getByRole("region", { name: "Sampai di mana" })).toContainText("Ditetapkan 18 November 2026");

  await expect(turn).toContainText("Dipakai untuk setiap triwulan 2026");
  const added = page.getByRole("listitem").filter({ hasText: "Ibu hamil yang dikonseling" }).last();
  await added.getByText("Isi realisasi Triwulan IV 2026").click();
  await added.getByLabel("Realisasi").fill("47");
  await added.getByLabel("Bukti dukung").fill("Register konseling");
  await added.getByRole("button", { name: "Simpan realisasi" }).click();
  await expect(added).toContainText("47 orang");
  await expect(added).toContainText("Register konseling");

  // On paper: the official form, with what has just been agreed and who set it.
  const [form] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Unduh formulir (PDF)" }).click()]);
  expect(form.suggestedFilename()).toBe(`SKP-2026-${nipOf(WHO)}.pdf`);
  const { text } = await readPages(readFileSync(await form.path()));
  for (const said of ["Ibu hamil yang dikonseling", `NIP ${nipOf(WHO)}`, "Ditetapkan dalam aplikasi 18 November 2026"])
    expect(text).toContain(said);

  // The former version is still to be read.
  await page.getByRole("region", { name: "Versi rencana 2026" }).getByRole("link", { name: "Versi 1" }).click();
  await expect(page.getByRole("region", { name: "Sampai di mana" })).toContainText("lalu digantikan revisi");
  await page.close();
});

test("who saves a line that the other has just changed is told so, and keeps what was typed", async ({ browser, page }) => {
  const plan = await nextPlanId("southDoctor");
  const doctor = await signInAs(browser, "southDoctor");
  await signIn(page, "rater");
  for (const each of [doctor, page]) {
    await each.goto(`/plans/${plan}`);
    await each.getByRole("link", { name: /^Ubah: Tertanganinya pasien umum/ }).click();
    await expect(each.getByRole("heading", { level: 1 })).toHaveText("Ubah hasil kerja");
  }
  await page.getByLabel("Penugasan dari").fill("Kepala Dinas Kesehatan");
  await page.getByRole("button", { name: "Simpan hasil kerja" }).click();
  await expect(page.getByText("Tersimpan.")).toBeVisible();
  await doctor.getByLabel("Hasil kerja yang diharapkan").fill("Tertanganinya semua pasien umum");
  await doctor.getByRole("button", { name: "Simpan hasil kerja" }).click();
  await expect(doctor.getByRole("alert").filter({ hasText: "diubah orang lain" })).toBeVisible();
  await expect(doctor.getByLabel("Hasil kerja yang diharapkan")).toHaveValue("Tertanganinya semua pasien umum");
  expect(await find(`SELECT "assignedBy" FROM "intended_result" WHERE "planId" = $1 ORDER BY "position" LIMIT 1`, plan)).toBe(
    "Kepala Dinas Kesehatan",
  );
  await doctor.close();
});

test("a question about a line is asked, answered on the other's open page, and settled, by keyboard on a phone", async ({
  browser,
  page,
}) => {
  const plan = await nextPlanId("southDoctor");
  const result = await find(`SELECT "id" FROM "intended_result" WHERE "planId" = $1 ORDER BY "position" LIMIT 1`, plan);
  const doctor = await signInAs(browser, "southDoctor");
  await doctor.setViewportSize({ width: 360, height: 740 });
  await doctor.goto(`/plans/${plan}`);
  await signIn(page, "rater");
  await page.goto(`/plans/${plan}`);
  await expect(doctor.getByText("Dalam klarifikasi", { exact: false })).toHaveCount(0);

  const line = (on: Page) => on.locator(`[id="comments-result.${result}"]`);
  await press(
    doctor,
    doctor
      .locator(`[id="${result}"]`)
      .getByRole("link", { name: /^Beri tanggapan: / })
      .first(),
  );
  await expect(line(doctor)).toHaveAttribute("open", "");
  await press(doctor, line(doctor).getByRole("button", { name: "Kirim" }));
  await expect(line(doctor).getByText("Tulis tanggapannya, satu kalimat cukup.").first()).toBeVisible();
  await tabTo(doctor, line(doctor).getByRole("textbox", { name: "Tanggapan" }));
  await doctor.keyboard.type("Rujukan balik ikut dihitung?");
  await press(doctor, line(doctor).getByRole("button", { name: "Kirim" }));
  await expect(line(doctor).getByText("Tanggapan tersimpan.")).toBeVisible();
  expect(await doctor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(doctor)).toEqual([]);

  // The rater's open page hears of it, and says so beside the button that would propose or set.
  const turn = page.getByRole("region", { name: "Sampai di mana" });
  await expect(turn.getByText("Dalam klarifikasi: 1 baris belum selesai dibicarakan")).toBeVisible();
  await page.goto("/today");
  await expect(
    page.getByRole("link", { name: `1 tanggapan pada rencana 2027 ${nameOf("southDoctor")} menunggu jawaban Anda` }),
  ).toBeVisible();
  await page
    .getByRole("listitem")
    .filter({ hasText: nameOf("southDoctor") })
    .getByRole("link")
    .nth(1)
    .click();
  await expect(line(page).getByText("Rujukan balik ikut dihitung?")).toBeVisible();
  await line(page).getByRole("textbox", { name: "Jawaban" }).fill("Ya, sejak Januari.");
  await line(page).getByRole("button", { name: "Kirim" }).click();
  await expect(line(doctor).getByText("Ya, sejak Januari.")).toBeVisible();

  await press(doctor, line(doctor).getByRole("button", { name: "Tandai selesai" }));
  await expect(
    line(doctor)
      .getByText(`Ditandai selesai oleh ${nameOf("southDoctor")}, 18 November 2026`)
      .first(),
  ).toBeVisible();
  await expect(page.getByText("Dalam klarifikasi", { exact: false })).toHaveCount(0);
  await doctor.close();
});

test("what a rater left unanswered past January waits on the day of the rater's superior, who sets it, as page and paper say", async ({
  browser,
}) => {
  // In the town every plan of the year was set in time: this one was left.
  await openOffice().ask(
    `UPDATE "plan" SET "setOn" = NULL, "setById" = NULL, "setAs" = NULL, "signedOn" = '2026-01-08', "answerBy" = '2026-01-31'
     WHERE "employeeId" = $1 AND "year" = 2026`,
    [await employeeId("clerkOne")],
  );
  const page = await signInAs(browser, "officeHead");
  await page.setViewportSize({ width: 360, height: 740 });
  const waiting = page.getByRole("listitem").filter({ hasText: "1 rencana tidak dijawab penilainya" });
  await waiting
    .getByRole("link", { name: `${nameOf("clerkOne")}, 2026: ${nameOf("secretary")} tidak menjawab sampai 31 Januari 2026` })
    .click();
  const turn = page.getByRole("region", { name: "Sampai di mana" });
  await expect(turn).toContainText(`${nameOf("secretary")} belum menjawab sampai 31 Januari 2026.`);
  await expect(turn).toContainText("Sejak 1 Februari 2026");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page)).toEqual([]);
  await expect(page.getByRole("link", { name: "Tambah hasil kerja" })).toHaveCount(0); // answers, and changes nothing
  await page.getByRole("button", { name: "Tetapkan rencana" }).click();
  await expect(turn).toContainText("Ditetapkan 18 November 2026.");
  await expect(turn).toContainText(`Oleh ${nameOf("officeHead")}, Kepala Dinas Kesehatan, sebagai atasan penilai`);
  await page.goto("/today");
  await expect(page.getByText("tidak dijawab penilainya")).toHaveCount(0);
  await page.close();
});

test("without JavaScript a line is commented on and settled, form by form, and a question keeps nobody from setting the plan", async () => {
  const midwife = await visitor("southMidwife");
  const rater = await visitor("rater");
  const plan = await nextPlanId("southMidwife");
  const asked = `/plans/${plan}?comment=support.negative`;
  const said = await midwife.fill(asked, 'value="support.negative"', { text: "Bimbingan oleh siapa?" });
  expect(await said.text()).toContain("Tanggapan tersimpan.");
  expect(await (await rater.ask("/plans/team")).text()).toContain("Dalam klarifikasi: 3 baris, 2 menunggu jawaban Anda");
  const page = await (await rater.ask(`/plans/${plan}`)).text();
  expect(page).toContain("3 baris belum selesai dibicarakan. Itu tidak menghalangi");
  const id = await find(`SELECT "id" FROM "plan_comment" WHERE "planId" = $1 AND "item" = 'negative'`, plan);
  await rater.fill(asked, `value="${id}"`, {});
  expect(await count(`SELECT count(*) FROM "plan_comment" WHERE "id" = $1 AND "resolvedAt" IS NOT NULL`, id)).toBe(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a plan is begun, filled line by line, put in order, and proposed", async ({ page }) => {
    await signIn(page, "employee");
    await page.goto("/plans");
    await page.getByRole("link", { name: "Susun rencana 2027" }).click();
    await page.getByRole("radio", { name: /^Kosong, pendekatan kuantitatif/ }).check();
    await page.getByRole("button", { name: "Mulai menyusun" }).click();
    await expect(page.getByText("Belum ada hasil kerja utama").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Tanda tangani dan ajukan" })).toBeDisabled();

    for (const title of ["Meningkatnya kunjungan ibu hamil", "Tertanganinya persalinan"]) {
      await page.getByRole("link", { name: "Tambah hasil kerja" }).click();
      await page.getByLabel("Hasil kerja yang diharapkan").fill(title);
      await page.getByRole("button", { name: "Simpan, lanjut ke indikator" }).click();
      await page.getByLabel("Indikator").fill(`Indikator ${title}`);
      await page.getByRole("button", { name: "Simpan indikator" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "hal perlu diperbaiki" })).toBeVisible();
      await expect(page.getByLabel("Indikator")).toHaveValue(`Indikator ${title}`);
      await page.getByLabel("Target, batas bawah").fill("80");
      await page.getByLabel("Target, batas atas").fill("90");
      await page.getByLabel("Satuan").fill("%");
      await page.getByRole("radio", { name: "Makin banyak makin baik" }).check();
      await page.getByRole("button", { name: "Simpan indikator" }).click();
      await expect(page.getByText("Tersimpan.")).toBeVisible();
    }
    await page.getByRole("button", { name: "Turunkan 1: Meningkatnya kunjungan ibu hamil" }).click();
    await expect(page.getByRole("button", { name: "Naikkan 2: Meningkatnya kunjungan ibu hamil" })).toBeVisible();
    await page.getByRole("link", { name: "Ubah ekspektasi" }).click();
    await page.getByLabel("Akuntabel").fill("Mencatat setiap kunjungan");
    await page.getByRole("button", { name: "Simpan ekspektasi" }).click();
    await expect(page.getByText("Mencatat setiap kunjungan")).toBeVisible();

    await page.getByRole("link", { name: "Ubah: Tertanganinya persalinan" }).click();
    await page.getByText("Hapus hasil kerja ini").first().click();
    await page.getByRole("button", { name: "Hapus hasil kerja ini" }).click();
    await expect(page.getByText("Tertanganinya persalinan")).toHaveCount(0);

    await page.getByRole("button", { name: "Tanda tangani dan ajukan" }).click();
    await expect(page.getByRole("region", { name: "Sampai di mana" })).toContainText("Anda menandatanganinya 18 November 2026");
    expect(
      await count(`SELECT count(*) FROM "plan" WHERE "employeeId" = $1 AND "signedOn" = '2026-11-18'`, await employeeId("seniorMidwife")),
    ).toBe(1);
  });
});
