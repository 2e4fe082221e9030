import { expect } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { count, employeeId, unitId } from "../support/records";

serveOffice();
test.setTimeout(120_000);

const COLUMNS = 4;

/** So many more in the south, rated by its head, that there are thirty. */
async function thirty(): Promise<number> {
  const [unit, head] = [await unitId("Puskesmas Selatan"), await employeeId("southHead")];
  const there = await count(`SELECT count(*) FROM "employee" WHERE "unitId" = $1 AND "id" <> $2`, unit, head);
  await openOffice().ask(
    `WITH more AS (INSERT INTO "employee" ("id", "name", "post", "postKind", "unitId")
       SELECT gen_random_uuid(), 'Pegawai ' || lpad(n::text, 2, '0'), 'Perawat Terampil', 'fungsional', $1 FROM generate_series(1, $3::int) n RETURNING "id")
     INSERT INTO "reporting_line" ("id", "employeeId", "raterId", "from") SELECT gen_random_uuid(), "id", $2, '2026-01-01' FROM more`,
    [unit, head, 30 - there],
  );
  return 30;
}

test("a unit of thirty is planned in the matrix by keyboard and paste, and its plans are set in one sitting", async ({ page }) => {
  const people = await thirty();
  const unit = await unitId("Puskesmas Selatan");
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, "rater");
  await page.goto(`/matrix/${unit}?year=2027`);
  const grid = page.getByRole("grid");
  const cell = (row: number, column: number) => grid.locator(`[data-at="${row} ${column}"]`);
  const saved = () => expect(page.getByRole("status").filter({ hasText: "Semua tersimpan" })).toBeVisible({ timeout: 20_000 });
  await expect(grid.getByRole("gridcell")).toHaveCount(people * COLUMNS);

  // By keyboard: typing begins, Enter saves and goes on, Escape lets be, the way back and forth again.
  await cell(0, 0).focus();
  await page.keyboard.type("Surat terjawab");
  await page.keyboard.press("Enter");
  await expect(cell(1, 0)).toBeFocused();
  await page.keyboard.type("-");
  await page.keyboard.press("Enter");
  await expect(cell(1, 0)).toHaveText("tidak ada peran");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("F2");
  await page.keyboard.type("lain");
  await page.keyboard.press("Escape");
  await expect(cell(1, 0)).toHaveText("tidak ada peran");
  await page.keyboard.press("Control+Home");
  await expect(cell(0, 0)).toBeFocused();
  await page.keyboard.press("Control+End");
  await expect(cell(people - 1, COLUMNS - 1)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(cell(1, 0)).toHaveText("belum diputuskan");
  await page.keyboard.press("Control+z");
  await expect(cell(0, 0)).toHaveText("belum diputuskan");
  await page.keyboard.press("Control+y");
  await expect(cell(0, 0)).toHaveText("Surat terjawab");
  await saved();

  // A block out of a spreadsheet, a cell of which holds a line break and quotation marks.
  const block = Array.from({ length: people }, (_, row) =>
    [row === 0 ? '"Surat ""penting""\nterjawab"' : `Laporan bagian ${row} terkirim`, "TIDAK ADA PERAN", "TIDAK ADA PERAN", "-"].join("\t"),
  ).join("\r\n");
  await page.keyboard.press("Control+Home");
  await cell(0, 0).evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, block);
  await expect(cell(people - 1, 3)).toHaveText("tidak ada peran");
  await saved();
  await page.reload();
  await expect(cell(0, 0)).toHaveText('Surat "penting" terjawab');
  await expect(page.getByText(`${people * COLUMNS} dari ${people * COLUMNS} sel diputuskan`)).toBeVisible();
  expect(
    await count(
      `SELECT count(*) FROM "intended_result" r JOIN "matrix_cell" c ON c."agreementIndicatorId" = r."agreementIndicatorId" AND c."words" = r."title"
       JOIN "plan" p ON p."id" = r."planId" AND p."employeeId" = c."employeeId"
       WHERE p."year" = 2027 AND c."leaderId" = $1`,
      await employeeId("southHead"),
    ),
  ).toBe(people);

  // Each result gets the leader's indicator; who signs then is the employees' affair; the head sets all who signed.
  await page.getByRole("button", { name: "Beri indikator" }).click();
  await expect(page.getByRole("heading", { name: "Indikator pertama" })).toBeHidden({ timeout: 20_000 });
  const signed = await openOffice().ask(
    `UPDATE "plan" p SET "signedOn" = '2026-11-18' WHERE "year" = 2027 AND "setOn" IS NULL AND "employeeId" IN (SELECT "id" FROM "employee" WHERE "unitId" = $1)
     AND NOT EXISTS (SELECT 1 FROM "intended_result" r WHERE r."planId" = p."id" AND NOT EXISTS (SELECT 1 FROM "indicator" i WHERE i."intendedResultId" = r."id"))
     RETURNING "id"`,
    [unit],
  );
  expect(signed.length).toBe(people - 1); // the doctor's draft has a result of its own that nothing measures
  await page.goto("/plans/team?year=2027");
  await expect(page.getByRole("checkbox")).toHaveCount(people - 1);
  await expect(page.getByText("Belum lengkap:")).toHaveCount(1);
  await page.getByRole("button", { name: "Tetapkan yang dipilih" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(0, { timeout: 20_000 });
  expect(
    await count(
      `SELECT count(*) FROM "plan" p JOIN "employee" e ON e."id" = p."employeeId" WHERE e."unitId" = $1 AND p."year" = 2027 AND p."setOn" = '2026-11-18'`,
      unit,
    ),
  ).toBe(people - 1);
});
