import { expect } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { activityId, appraisalId, count, employeeId, find, planId } from "../support/records";
import { nameOf } from "../support/visitor";

serveOffice();

const OPEN = "2026-Q4";

test("a sentence on today's page is a draft, with minutes it is sent", async ({ page }) => {
  await signIn(page, "employee");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rabu, 18 November 2026");
  const log = page.getByLabel("Apa yang Anda kerjakan?");
  await expect(log).toBeFocused();
  await log.fill("Menimbang balita di posyandu");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "tersimpan sebagai draf" })).toBeVisible();
  await expect(log).toHaveValue("");
  await expect(log).toBeFocused();

  await log.fill("Imunisasi dasar bayi");
  await page.getByLabel("Menit").fill("45");
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByRole("status").filter({ hasText: "terkirim ke penilai" })).toBeVisible();
  const logged = page.getByRole("region", { name: "Tercatat hari ini" });
  await expect(logged.getByRole("listitem").filter({ hasText: "Imunisasi dasar bayi" })).toContainText("Terkirim");
  await expect(logged.getByRole("listitem").filter({ hasText: "Menimbang balita" })).toContainText("Draf");
  const rows = await openOffice().ask(
    `SELECT "text", "minutes", "submittedAt" IS NOT NULL AS "sent" FROM "activity" WHERE "employeeId" = $1 AND "text" IN ('Menimbang balita di posyandu', 'Imunisasi dasar bayi') ORDER BY "text"`,
    [await employeeId("seniorMidwife")],
  );
  expect(rows).toEqual([
    { text: "Imunisasi dasar bayi", minutes: 45, sent: true },
    { text: "Menimbang balita di posyandu", minutes: null, sent: false },
  ]);
});

test("a way whose page is slow to come shows that it is on its way, and no longer when it is there", async ({ page }) => {
  await signIn(page, "employee");
  const { promise: held, resolve: go } = Promise.withResolvers<void>();
  await page.route("**/activities?_rsc=*", async (route) => {
    await held;
    await route.continue();
  });
  const way = page.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name: "Kegiatan" });
  await way.click();
  await expect(way.locator(".going")).toBeVisible();
  await expect(page).toHaveURL(/\/today$/);
  go();
  await expect(page).toHaveURL(/\/activities$/);
  await expect(way.locator(".going")).toHaveCount(0);
});

test("a line with everything is kept as a draft, then sent; a returned one is corrected and waits anew", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name: "Kegiatan" }).click();
  await expect(page).toHaveURL(/\/activities$/);
  const form = page.getByRole("region", { name: "Catat kegiatan" });
  await form.getByLabel("Apa yang Anda kerjakan?").fill("Lokakarya mini lintas desa");
  await form.getByLabel("Tanggal").fill("2026-11-17");
  await form.getByLabel("Menit").fill("20");
  await form.getByLabel("Jam mulai").fill("13.30");
  await form.getByLabel("Untuk hasil kerja").selectOption({ index: 1 });
  await form.getByLabel("Jumlah").fill("12,5");
  await form.getByLabel("Satuan").fill("peserta");
  await form.getByRole("button", { name: "Simpan draf" }).click();
  const row = page.getByRole("row").filter({ hasText: "Lokakarya mini lintas desa" });
  await expect(row).toContainText("Draf");
  await expect(row).toContainText("13.30");
  await expect(row).toContainText("12,5 peserta");
  await row.getByRole("link", { name: "Lokakarya mini lintas desa" }).click();
  await expect(page.getByLabel("Jumlah")).toHaveValue("12,5");
  await page.getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  const id = new URL(page.url()).pathname.split("/")[2];
  const [kept] = await openOffice().ask(
    `SELECT "startMinute", "minutes", "outputQuantity", "outputUnit", "submittedAt" IS NOT NULL AS "sent", "intendedResultId" IS NOT NULL AS "planned", "version" FROM "activity" WHERE "id" = $1`,
    [id],
  );
  // 13.30 is 13 × 60 + 30 minutes after midnight; quantities are kept in hundredths.
  expect(kept).toEqual({
    startMinute: 810,
    minutes: 20,
    outputQuantity: 1250,
    outputUnit: "peserta",
    sent: true,
    planned: true,
    version: 1,
  });

  const returned = await activityId("seniorMidwife", "returned");
  await page.goto("/today");
  await page.getByRole("link", { name: "Perbaiki: Kunjungan rumah ibu nifas di RW 04" }).click();
  await expect(page).toHaveURL(new RegExp(returned));
  await expect(page.getByText("Register mencatat tiga kunjungan").first()).toBeVisible();
  await page.getByLabel("Jumlah").fill("3");
  await page.getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  expect(
    await find(
      `SELECT "outputQuantity" || ' ' || ("decision" IS NULL) || ' ' || ("submittedAt" IS NOT NULL) FROM "activity" WHERE "id" = $1`,
      returned,
    ),
  ).toBe("300 true true");
});

test("what the plan achieved is entered, and the former figure stays", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto("/plans");
  await page.getByRole("link", { name: "Rencana kinerja 2026" }).click();
  await expect(page).toHaveURL(new RegExp(await planId("seniorMidwife")));
  await expect(page.getByRole("region", { name: "A. Utama" })).toContainText("Target:");
  const entry = page.locator("details").filter({ hasText: "realisasi Triwulan IV 2026" }).first();
  await entry.getByText("realisasi Triwulan IV 2026").click();
  await entry.getByRole("textbox").first().fill("Semua ibu hamil berisiko terdampingi sampai persalinan");
  await entry.getByLabel("Bukti dukung").fill("Kohort ibu 2026, halaman 12");
  await entry.getByRole("button", { name: "Simpan realisasi" }).click();
  await expect(page.getByText("Realisasi tersimpan.")).toBeVisible();
  await expect(page.getByText("Bukti: Kohort ibu 2026, halaman 12").first()).toBeVisible();
  expect(
    await count(
      `SELECT count(*) FROM "realisation" r WHERE r."period" = $1 AND r."supersededAt" IS NULL AND r."evidence" = 'Kohort ibu 2026, halaman 12' AND r."value"::text LIKE '%terdampingi%'`,
      OPEN,
    ),
  ).toBe(1);
});

