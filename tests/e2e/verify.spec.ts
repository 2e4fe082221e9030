import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { readPages } from "../support/pdf";
import { appraisalId, paperCode, paperId } from "../support/records";
import { pageOf } from "../support/signed-in-page";
import { nobody, visitor } from "../support/visitor";

serveOffice();

test("a stranger types the code off a paper, in small letters with a space, and learns how it stands", async ({ page }) => {
  const code = await paperCode("northRegistrar", 2);
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Periksa dokumen evaluasi" }).click();
  await page.getByLabel("Kode periksa").fill(` ${code.slice(0, 4).toLowerCase()} ${code.slice(4).toLowerCase()}`);
  await page.getByRole("button", { name: "Periksa" }).click();
  await expect(page).toHaveURL(new RegExp(`/verify/${code}$`));
  await expect(page.getByRole("main")).toContainText("Berlaku");
  await expect(page.getByRole("main")).toContainText("Versi 2, D.1.3 sesudah keberatan");
  await expect(page.getByRole("main")).toContainText(/[A-Z]\*\*\*/);

  await page.goto(`/verify/${await paperCode("northRegistrar")}`);
  await expect(page.getByRole("main")).toContainText("Tidak berlaku lagi: digantikan versi 2");
  await page.goto(`/verify/${await paperCode("northSanitarian")}`);
  await expect(page.getByRole("main")).toContainText("Disengketakan");
  await page.getByLabel("Kode periksa").fill("2222-2222");
  await page.getByRole("button", { name: "Periksa" }).click();
  await expect(page.getByRole("main")).toContainText("Tidak ada dokumen dengan kode ini.");
  await expect(page.getByLabel("Kode periksa")).toHaveValue("22222222");
});

test("the form works without a script, at 360 px and in English", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "", viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto("/verify");
  await page.getByRole("button", { name: "English" }).click();
  await page.goto("/verify");
  await page.getByLabel("Check code").fill(await paperCode("northSanitarian"));
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("main")).toContainText("Disputed");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await context.close();
});

test("the result's page leads to both papers, and what they bear opens for nobody signed in", async ({ browser }) => {
  const page = await pageOf(browser, "employee");
  const id = await paperId("seniorMidwife");
  await page.goto(`/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/result`);
  for (const name of ["Dokumen evaluasi (PDF)", "Hasil evaluasi dengan buktinya (PDF)"])
    await expect(page.getByRole("link", { name }).first()).toHaveAttribute("href", new RegExp(`^/api/evaluations/${id}/document`));
  const employee = await visitor("employee");
  for (const form of ["evaluation", "result"]) {
    const answer = await employee.ask(`/api/evaluations/${id}/document?form=${form}`);
    expect(answer.status).toBe(200);
    const { text } = await readPages(new Uint8Array(await answer.arrayBuffer()));
    const code = /\/verify\/([2-9A-Z]{8})/.exec(text)?.[1] ?? "";
    expect(await nobody().read(`/verify/${code}`)).toContain("Predikat kinerja");
  }
  await page.context().close();
});
