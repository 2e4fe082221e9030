import { expect } from "@playwright/test";
import { drawOneTimeCode, hashOf } from "@/lib/platform/codes";
import { weigh } from "@/scripts/support/weigh.mjs";
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { find, nextPlanId, paperId, planId, posterCode } from "../support/records";
import { builtRoutes, pages } from "../support/routes";
import { statementsOf } from "../support/statements";
import { nobody, type Visitor, visitor } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

const PAGE = 10;
const RATING_SHEET = 14;
const ANSWER = 6;
const ONE_TIME_ANSWER = 8;

test("a page is read in at most ten statements, the rating sheet in fourteen", async () => {
  const who = new Map<string, Visitor>([["nobody", nobody()]]);
  const told: string[] = [];
  const over: string[] = [];
  for (const { who: name, route, path } of pages) {
    const somebody = who.get(name) ?? (name === "nobody" ? nobody() : await visitor(name));
    who.set(name, somebody);
    const address = await path();
    const n = await statementsOf(() => somebody.read(address));
    told.push(`${String(n).padStart(3)}  ${route}  ${name}`);
    // a superior's evaluation is the same sheet
    if (n > (/\/(rating|evaluation)$/.test(route) ? RATING_SHEET : PAGE)) over.push(`${n}  ${route}  ${name}`);
    expect(n, `${name} opens ${route}: something is asked`).toBeGreaterThan(0);
  }
  process.stdout.write(`statements a page:\n${told.join("\n")}\n`);
  expect(over).toEqual([]);
  const seen = new Set(pages.map(({ route }) => route));
  expect(builtRoutes().filter((route) => !route.startsWith("/api/") && !seen.has(route))).toEqual([]);
});

test("a plan's form is drawn from at most ten statements, whatever state it is in", async () => {
  const rater = await visitor("rater");
  for (const plan of [await planId("southMidwife"), await nextPlanId("southNurseOne")]) {
    const n = await statementsOf(async () => expect((await rater.ask(`/api/plans/${plan}/form`)).status).toBe(200));
    process.stdout.write(`statements a plan's form: ${n}\n`);
    expect(n).toBeLessThanOrEqual(PAGE);
    expect(n).toBeGreaterThan(0);
  }
});

test("both papers of a result are drawn from at most ten statements", async () => {
  const employee = await visitor("employee");
  const id = await paperId("seniorMidwife");
  for (const form of ["evaluation", "result"]) {
    const n = await statementsOf(async () => expect((await employee.ask(`/api/evaluations/${id}/document?form=${form}`)).status).toBe(200));
    process.stdout.write(`statements a paper, ${form}: ${n}\n`);
    expect(n).toBeLessThanOrEqual(PAGE);
  }
});

/** A mark, then everything, as the form without a script sends them. */
async function answerAt(code: string): Promise<{ first: number; more: number }> {
  const citizen = nobody();
  const key = crypto.randomUUID();
  const send = (fields: Record<string, string>) =>
    statementsOf(async () => {
      const answer = await citizen.ask(`/s/${code}`, {
        method: "POST",
        body: new URLSearchParams({ key, lang: "id", mark: "3", ...fields }),
      });
      expect(answer.status).toBe(303);
    });
  return { first: await send({ step: "mark" }), more: await send({ step: "more", "elements.time": "3", wait: "2", text: "Cepat" }) };
}

test("a citizen's answer is stored in at most six statements, under a one-time code in eight", async () => {
  const open = await answerAt(await posterCode());
  const code = drawOneTimeCode();
  const serviceId = await find('SELECT "id" FROM "service" WHERE "closedOn" IS NULL ORDER BY "id" LIMIT 1');
  await openOffice().ask(
    `INSERT INTO "one_time_code" ("hash", "serviceId", "channel", "issuedOn", "expiresOn") VALUES ($1, $2, 'slip', '2026-11-18', '2026-12-02')`,
    [hashOf(code), serviceId],
  );
  const once = await answerAt(code);
  process.stdout.write(
    `statements an answer: poster ${open.first}, its rest ${open.more}; one-time ${once.first}, its rest ${once.more}\n`,
  );
  expect(Math.max(open.first, open.more)).toBeLessThanOrEqual(ANSWER);
  expect(Math.max(once.first, once.more)).toBeLessThanOrEqual(ONE_TIME_ANSWER);
  expect(Math.min(open.first, once.first)).toBeGreaterThan(1);
});

/** Every dashboard that draws; a chart of each kind is among them. */
const CHARTS = ["completion", "predicates?period=2026-Q3", "satisfaction", "waiting", "trend", "activity"].map(
  (name) => `/dashboards/${name}`,
);

const KB = 1_000;

test("a citizen's page weighs at most 30 kB in all, 14 before it is painted, and brings no script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const code = await posterCode();
  for (const path of [`/s/${code}`, `/s/${code}?lang=id&a=${crypto.randomUUID()}&m=3`, `/s/${code}?done=1`]) {
    const { all, script, requests } = await weigh(context, path);
    process.stdout.write(`${all} bytes in ${requests} request(s)  ${path.replace(code, "…").slice(0, 12)}\n`);
    expect(all, path).toBeLessThanOrEqual(14 * KB); // one request, so all of it comes before the first paint
    expect([script, requests], path).toEqual([0, 1]);
  }
  await context.close();
});

test("a first visit to a page of the staff weighs at most 205 kB and 60 over an empty page, with a chart 325 and 180", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const empty = await weigh(context, "/nothing-here"); // the framework, the style sheet and a sentence; no font is needed before the rest
  const signedIn = await context.newPage();
  const told = [`${String(empty.all).padStart(7)}  the page of what is not there`];
  for (const [role, paths] of [
    ["employee", ["/today", "/activities", "/plans", "/results", "/appraisals/peers"]],
    ["rater", ["/team", "/appraisals"]],
    ["personnel", ["/dashboards", "/dashboards/people", "/dashboards/lines", ...CHARTS, "/quarters"]],
    ["administrator", ["/people"]],
  ] as const) {
    await context.clearCookies();
    await signIn(signedIn, role);
    for (const path of paths) {
      const chart = CHARTS.includes(path);
      const { all, script } = await weigh(context, path, { until: chart ? ".recharts-surface" : undefined });
      told.push(`${String(all).padStart(7)}  ${path}, script ${script}`);
      expect(all, path).toBeLessThanOrEqual((chart ? 325 : 205) * KB);
      expect(all - empty.all, path).toBeLessThanOrEqual((chart ? 180 : 60) * KB);
    }
  }
  process.stdout.write(`bytes on the wire, first visit:\n${told.join("\n")}\n`);
  await context.close();
});
