import { expect, type Page } from "@playwright/test";
import pg from "pg";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { activityId, appraisalId, count, employeeId, find, planId, posterCode, unitId } from "../support/records";
import { nobody, visitor } from "../support/visitor";

serveOffice();

const form = (page: Page) => page.getByRole("region", { name: "Catat kegiatan" });
const summary = (page: Page) => page.getByRole("alert").filter({ hasText: /hal perlu diperbaiki/ });
const logged = (text: string) => count('SELECT count(*) FROM "activity" WHERE "text" = $1', text);

test("every problem is named at once, on top with the focus and beside its field, and what was typed stays", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto("/activities");
  await form(page).getByLabel("Apa yang Anda kerjakan?").fill("   ");
  await form(page).getByLabel("Menit").fill("dua jam");
  await form(page).getByLabel("Jam mulai").fill("25.00");
  await form(page).getByLabel("Jumlah").fill("1,234");
  await form(page).getByLabel("Satuan").fill("orang");
  await form(page).getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(summary(page)).toBeFocused();
  await expect(summary(page)).toContainText("4 hal perlu diperbaiki");
  for (const [label, typed, said] of [
    ["Menit", "dua jam", "Menit harus angka bulat, misalnya 90."],
    ["Jam mulai", "25.00", "Jam ditulis seperti 08.30."],
    ["Jumlah", "1,234", "Tulis angka dengan paling banyak dua desimal."],
  ] as const) {
    const field = form(page).getByLabel(label);
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(said.replaceAll(".", "\\.")));
  }
  await summary(page).getByRole("link", { name: "Jam ditulis seperti 08.30." }).click();
  await expect(form(page).getByLabel("Jam mulai")).toBeFocused();
});

test("days that have not come, marks that cannot be stored and texts that are too long are refused, and nothing is saved", async ({
  page,
}) => {
  await signIn(page, "employee");
  await page.goto("/activities");
  await form(page).getByLabel("Apa yang Anda kerjakan?").fill("Rapat \u202Eterbalik");
  await form(page).getByLabel("Tanggal").fill("2026-11-19");
  await form(page).getByLabel("Menit").fill("10");
  await form(page).getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(summary(page)).toContainText("Ada tanda yang tidak dapat disimpan.");
  await form(page).getByLabel("Apa yang Anda kerjakan?").fill("Rapat esok hari");
  await form(page).getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(summary(page)).toContainText("Tanggal 19 November 2026 belum terjadi.");
  await form(page).getByLabel("Tanggal").fill("2026-11-18");
  await form(page)
    .getByLabel("Apa yang Anda kerjakan?")
    .evaluate((field) => field.removeAttribute("maxlength"));
  await form(page).getByLabel("Apa yang Anda kerjakan?").fill("x".repeat(501));
  await form(page).getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(summary(page)).toContainText("Paling banyak 500 huruf.");
  expect(
    await count(`SELECT count(*) FROM "activity" WHERE "text" LIKE 'Rapat%esok%' OR "text" LIKE '%terbalik' OR "text" LIKE 'xxx%'`),
  ).toBe(0);
});

test("a session that ends while one types costs nothing that was typed: sign in beside it and send again", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto("/activities");
  await form(page).getByLabel("Apa yang Anda kerjakan?").fill("Menulis laporan bulanan posyandu");
  await form(page).getByLabel("Menit").fill("15");
  await openOffice().ask('DELETE FROM "session"');
  await form(page).getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(page.getByText("Anda perlu masuk lagi. Yang sudah Anda ketik tetap ada.")).toBeVisible();
  await expect(form(page).getByLabel("Apa yang Anda kerjakan?")).toHaveValue("Menulis laporan bulanan posyandu");
  expect(await logged("Menulis laporan bulanan posyandu")).toBe(0);
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Masuk di tab baru, lalu kirim lagi di sini" }).click(),
  ]);
  await tab.locator("[data-demo-role=employee]").click();
  await tab.waitForURL("**/today");
  await form(page).getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  expect(await logged("Menulis laporan bulanan posyandu")).toBe(1);
});

test("a record that somebody changed meanwhile is not overwritten, and the typed text stays", async ({ page }) => {
  const id = await activityId("seniorMidwife", "waiting");
  await signIn(page, "employee");
  await page.goto(`/activities/${id}`);
  await page.getByLabel("Apa yang Anda kerjakan?").fill("Diubah sambil diperiksa");
  await openOffice().ask('UPDATE "activity" SET "version" = "version" + 1 WHERE "id" = $1', [id]);
  await page.getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(page.getByText("Data ini diubah orang lain sementara Anda mengetik.")).toBeVisible();
  await expect(page.getByLabel("Apa yang Anda kerjakan?")).toHaveValue("Diubah sambil diperiksa");
  expect(await logged("Diubah sambil diperiksa")).toBe(0);
});

