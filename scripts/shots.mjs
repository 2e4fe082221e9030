// npm run shots: every route as the person who uses it sees it, at 360 and 1280 px, light and dark, into shots/.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { localEnv, startApplication } from "./support/application.mjs";
import { CHROMIUM_FLAGS, findBrowser } from "./support/browser.mjs";
import { buildIfNeeded } from "./support/build.mjs";
import { createDatabase, dropDatabase, loadDemo, migrate } from "./support/database.mjs";
import { ask, place, startPostgres } from "./support/postgres.mjs";
import { command, endings, freePort, root, Stop } from "./support/processes.mjs";

const OUT = path.join(root, "shots");
const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];
/** A one-time link of a code that is known here, to be looked at and not used. */
const LINK = "A".repeat(26);
const LINK_HASH = createHash("sha256").update(LINK).digest("base64url");

const say = (line) => process.stdout.write(`${line}\n`);
const only = process.argv.slice(2); // parts of the names of the pictures to take; all without any

/** Of each kind of record the one whose page is worth looking at. */
const SAMPLES = {
  activity: `SELECT a.id FROM activity a JOIN account c ON c."employeeId" = a."employeeId" WHERE c.email = 'employee@demo.cermin' AND a.decision = 'returned' ORDER BY a.day DESC LIMIT 1`,
  self: `SELECT a.id FROM appraisal a JOIN account c ON c."employeeId" = a."employeeId" WHERE c.email = 'employee@demo.cermin' AND a."ratedAt" IS NULL LIMIT 1`,
  result: `SELECT a.id FROM appraisal a JOIN account c ON c."employeeId" = a."employeeId" WHERE c.email = 'employee@demo.cermin' AND a."ratedAt" IS NOT NULL LIMIT 1`,
  plan: `SELECT p.id FROM plan p JOIN account c ON c."employeeId" = p."employeeId" WHERE c.email = 'employee@demo.cermin' ORDER BY year DESC LIMIT 1`,
  draft: `SELECT p.id FROM plan p JOIN employee e ON e.id = p."employeeId" WHERE p."setOn" IS NULL AND p."signedOn" IS NULL AND EXISTS (SELECT 1 FROM plan_return b WHERE b."planId" = p.id) LIMIT 1`,
  begun: `SELECT p.id FROM plan p WHERE p."setOn" IS NULL AND p."signedOn" IS NULL AND NOT EXISTS (SELECT 1 FROM plan_return b WHERE b."planId" = p.id) LIMIT 1`,
  proposed: `SELECT id FROM plan WHERE "setOn" IS NULL AND "signedOn" IS NOT NULL LIMIT 1`,
  intended: `SELECT r.id FROM intended_result r JOIN plan p ON p.id = r."planId" WHERE p."setOn" IS NULL AND EXISTS (SELECT 1 FROM plan_return b WHERE b."planId" = p.id) ORDER BY r.position LIMIT 1`,
  indicator: `SELECT i.id FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" JOIN plan p ON p.id = r."planId" WHERE p."setOn" IS NULL AND EXISTS (SELECT 1 FROM plan_return b WHERE b."planId" = p.id) ORDER BY r.position, i.position LIMIT 1`,
  rating: `SELECT a.id FROM appraisal a JOIN account c ON c."employeeId" = a."raterId" WHERE c.email = 'rater@demo.cermin' AND a."ratedAt" IS NULL ORDER BY a.id LIMIT 1`,
  obstacle: `SELECT o.id FROM obstacle o JOIN account c ON c."employeeId" = o."employeeId" WHERE c.email = 'employee@demo.cermin' ORDER BY o."flaggedAt" LIMIT 1`,
  overdue: `SELECT o.id FROM obstacle o JOIN obstacle_answer a ON a."obstacleId" = o.id WHERE o."resolvedAt" IS NULL ORDER BY a."dueOn" LIMIT 1`,
  award: `SELECT id FROM award_round ORDER BY "closesOn" DESC LIMIT 1`,
  undecided: `SELECT id FROM award_round WHERE "decidedAt" IS NULL ORDER BY "closesOn" LIMIT 1`,
  talk: `SELECT d.id FROM dialogue d JOIN account c ON c."employeeId" = d."employeeId" WHERE c.email = 'employee@demo.cermin' AND d."lockedAt" IS NULL LIMIT 1`,
  agreed: `SELECT d.id FROM dialogue d JOIN account c ON c."employeeId" = d."employeeId" WHERE c.email = 'employee@demo.cermin' AND d."lockedAt" IS NOT NULL LIMIT 1`,
  guided: `SELECT f.id FROM follow_up f JOIN account c ON c."employeeId" = f."employeeId" WHERE c.email = 'employee@demo.cermin' AND f.kind = 'coaching' LIMIT 1`,
  counselling: `SELECT f.id FROM follow_up f JOIN account c ON c."employeeId" = f."ownerId" WHERE c.email = 'rater@demo.cermin' AND f.kind = 'counselling' LIMIT 1`,
  person: `SELECT c."employeeId" AS id FROM account c WHERE c.email = 'employee@demo.cermin'`,
  account: `SELECT id FROM account WHERE email = 'employee@demo.cermin'`,
  link: `INSERT INTO account_link SELECT '${LINK_HASH}', id, 'reset', now(), now() + interval '1 day' FROM account WHERE email = 'employee@demo.cermin' RETURNING hash AS id`,
  invited: `SELECT id FROM account WHERE "passwordHash" IS NULL`,
  appointed: `SELECT "accountId" AS id FROM account_role WHERE until IS NOT NULL LIMIT 1`,
  unit: `SELECT "unitId" AS id FROM unit_head ORDER BY id DESC LIMIT 1`,
  ...Object.fromEntries(
    ["uploaded", "checked", "refused", "done", "failed"].map((state) => [
      `import_${state}`,
      `SELECT id FROM import WHERE state = '${state}' LIMIT 1`,
    ]),
  ),
  service: `SELECT "serviceId" AS id FROM service_code ORDER BY "serviceId" LIMIT 1`,
  ownUnit: `SELECT h."unitId" AS id FROM unit_head h JOIN account c ON c."employeeId" = h."employeeId" WHERE c.email = 'rater@demo.cermin' LIMIT 1`,
  ownService: `SELECT s.id FROM service s JOIN unit_head h ON h."unitId" = s."unitId" JOIN account c ON c."employeeId" = h."employeeId" WHERE c.email = 'rater@demo.cermin' ORDER BY s.id LIMIT 1`,
  answered: `SELECT "serviceId" AS id FROM satisfaction_total GROUP BY 1 ORDER BY sum(times) DESC LIMIT 1`,
  closed: `SELECT period AS id FROM quarter ORDER BY period DESC OFFSET 1 LIMIT 1`,
  calibration: `SELECT c.id FROM calibration c JOIN unit_head h ON h."unitId" = c."unitId" JOIN account k ON k."employeeId" = h."employeeId" WHERE k.email = 'rater@demo.cermin' AND c."closedAt" IS NULL LIMIT 1`,
  paper: `SELECT code AS id FROM evaluation_document d WHERE version = 2 AND kind = 'objection' LIMIT 1`,
  supersededPaper: `SELECT d.code AS id FROM evaluation_document d JOIN evaluation_document n ON n."appraisalId" = d."appraisalId" AND n.version = 2 WHERE d.version = 1 LIMIT 1`,
  disputedPaper: `SELECT d.code AS id FROM evaluation_document d JOIN objection o ON o."documentId" = d.id WHERE o."withdrawnAt" IS NULL AND o."decidedAt" IS NULL LIMIT 1`,
  period: `SELECT period AS id FROM quarter ORDER BY period DESC LIMIT 1`,
  withdrawnCode: `SELECT code AS id FROM service_code WHERE "withdrawnAt" IS NOT NULL ORDER BY id LIMIT 1`,
  code: `SELECT code AS id FROM service_code WHERE "withdrawnAt" IS NULL ORDER BY id LIMIT 1`,
};