const VALUES = ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif"];

test("the quarter is told in one's own words and can be told again", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByRole("link", { name: "Laporan diri Triwulan IV 2026" }).click();
  await page.getByLabel("Apa yang tercapai, dan bagaimana?").fill("Kunjungan nifas lengkap di tiga desa.");
  await page.getByLabel("Apa yang menghalangi?").fill("Motor dinas rusak dua pekan.");
  for (const value of VALUES) await page.getByRole("group", { name: value }).getByLabel("Konsisten").check();
  await page.getByRole("group", { name: "Loyal" }).getByLabel("Tidak tahu").check();
  await page.getByRole("button", { name: "Kirim laporan diri" }).click();
  await expect(page.getByText("Laporan diri Triwulan IV 2026 tersimpan.")).toBeVisible();
  const id = await appraisalId("seniorMidwife", OPEN);
  const sql = `SELECT "story" || ' | ' || ("answers"->>'loyal') || ' | ' || ("answers"->>'service') || ' | ' || "version" FROM "self_report" WHERE "appraisalId" = $1`;
  expect(await find(sql, id)).toBe("Kunjungan nifas lengkap di tiga desa. | cannot-judge | 3 | 1");
  await page.reload();
  await expect(page.getByRole("group", { name: "Loyal" }).getByLabel("Tidak tahu")).toBeChecked();
  await page.getByLabel("Apa yang tercapai, dan bagaimana?").fill("Kunjungan nifas lengkap di empat desa.");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByText("Laporan diri Triwulan IV 2026 tersimpan.")).toBeVisible();
  expect(await find(sql, id)).toBe("Kunjungan nifas lengkap di empat desa. | cannot-judge | 3 | 2");
});

test("several colleagues are answered about at once, one is left for later, and nothing that is stored says who answered what", async ({
  page,
}) => {
  const me = await employeeId("seniorMidwife");
  const rights = (spent: boolean) =>
    count(
      `SELECT count(*) FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
        WHERE r."holderId" = $1 AND a."period" = $2 AND (r."spentOn" IS NOT NULL) = $3`,
      me,
      OPEN,
      spent,
    );
  const asked = await rights(false);
  const [boxed, ledger, events] = await Promise.all(
    ["boxed_response", "ledger", "event"].map((table) => count(`SELECT count(*) FROM "${table}"`)),
  );
  expect(asked).toBeGreaterThan(2);
  await signIn(page, "employee");
  await page.getByRole("link", { name: `Umpan balik untuk ${asked} rekan` }).click();
  await expect(page.getByText("Jawaban disegel, digabung")).toBeVisible();
  const service = page.getByRole("region", { name: "Berorientasi Pelayanan" });
  const groups = service.getByRole("group");
  await expect(groups).toHaveCount(asked);
  const colleagues: string[] = [];
  for (const group of (await groups.all()).slice(0, 2))
    colleagues.push((await group.locator("legend > span").evaluate((words) => words.firstChild?.textContent)) ?? "");
  for (const value of VALUES) {
    for (const [i, colleague] of colleagues.entries())
      await page
        .getByRole("region", { name: value })
        .getByRole("group", { name: colleague })
        .getByLabel(i === 0 ? "Teladan" : "Tidak tahu")
        .check();
  }
  await page.getByRole("button", { name: "Kirim umpan balik" }).click();
  await expect(page.getByText("Umpan balik untuk 2 rekan terkirim tanpa nama Anda.")).toBeVisible();
  await expect(groups).toHaveCount(asked - 2);
  expect(await rights(true)).toBe(2);
  expect(await count(`SELECT count(*) FROM "boxed_response"`)).toBe((boxed ?? 0) + 2);
  expect(await count(`SELECT count(*) FROM "ledger"`)).toBe(ledger);
  expect(await count(`SELECT count(*) FROM "event"`)).toBe(events);
});

test("results stand by period; one explains itself, and every input is two taps away at most", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name: "Hasil", exact: true }).click();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveText([
    /Triwulan IV 2026.*Belum dinilai/s,
    /Triwulan III 2026: Baik/,
    /Triwulan II 2026: Baik/,
    /Triwulan I 2026: Baik/,
  ]);
  await page.getByRole("main").getByRole("link", { name: "Triwulan III 2026" }).click();
  await expect(page).toHaveURL(new RegExp(`/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/result`));
  // The published predicate of the midwife's form: both ratings as expected make "Baik".
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Predikat: Baik");
  await expect(page.getByText(`Ditetapkan ${nameOf("northHead")}`)).toBeVisible();
  const why = page.getByRole("region", { name: "Mengapa Baik?" });
  await expect(why.getByText(/PermenPANRB 6\/2022/).first()).toBeVisible();
  await expect(why.locator(".leaf").first()).toBeVisible(); // nothing to tap: the inputs lie open
  await why.locator("summary").nth(1).click(); // one tap folds them away
  await expect(why.locator("details").nth(1).locator(".leaf").first()).toBeHidden();
  await why.locator("summary").nth(1).click();
  await expect(why.locator("details").nth(1).locator(".leaf").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Umpan balik selama triwulan" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Kegiatan yang disetujui" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Tidak setuju?" })).toContainText("Keberatan diajukan");
});
