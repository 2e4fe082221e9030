import { expect } from "@playwright/test";
import { openOffice, serveOffice, test } from "../support/office";
import { count, find, posterCode } from "../support/records";
import { visitor } from "../support/visitor";

serveOffice();
test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const answers = () => count('SELECT count(*) FROM "citizen_answer"');

/** New slips of the first service, as the administrator prints them. */
async function slips(n: number): Promise<string[]> {
  const serviceId = await find('SELECT "id" FROM "service" WHERE "closedOn" IS NULL ORDER BY "id" LIMIT 1');
  const body = new URLSearchParams({ serviceId, channel: "slip", count: String(n), days: "14" });
  const sheet = await (await visitor("administrator")).ask("/api/services/slips", { method: "POST", body });
  return [...new Set([...(await sheet.text()).matchAll(/\/s\/([2-9A-Z]{26})/g)].map(([, code]) => code ?? ""))];
}

test("from the poster to the thanks in two taps; more may be said, and reload, back and a double tap repeat nothing", async ({ page }) => {
  const before = await answers();
  const code = await posterCode();
  await page.goto(`/s/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bagaimana pelayanan tadi?");
  await expect(page.getByText("Tanpa login, tanpa NIK, tanpa biaya.")).toBeVisible();
  await page.getByRole("radio", { name: "Sangat puas" }).check(); // the first tap
  await page.getByRole("button", { name: "Kirim" }).dblclick(); // the second, twice
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terima kasih");
  await expect(page.getByText("Jawaban Anda sudah tersimpan.")).toBeVisible();
  expect(await answers()).toBe(before + 1);
  await page.reload();
  expect(await answers()).toBe(before + 1);
  await page.goBack();
  await page.getByRole("radio", { name: "Sangat puas" }).check();
  await page.getByRole("button", { name: "Kirim" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terima kasih");
  expect(await answers()).toBe(before + 1); // the form drawn once has one key

  const scales = page.getByRole("group");
  await expect(scales).toHaveCount(10); // nine elements and the waiting time
  await page.getByRole("group", { name: "Kemudahan prosedur" }).getByLabel("Mudah", { exact: true }).check();
  await page.getByRole("group", { name: "Kewajaran biaya" }).getByLabel("Gratis").check();
  await page.getByRole("group", { name: "Menunggu berapa lama?" }).getByLabel("15–30 menit").check();
  await page.getByLabel("Ingin menambahkan sesuatu?").fill("Loket <cepat> & ramah");
  await page.getByRole("button", { name: "Kirim tambahan" }).click();
  await expect(page.getByText("Tambahan Anda tersimpan.")).toBeVisible();
  await page.reload();
  expect(await answers()).toBe(before + 1);
  const [kept] = await openOffice().ask(
    `SELECT a."mark", a."elements", a."waitBand", a."text", a."channel"::text, a."day"::text FROM "citizen_answer" a JOIN "service_code" c ON c."id" = a."codeId" WHERE c."code" = $1 AND a."text" = 'Loket <cepat> & ramah'`,
    [code],
  );
  // Of the nine elements in their order the second is answered 3 and the fourth 4.
  expect(kept).toEqual({
    mark: 4,
    elements: "-3-4-----",
    waitBand: 2,
    text: "Loket <cepat> & ramah",
    channel: "poster",
    day: "2026-11-18",
  });
});

test("a mark that was not made is asked for; nothing else is asked", async ({ page }) => {
  const before = await answers();
  const code = await posterCode();
  await page.goto(`/s/${code.toLowerCase().replace(/(.{4})/, "$1-")}`); // as somebody types it
  await page
    .getByRole("radio")
    .first()
    .evaluate((mark: HTMLInputElement) => mark.form?.setAttribute("novalidate", ""));
  await page.getByRole("button", { name: "Kirim" }).click();
  await expect(page.getByRole("alert")).toHaveText("Pilih salah satu jawaban.");
  expect(await answers()).toBe(before);
});

test("a slip is good for one answer, which lies sealed; what was added replaces it", async ({ page }) => {
  const [code = "", other = ""] = await slips(2);
  const boxed = () => count('SELECT count(*) FROM "boxed_answer"');
  const before = [await answers(), await boxed()];
  await page.goto(`/s/${code}`);
  await page.getByRole("radio", { name: "Kurang puas" }).check();
  await page.getByRole("button", { name: "Kirim" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terima kasih");
  await page.getByRole("group", { name: "Kecepatan pelayanan" }).getByLabel("Tidak cepat").check();
  await page.getByLabel("Ingin menambahkan sesuatu?").fill("menunggu sampai siang");
  await page.getByRole("button", { name: "Kirim tambahan" }).click();
  await expect(page.getByText("Tambahan Anda tersimpan.")).toBeVisible();
  expect([await answers(), await boxed()]).toEqual([before[0], (before[1] ?? 0) + 1]);
  expect(await count(`SELECT count(*) FROM "boxed_answer" WHERE encode("sealed", 'escape') LIKE '%siang%'`)).toBe(0);
  await page.goto(`/s/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kode ini sudah dipakai");

  // Drawn twice before it is spent: the second form is refused, and nothing of it stays.
  const second = await page.context().newPage();
  await page.goto(`/s/${other}`);
  await second.goto(`/s/${other}`);
  for (const tab of [page, second]) {
    await tab.getByRole("radio", { name: "Puas", exact: true }).check();
    await tab.getByRole("button", { name: "Kirim" }).click();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terima kasih");
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Kode ini sudah dipakai");
  expect(await boxed()).toBe((before[1] ?? 0) + 2);
});

test("an unknown, a withdrawn and a malformed code each have their page and status", async ({ page }) => {
  const open = async (code: string) => (await page.goto(`/s/${code}`))?.status();
  expect(await open("AAAAAAAA")).toBe(404);
  await expect(page.getByText("Kode ini tidak kami kenal.")).toBeVisible();
  expect(await open("A".repeat(26))).toBe(404);
  await expect(page.getByText("Kode ini tidak kami kenal.")).toBeVisible();
  expect(await open("x")).toBe(404);
  expect(await open(await posterCode(false))).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Poster ini sudah diganti");
  await expect(page.getByRole("button")).toHaveCount(0);
  expect(await open(`${await posterCode(false)}?lang=en`)).toBe(410);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the whole of it in English, chosen on the page", async ({ page }) => {
  await page.goto(`/s/${await posterCode()}`);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("radio", { name: "Very satisfied" }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await expect(page.getByRole("link", { name: "Bahasa Indonesia" })).toBeVisible();
});

test("a body that is no form, a foreign page and a key that is none store nothing", async () => {
  const before = await answers();
  const { url } = openOffice();
  const address = `${url}/s/${await posterCode()}`;
  const form = { step: "mark", lang: "id", mark: "4", key: crypto.randomUUID() };
  const post = async (body: string, headers: Record<string, string>) =>
    (await fetch(address, { method: "POST", body, headers, redirect: "manual" })).status;
  const encoded = "application/x-www-form-urlencoded";
  expect(await post(JSON.stringify(form), { "content-type": "application/json", origin: url })).toBe(404);
  expect(await post("--x\r\nbroken", { "content-type": "multipart/form-data; boundary=x", origin: url })).toBe(404);
  expect(await post(String(new URLSearchParams(form)), { "content-type": encoded, origin: "https://kota.palsu" })).toBe(403);
  expect(await post(String(new URLSearchParams(form)), { "content-type": encoded })).toBe(403);
  expect(await post(String(new URLSearchParams({ ...form, key: "1" })), { "content-type": encoded, origin: url })).toBe(422);
  expect(await post(String(new URLSearchParams({ ...form, mark: "5" })), { "content-type": encoded, origin: url })).toBe(422);
  expect(await answers()).toBe(before);
  expect(await post(String(new URLSearchParams(form)), { "content-type": encoded, origin: url })).toBe(303);
  expect(await answers()).toBe(before + 1);
});
