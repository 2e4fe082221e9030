import { expect, type Page } from "@playwright/test";
import { PEOPLE } from "@/prisma/seed/people";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { count, employeeId } from "../support/records";
import { demoPassword, nipOf, visitor } from "../support/visitor";

serveOffice();

const RATER = "northHead";
const REASON = "Jumlah pasien belum disebut.";

/** Through the page's own form, as somebody without a button on it. */
async function signInAs(page: Page, key: string) {
  await page.goto("/sign-in");
  await page.getByLabel("NIP atau surel dinas").fill(nipOf(key));
  await page.getByLabel("Kata sandi", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/today");
}

const TEAM = `"activity" a JOIN "ratees_on"($1, '2026-11-18') r ON r."employeeId" = a."employeeId"`;
const waiting = async (rater: string) =>
  count(`SELECT count(*) FROM ${TEAM} WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL`, await employeeId(rater));
const decidedNow = async (rater: string, more = "") =>
  count(
    `SELECT count(*) FROM "activity_review" v WHERE v."byId" = $1 AND v."at" > '2026-11-18T01:59:00Z' AND v."undoneAt" IS NULL ${more}`,
    await employeeId(rater),
  );

/** The seed's rater has nine people, of whom not everybody sent something: a tenth joins, and each has a line that waits. */
async function tenPeople() {
  const { ask } = openOffice();
  await ask(`INSERT INTO "reporting_line" ("id", "employeeId", "raterId", "from") VALUES (gen_random_uuid(), $1, $2, '2026-11-01')`, [
    await employeeId("southVolunteer"),
    await employeeId(RATER),
  ]);
  await ask(
    `INSERT INTO "activity" ("id", "employeeId", "day", "minutes", "text", "outputQuantity", "outputUnit", "key", "createdAt", "submittedAt")
     SELECT gen_random_uuid(), r."employeeId", '2026-11-18', 30, 'Menyusun jadwal jaga', 100, 'jadwal', gen_random_uuid(), '2026-11-18T01:30:00Z', '2026-11-18T01:30:00Z'
     FROM "ratees_on"($1, '2026-11-18') r`,
    [await employeeId(RATER)],
  );
}

/** A keyboard that counts. */
function keyboardOf(page: Page) {
  let strokes = 0;
  return {
    press: async (key: string) => {
      strokes += 1;
      await page.keyboard.press(key);
    },
    type: async (text: string) => {
      strokes += text.length;
      await page.keyboard.type(text);
    },
    strokes: () => strokes,
  };
}

const cursor = (page: Page) => page.locator("[data-queue-row]:focus");
const rowOf = (page: Page, id: string | null) => page.locator(`[data-queue-row="${id}"]`);

test("a rater reviews ten people by keyboard in one go: one is returned, one is undone, and nothing is left", async ({ page }) => {
  test.setTimeout(120_000);
  await tenPeople();
  const before = await waiting(RATER);
  await signInAs(page, RATER);
  await page.goto("/team");
  await expect(page.getByText(`${before} menunggu dari 10 orang`)).toBeVisible();
  const keys = keyboardOf(page);
  const began = performance.now();

  // Into the queue, and down and up again.
  for (let tabs = 0; tabs < 60 && (await page.locator("[data-queue-row]:focus-within").count()) === 0; tabs += 1) await keys.press("Tab");
  await keys.press("j");
  await expect(cursor(page)).toHaveAttribute(
    "data-queue-row",
    (await page.locator("[data-queue-row]").nth(1).getAttribute("data-queue-row")) ?? "",
  );
  await keys.press("k");

  // The first is returned: the reason opens, Escape closes it, Enter sends it.
  const returned = await cursor(page).getAttribute("data-queue-row");
  await keys.press("r");
  await keys.press("Escape");
  await expect(cursor(page)).toHaveAttribute("data-queue-row", returned ?? "");
  await keys.press("r");
  await keys.type(REASON);
  await keys.press("Enter");
  await expect(rowOf(page, returned)).toHaveCount(0);

  // The next is approved and taken back, then approved for good with the rest of those to look at.
  const second = await cursor(page).getAttribute("data-queue-row");
  await keys.press("a");
  await expect(rowOf(page, second)).toHaveCount(0);
  await keys.press("u");
  await expect(rowOf(page, second)).toHaveCount(1);
  await expect(page.getByText("Diurungkan: 1 kegiatan menunggu lagi.").first()).toBeVisible();
  await keys.press("k");
  for (let looked = 0; looked < 200; looked += 1) {
    const first = page.getByRole("list", { name: /^Perlu dibuka/ }).getByRole("listitem");
    const n = await first.count();
    if (n === 0) break;
    await expect(cursor(page)).toHaveCount(1);
    for (let presses = 0; presses < n; presses += 1) await keys.press("k");
    const at = await cursor(page).getAttribute("data-queue-row");
    await keys.press("a");
    await expect(rowOf(page, at)).toHaveCount(0); // one after the other: a page drawn anew may move the cursor between two presses
  }
  // The routine ones together, said before it is done. Each page is waited for by what is stored: the words of the last one still stand.
  let left = await waiting(RATER);
  while (left > 0) {
    await expect(page.getByText(`${left} menunggu dari`)).toBeVisible();
    const n = await page.locator("[data-queue-row]").count();
    await keys.press("Shift+X");
    await expect(page.getByRole("button", { name: new RegExp(`^Setujui ${n} kegiatan dari \\d+ orang$`) })).toBeVisible();
    await keys.press("Shift+A");
    await expect.poll(() => waiting(RATER)).toBe(left - n);
    await expect(page.getByText(new RegExp(`^${n} kegiatan dari \\d+ orang disetujui\\.$`)).first()).toBeVisible();
    left -= n;
  }
  await expect(page.getByText("Tidak ada yang menunggu")).toBeVisible();
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  test
    .info()
    .annotations.push({ type: "measured", description: `${before} lines of 10 people: ${keys.strokes()} key strokes, ${seconds} s` });
  process.stdout.write(`${before} lines of 10 people: ${keys.strokes()} key strokes, ${seconds} s\n`);

  expect(await waiting(RATER)).toBe(0);
  expect(await decidedNow(RATER)).toBe(before);
  expect(await decidedNow(RATER, `AND v."decision" = 'returned' AND v."reason" = '${REASON}'`)).toBe(1);

  // Whose lines they are sees it.
  const { ask } = openOffice();
  const [back] = await ask<{ nip: string; text: string }>(
    `SELECT e."nip", a."text" FROM "activity" a JOIN "employee" e ON e."id" = a."employeeId" WHERE a."id" = $1`,
    [returned],
  );
  const owner = PEOPLE.find(({ nip }) => nip === back?.nip)?.key ?? "";
  expect(await (await visitor(owner)).read("/today")).toContain(REASON);
  expect(await (await visitor("northNurseOne")).read("/activities")).toContain("Disetujui");
});

test("marks stay when a line arrives, the filter stays in the address, and the keys are listed on a key", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/team?when=week");
  const n = await waiting("southHead");
  await page
    .getByRole("checkbox", { name: /^Pilih: / })
    .first()
    .focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("button", { name: "Setujui 1 kegiatan dari 1 orang" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByText("Berlaku bila sebuah baris antrean sedang disorot")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByText("Berlaku bila sebuah baris antrean sedang disorot")).toBeHidden();

  const nurse = await visitor("southNurseTwo");
  await nurse.fill("/today", 'class="quick-log"', { text: "Pemantauan pasien rawat sehari", minutes: "25" });
  await expect(page.getByText(`${n + 1} menunggu dari`)).toBeVisible(); // nobody reloaded
  await expect(page.getByRole("checkbox", { name: /^Pilih: /, checked: true })).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Setujui 1 kegiatan dari 1 orang" })).toBeVisible();
  await expect(page).toHaveURL(/when=week/);
});

test("a key decides nothing where the keyboard is not in the queue, or is writing", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/team");
  const before = await waiting("southHead");
  await page.locator("body").press("a");
  const row = page.locator("[data-queue-row]").first();
  await row.focus();
  await page.keyboard.press("r");
  await page.keyboard.type("a x u j");
  await expect(row.getByLabel("Mengapa dikembalikan?")).toHaveValue("a x u j");
  await page.keyboard.press("Control+a"); // chooses all text, and decides nothing
  expect(await waiting("southHead")).toBe(before);
});

