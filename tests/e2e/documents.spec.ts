import { readdirSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { activityId, count, find, planId } from "../support/records";
import { jpeg, jpegFromPhone, pdf } from "../support/samples";
import { statementsOf } from "../support/statements";
import { visitor } from "../support/visitor";

serveOffice();

const file = async (name: string, bytes: Promise<Uint8Array> | Uint8Array, mimeType = "image/jpeg") => ({
  name,
  mimeType,
  buffer: Buffer.from(await bytes),
});
const evidence = (page: Page) => page.getByRole("region", { name: "Bukti" });
const picker = (page: Page) => evidence(page).getByLabel("Tambah foto atau PDF");
const named = (page: Page, name: string) => evidence(page).getByRole("link", { name });

async function openLine(page: Page, where: string, waitUntil: "load" | "commit" = "load") {
  const id = await find(
    `SELECT a."id" FROM "activity" a JOIN "account" c ON c."employeeId" = a."employeeId" WHERE c."email" = 'employee@demo.cermin' AND ${where} ORDER BY a."id" LIMIT 1`,
  );
  await page.goto(`/activities/${id}`, { waitUntil });
  return id;
}
const WAITING = `a."documents" = 0 AND a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL`;

test("the build holds nothing of what people sent, nor the keys beside it", () => {
  const built = readdirSync(".next/standalone");
  for (const name of [".data", ".git", "tests"]) expect(built).not.toContain(name);
});

test("a new line with a photo is five taps and a sentence", async ({ page }) => {
  await signIn(page, "employee");
  await page.getByLabel("Apa yang Anda kerjakan?").fill("Kunjungan rumah dengan foto");
  const chooser = page.waitForEvent("filechooser");
  await page.getByText("Foto atau PDF", { exact: true }).click(); // 1; the camera, its shutter and its tick are the telephone's own three
  await (await chooser).setFiles([await file("IMG_1.jpg", jpegFromPhone())]);
  await expect(page.getByText("IMG_1.jpg")).toBeVisible();
  await page.getByRole("button", { name: "Catat" }).click(); // 5
  await expect(page.getByText("“IMG_1.jpg” tersimpan sebagai bukti.")).toBeVisible();
  const logged = page.getByRole("region", { name: "Tercatat hari ini" });
  await expect(logged.getByRole("listitem").filter({ hasText: "Kunjungan rumah dengan foto" })).toContainText("1 bukti");
});

test("several at once, each with its own answer, while what is being corrected stays and can still be saved", async ({ page }) => {
  await signIn(page, "employee");
  const id = await openLine(page, WAITING);
  await page.getByLabel("Apa yang Anda kerjakan?").fill("Kalimat yang sedang diperbaiki");
  await picker(page).setInputFiles([
    await file("satu.jpg", jpegFromPhone()),
    await file("halaman.jpg", new TextEncoder().encode("<script>")),
    await file("laporan.pdf", pdf(), "application/pdf"),
  ]);
  await expect(named(page, "satu.jpg")).toBeVisible();
  await expect(named(page, "laporan.pdf")).toBeVisible();
  const refused = evidence(page).getByRole("listitem").filter({ hasText: "halaman.jpg" });
  await expect(refused).toContainText("bukan foto JPEG atau PNG");
  await expect(evidence(page)).toContainText("Masih ada tempat untuk 3 berkas.");
  await expect(page.getByLabel("Apa yang Anda kerjakan?")).toHaveValue("Kalimat yang sedang diperbaiki");
  await page.getByLabel("Menit").fill("15");
  await page.getByRole("button", { name: "Kirim ke penilai" }).click();
  await expect(page.getByText("Kegiatan terkirim ke penilai Anda.")).toBeVisible();
  expect(
    await count(`SELECT count(*) FROM "activity" WHERE "id" = $1 AND "text" = 'Kalimat yang sedang diperbaiki' AND "documents" = 2`, id),
  ).toBe(1);

  await evidence(page).getByRole("button", { name: "Lepas satu.jpg" }).click();
  await expect(named(page, "satu.jpg")).toBeHidden();
  expect(await count('SELECT count(*) FROM "document" WHERE "activityId" = $1', id)).toBe(1);
});

test("a photo larger than may be sent is drawn smaller before it is sent", async ({ page }) => {
  await signIn(page, "employee");
  const id = await openLine(page, WAITING);
  const large = await jpeg(4_200, 3_000);
  expect(large.length).toBeGreaterThan(5 * 1024 * 1024);
  await picker(page).setInputFiles([await file("besar.jpg", large)]);
  await expect(named(page, "besar.jpg")).toBeVisible({ timeout: 20_000 });
  const document = await find('SELECT "id" FROM "document" WHERE "activityId" = $1', id);
  const kept = await (await page.request.get(`/api/documents/${document}`)).body();
  const { width, height } = await sharp(kept).metadata();
  expect(width).toBe(2_560);
  expect(Math.abs(height - 1_829)).toBeLessThanOrEqual(1); // 3,000 × 2,560 ⁄ 4,200
});

test("a lost connection is said beside the file, which can be sent again", async ({ page }) => {
  await signIn(page, "employee");
  await openLine(page, WAITING);
  await page.route("**/api/activities/*/documents", (route) => route.abort());
  await picker(page).setInputFiles([await file("hilang.jpg", jpegFromPhone())]);
  const lost = evidence(page).getByRole("listitem").filter({ hasText: "hilang.jpg" });
  await expect(lost).toContainText("Belum terkirim: sambungan terputus.");
  await page.unroute("**/api/activities/*/documents");
  await lost.getByRole("button", { name: "Kirim lagi" }).click();
  await expect(named(page, "hilang.jpg")).toBeVisible();
});

test("the small pictures are drawn, and the file is given to be saved", async ({ page }) => {
  await signIn(page, "employee");
  await openLine(page, `a."decision" = 'returned' AND a."documents" > 0`);
  const picture = evidence(page).locator("img").first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  const download = page.waitForEvent("download");
  await named(page, "Register kunjungan nifas.pdf").click();
  expect((await download).suggestedFilename()).toBe("Register kunjungan nifas.pdf");
  await expect(page).toHaveURL(/\/activities\//);
});

test("the rater sees in the queue that there is evidence, and on the sheet what it is; an approved line keeps its own", async ({
  page,
}) => {
  await signIn(page, "rater");
  await page.goto("/team");
  const row = page.getByRole("listitem").filter({ hasText: "1 bukti" }).first();
  await row.getByRole("link", { name: "1 bukti" }).click();
  await expect(page).toHaveURL(/\/activities\/.*#documents$/);
  await expect(evidence(page).getByRole("link")).toHaveCount(1);
  await expect(evidence(page).getByRole("button")).toHaveCount(0);
  const appraisal = await find(
    `SELECT j."id" FROM "document" d JOIN "realisation" x ON x."id" = d."realisationId" JOIN "indicator" i ON i."id" = x."indicatorId"
     JOIN "intended_result" t ON t."id" = i."intendedResultId" JOIN "appraisal" j ON j."planId" = t."planId" AND j."period" = x."period" ORDER BY d."id" LIMIT 1`,
  );
  await page.goto(`/appraisals/${appraisal}/rating`);
  await expect(page.getByRole("link", { name: "Laporan bulanan KIA.pdf" }).first()).toBeVisible();
});

test("what is chosen before the script has come is sent once it has, and nothing has moved", async ({ page }) => {
  await signIn(page, "employee");
  const { promise: come, resolve: go } = Promise.withResolvers<void>();
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await come;
    await route.continue();
  });
  await page.goto("/today", { waitUntil: "commit" });
  await expect(page.getByText("Foto atau PDF", { exact: true })).toBeVisible();
  const id = await openLine(page, WAITING, "commit");
  await picker(page).setInputFiles([await file("awal.pdf", pdf(), "application/pdf")]);
  expect(await count('SELECT count(*) FROM "document" WHERE "activityId" = $1', id)).toBe(0);
  go();
  await expect(named(page, "awal.pdf")).toBeVisible();
  expect(await count('SELECT count(*) FROM "document" WHERE "activityId" = $1', id)).toBe(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a file is sent, refused with its sentence, and taken off again", async ({ page }) => {
    await signIn(page, "employee");
    await expect(page.getByText("Foto atau PDF", { exact: true })).toBeHidden(); // the line's own page takes them
    const id = await openLine(page, WAITING);
    await picker(page).setInputFiles([await file("laporan.pdf", pdf(), "application/pdf")]);
    await evidence(page).getByRole("button", { name: "Kirim berkas" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Berkas tersimpan sebagai bukti." })).toBeVisible();
    await expect(named(page, "laporan.pdf")).toBeVisible();

    await picker(page).setInputFiles([await file("palsu.pdf", new TextEncoder().encode("<script>alert(1)</script>"), "application/pdf")]);
    await evidence(page).getByRole("button", { name: "Kirim berkas" }).click();
    await expect(evidence(page).getByRole("alert")).toContainText("bernama .pdf tetapi bukan PDF");
    await evidence(page).getByRole("button", { name: "Kirim berkas" }).click();
    await expect(evidence(page).getByRole("alert")).toContainText("Pilih dahulu satu foto atau PDF.");
    await picker(page).setInputFiles([await file("dua-puluh.pdf", new Uint8Array(20 * 1024 * 1024), "application/pdf")]);
    await evidence(page).getByRole("button", { name: "Kirim berkas" }).click();
    await expect(evidence(page).getByRole("alert")).toContainText("lebih besar dari 5 MB");
    expect(await count('SELECT count(*) FROM "document" WHERE "activityId" = $1', id)).toBe(1);

    await evidence(page).getByRole("button", { name: "Lepas laporan.pdf" }).click();
    await expect(named(page, "laporan.pdf")).toBeHidden();
    expect(await count('SELECT count(*) FROM "document" WHERE "activityId" = $1', id)).toBe(0);
  });

  test("a page says only its own sentences, whatever stands in its address", async ({ page }) => {
    await signIn(page, "employee");
    const id = await openLine(page, WAITING);
    for (const said of ["<b>Anda dipecat</b>", "title", "__proto__", "x".repeat(5_000)]) {
      await page.goto(`/activities/${id}?document=${encodeURIComponent(said)}`);
      await expect(evidence(page).getByRole("alert")).toHaveCount(0);
      await expect(page.getByText("dipecat")).toHaveCount(0);
    }
  });
});

test("evidence of a realisation hangs on what was entered, not before", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto(`/plans/${await planId("seniorMidwife")}`);
  const form = page.locator("details").filter({ hasText: "Isi realisasi" }).first();
  await form.locator("summary").click();
  await expect(form).toContainText("Foto atau PDF dapat ditambahkan setelah realisasinya disimpan.");
  const text = form.locator("textarea, input:not([type=hidden])").first();
  await text.fill("80");
  await form.getByRole("button", { name: "Simpan realisasi" }).click();
  const entered = page.locator("details").filter({ hasText: "Perbarui realisasi" }).first();
  await expect(entered.getByLabel("Tambah foto atau PDF")).toBeAttached();
  await entered.getByLabel("Tambah foto atau PDF").setInputFiles([await file("bukti.jpg", jpegFromPhone())]);
  await expect(page.getByRole("link", { name: "bukti.jpg" })).toBeVisible();
});

test("sending, reading and taking off each cost at most ten statements", async () => {
  const owner = await visitor("employee");
  const id = await activityId("seniorMidwife", "waiting");
  const body = new FormData();
  body.append("file", new File([new Uint8Array(await jpeg(200, 150))], "hitung.jpg"));
  const sent = await statementsOf(async () => {
    const answer = await owner.ask(`/api/activities/${id}/documents`, { method: "POST", body, headers: { accept: "application/json" } });
    expect(answer.status).toBe(200);
  });
  const [row] = await openOffice().ask<{ id: string }>(
    'SELECT "id" FROM "document" WHERE "activityId" = $1 ORDER BY "addedAt" DESC LIMIT 1',
    [id],
  );
  const read = await statementsOf(async () => {
    expect((await owner.ask(`/api/documents/${row?.id}`)).status).toBe(200);
  });
  process.stdout.write(`statements: a file sent ${sent}, read ${read}\n`);
  expect(Math.max(sent, read)).toBeLessThanOrEqual(10);
});
