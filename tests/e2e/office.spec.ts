import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { count, find, unitId } from "../support/records";
import { nameOf, nobody, visitor } from "../support/visitor";

serveOffice();

const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name, exact: true }).click();

test("personnel opens the next quarter once, and reads its windows", async ({ page }) => {
  await signIn(page, "personnel");
  await menu(page, "Triwulan");
  const open = page.getByRole("region", { name: "Buka triwulan" });
  await open.getByLabel("Dasar").fill("Keputusan Sekda 12/2026");
  await open.getByRole("button", { name: "Buka Triwulan I 2027" }).click();
  await expect(page.getByText("Triwulan I 2027 dibuka untuk 250 pegawai")).toBeVisible();
  // Of 253 people three are not appraised: the mayor, who is no civil servant, and two who left.
  expect(await count(`SELECT count(*) FROM "appraisal" WHERE "period" = '2027-Q1'`)).toBe(250);
  expect(await count(`SELECT count(*) FROM "ledger" WHERE "permission" = 'quarter:open' AND "subjectId" = '2027-Q1'`)).toBe(1);
  await page.getByRole("table").getByRole("link", { name: "Triwulan I 2027" }).click();
  await expect(page.getByText("Keputusan Sekda 12/2026").first()).toBeVisible();
});

test("personnel sees who has not filled in what, reads satisfaction as chart and table, and takes both with them", async ({ page }) => {
  await signIn(page, "personnel");
  await menu(page, "Dasbor");
  await page.getByRole("combobox", { name: "Triwulan" }).selectOption("2026-Q4");
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await page.getByRole("link", { name: "Siapa yang belum mengisi?" }).click();
  const missing = await count(
    `SELECT count(*) FROM "appraisal" a LEFT JOIN "self_report" s ON s."appraisalId" = a."id" WHERE a."period" = '2026-Q4' AND s."appraisalId" IS NULL`,
  );
  await page.getByRole("link", { name: "Belum melapor" }).click();
  const all = await count(`SELECT count(*) FROM "appraisal" WHERE "period" = '2026-Q4'`);
  await expect(page.getByText(`${missing} dari ${all} pegawai belum.`)).toBeVisible();
  const completion = page.getByRole("region", { name: "Belum mengirim laporan diri" });
  await expect(completion.getByRole("img", { name: /^Pegawai yang belum, \d+ unit/ })).toBeVisible();
  const filled = await take(page, completion.getByRole("link", { name: "Unduh CSV" }));
  expect(filled.lines.find((line) => line.startsWith("Puskesmas Contoh Selatan"))).toBe(
    ["Puskesmas Contoh Selatan", ...(await figuresOf("Puskesmas Selatan"))].join(";"),
  );
  const north = await count(
    `SELECT count(*) FROM "appraisal" a LEFT JOIN "self_report" s ON s."appraisalId" = a."id" WHERE a."period" = '2026-Q4' AND s."appraisalId" IS NULL AND a."unitId" = $1`,
    await unitId("Puskesmas Utara"),
  );
  const row = completion.getByRole("row").filter({ hasText: "Puskesmas Contoh Utara" });
  await row
    .getByRole("link", { name: `${north} dari 10 belum` })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Siapa yang belum mengisi apa?");
  await expect(page.getByRole("row")).toHaveCount(north + 1); // and the head of the table
  await expect(page.getByRole("row").filter({ hasText: nameOf("seniorMidwife") })).toContainText("belum");

  await menu(page, "Dasbor");
  await page.getByRole("link", { name: "Layanan mana yang berbeda jelas?" }).click();
  const satisfaction = page.getByRole("region", { name: "Indeks kepuasan tiap layanan" });
  await expect(satisfaction.getByRole("img", { name: /^Indeks kepuasan \d+ layanan dengan selang 95\s%/ })).toBeVisible();
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      document.documentElement.dataset.kept = String(document.querySelector<HTMLElement>(".chart.awaited")?.offsetHeight);
    });
  });
  await page.reload();
  const drawn = await satisfaction.getByRole("img", { name: /^Indeks kepuasan/ }).evaluate((chart: HTMLElement) => chart.offsetHeight);
  await expect(page.locator("html")).toHaveAttribute("data-kept", String(drawn)); // what stands below does not move

  const published = satisfaction.getByRole("row").filter({ hasText: "94,54" });
  await expect(published).toContainText("91 jawaban");
  await expect(published).toContainText(/selang 95\s% \d+,\d\d–\d+,\d\d/);

  const indices = await take(page, satisfaction.getByRole("link", { name: "Unduh CSV" }));
  expect(indices.name).toBe("cermin-2026-Q4-kepuasan.csv");
  expect(indices.lines[0]).toBe("\uFEFFLayanan;Saluran;Indeks;Selang dari;Selang sampai;Jawaban;Mutu;Puas (%)");
  expect(indices.lines.filter((line) => line.includes(";Terverifikasi;94,54;"))).toEqual([expect.stringContaining(";91;A;")]);
});

