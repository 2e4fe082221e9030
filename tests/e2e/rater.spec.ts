import { expect, type Locator, type Page } from "@playwright/test";
import { DECISION, KEY } from "../support/keystrokes";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { appraisalId, count, employeeId, find } from "../support/records";
import { nameOf, visitor } from "../support/visitor";

serveOffice();

const OPEN = "2026-Q4";
const MOST_SECONDS = 15 * 60; // for ten routine ratings

/** Goes on with Tab until something has the keyboard, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator, key = "Tab") {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard never came to ${target}`);
}

const waitingOf = async (key: string) =>
  count(
    `SELECT count(*) FROM "activity" a JOIN "ratees_on"($1, '2026-11-18') r ON r."employeeId" = a."employeeId" WHERE a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL`,
    await employeeId(key),
  );

test("the queue fills while it is open, keeps the keyboard, and is worked through without a pointer", async ({ page }) => {
  await signIn(page, "rater");
  await page.goto("/team");
  const waiting = await waitingOf("southHead");
  await expect(page.getByText(`${waiting} menunggu dari`)).toBeVisible();
  const rows = page.locator("[data-queue-row]");
  await rows.first().waitFor();
  await page.keyboard.press("Tab"); // into the page; j moves from the first row on once one has the keyboard
  await tabTo(page, rows.first().getByRole("link").first());
  await page.keyboard.press("j");
  const held = rows.nth(1);
  await expect(held).toBeFocused();
  const id = (await held.getAttribute("data-queue-row")) ?? "";
  const text = (await held.getByRole("link").first().textContent()) ?? "";

  const nurse = await visitor("southNurseTwo");
  await nurse.fill("/today", 'class="quick-log"', { text: "Pemantauan pasien rawat sehari", minutes: "25" });
  await expect(page.getByText(`${waiting + 1} menunggu dari`)).toBeVisible(); // nobody reloaded
  await expect(page.locator(`[data-queue-row="${id}"]`)).toBeFocused();

  await page.keyboard.press("a");
  await expect(page.getByText(`${waiting} menunggu dari`)).toBeVisible();
  expect(
    await count(
      `SELECT count(*) FROM "activity_review" WHERE "byId" = $1 AND "decision" = 'approved' AND "judged"->>'text' = $2 AND "at" > '2026-11-18T01:59:00Z'`,
      await employeeId("southHead"),
      text,
    ),
  ).toBe(1);
  await expect(page.locator("[data-queue-row]:focus")).toHaveCount(1); // the next row has the keyboard

  // A return owes its reason.
  const next = (await page.locator("[data-queue-row]:focus").getByRole("link").first().textContent()) ?? "";
  await page.keyboard.press("r");
  const reason = page.locator("textarea:focus");
  await expect(reason).toHaveAccessibleName("Mengapa dikembalikan?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Tulis alasan mengembalikan" })).toBeFocused();
  await tabTo(page, page.getByRole("alert").getByRole("link"));
  await page.keyboard.press("Enter"); // leads to the field
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("Jumlah pasien belum disebut.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${waiting - 1} menunggu dari`)).toBeVisible();
  expect(
    await count(
      `SELECT count(*) FROM "activity" WHERE "text" = $1 AND "decision" = 'returned' AND "reason" = 'Jumlah pasien belum disebut.'`,
      next,
    ),
  ).toBe(1);
});

test("a sheet is rated by keyboard: the quadrant follows, a reason is owed where rating and evidence part, the next person comes", async ({
  page,
}) => {
  await signIn(page, "rater");
  await tabTo(page, page.getByRole("main").getByRole("link", { name: /^Nilai \d+ pegawai/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/appraisals$/);
  const name = nameOf("southMidwife");
  await tabTo(page, page.getByRole("region", { name: "Menilai Triwulan IV 2026" }).getByRole("link", { name }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const id = await appraisalId("southMidwife", OPEN);
  // Beside the two ratings: evidence, self, released peers, citizens, feedback and log.
  for (const region of ["Hasil dan bukti", "Pekerjaan yang sama, mata lain", "Umpan balik selama triwulan", "Kegiatan yang disetujui"])
    await expect(page.getByRole("region", { name: region })).toBeVisible();
  await expect(page.getByText(/jawaban digabung; ditampilkan mulai 5 jawaban/)).toBeVisible();
  await expect(page.getByText(/^Warga: /).first()).toBeVisible();

  const workResult = page.getByRole("group", { name: "1. Hasil kerja" });
  const behaviour = page.getByRole("group", { name: "2. Perilaku kerja" });
  const predicate = page.getByRole("status").filter({ has: page.locator(".o-above-above") });
  await tabTo(page, workResult.getByRole("radio").first());
  await page.keyboard.press("Space");
  await tabTo(page, behaviour.getByRole("radio").first());
  await page.keyboard.press("Space");
  // Above and above make "Sangat Baik", meets and above "Baik" (PermenPANRB 6/2022, the quadrant).
  await expect(page.locator(".out").getByText("Sangat Baik", { exact: true })).toBeVisible();
  await tabTo(page, workResult.getByRole("radio", { checked: true }), "Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await expect(workResult.getByRole("radio").nth(1)).toBeChecked();
  await expect(page.locator(".out .o-meets-above")).toBeVisible();
  await expect(page.locator(".out .o-above-above")).toBeHidden();
  expect(await predicate.count()).toBeLessThanOrEqual(1);

  // The choice that parts from the evidence says so and owes a reason; one that does not owes none.
  const warned: string[] = [];
  for (const [i, value] of ["above", "meets", "below"].entries()) {
    await workResult.getByRole("radio").nth(i).focus();
    await page.keyboard.press("Space");
    if (await page.locator(`.why-${value}`).isVisible()) warned.push(value);
    await expect(page.locator(`.why:not(.why-${value}):visible`)).toHaveCount(0); // what is not chosen is not warned of
  }
  expect(warned.length).toBeGreaterThan(0);
  expect(warned.length).toBeLessThan(3);
  const owing = ["above", "meets", "below"].indexOf(warned[0] ?? "");
  await workResult.getByRole("radio").nth(owing).focus();
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Tetapkan dan lanjut" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Tuliskan alasan penilaian ini." })).toBeFocused();
  await expect(workResult.getByRole("radio").nth(owing)).toBeChecked(); // what was chosen stays
  expect(await find(`SELECT "ratedAt" IS NULL FROM "appraisal" WHERE "id" = $1`, id)).toBe("true");
  await tabTo(page, page.getByLabel("Alasan atau catatan"));
  await page.keyboard.type("Data register sedang diperbaiki; hasil di lapangan sudah saya periksa.");
  await tabTo(page, page.getByRole("button", { name: "Tetapkan dan lanjut" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Penilaian sebelumnya tersimpan.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(name); // the next person
  const [rated] = await openOffice().ask(
    `SELECT "workResult", "behaviour", "note", "predicate" IS NOT NULL AS "predicate", jsonb_array_length("steps") > 0 AS "steps", "inputs" IS NOT NULL AS "inputs" FROM "appraisal" WHERE "id" = $1`,
    [id],
  );
  expect(rated).toEqual({
    workResult: warned[0],
    behaviour: "above",
    note: expect.stringContaining("Data register"),
    predicate: true,
    steps: true,
    inputs: true,
  });
  expect(await count(`SELECT count(*) FROM "ledger" WHERE "subjectId" = $1 AND "permission" = 'appraisal:rate'`, id)).toBe(1);
});

test("ten routine ratings are given one after another from the keyboard within fifteen minutes, by a count of keystrokes", async ({
  page,
}) => {
  const unrated = async () =>
    count(
      `SELECT count(*) FROM "appraisal" WHERE "raterId" = $1 AND "period" = $2 AND "ratedAt" IS NULL`,
      await employeeId("southHead"),
      OPEN,
    );
  await signIn(page, "rater");
  await page.goto("/appraisals");
  const [waiting, rated, most] = [await unrated(), await count(`SELECT count(*) FROM "appraisal" WHERE "ratedAt" IS NOT NULL`), 10];
  expect(waiting).toBeGreaterThan(0);
  let keys = 0;
  let looks = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  /** Tab by Tab, each of them counted. */
  const go = async (to: string) => {
    for (let tries = 0; tries < 150; tries += 1) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), to)) return;
      await press("Tab");
    }
    throw new Error(`the keyboard never came to ${to}`);
  };
  await page.getByRole("region", { name: "Menilai Triwulan IV 2026" }).getByRole("listitem").getByRole("link").first().click();
  const people = Math.min(waiting, most);
  for (let at = 0; at < people; at += 1) {
    const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    looks += await page.getByRole("main").getByRole("region").count(); // each part of the evidence is looked at once
    await go("[name=workResult]");
    await press("Space");
    for (let other = 0; other < 2 && (await page.locator(".why:visible").count()) > 0; other += 1) await press("ArrowDown"); // what owes no reason
    await go("[name=behaviour]");
    await press("Space");
    await go("#judge button[type=submit], #judge button:not([type])");
    await press("Enter");
    if (at + 1 < waiting) await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(name);
    else await expect(page.getByText("Tidak ada lagi yang menunggu di periode itu.", { exact: false })).toBeVisible();
  }
  expect(await count(`SELECT count(*) FROM "appraisal" WHERE "ratedAt" IS NOT NULL`)).toBe(rated + people);
  const seconds = (keys * KEY + (looks + people * 2) * DECISION) * (most / people);
  console.info(
    `ratings: ${people} people, ${keys} keystrokes, ${looks} parts looked at: ${Math.round(seconds)} s for ten (limit ${MOST_SECONDS} s)`,
  );
  expect(seconds).toBeLessThanOrEqual(MOST_SECONDS);
});
