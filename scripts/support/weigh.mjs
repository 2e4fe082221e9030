// What one first visit costs on the wire, in a real browser with an empty cache.

/**
 * Opens `path` in a new page of the context and counts the bytes of everything it fetched, those of scripts, and the requests.
 * A page that names `until` is weighed when that is there: what is fetched late is paid for too.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} path
 * @param {{ until?: string | undefined }} [options] a selector
 */
export async function weigh(context, path, { until } = {}) {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map();
  const sum = { all: 0, script: 0, requests: 0 };
  client.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sum.all += encodedDataLength;
    sum.requests += 1;
    if (kinds.get(requestId) === "Script") sum.script += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "load" });
  if (until) await page.locator(until).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.close();
  return sum;
}