test("a window that closes while one types is said in place; the page says so afterwards, with status 200", async ({ page }) => {
  const id = await appraisalId("seniorMidwife", "2026-Q4");
  const north = await unitId("Puskesmas Utara");
  const close = (day: string) =>
    openOffice().ask(`UPDATE "step_window" SET "closesOn" = $1 WHERE "unitId" = $2 AND "period" = '2026-Q4' AND "step" = 'self'`, [
      day,
      north,
    ]);
  await signIn(page, "employee");
  await page.goto(`/appraisals/${id}/self`);
  await page.getByLabel("Apa yang tercapai, dan bagaimana?").fill("Hampir selesai");
  await close("2026-11-17");
  await page.getByRole("button", { name: "Kirim laporan diri" }).click();
  await expect(page.getByText("Masa pengisian sudah ditutup. Tidak ada yang tersimpan.")).toBeVisible();
  await expect(page.getByLabel("Apa yang tercapai, dan bagaimana?")).toHaveValue("Hampir selesai");
  expect((await page.goto(`/appraisals/${id}/self`))?.status()).toBe(200);
  await expect(page.getByText("Masa pengisian sudah ditutup. Tidak ada yang tersimpan.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await close("2026-11-28");
});

test("a connection that is cut says so, and the same form sent again is one line", async ({ page, context }) => {
  await signIn(page, "employee");
  await page.getByLabel("Apa yang Anda kerjakan?").fill("Dikirim dari desa tanpa sinyal");
  await page.getByLabel("Menit").fill("20");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Tidak tersimpan: sambungan terputus.")).toBeVisible();
  await expect(page.getByLabel("Apa yang Anda kerjakan?")).toHaveValue("Dikirim dari desa tanpa sinyal");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  expect(await logged("Dikirim dari desa tanpa sinyal")).toBe(1);
});

test("an answer that is lost on its way, a page drawn anew, and the same form again are one line", async ({ page }) => {
  await signIn(page, "employee");
  const text = "Tersimpan, tetapi jawabannya hilang";
  await page.getByLabel("Apa yang Anda kerjakan?").fill(text);
  await page.getByLabel("Menit").fill("20");
  let lost = 0;
  await page.route("**/today", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch(); // it is stored
    await route.abort(); // and nobody hears of it
  });
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Tidak tersimpan: sambungan terputus.")).toBeVisible();
  const decided = await activityId("seniorMidwife", "waiting");
  const rater = await visitor("northHead");
  await rater.fill(`/team?person=${await employeeId("seniorMidwife")}`, decided, { decision: "approved", reason: "" }); // which draws her page anew
  await expect(page.getByRole("region", { name: "Tercatat hari ini" })).toContainText(text);
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  expect([lost, await logged(text)]).toEqual([1, 1]);
});

test("a second line that is sent before the page was drawn anew is a line of its own", async ({ page }) => {
  await signIn(page, "employee");
  const { promise: sent, resolve: go } = Promise.withResolvers<void>();
  await page.route(/_rsc/, async (route) => {
    await sent;
    await route.continue();
  });
  const save = page.getByRole("button", { name: "Catat" });
  for (const text of ["Baris pertama tanpa menunggu", "Baris kedua tanpa menunggu"]) {
    await page.getByLabel("Apa yang Anda kerjakan?").fill(text);
    await page.getByLabel("Menit").fill("5");
    await save.click();
    if (text.startsWith("Baris kedua")) go();
    await expect(page.getByLabel("Apa yang Anda kerjakan?")).toHaveValue("");
    expect(await logged(text)).toBe(1);
  }
});

const ADMINISTRATIVE: [path: string, button: string, said: string][] = [
  ["/people/new", "Tambah pegawai", "Bagian ini belum diisi."],
  ["/units/new", "Tambah unit", "Bagian ini belum diisi."],
  ["/accounts/new", "Buat akun", "Tulis alamat surel"],
  ["/services/new", "Tambah layanan", "Pilih salah satu."],
  ["/lines", "Tambah garis penilaian", "Tulis NIP atau nama lengkapnya."],
];
for (const [path, button, said] of ADMINISTRATIVE) {
  test(`an empty form of ${path} names what is missing`, async ({ page }) => {
    await signIn(page, "administrator");
    await page.goto(path);
    await page.getByRole("button", { name: button }).click();
    await expect(summary(page)).toBeFocused();
    await expect(summary(page)).toContainText(said);
    await expect(page.locator("[aria-invalid=true], fieldset[data-invalid]").first()).toBeVisible();
  });
}

test("nobody's answers, nobody's authorship and nobody's password stand in anything that is sent to anybody", async () => {
  test.setTimeout(90_000);
  // A colleague's single answer is planted with words of its own, and so is a citizen's that nobody released.
  const group = await find(`SELECT g."id" FROM "response_group" g WHERE g."releasedAt" IS NOT NULL ORDER BY g."id" LIMIT 1`);
  await openOffice().ask(`UPDATE "response" SET "answers" = "answers" || '{"kenari": "KENARI-REKAN"}' WHERE "groupId" = $1`, [group]);
  await openOffice().ask(`UPDATE "citizen_answer" SET "text" = 'KENARI-WARGA'`);
  const hash = await find('SELECT "passwordHash" FROM "account" WHERE "passwordHash" IS NOT NULL ORDER BY "id" LIMIT 1');
  expect(hash).toMatch(/^\$argon2id\$/);
  const rights = await openOffice().ask<{ id: string }>('SELECT "id" FROM "response_right"');
  const me = await employeeId("seniorMidwife");
  const read = [
    "/today",
    "/team",
    "/results",
    "/dashboards",
    ...["completion", "predicates", "satisfaction", "waiting", "trend", "activity", "people", "lines"].map((name) => `/dashboards/${name}`),
    `/dashboards/services/${await find('SELECT "serviceId" FROM "citizen_answer" WHERE "text" IS NOT NULL LIMIT 1')}`,
    "/dashboards?period=2026-Q3",
    "/scoreboard",
    "/ledger",
    "/accounts",
    "/account",
    "/people",
    `/people/${me}`,
    `/accounts/${await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', me)}`,
    `/activities?of=${me}`,
    `/plans/${await planId("seniorMidwife")}`,
    `/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/result`,
    `/appraisals/${await appraisalId("southMidwife", "2026-Q4")}/rating`,
  ];
  const canaries = ["KENARI", "argon2id", "passwordHash", hash.slice(-20)];
  for (const who of ["employee", "rater", "head", "personnel", "auditor", "administrator"] as const) {
    const somebody = await visitor(who);
    for (const path of read) {
      const answer = await somebody.ask(path); // the page, and in it what its scripts are handed
      expect([200, 404], `${who} ${path}`).toContain(answer.status);
      const text = await answer.text();
      for (const canary of canaries) expect(text.includes(canary), `${who} ${path} ${canary}`).toBe(false);
      expect(
        rights.filter(({ id }) => text.includes(id)),
        `${who} ${path}: a right`,
      ).toEqual([]);
    }
  }
});

test("while the database is lost every page says so under 500 or 503, and afterwards all is as it was", async ({ page }) => {
  test.setTimeout(60_000);
  const { database } = openOffice();
  const admin = new pg.Client(`${process.env.TEST_SERVER_URL}/postgres`);
  await admin.connect();
  const poster = await posterCode();
  await signIn(page, "employee");
  await page.getByLabel("Apa yang Anda kerjakan?").fill("Ditulis saat gangguan");
  await page.getByLabel("Menit").fill("5");
  try {
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [database]);
    await page.getByRole("button", { name: "Catat" }).click();
    await expect(page.getByText(/^Tidak tersimpan\. Ada gangguan di pihak kami.*kode G-[2-9A-Z]{6}\.$/)).toBeVisible();
    await expect(page.getByLabel("Apa yang Anda kerjakan?")).toHaveValue("Ditulis saat gangguan");
    const citizen = await nobody().ask(`/s/${poster}`);
    expect([citizen.status, /kode G-[2-9A-Z]{6}/.test(await citizen.text())]).toEqual([500, true]);
    const health = await nobody().ask("/api/health");
    expect([health.status, await health.json()]).toEqual([503, { status: "no-database" }]);
    expect((await nobody().ask("/api/health?bare")).status).toBe(200);
    const tab = await page.context().newPage();
    expect((await tab.goto("/results"))?.status()).toBe(500);
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Halaman ini sedang terganggu");
    await expect(tab.getByText(/sebutkan kode \d+/)).toBeVisible();
    await tab.close();
  } finally {
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
    await admin.end();
  }
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  expect(await logged("Ditulis saat gangguan")).toBe(1);
});
