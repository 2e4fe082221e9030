import { type Browser, type CDPSession, expect } from "@playwright/test";
import { openOffice, serveOffice, test } from "../support/office";
import { posterCode } from "../support/records";
import { pages } from "../support/routes";
import { visitor, type Who } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

const kB = 1_000;
type Weight = { all: number; scripts: number; requests: number };

/** Bytes on the wire of one first visit with nothing cached, headers and all, until the page asks for nothing more. */
async function weigh(browser: Browser, who: Who | "nobody", path: string): Promise<Weight> {
  const { url } = openOffice();
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } });
  if (who !== "nobody") {
    const [name = "", value = ""] = (await visitor(who)).cookie.split("=");
    await context.addCookies([{ name, value, url }]);
  }
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  const scripts = new Set<string>();
  const weight: Weight = { all: 0, scripts: 0, requests: 0 };
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength;
    weight.requests += 1;
    if (scripts.has(requestId)) weight.scripts += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(path);
  if (path.startsWith("/dashboards")) await page.getByRole("img", { name: /^Indeks kepuasan/ }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await context.close();
  return weight;
}

const rows: string[] = [];
const note = (name: string, { all, scripts, requests }: Weight) =>
  rows.push(
    `${(all / kB).toFixed(1).padStart(7)} kB, of it script ${(scripts / kB).toFixed(1).padStart(6)}, ${requests} requests  ${name}`,
  );
test.afterAll(() => console.log(rows.join("\n")));

test("a citizen's pages weigh next to nothing, before the first paint too, and bring no script", async ({ browser }) => {
  const code = await posterCode();
  for (const path of [`/s/${code}`, `/s/${code}?lang=id&a=${crypto.randomUUID()}&m=4`, `/s/${code}?done=1`, "/s/AAAAAAAA"]) {
    const weight = await weigh(browser, "nobody", path);
    note(path, weight);
    expect(weight.scripts).toBe(0);
    expect(weight.requests).toBe(1); // so everything comes before the first paint
    expect(weight.all).toBeGreaterThan(500);
    expect(weight.all).toBeLessThanOrEqual(14 * kB);
  }
});

/** An empty page of this build is the one that finds nothing: a title and a sentence in the same frame of script, style and font. */
test("a staff page weighs at most 60 kB more than an empty page, with charts at most 180 kB more", async ({ browser }) => {
  const empty = await weigh(browser, "nobody", "/tidak-ada");
  note("an empty page", empty);
  expect(empty.all).toBeGreaterThan(100 * kB);
  for (const { who, route, path } of pages) {
    if (route === "/s/[code]") continue;
    const weight = await weigh(browser, who, await path());
    note(`${route} as ${who}`, weight);
    const most = route === "/dashboards" ? 180 : 60;
    expect.soft((weight.all - empty.all) / kB, `${route} as ${who}`).toBeLessThanOrEqual(most);
  }
});