const take = async (page: Page, link: ReturnType<Page["locator"]>) => {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), lines: (await readFile(await download.path(), "utf8")).split("\r\n") };
};

/** People, set plans, self reports and ratings of a unit in the open quarter, counted from the rows. */
async function figuresOf(shortName: string) {
  const [row] = await openOffice().ask<Record<string, string>>(
    `SELECT count(*) AS "people", count(a."planId") AS "planned", count(s."appraisalId") AS "reported", count(a."ratedAt") AS "rated"
      FROM "appraisal" a LEFT JOIN "self_report" s ON s."appraisalId" = a."id" WHERE a."period" = '2026-Q4' AND a."unitId" = $1`,
    [await unitId(shortName)],
  );
  return Object.values(row ?? {});
}

test("personnel moves one window of one unit", async ({ page }) => {
  await signIn(page, "personnel");
  await page.goto("/quarters/2026-Q4");
  const unit = page.getByRole("region", { name: "Puskesmas Contoh Utara" });
  await unit.getByText("Geser: Puskesmas Contoh Utara, Penilaian").click();
  const step = unit.getByRole("listitem").filter({ has: page.getByText("Penilaian", { exact: true }) });
  await step.getByLabel("Sampai").fill("2026-12-22");
  await step.getByRole("button", { name: "Geser jendela ini" }).click();
  await expect(page.getByText("Jendela digeser.")).toBeVisible();
  expect(
    await find(
      `SELECT "closesOn"::text FROM "step_window" WHERE "unitId" = $1 AND "period" = '2026-Q4' AND "step" = 'rating'`,
      await unitId("Puskesmas Utara"),
    ),
  ).toBe("2026-12-22");
});

