import { expect } from "@playwright/test";
import { openOffice, serveOffice, test } from "../support/office";
import { employeeId, find } from "../support/records";
import { pageOf } from "../support/signed-in-page";
import { visitor } from "../support/visitor";

serveOffice();

const PHONE = { viewport: { width: 360, height: 780 } };

test("a change is proposed in a calibration, taken by the rater who saves it, and the meeting is closed by the head", async ({
  browser,
}) => {
  const about = await find(
    `SELECT a."id" FROM "appraisal" a JOIN "calibration" c ON c."unitId" = a."unitId" AND c."period" = a."period" AND c."closedAt" IS NULL
     WHERE a."raterId" = $1 AND NOT EXISTS (SELECT 1 FROM "calibration_proposal" p WHERE p."appraisalId" = a."id") ORDER BY a."id" LIMIT 1`,
    await employeeId("southHead"),
  );
  await openOffice().ask(
    `UPDATE "appraisal" SET "workResult" = 'meets', "behaviour" = 'meets', "predicate" = 'good', "inputs" = coalesce("inputs", '{}'),
       "steps" = coalesce("steps", '[]'), "ratedAt" = coalesce("ratedAt", '2026-11-17T02:00:00Z') WHERE "id" = $1`,
    [about],
  );
  const personnel = await pageOf(browser, "personnel", PHONE);
  await personnel.goto("/calibrations");
  await personnel.getByRole("link", { name: /^Puskesmas Selatan, Triwulan IV 2026/ }).click();
  const person = personnel.locator(`[id="a-${about}"]`);
  await person.locator("summary").click();
  await person.getByRole("group", { name: "Perilaku kerja" }).getByLabel("Di atas").check();
  await person.getByRole("button", { name: "Sampaikan kepada penilai" }).click();
  await expect(person.getByText("Tuliskan alasannya.").first()).toBeVisible();
  await expect(person.getByRole("group", { name: "Perilaku kerja" }).getByLabel("Di atas")).toBeChecked();
  await person.getByLabel("Alasan").fill("Umpan balik setara dengan rekan satu ruang.");
  await person.getByRole("button", { name: "Sampaikan kepada penilai" }).click();
  await expect(person.getByText("Belum dijawab penilai.")).toBeVisible();
  await expect(personnel.getByRole("button", { name: "Tegaskan dan tutup" })).toHaveCount(0);

  const rater = await pageOf(browser, "rater", PHONE);
  await rater.goto(`/appraisals/${about}/rating`);
  await rater.getByLabel(/^Saya menerima/).check();
  await rater.getByRole("button", { name: "Kirim jawaban" }).click();
  await expect(rater.getByText("Formulir ini terisi dengan pasangan yang diusulkan.", { exact: false })).toBeVisible();
  expect(await find('SELECT "behaviour" FROM "appraisal" WHERE "id" = $1', about)).toBe("meets");
  await rater.locator("#judge").getByLabel("Alasan", { exact: false }).fill("Sesuai usulan kalibrasi.");
  await rater.locator("#judge button[type=submit]").click();
  await expect(rater).toHaveURL(/saved=/);
  expect(await find('SELECT "behaviour" FROM "appraisal" WHERE "id" = $1', about)).toBe("above");

  await rater.goto("/calibrations");
  await rater.getByRole("link", { name: /^Puskesmas Selatan, Triwulan IV 2026/ }).click();
  await rater.getByRole("button", { name: "Tegaskan dan tutup" }).click();
  await expect(rater.getByText(/^Ditutup /)).toBeVisible();
  await expect(rater.locator("summary", { hasText: "Usulkan penilaian lain" })).toHaveCount(0);
  for (const who of ["southMidwife", "administrator"] as const)
    expect((await (await visitor(who)).ask("/calibrations")).status, who).toBe(404);
  await personnel.context().close();
  await rater.context().close();
});
