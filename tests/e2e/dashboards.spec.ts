import { expect, type Page } from "@playwright/test";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { count, find, unitId } from "../support/records";

serveOffice();

const answers = (name: string, channel: string, bands: readonly number[]) =>
  openOffice().ask(
    `INSERT INTO "citizen_answer" ("id", "key", "serviceId", "channel", "day", "mark", "instrument", "elements", "waitBand")
     SELECT gen_random_uuid(), gen_random_uuid(), s."id", $2::"Channel", '2026-11-02', 3, 'skm-1', '---------', b."band"
     FROM "service" s, unnest($3::int[]) WITH ORDINALITY AS b("times", "band"), generate_series(1, b."times") WHERE s."name" = $1`,
    [name, channel, bands],
  );

test("personnel finds the service with the longest waiting in three clicks from the first dashboard", async ({ page }) => {
  // Everywhere they waited less than a quarter of an hour, but for 96 of 120 at one counter, who waited more than half of one.
  await openOffice().ask(`UPDATE "citizen_answer" SET "waitBand" = 1 WHERE "day" >= '2026-10-01'`);
  await answers("Poli umum", "counter", [12, 12, 48, 48]);
  await signIn(page, "personnel");
  await page.goto("/dashboards");
  const waiting = page.getByRole("region", { name: "Layanan mana yang membuat orang menunggu?" });
  await expect(waiting).toContainText(/Poli umum: \d\d,\d\s% menunggu lebih dari 30 menit/); // known before the first click
  await waiting.getByRole("link").click(); // one
  await expect(page.getByRole("img", { name: /^Bagian warga yang menunggu lebih dari 30 menit di \d+ layanan/ })).toBeVisible();
  const table = page.getByRole("table");
  await expect(table.getByRole("rowgroup").nth(1)).toContainText("Kelompok 1, paling sering menunggu");
  const top = table.getByRole("rowgroup").nth(1).getByRole("link");
  await expect(top).toHaveText(["Poli umum"]);
  await top.click(); // two
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Poli umum");
  const quarter = page.getByRole("rowgroup").filter({ hasText: "Triwulan IV 2026" });
  await expect(quarter).toContainText("lebih dari 60 menit: ");
});

test("a mark leads to the list behind it, and the table is one key away", async ({ page }) => {
  await signIn(page, "personnel");
  await page.goto("/dashboards/completion?missing=self&period=2026-Q4");
  const table = page.locator("details[data-table]");
  await expect(page.locator(".recharts-bar-rectangle path").first()).toBeVisible();
  await expect(table).toHaveAttribute("open", "");
  await page.keyboard.press("t");
  await expect(table).not.toHaveAttribute("open");
  await page.keyboard.press("t");
  await expect(table).toHaveAttribute("open", "");
  await expect(table.locator("summary")).toBeFocused();
  await page.getByRole("combobox", { name: "Unit" }).focus();
  await page.keyboard.press("t"); // chooses in the list, and is no key of ours
  await expect(table).toHaveAttribute("open", "");
  await page.reload();
  await page.locator(".recharts-bar-rectangle path").first().click();
  await expect(page).toHaveURL(/\/dashboards\/people\?unit=[0-9a-f-]{36}&period=2026-Q4&missing=self$/);
});

test("without a script every dashboard is its table", async ({ browser, baseURL }) => {
  const signedIn = await browser.newContext({ baseURL: baseURL ?? "" });
  await signIn(await signedIn.newPage(), "personnel");
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    javaScriptEnabled: false,
    storageState: await signedIn.storageState(),
  });
  const page = await context.newPage();
  for (const name of ["completion", "predicates?period=2026-Q3", "satisfaction", "waiting", "trend", "activity"]) {
    await page.goto(`/dashboards/${name}`);
    await expect(page.getByRole("table").first(), name).toBeVisible();
    await expect(page.locator(".chart.awaited").first(), name).toBeHidden();
  }
  await context.close();
  await signedIn.close();
});

test("where a chart's code does not come its table stands, with no empty room above it", async ({ page }) => {
  await signIn(page, "personnel");
  let lost = 0;
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    const response = await route.fetch();
    if (!(await response.text()).includes("recharts-")) return route.fulfill({ response });
    lost += 1;
    return route.abort();
  });
  await page.goto("/dashboards/satisfaction");
  await expect(page.locator(".chart")).toHaveCount(0);
  await expect(page.getByRole("table").first()).toBeVisible();
  expect(lost).toBeGreaterThan(0);
  await page.unrouteAll({ behavior: "ignoreErrors" }); // code that is still on its way when the test ends is nobody's fault
});

test("a quarter without an index breaks the line between its neighbours", async ({ page }) => {
  const id = await find(`SELECT "id" FROM "service" WHERE "name" = 'Akta kelahiran'`);
  await signIn(page, "personnel");
  const segments = async () => {
    await page.goto(`/dashboards/services/${id}`);
    const line = await page.locator(".recharts-scatter-line path").first().getAttribute("d");
    return [...(line ?? "").matchAll(/M/g)].length;
  };
  expect(await segments()).toBe(1);
  await openOffice().ask(`DELETE FROM "satisfaction_total" WHERE "serviceId" = $1 AND "period" = '2026-Q2'`, [id]);
  expect(await segments()).toBe(2);
});