/** "/people/0198…" is people-one: the same name for the same page, whatever is in it. */
const nameOf = (where) =>
  where
    .split("?")[0]
    .split("/")
    .filter(Boolean)
    .map((part) => (/^[0-9a-f-]{36}$|^[2-9A-Z]{8}$/.test(part) ? "one" : part))
    .join("-") || "landing";

/** Each route of the build and how to come to it: who looks (null: anybody), and where. A route that is missing here fails the run. */
const routesOf = (id) => ({
  "/": [[null, "/"]],
  "/sign-in": [[null, "/sign-in"]],
  "/sign-in/forgotten": [[null, "/sign-in/forgotten"]],
  "/invitation/[code]": [
    [null, `/invitation/${LINK}`],
    [null, "/invitation/22222222222222222222222222", "unusable"],
  ],
  "/account": ["employee", "auditor"].map((role) => [role, "/account"]),
  "/scoreboard": [[null, "/scoreboard"]],
  "/verify": [[null, "/verify"]],
  "/verify/[code]": [
    [null, `/verify/${id.paper}`],
    [null, `/verify/${id.supersededPaper}`, "superseded"],
    [null, `/verify/${id.disputedPaper}`, "disputed"],
    [null, "/verify/unknown", "unknown"],
  ],
  "/help": [[null, "/help"]],
  "/rules": [[null, "/rules"]],
  "/rules/[regulationId]": ["permenpanrb-6-2022", "se-menpanrb-3-2023", "bkn-3-2023"].map((rule) => [null, `/rules/${rule}`]),
  "/help/mine": [
    ["employee", "/help/mine"],
    ["personnel", "/help/mine"],
  ],
  "/calibrations": [["rater", "/calibrations"]],
  "/calibrations/[calibrationId]": [["rater", `/calibrations/${id.calibration}`]],
  "/fairness": [
    ["personnel", "/fairness"],
    ["auditor", "/fairness?show=untrained"],
  ],
  "/raters/mine": [["rater", "/raters/mine"]],
  "/raters/cases": [["rater", "/raters/cases"]],
  "/raters/training": [["rater", "/raters/training"]],
  "/introduction": [["employee", "/introduction"]],
  "/introduction/[step]": [
    ["employee", "/introduction/log?answer=lower"],
    ["employee", "/introduction/eyes"],
    ["employee", "/introduction/rating"],
    ["employee", "/introduction/rights"],
  ],
  "/s/[code]": [
    [null, `/s/${id.code}`],
    [null, `/s/${id.code}?a=0b0e7bb7-7f0c-4bb1-9c65-6b9c1d1f0a11&m=3`, "thanks"],
    [null, `/s/${id.code}?done=1`, "done"],
    [null, "/s/22222222", "unknown"],
    [null, `/s/${id.withdrawnCode}`, "withdrawn"],
  ],
  "/today": ["employee", "rater", "head", "personnel"].map((role) => [role, "/today"]),
  "/activities": [["employee", "/activities"]],
  "/activities/[activityId]": [["employee", `/activities/${id.activity}`]],
  "/plans": [["employee", "/plans"]],
  "/plans/[planId]": [
    ["employee", `/plans/${id.plan}`],
    ["rater", `/plans/${id.draft}`, "returned"],
    ["rater", `/plans/${id.begun}`, "begun"],
    ["rater", `/plans/${id.proposed}`, "proposed"],
  ],
  "/direction": [
    ["employee", "/direction"],
    ["personnel", "/direction?year=2027", "edit"],
    ["personnel", "/direction?year=2040", "none"],
  ],
  "/achievements": [
    ["employee", "/achievements"],
    ["head", "/achievements?period=2026-Q4", "open"],
  ],
  "/achievements/[unitId]": [
    ["personnel", `/achievements/${id.ownUnit}?period=2026-Q4`, "decide"],
    ["employee", `/achievements/${id.ownUnit}?period=2026-Q3`],
  ],
  "/agreements": [["personnel", "/agreements"]],
  "/agreements/[unitId]": [
    ["rater", `/agreements/${id.ownUnit}?year=2026`],
    ["employee", `/agreements/${id.ownUnit}`],
  ],
  "/matrix/[unitId]": [
    ["rater", `/matrix/${id.ownUnit}`],
    ["auditor", `/matrix/${id.ownUnit}`],
  ],
  "/plans/new": [["employee", "/plans/new"]],
  "/plans/parents": [
    ["employee", "/plans/parents"],
    ["rater", "/plans/parents?year=2027"],
  ],
  "/plans/team": ["rater", "employee"].map((role) => [role, "/plans/team"]),
  "/awards": [["personnel", "/awards"]],
  "/awards/[roundId]": [
    ["employee", `/awards/${id.award}`],
    ["personnel", `/awards/${id.undecided}`, "undecided"],
  ],
  "/dialogues": ["employee", "rater"].map((role) => [role, "/dialogues"]),
  "/dialogues/[dialogueId]": [
    ["employee", `/dialogues/${id.talk}`],
    ["employee", `/dialogues/${id.agreed}`, "agreed"],
  ],
  "/follow-ups": ["employee", "rater"].map((role) => [role, "/follow-ups"]),
  "/follow-ups/new": [["employee", `/follow-ups/new?employee=${id.person}`]],
  "/follow-ups/[followUpId]": [
    ["employee", `/follow-ups/${id.guided}`],
    ["rater", `/follow-ups/${id.counselling}`, "counselling"],
  ],
  "/follow-ups/needs": [["personnel", "/follow-ups/needs"]],
  "/feedback": [
    ["employee", "/feedback"],
    ["rater", "/feedback?show=given", "given"],
    ["employee", "/feedback?show=asked", "asked"],
  ],
  "/feedback/give": [
    ["employee", "/feedback/give"],
    ["rater", `/feedback/give?to=${id.person}`, "to"],
  ],
  "/feedback/ask": [["employee", "/feedback/ask"]],
  "/obstacles": ["employee", "rater"].map((role) => [role, "/obstacles"]),
  "/obstacles/[obstacleId]": [
    ["employee", `/obstacles/${id.obstacle}`],
    ["rater", `/obstacles/${id.overdue}`, "overdue"],
  ],
  "/plans/[planId]/behaviour": [["rater", `/plans/${id.draft}/behaviour`]],
  "/plans/[planId]/support": [["rater", `/plans/${id.draft}/support`]],
  "/plans/[planId]/results/new": [["rater", `/plans/${id.draft}/results/new`]],
  "/plans/[planId]/results/[resultId]": [["rater", `/plans/${id.draft}/results/${id.intended}`]],
  "/plans/[planId]/indicators/new": [
    ["rater", `/plans/${id.draft}/indicators/new?result=${id.intended}`],
    ["rater", `/plans/${id.draft}/indicators/new?result=${id.intended}&kind=statement`, "statement"],
  ],
  "/plans/[planId]/indicators/[indicatorId]": [["rater", `/plans/${id.draft}/indicators/${id.indicator}`]],
  "/appraisals": ["employee", "rater"].map((role) => [role, "/appraisals"]),
  "/appraisals/peers": [["employee", "/appraisals/peers"]],
  "/appraisals/[appraisalId]/self": [["employee", `/appraisals/${id.self}/self`]],
  "/appraisals/[appraisalId]/rating": [["rater", `/appraisals/${id.rating}/rating`]],
  "/appraisals/[appraisalId]/receipt": [["employee", `/appraisals/${id.result}/receipt`]],
  "/appraisals/[appraisalId]/result": [
    ["employee", `/appraisals/${id.result}/result`],
    ["employee", `/appraisals/${id.self}/result`, "not-rated-yet"],
  ],
  "/results": [["employee", "/results"]],
  "/team": ["rater", "employee"].map((role) => [role, "/team"]),
  "/dashboards": ["personnel", "head"].map((role) => [role, "/dashboards"]),
  "/dashboards/completion": ["personnel", "head"].map((role) => [role, "/dashboards/completion"]),
  "/dashboards/predicates": [
    ["personnel", "/dashboards/predicates"],
    ["personnel", `/dashboards/predicates?period=${id.closed}`, "closed"],
  ],
  "/dashboards/satisfaction": [["personnel", "/dashboards/satisfaction"]],
  "/dashboards/waiting": [["personnel", "/dashboards/waiting"]],
  "/dashboards/trend": [["personnel", "/dashboards/trend"]],
  "/dashboards/activity": [["personnel", "/dashboards/activity"]],
  "/dashboards/people": [["personnel", "/dashboards/people?missing=self"]],
  "/dashboards/lines": [["personnel", "/dashboards/lines"]],
  "/dashboards/services/[serviceId]": [["personnel", `/dashboards/services/${id.answered}`]],
  "/quarters": [
    ["personnel", "/quarters"],
    ["auditor", "/quarters"],
  ],
  "/quarters/[period]": [["personnel", `/quarters/${id.period}`]],
  "/settings": [["employee", "/settings"]],
  "/settings/[key]": [
    ["employee", "/settings/reviewDays", "open"],
    ["personnel", "/settings/peersAsked", "waiting"],
    ["personnel", "/settings/commentDays", "adopted"],
    ["personnel", "/settings/stepDays", "propose"],
  ],
  "/attendance": [
    ["personnel", "/attendance"],
    ["personnel", "/attendance?missing=1", "missing"],
  ],
  "/settings/holidays": [
    ["personnel", "/settings/holidays"],
    ["personnel", "/settings/holidays?year=2027", "empty"],
    ["auditor", "/settings/holidays"],
  ],
  "/people": [["administrator", "/people"]],
  "/people/new": [["administrator", "/people/new"]],
  "/people/[employeeId]": [
    ["administrator", `/people/${id.person}`],
    ["auditor", `/people/${id.person}`],
  ],
  "/units": [["administrator", "/units"]],
  "/units/new": [["administrator", "/units/new"]],
  "/units/[unitId]": [["administrator", `/units/${id.unit}`]],
  "/lines": [["administrator", "/lines"]],
  "/accounts": [["administrator", "/accounts"]],
  "/accounts/new": [["administrator", "/accounts/new"]],
  "/accounts/[accountId]": [
    ["administrator", `/accounts/${id.account}`],
    ["administrator", `/accounts/${id.invited}`, "invited"],
    ["administrator", `/accounts/${id.appointed}`, "appointed"],
    ["auditor", `/accounts/${id.appointed}`],
  ],
  "/services": [["administrator", "/services"]],
  "/services/new": [["administrator", "/services/new"]],
  "/services/[serviceId]": [
    ["administrator", `/services/${id.service}`],
    ["rater", `/services/${id.ownService}`],
  ],
  "/imports": [
    ["administrator", "/imports"],
    ["administrator", "/imports?problem=oldWorkbook", "problem"],
    ["auditor", "/imports"],
  ],
  "/imports/[importId]": ["uploaded", "checked", "refused", "done", "failed"].map((state) => [
    "administrator",
    `/imports/${id[`import_${state}`]}`,
    state,
  ]),
  "/ledger": [["auditor", "/ledger"]],
  "/_not-found": [["employee", "/nothing-here"]],
});

