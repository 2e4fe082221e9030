import { expect, type Page } from "@playwright/test";
import pg from "pg";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { count, find } from "../support/records";
import { csv, HEADINGS } from "../support/spreadsheets";
import { nipOf } from "../support/visitor";

serveOffice();

const newcomer = (nip: string) => [
  nip,
  "Wayan Surya Dharma",
  "Pranata Komputer Terampil",
  "Fungsional",
  "II/c",
  "Diskominfo",
  "",
  nipOf("secretary"),
  "01-12-2026",
];

async function sendFile(page: Page, name: string, rows: string[][]) {
  await page.goto("/imports");
  await page
    .getByLabel("Berkas CSV atau XLSX")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(csv([HEADINGS, ...rows])) });
  await page.getByRole("button", { name: "Kirim berkas" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

test("an administrator sends a file, is told which cell is wrong, sends it corrected, and loads it over a reload", async ({ page }) => {
  await signIn(page, "administrator");
  await sendFile(page, "salah.csv", [newcomer("2001051220260110")]);
  await expect(page.getByRole("combobox", { name: "NIP (wajib)" })).toHaveValue("0");
  await expect(page.getByRole("combobox", { name: "Surel" })).toHaveValue("");
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(page.getByText("NIP ini 16 angka, seharusnya 18.")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("1 sel pada 1 baris perlu dibetulkan.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Muat/ })).toHaveCount(0);

  const nip = "200105122026011001";
  await sendFile(page, "betul.csv", [newcomer(nip)]);
  await expect(page.getByText("Diisi seperti berkas terakhir dengan judul kolom yang sama.")).toBeVisible();
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await expect(page.getByText("Unit: Dinas Komunikasi dan Informatika")).toBeVisible({ timeout: 15_000 });

  const holder = new pg.Client(`${process.env.TEST_SERVER_URL}/${openOffice().database}`);
  await holder.connect();
  await holder.query("BEGIN; LOCK TABLE reporting_line IN SHARE MODE"); // the load waits half-way
  await page.getByRole("button", { name: "Muat 1 perubahan" }).click();
  const bar = page.getByRole("progressbar");
  await expect(bar).toHaveAttribute("value", "1", { timeout: 15_000 });
  await page.reload();
  await expect(bar).toHaveAttribute("value", "1");
  await expect(page.getByText("Memuat: 1 dari 1 baris")).toBeVisible();
  expect(await count(`SELECT count(*) FROM "employee" WHERE "nip" = $1`, nip)).toBe(0); // nothing holds yet
  await holder.query("COMMIT");
  await holder.end();
  await expect(page.getByText(/^Dimuat 18 November 2026 pukul [\d.]+: 1 pegawai baru/)).toBeVisible({ timeout: 15_000 });
  await expect(bar).toHaveCount(0);
  expect(await find(`SELECT u."shortName" FROM "employee" e JOIN "unit" u ON u."id" = e."unitId" WHERE e."nip" = $1`, nip)).toBe(
    "Diskominfo",
  );
});