test("lines that wait are found behind their unit, the longest first", async ({ page }) => {
  await signIn(page, "personnel");
  await page.goto("/dashboards/activity?period=2026-Q4");
  const south = await unitId("Puskesmas Selatan");
  const n = await count(
    `SELECT count(*) FROM "activity" l JOIN "appraisal" a ON a."employeeId" = l."employeeId" AND a."period" = '2026-Q4'
     WHERE a."unitId" = $1 AND l."submittedAt" IS NOT NULL AND l."decidedAt" IS NULL AND l."day" >= '2026-10-01'`,
    south,
  );
  const row = page.getByRole("row").filter({ hasText: "Puskesmas Contoh Selatan" });
  await row.getByRole("link", { name: `${n} baris` }).click();
  const longest = await find(
    `SELECT l."text" FROM "activity" l JOIN "appraisal" a ON a."employeeId" = l."employeeId" AND a."period" = '2026-Q4'
     WHERE a."unitId" = $1 AND l."submittedAt" IS NOT NULL AND l."decidedAt" IS NULL ORDER BY l."submittedAt", l."id" LIMIT 1`,
    south,
  );
  await expect(page.getByRole("row").nth(1)).toContainText(longest);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/activities\//);
});

/** Nothing stands beside the screen, and every mark is drawn. */
async function holds(page: Page, name: string) {
  await page.goto(`/dashboards/${name}`);
  await expect(page.locator("h1")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth), name)
    .toBeLessThanOrEqual(0);
}

test("sixty units with names of two hundred letters stay on a phone's screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const city = await unitId("Kota Contoh");
  await openOffice().ask(
    `INSERT INTO "unit" ("id", "name", "shortName", "parentId") SELECT gen_random_uuid(), rpad('Unit ' || i || ' ', 200, 'Panjangsekali'), rpad('U' || i, 60, 'panjang'), $1 FROM generate_series(1, 60) i`,
    [city],
  );
  await openOffice().ask(
    `WITH people AS (
       INSERT INTO "employee" ("id", "name", "post", "postKind", "unitId") SELECT gen_random_uuid(), 'Pegawai ' || u."name", 'Staf', 'pelaksana', u."id"
       FROM "unit" u WHERE u."name" LIKE 'Unit %' RETURNING "id", "unitId"
     )
     INSERT INTO "appraisal" ("id", "employeeId", "period", "unitId", "raterId", "regulationId")
     SELECT gen_random_uuid(), p."id", '2026-Q4', p."unitId", (SELECT "id" FROM "employee" WHERE "nip" IS NOT NULL ORDER BY "id" LIMIT 1), 'permenpanrb-6-2022' FROM people p`,
  );
  await openOffice().ask(`UPDATE "service" SET "name" = rpad("name", 200, ' dengan nama yang sangat panjang')`);
  await signIn(page, "personnel");
  for (const name of ["completion", "predicates", "satisfaction", "waiting", "trend", "activity", "people", "lines"])
    await holds(page, name);
  await page.goto("/dashboards/completion");
  const units = await count(`SELECT count(DISTINCT "unitId") FROM "appraisal" WHERE "period" = '2026-Q4'`);
  expect(units).toBeGreaterThan(60);
  await expect(page.locator(".recharts-bar-rectangle path")).toHaveCount(units);
});

test("an agency without appraisals, answers and lines is told so in words", async ({ page }) => {
  for (const table of ["document", "activity_review", "activity", "activity_total", "satisfaction_total", "wait_total"])
    await openOffice().ask(`DELETE FROM "${table}"`);
  await openOffice().ask(`DELETE FROM "citizen_answer"`);
  await signIn(page, "personnel");
  const nobody = await unitId("Labkes");
  await openOffice().ask(`UPDATE "appraisal" SET "unitId" = $1 WHERE "unitId" = $2`, [await unitId("Dinkes"), nobody]);
  for (const [name, sentence] of [
    ["completion", "Belum ada penilaian di triwulan ini."],
    ["predicates", "Belum ada yang dinilai di triwulan ini."],
    ["satisfaction", "Belum ada layanan."],
    ["waiting", "Belum ada layanan."],
    ["activity", "Belum ada penilaian di triwulan ini."],
  ] as const) {
    await page.goto(`/dashboards/${name}?unit=${nobody}`);
    await expect(page.getByText(sentence), name).toBeVisible();
    await expect(page.locator(".chart"), name).toHaveCount(0);
  }
  await page.goto("/dashboards/waiting");
  await expect(page.getByText("Belum cukup jawaban terverifikasi di triwulan ini.")).toBeVisible();
  await page.goto("/dashboards/trend");
  await expect(page.getByText("belum dapat dibandingkan").first()).toBeVisible();
});

test("one answer at one service is words, never a zero", async ({ page }) => {
  const north = await unitId("Puskesmas Utara");
  await openOffice().ask(`INSERT INTO "service" ("id", "unitId", "name") VALUES (gen_random_uuid(), $1, 'Layanan tunggal')`, [north]);
  await answers("Layanan tunggal", "counter", [1, 0, 0, 0]);
  await signIn(page, "personnel");
  await page.goto(`/dashboards/waiting?unit=${north}`);
  const row = page.getByRole("row").filter({ hasText: "Layanan tunggal" });
  await expect(row).toContainText("1 jawaban, belum ditampilkan");
  await expect(row).not.toContainText("0,0");
});

test("on paper a dashboard is its question, its figures and their numbers", async ({ page }) => {
  await signIn(page, "personnel");
  await page.goto("/dashboards/satisfaction");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const gone of [
    page.getByRole("navigation", { name: "Menu utama" }),
    page.locator(".filters"),
    page.locator(".dashboard .tabs"),
    page.locator(".dashboard summary"),
  ])
    await expect(gone.first()).toBeHidden();
  await expect(page.getByRole("table").first()).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const boxes = [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => Number(width) > Number(height),
  );
  expect(boxes.length).toBeGreaterThan(0);
  expect(boxes.every(Boolean)).toBe(true); // every page lies on its side
});
