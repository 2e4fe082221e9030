import { expect, type Page } from "@playwright/test";
import { DECISION, KEY } from "../support/keystrokes";
import { serveOffice, signIn, test } from "../support/office";
import { count, employeeId } from "../support/records";
import { pageOf } from "../support/signed-in-page";

serveOffice();

const OPEN = "2026-Q4";
const MOST_SECONDS = 240;

const group = (page: Page, value: string, at: number) => page.getByRole("region", { name: value }).getByRole("group").nth(at);
const drafts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("cermin.draft.")).length);

test("what was chosen and not sent is kept in the browser, told to a second tab, and gone after signing out", async ({ page, context }) => {
  await signIn(page, "employee");
  await page.goto("/appraisals/peers");
  expect(await drafts(page)).toBe(0);
  await group(page, "Loyal", 0).getByLabel("Teladan").check();
  const words = page.getByRole("region", { name: "Satu kalimat" }).getByRole("textbox").first();
  await words.fill("Membantu di posyandu tanpa diminta.");
  await page.reload();
  await expect(page.getByText("Pilihan Anda yang belum dikirim ada lagi di sini.")).toBeVisible();
  await expect(group(page, "Loyal", 0).getByLabel("Teladan")).toBeChecked();
  await expect(words).toHaveValue("Membantu di posyandu tanpa diminta.");

  const second = await context.newPage();
  await second.goto("/appraisals/peers");
  await expect(group(second, "Loyal", 0).getByLabel("Teladan")).toBeChecked();
  await group(second, "Adaptif", 1).getByLabel("Kadang").check();
  await expect(page.getByText("juga terbuka di tab lain")).toBeVisible();
  await expect(group(page, "Adaptif", 1).getByLabel("Kadang")).toBeChecked();
  await second.close();

  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("button", { name: "Keluar" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => drafts(page)).toBe(0);
});

test("a right is given up with a reason, that person is asked about no more, and only the number is told", async ({ page, browser }) => {
  const personnel = await pageOf(browser, "personnel");
  await personnel.goto(`/quarters/${OPEN}`);
  const declined = async () =>
    Number(
      /(\d+)\sorang menolak/.exec((await personnel.getByRole("region", { name: "Siapa yang diminta" }).textContent()) ?? "")?.[1] ?? 0,
    );
  const before = await declined();
  await signIn(page, "employee");
  await page.goto("/appraisals/peers");
  await page.getByText("Saya tidak dapat menanggapi seseorang").click();
  const whom = page.getByLabel("Tentang siapa");
  const name = (await whom.locator("option").nth(1).textContent()) ?? "";
  await whom.selectOption({ index: 1 });
  await page.getByLabel("Mengapa").selectOption({ label: "Alasan lain" });
  await page.getByRole("button", { name: "Lepaskan hak ini" }).click();
  await expect(page.getByText("Tuliskan alasannya.").first()).toBeVisible();
  await expect(whom.locator("option:checked")).toHaveText(name);
  await page.getByLabel("Mengapa").selectOption({ label: "Keluarga atau benturan kepentingan lain" });
  await page.getByRole("button", { name: "Lepaskan hak ini" }).click();
  await expect(page.getByText("Anda tidak lagi diminta tentang rekan ini.", { exact: false })).toBeVisible();
  await expect(whom.locator("option", { hasText: name })).toHaveCount(0);
  await expect(page.locator("fieldset.person").filter({ hasText: name })).toHaveCount(0);
  await personnel.reload();
  expect(await declined()).toBe(before + 1);
  await personnel.context().close();
});

test("every colleague is answered about from the keyboard within four minutes, by a count of keystrokes", async ({ page }) => {
  await signIn(page, "employee");
  await page.goto("/appraisals/peers");
  const people = page.locator("fieldset.person");
  const marks = await people.count();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await expect(page.getByText("Dengan papan ketik")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click(); // wherever one begins, the form is a few tabs away
  for (let tries = 0; tries < 40; tries += 1) {
    if (await page.evaluate(() => document.activeElement?.matches("fieldset.person input"))) break;
    await press("Tab");
  }
  for (let at = 0; at < marks; at += 1) await press("34210"[at % 5] ?? "3");
  await expect(people.locator("input:checked")).toHaveCount(marks);
  for (let tries = 0; tries < 40; tries += 1) {
    if (await page.evaluate(() => document.activeElement?.matches("button[type=submit], button:not([type])"))) break;
    await press("Tab");
  }
  await press("Enter");
  await expect(
    page.getByText(/Umpan balik untuk \d+ rekan terkirim tanpa nama Anda\.|sudah terkirim semua|Terima kasih/).first(),
  ).toBeVisible();
  expect(
    await count(
      `SELECT count(*) FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
       WHERE r."holderId" = $1 AND a."period" = $2 AND r."spentOn" IS NULL`,
      await employeeId("seniorMidwife"),
      OPEN,
    ),
  ).toBe(0);
  await expect.poll(() => drafts(page)).toBe(0); // once the page is drawn anew

  const seconds = (forms: number) => (keys - marks + forms * 7) * KEY + forms * 7 * DECISION + 7 * 2 * DECISION; // the items of a value are read once
  console.info(
    `peers: ${marks / 7} people, ${keys} keystrokes for ${marks} marks: ${Math.round(seconds(marks / 7))} s; of seven people ${Math.round(seconds(7))} s, of nine ${Math.round(seconds(9))} s (limit ${MOST_SECONDS} s)`,
  );
  for (const forms of [marks / 7, 7, 9]) expect(seconds(forms)).toBeLessThanOrEqual(MOST_SECONDS);
});