test("two screens of one rater: the second is told what the first decided, and hears of it", async ({ page, browser, baseURL }) => {
  await signIn(page, "rater");
  await page.goto("/team");
  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const second = await other.newPage();
  await signIn(second, "rater");
  await second.goto("/team");
  const row = page.locator("[data-queue-row]").first();
  const id = await row.getAttribute("data-queue-row");

  // Cut off from the live stream, the second still shows the line.
  await second.route("**/api/events/**", (route) => route.abort());
  await second.reload();
  await row.getByRole("button", { name: /^Setujui/ }).click();
  await expect(rowOf(page, id)).toHaveCount(0);
  await rowOf(second, id)
    .getByRole("button", { name: /^Setujui/ })
    .click();
  await expect(rowOf(second, id).getByText("Kegiatan ini sudah diputus. Tidak ada yang berubah.")).toBeVisible();
  expect(await count(`SELECT count(*) FROM "activity_review" WHERE "activityId" = $1`, id)).toBe(1);

  await second.unroute("**/api/events/**");
  await second.reload();
  const next = await page.locator("[data-queue-row]").first().getAttribute("data-queue-row");
  await expect(second.getByText(/^Langsung, terakhir/)).toBeVisible();
  await rowOf(page, next)
    .getByRole("button", { name: /^Setujui/ })
    .click();
  await expect(rowOf(second, next)).toHaveCount(0); // nobody reloaded
  await other.close();
});

test("the way back is gone from the screen after a minute, and refused to a page that still shows it", async ({ page }) => {
  // What the tests before decided is longer ago, and the page is told nothing: it shows what it showed.
  await openOffice().ask(`UPDATE "activity_review" SET "at" = "at" - interval '1 hour' WHERE "byId" = $1`, [await employeeId("southHead")]);
  await page.route("**/api/events/**", (route) => route.abort());
  await signIn(page, "rater");
  await page.goto("/team");
  const row = page.locator("[data-queue-row]").first();
  const id = await row.getAttribute("data-queue-row");
  const text = await row.getByRole("link").first().textContent();
  await row.getByRole("button", { name: /^Setujui/ }).click();
  const undo = page
    .locator(".deed")
    .filter({ hasText: text ?? "" })
    .getByRole("button");
  await expect(undo).toBeVisible();
  await openOffice().ask(`UPDATE "activity_review" SET "at" = "at" - interval '61 seconds' WHERE "activityId" = $1`, [id]);
  await undo.click();
  await expect(page.getByText("Sudah lewat satu menit: keputusan ini tetap.")).toBeVisible();
  expect(await count(`SELECT count(*) FROM "activity" WHERE "id" = $1 AND "decision" = 'approved'`, id)).toBe(1);
  await page.reload();
  await page.locator("[data-queue-row]").first().waitFor();
  await expect(undo).toHaveCount(0);
});
