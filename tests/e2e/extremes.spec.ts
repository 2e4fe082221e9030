import { expect } from "@playwright/test";
import { openOffice, serveOffice, test } from "../support/office";
import { employeeId } from "../support/records";
import { pages } from "../support/routes";
import { statementsOf } from "../support/statements";
import { type Visitor, visitor, type Who } from "../support/visitor";

serveOffice();
test.setTimeout(420_000);

/** Names of 200 characters and words without a place to break; a rater with sixty people, of whom five hundred lines wait. */
async function everythingTooLong() {
  const { ask } = openOffice();
  const name = `Raden Mas ${"Suryaningratkusumawardhana".repeat(8)}`.slice(0, 200);
  await ask(`UPDATE "employee" SET "name" = left($1, 190) || right("id"::text, 10), "post" = $2`, [name, "Penatalaksana".repeat(12)]);
  await ask(`UPDATE "unit" SET "name" = left($1, 190) || right("id"::text, 10), "shortName" = $2`, [name, "Puskesmaspembantu".repeat(3)]);
  await ask(`UPDATE "intended_result" SET "title" = $1`, ["Terselenggaranyapelayanan".repeat(16)]);
  await ask(`UPDATE "indicator" SET "title" = $1`, ["Persentasekepatuhan".repeat(16)]);
  await ask(`UPDATE "activity" SET "text" = $1, "outputUnit" = CASE WHEN "outputQuantity" IS NOT NULL THEN $2 END`, [
    "Mengadministrasikan".repeat(26),
    "berkasrekammedispasienrawatjalan".slice(0, 40),
  ]);
  await ask(`UPDATE "activity" SET "reason" = $1 WHERE "decision" = 'returned'`, ["Perbaikilah".repeat(45)]);
}

async function sixtyPeople(rater: string) {
  const { ask } = openOffice();
  const raterId = await employeeId(rater);
  await ask(
    `WITH more AS (
       INSERT INTO "employee" ("id", "name", "post", "postKind", "unitId")
       SELECT gen_random_uuid(), 'Pegawai ' || n, 'Staf', 'pelaksana', (SELECT "unitId" FROM "employee" WHERE "id" = $1) FROM generate_series(1, 60) n RETURNING "id"
     ), lines AS (
       INSERT INTO "reporting_line" ("id", "employeeId", "raterId", "from") SELECT gen_random_uuid(), "id", $1, '2026-01-01' FROM more
     ), rated AS (
       INSERT INTO "appraisal" ("id", "employeeId", "period", "unitId", "raterId", "regulationId")
       SELECT gen_random_uuid(), more."id", '2026-Q4', e."unitId", $1, 'permenpanrb-6-2022' FROM more, "employee" e WHERE e."id" = $1
     )
     INSERT INTO "activity" ("id", "employeeId", "day", "minutes", "text", "outputQuantity", "outputUnit", "key", "createdAt", "submittedAt")
     SELECT gen_random_uuid(), "id", '2026-11-17', 20, 'Menata arsip', 100, 'arsip', gen_random_uuid(), '2026-11-17T08:00:00Z', '2026-11-17T08:00:00Z'
     FROM more, generate_series(1, 8)`,
    [raterId],
  );
}

test("nothing that is too long or too much pushes a page beyond its screen, or costs it a statement more", async ({ browser }) => {
  await sixtyPeople("southHead");
  const staff = pages.filter(({ who }) => who === "employee" || who === "rater");
  const opened = await Promise.all(staff.map(async ({ who, path }) => ({ who, path: await path() })));
  await everythingTooLong();
  const people = new Map<string, Visitor>();
  const beyond: string[] = [];
  for (const who of ["employee", "rater"]) people.set(who, await visitor(who as Who));
  // Counted before a browser is there: it goes on asking for what the page before it holds.
  for (const { who, path } of opened) {
    const limit = path.endsWith("/rating") ? 14 : 10;
    expect(await statementsOf(async () => people.get(who)?.read(path)), path).toBeLessThanOrEqual(limit);
  }
  for (const [who, somebody] of people) {
    const context = await browser.newContext({ baseURL: openOffice().url, reducedMotion: "reduce" });
    const [name = "", value = ""] = somebody.cookie.split("=");
    await context.addCookies([{ name, value, url: openOffice().url }]);
    const page = await context.newPage();
    for (const { path } of opened.filter((each) => each.who === who)) {
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect((await page.goto(path))?.status(), path).toBe(200);
        const over = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
        if (over > 0) beyond.push(`${path} at ${width} px: ${over} px too wide`);
        if (process.env.KEEP_PICTURES) {
          const file = path.replaceAll(/[0-9a-f-]{36}/g, "one").replaceAll("/", "-");
          await page.screenshot({ path: `shots/extreme${file}-${who}-${width}.png`, fullPage: true });
        }
      }
    }
    await context.close();
  }
  expect(beyond).toEqual([]);
});
