import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { count, employeeId, find, firstResultId, planId } from "../support/records";
import { pageOf } from "../support/signed-in-page";
import { visitor } from "../support/visitor";

serveOffice();

test("an obstacle is flagged beside its result, answered with an action and a day, and marked as out of the way", async ({ browser }) => {
  const employee = await pageOf(browser, "southDoctor");
  const rater = await pageOf(browser, "rater");
  const plan = await planId("southDoctor");
  const result = employee.locator(`[id="${await firstResultId(plan)}"]`);

  await employee.goto(`/plans/${plan}`);
  await result.locator("summary", { hasText: "Catat hambatan" }).focus();
  await employee.keyboard.press("Enter");
  await result.getByRole("button", { name: "Catat", exact: true }).click();
  await expect(result.getByRole("alert")).toContainText("2 hal perlu diperbaiki");
  await expect(result.getByRole("alert")).toBeFocused();
  await result.getByLabel(/^Sumber daya/).check();
  await result.getByLabel("Jelaskan dalam satu atau dua kalimat").fill("Spirometer dipinjam puskesmas lain.");
  await result.getByRole("button", { name: "Catat", exact: true }).click();
  await expect(result.getByRole("link", { name: "Sumber daya: Spirometer dipinjam puskesmas lain." })).toBeVisible();
  await expect(result.getByText("menunggu jawaban")).toBeVisible();

  await rater.goto("/today");
  await rater.getByRole("link", { name: /hambatan tim menunggu jawaban/ }).click();
  await rater.getByRole("link", { name: /Spirometer/ }).click();
  await rater.getByLabel("Apa yang akan dilakukan?").fill("Diminta kembali lewat surat.");
  await rater.getByLabel("Sampai kapan").fill("2026-11-17");
  await rater.getByRole("button", { name: "Simpan jawaban" }).click();
  await expect(rater.getByText("Tanggal 17 November 2026 sudah lewat.").first()).toBeVisible();
  await expect(rater.getByLabel("Apa yang akan dilakukan?")).toHaveValue("Diminta kembali lewat surat.");
  await rater.getByLabel("Sampai kapan").fill("2026-11-25");
  await rater.getByRole("button", { name: "Simpan jawaban" }).click();
  await expect(rater.getByText("dijanjikan sampai 25 November 2026")).toBeVisible();

  await employee.goto("/today");
  const own = employee.getByRole("region", { name: "Hambatan yang Anda catat" });
  await expect(own.getByText("dijanjikan sampai 25 November 2026")).toBeVisible();
  await own.getByRole("link", { name: "Spirometer dipinjam puskesmas lain." }).click();
  await expect(employee.getByText("“Diminta kembali lewat surat.”")).toBeVisible();
  await expect(employee.getByRole("button", { name: "Simpan jawaban" })).toHaveCount(0);
  await employee.getByRole("button", { name: "Tandai teratasi" }).click();
  await expect(employee.getByText("teratasi 18 November 2026").first()).toBeVisible();
  await expect(employee.getByRole("button", { name: "Tandai teratasi" })).toHaveCount(0);
  await employee.context().close();
  await rater.context().close();
});

test("the same without JavaScript, form by form", async () => {
  const employee = await visitor("southNurseOne");
  const rater = await visitor("rater");
  const plan = await planId("southNurseOne");
  const result = await firstResultId(plan);
  const flagged = await employee.fill(`/plans/${plan}`, `value="${result}"`, { kind: "authority", text: "Izin kunjungan belum keluar." });
  expect(await flagged.text()).toContain("Hambatan dicatat.");
  const id = await find(`SELECT "id" FROM "obstacle" WHERE "employeeId" = $1 AND "resolvedAt" IS NULL`, await employeeId("southNurseOne"));
  const answered = await rater.fill(`/obstacles/${id}`, 'name="dueOn"', { action: "Diajukan hari ini.", dueOn: "2026-11-30" });
  expect(await answered.text()).toContain("dijanjikan sampai 30 November 2026");
  await employee.fill(`/obstacles/${id}`, 'name="obstacleId"', {});
  expect(await count(`SELECT count(*) FROM "obstacle" WHERE "id" = $1 AND "resolvedAt" IS NOT NULL`, id)).toBe(1);
});