test("the head of a unit sees it whole and no other", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("NIP atau surel dinas").fill("19790909 200604 1 005");
  await page.getByLabel("Kata sandi").fill("cermin-demo-2026");
  await page.getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL("**/today");
  await menu(page, "Dasbor");
  const unit = page.getByRole("combobox", { name: "Unit" });
  await expect(unit.getByRole("option")).toHaveText(["Puskesmas Contoh Utara"]);
  await page.getByRole("link", { name: "Siapa yang belum mengisi?" }).click();
  await page.getByRole("table").getByRole("link", { name: "Puskesmas Contoh Utara" }).click();
  const people = page.getByRole("table");
  await expect(people.getByRole("row").filter({ hasText: nameOf("seniorMidwife") })).toBeVisible();
  await expect(people.getByText(nameOf("southMidwife"))).toHaveCount(0);
  await people.getByRole("link", { name: nameOf("seniorMidwife") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Kegiatan ${nameOf("seniorMidwife")}`);
  await expect(page.getByRole("region", { name: "Catat kegiatan" })).toHaveCount(0); // read, not written
  const foreign = await page.goto(`/dashboards?unit=${await unitId("Puskesmas Selatan")}`);
  expect(foreign?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tidak ditemukan");
});

test("the auditor reads everything that is named for them and finds nothing that writes", async ({ page }) => {
  await signIn(page, "auditor");
  const links = await page.getByRole("navigation", { name: "Menu utama" }).getByRole("link").all();
  const offices = (await Promise.all(links.map((link) => link.getAttribute("href")))).filter((href) =>
    /^\/(dashboards|quarters|people|units|lines|accounts|services|ledger)$/.test(href ?? ""),
  );
  expect(offices).toHaveLength(8);
  const person = await find(`SELECT "id" FROM "employee" WHERE "nip" = '198403152006042008'`);
  const account = await find(`SELECT "id" FROM "account" WHERE "employeeId" = $1`, person);
  const service = await find('SELECT "id" FROM "service" ORDER BY "id" LIMIT 1');
  const more = [
    `/people/${person}`,
    `/accounts/${account}`,
    `/services/${service}`,
    `/units/${await unitId("Labkes")}`,
    "/quarters/2026-Q4",
    `/activities?of=${person}`,
  ];
  for (const path of [...offices, ...more]) {
    expect((await page.goto(path ?? ""))?.status(), path ?? "").toBe(200);
    // What writes is sent; what only reads is asked.
    await expect(page.locator("main form:not([method=get])"), `${path}`).toHaveCount(0);
    await expect(page.locator('main button:not([type="submit"])'), `${path}`).toHaveCount(0);
  }
  await page.goto(`/people/${person}`);
  for (const deed of ["Kegiatan", "Rencana 2026", "Hasil Triwulan III 2026"])
    await expect(page.getByRole("main").getByRole("link", { name: deed })).toBeVisible();

  // What somebody does stands in the ledger the moment it is done, and leads to all that was done to that record.
  const midwife = await visitor("employee");
  await midwife.fill("/today", 'class="quick-log"', { text: "Tercatat untuk auditor", minutes: "5" });
  const id = await find(`SELECT "id" FROM "activity" WHERE "text" = 'Tercatat untuk auditor'`);
  await menu(page, "Catatan audit");
  const row = page.getByRole("row").filter({ hasText: id });
  await expect(row).toContainText(nameOf("seniorMidwife"));
  await expect(row).toContainText("mencatat kegiatan");
  await row.getByRole("link", { name: id }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
});

test("the administrator brings a person, a line, an account, a unit, a head, a service and its codes into being, and changes them", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "administrator");
  await menu(page, "Pegawai");
  await page.getByRole("link", { name: "Tambah pegawai" }).click();
  await page.getByLabel("Nama").fill("Uji Coba Sentosa, A.Md.Kep.");
  await page.getByLabel("NIP").fill("19990101 202501 1 001");
  await page.getByLabel("Jabatan", { exact: true }).fill("Perawat Terampil");
  await page.getByLabel("Jenis jabatan").selectOption({ label: "Fungsional" });
  await page.getByLabel("Unit").selectOption({ label: "UPTD Laboratorium Kesehatan" });
  await page.getByRole("button", { name: "Tambah pegawai" }).click();
  await expect(page.getByText("Uji Coba Sentosa, A.Md.Kep. ditambahkan.")).toBeVisible();

  await page.goto("/people?q=Sentosa");
  await page.getByRole("link", { name: "Uji Coba Sentosa" }).click();
  await expect(page.getByText("Kini dinilai oleh Siti Maryam Pohan, S.K.M., pengganti sementara")).toBeVisible();
  await page.getByLabel("Penilai", { exact: true }).fill("198512302010012007");
  await page.getByLabel("Mulai").fill("2026-11-18");
  await page.getByRole("button", { name: "Tambah garis penilaian" }).click();
  await expect(page.getByText("Garis penilaian ditambahkan.")).toBeVisible();
  await expect(page.getByText("Kini dinilai oleh Siti Maryam Pohan, S.K.M.", { exact: true })).toBeVisible();
  await page.getByText("Tetapkan hari terakhir").click();
  await page.getByLabel("Hari terakhir").fill("2027-06-30");
  await page.getByRole("button", { name: "Simpan hari terakhir" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Siti Maryam Pohan" })).toContainText("30 Juni 2027");
  await page.getByLabel("Jabatan", { exact: true }).fill("Perawat Mahir");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText("Data Uji Coba Sentosa, A.Md.Kep. tersimpan.")).toBeVisible();
  expect(await find(`SELECT "post" || ' ' || "version" FROM "employee" WHERE "nip" = '199901012025011001'`)).toBe("Perawat Mahir 1");

  await menu(page, "Akun");
  await page.getByRole("link", { name: "Buat akun" }).click();
  await page.getByLabel("Pemilik").fill("199901012025011001");
  await page.getByLabel("Surel").fill("uji@kota.contoh");
  await page.getByRole("button", { name: "Buat akun" }).click();
  await expect(page.getByText("Akun dibuat. Buat tautan undangan di bawah ini")).toBeVisible();
  await page.getByLabel("Peran", { exact: true }).selectOption({ label: "Auditor" });
  await page.getByRole("button", { name: "Beri peran" }).click();
  await expect(page.getByText("Peran dicatat.")).toBeVisible();
  const [invitation] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name: "Buat tautan undangan" }).click()]);
  const address = new URL((await invitation.locator(".code").textContent()) ?? "");
  const tester = nobody();
  const entered = await tester.fill(address.pathname, 'name="code"', { password: "kuda baterai stapler" });
  expect(entered.status).toBe(303);
  expect((await tester.ask("/ledger")).status).toBe(200);
  await page.goto("/accounts?q=Sentosa");
  await page.getByRole("link", { name: "Uji Coba Sentosa" }).click();
  await page.getByRole("group", { name: "Keadaan" }).getByLabel("Nonaktif").check();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText("Akun dinonaktifkan. Semua sesinya berakhir.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Surel dan keadaan" }).locator("input[name=version]")).toHaveValue("1"); // the page was drawn anew, and still says so
  await expect(page.getByText("Akun dinonaktifkan. Semua sesinya berakhir.")).toBeVisible();
  expect((await tester.ask("/ledger")).status).toBe(307); // out with the next request

  await menu(page, "Unit");
  await page.getByRole("link", { name: "Tambah unit" }).click();
  await page.getByLabel("Nama unit").fill("Puskesmas Contoh Timur");
  await page.getByLabel("Nama pendek").fill("Puskesmas Timur");
  await page.getByLabel("Di bawah").selectOption({ label: "Dinas Kesehatan" });
  await page.getByRole("button", { name: "Tambah unit" }).click();
  await expect(page.getByText("Puskesmas Contoh Timur ditambahkan.")).toBeVisible();
  await page.goto(`/units/${await unitId("Puskesmas Timur")}`);
  await page.getByLabel("Kepala baru").fill(nameOf("planner"));
  await page.getByRole("button", { name: "Catat kepala" }).click();
  await expect(page.getByText(`${nameOf("planner")}, definitif`)).toBeVisible();
  await page.getByLabel("Nama unit").fill("Puskesmas Contoh Timur Laut");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Puskesmas Contoh Timur Laut");

  await menu(page, "Layanan");
  await page.getByRole("link", { name: "Tambah layanan" }).click();
  await page.getByLabel("Nama layanan").fill("Poli Uji");
  await page.getByLabel("Unit").selectOption({ label: "Puskesmas Contoh Timur Laut" });
  await page.getByRole("button", { name: "Tambah layanan" }).click();
  await expect(page.getByText("Poli Uji ditambahkan.")).toBeVisible();
  await page.goto("/services?q=Poli+Uji");
  await page.getByRole("link", { name: "Poli Uji" }).click();
  await page.getByLabel("Tempat poster").fill("Ruang tunggu");
  await page.getByRole("button", { name: "Buat kode poster" }).click();
  await expect(page.getByText(/^Kode [2-9A-Z]{8} untuk Ruang tunggu siap dipasang\.$/)).toBeVisible();
  const code = await find(`SELECT "code" FROM "service_code" WHERE "place" = 'Ruang tunggu' ORDER BY "id" DESC LIMIT 1`);
  expect((await nobody().ask(`/s/${code}`)).status).toBe(200);
  await page.getByLabel(/^Banyaknya/).fill("4");
  const [sheet] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name: "Buat dan tampilkan" }).click()]);
  await expect(sheet.getByRole("listitem")).toHaveCount(4);
  expect(await count(`SELECT count(*) FROM "one_time_code" o JOIN "service" s ON s."id" = o."serviceId" WHERE s."name" = 'Poli Uji'`)).toBe(
    4,
  );
  const [poster] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Poster A5 \(PDF\)/ }).click()]);
  expect(poster.suggestedFilename()).toBe(`poster-${code}-a5.pdf`);

  await page.getByText(`Tarik atau ganti: kode ${code}, Ruang tunggu`).click();
  await expect(page.getByText(/Kode yang ditarik tidak dapat dipakai lagi/)).toBeVisible();
  expect((await nobody().ask(`/s/${code}`)).status).toBe(200); // opened to be read, and nothing done yet
  await page.getByRole("button", { name: "Ganti dengan kode baru" }).click();
  await expect(page.getByText(/ditarik 18 November 2026, diganti [2-9A-Z]{8}/)).toBeVisible();
  expect((await nobody().ask(`/s/${code}`)).status).toBe(410);
  const next = await find(`SELECT "code" FROM "service_code" WHERE "place" = 'Ruang tunggu' AND "withdrawnAt" IS NULL`);
  expect((await nobody().ask(`/s/${next}`)).status).toBe(200);
  await page.getByText(`Tarik atau ganti: kode ${next}, Ruang tunggu`).click();
  await page.getByRole("button", { name: `Tarik ${next} tanpa pengganti` }).click();
  await expect.poll(async () => (await nobody().ask(`/s/${next}`)).status).toBe(410); // the line of the first one says the same already
});
