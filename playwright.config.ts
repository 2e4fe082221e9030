import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/support/browser.mjs";

/** The production build, one agency and one server for every file (tests/support/office.ts). */
export default defineConfig({
  testDir: "tests/e2e",
  workers: 2,
  timeout: process.env.CERMIN_PROVE ? 0 : 90_000,
  expect: { timeout: 15_000 }, // a bound for what never comes, not a bar of speed: the tests share two cores with the server they ask
  forbidOnly: true,
  use: {
    ...devices["Desktop Chrome"],
    locale: "id-ID",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CERMIN_BROWSER ?? "/usr/bin/chromium", args: CHROMIUM_FLAGS },
  },
});