function checkComplete(routes) {
  const built = Object.keys(JSON.parse(readFileSync(path.join(root, ".next/app-path-routes-manifest.json"), "utf8")));
  const drawn = built
    .map((entry) => entry.replace(/\/\([^)]+\)/g, "").replace(/\/(page|route)$/, "") || "/")
    .filter((route) => !route.startsWith("/api/") && !route.startsWith("/_global-error"));
  const missing = drawn.filter((route) => !Object.hasOwn(routes, route));
  if (missing.length > 0) throw new Stop(`No picture is taken of ${missing.join(", ")}: name it in scripts/shots.mjs.`);
}

await command(async () => {
  const where = place();
  await buildIfNeeded(where.data, say);
  const data = path.join(where.data, "shots");
  mkdirSync(data, { recursive: true });
  const server = await startPostgres({ ...where, data });
  await dropDatabase(server.url, "cermin_shots");
  const url = await createDatabase(server.url, "cermin_shots");
  await migrate(url);
  const env = localEnv({ data, url, port: await freePort(0) });
  await loadDemo({ ...env, CERMIN_DATA_DIR: data });
  const app = await startApplication(env);

  const id = await ask(url, async (client) => {
    const found = {};
    for (const [name, sql] of Object.entries(SAMPLES)) found[name] = (await client.query(sql)).rows[0]?.id;
    return found;
  });
  const routes = routesOf(id);
  checkComplete(routes);

  if (only.length === 0) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const browser = await chromium.launch({ executablePath: findBrowser(say), args: CHROMIUM_FLAGS });
  endings.unshift(() => browser.close());
  const taken = await takeAll(browser, app.address, Object.values(routes).flat());
  say(`${taken} pictures in shots/`);
});

async function takeAll(browser, address, sights) {
  let taken = 0;
  for (const role of new Set(sights.map(([role]) => role))) {
    const context = await browser.newContext({ baseURL: address, locale: "id-ID" });
    const page = await context.newPage();
    if (role) {
      await page.goto("/sign-in");
      await page.locator(`[data-demo-role=${role}]`).click();
      await page.waitForURL("**/today");
    }
    for (const [who, where, note] of sights) {
      if (who !== role) continue;
      const name = [nameOf(where), note, role].filter(Boolean).join("~");
      if (only.length > 0 && !only.some((part) => name.includes(part))) continue;
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.goto(where, { waitUntil: "load" });
          await page.evaluate(() => document.fonts.ready);
          await page.waitForFunction(() => {
            const next = document.querySelector(".chart.awaited");
            next?.scrollIntoView(); // a chart that is near is drawn
            return next === null;
          });
          await page.evaluate(() => window.scrollTo(0, 0));
          await page.screenshot({ path: path.join(OUT, `${name}-${width}-${colorScheme}.png`), fullPage: true });
          taken += 1;
        }
      }
    }
    await context.close();
  }
  return taken;
}
