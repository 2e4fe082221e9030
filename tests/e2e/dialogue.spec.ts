import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { dialogueId } from "../support/records";
import { pageOf } from "../support/signed-in-page";

serveOffice();

test("a dialogue is planned, minuted by one, agreed by both, and locked; what is open goes on to the next", async ({ browser }) => {
  const rater = await pageOf(browser, "rater");
  await rater.goto("/dialogues");
  await rater.getByText(/^Rencanakan dialog dengan Sri Rejeki/).click();
  const plan = rater.locator("details[open]");
  await plan.getByLabel("Tanggal dialog").fill("2026-11-18");
  await plan.getByRole("button", { name: "Rencanakan" }).click();
  await expect(rater).toHaveURL(/\/dialogues\/[0-9a-f-]{36}$/);
  const { pathname } = new URL(rater.url());
  await rater.getByRole("button", { name: "Setujui notula ini" }).click();
  await expect(rater.getByText("Notulanya masih kosong. Tulis dahulu apa yang dibicarakan.").first()).toBeVisible();
  await rater.getByLabel("Apa yang berjalan baik").fill("Rujukan selesai tepat waktu.");
  await rater.getByLabel("Apa yang dikerjakan (boleh kosong)").first().fill("Menata ulang jadwal piket.");
  await rater.getByRole("button", { name: "Simpan notula" }).click();
  await expect(rater.locator(".errors").first()).toBeVisible(); // of the minutes; that of the agreement stays until they are saved
  await rater.getByLabel("Sampai kapan").first().fill("2026-12-10");
  await rater.getByRole("button", { name: "Simpan notula" }).click();
  await expect(rater.getByText("Notula disimpan.").first()).toBeVisible();
  await expect(rater.getByRole("region", { name: "Notula" }).getByText("Rujukan selesai tepat waktu.")).toBeVisible(); // drawn anew: these words are agreed to
  await rater.getByRole("button", { name: "Setujui notula ini" }).click();
  await expect(rater.getByText("disetujui satu pihak")).toBeVisible();

  const employee = await pageOf(browser, "southMidwife");
  await employee.goto("/today");
  await employee.getByRole("link", { name: /Notula dialog dengan .* menunggu persetujuan Anda/ }).click();
  await employee.getByRole("button", { name: "Setujui notula ini" }).click();
  await expect(employee.getByText("disetujui berdua, tetap")).toBeVisible();
  await expect(employee.getByRole("button", { name: "Simpan notula" })).toHaveCount(0);

  await employee.goto("/dialogues");
  await employee.getByText("Rencanakan dialog", { exact: true }).click();
  await employee.getByLabel("Tanggal dialog").fill("2026-12-01");
  await employee.getByRole("button", { name: "Rencanakan" }).click();
  await expect(employee.getByText(/Menata ulang jadwal piket\./).first()).toBeVisible();
  await expect(employee.getByText("Pada dialog 18 November 2026: belum selesai.").first()).toBeVisible();
  expect(new URL(employee.url()).pathname).not.toBe(pathname);
  await rater.context().close();
  await employee.context().close();
});

test("what both have not agreed to is found by nobody else", async ({ browser }) => {
  const personnel = await pageOf(browser, "personnel");
  const open = await personnel.goto(`/dialogues/${await dialogueId("southNurseTwo", '"lockedAt" IS NULL')}`);
  expect(open?.status()).toBe(404);
  const agreed = await personnel.goto(`/dialogues/${await dialogueId("seniorMidwife", '"lockedAt" IS NOT NULL')}`);
  expect(agreed?.status()).toBe(200);
  await personnel.context().close();
});
