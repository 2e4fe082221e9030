import { readFileSync } from "node:fs";
import {
  activityId,
  appraisalId,
  employeeId,
  find,
  firstIndicatorId,
  firstResultId,
  importId,
  linkCode,
  nextPlanId,
  obstacleId,
  planId,
  posterCode,
  unitId,
} from "./records";
import type { Who } from "./visitor";

/** A page as one of those opens it who use it, with a record where its address asks for one. */
export type Opened = { who: Who | "nobody"; route: string; path: () => string | Promise<string> };

const at = (who: Opened["who"], route: string, path: Opened["path"] = () => route): Opened => ({ who, route, path });

const ofDraft = async (path: (plan: string) => Promise<string>) => `/plans/${await path(await nextPlanId("southNurseOne"))}`;
const SERVICE = `SELECT "serviceId" FROM "satisfaction_total" ORDER BY "serviceId" LIMIT 1`;

/** Every page a person meets, the citizen's among them; the table is checked against the build. */
export const pages: readonly Opened[] = [
  at("nobody", "/"),
  at("nobody", "/help"),
  at("nobody", "/rules"),
  ...["permenpanrb-6-2022", "se-menpanrb-3-2023", "pp-30-2019"].map((id) => at("nobody", "/rules/[regulationId]", () => `/rules/${id}`)),
  at("nobody", "/scoreboard"),
  at("nobody", "/sign-in"),
  at("nobody", "/sign-in/forgotten"),
  at("nobody", "/invitation/[code]", async () => `/invitation/${await linkCode("seniorMidwife")}`),
  at("nobody", "/invitation/[code]", () => `/invitation/${"A".repeat(26)}`),
  at("nobody", "/s/[code]", async () => `/s/${await posterCode()}`),
  at("nobody", "/s/[code]", async () => `/s/${await posterCode()}?lang=id&a=00000000-0000-4000-8000-000000000000&m=3`),
  at("nobody", "/s/[code]", async () => `/s/${await posterCode(false)}`),
  at("employee", "/today"),
  at("employee", "/account"),
  at("employee", "/activities"),
  at("employee", "/activities/[activityId]", async () => `/activities/${await activityId("seniorMidwife", "returned")}`),
  at("employee", "/plans"),
  at("employee", "/plans/[planId]", async () => `/plans/${await planId("seniorMidwife")}`),
  at("employee", "/plans/new"),
  at("rater", "/plans/new", async () => `/plans/new?of=${await employeeId("southRegistrar")}&year=2027`),
  at("rater", "/plans/team"),
  at("employee", "/plans/parents"),
  at("rater", "/plans/parents", () => "/plans/parents?year=2027"),
  at("employee", "/obstacles"),
  at("rater", "/obstacles"),
  at("personnel", "/obstacles"),
  at("employee", "/obstacles/[obstacleId]", async () => `/obstacles/${await obstacleId("seniorMidwife")}`),
  at("rater", "/obstacles/[obstacleId]", async () => `/obstacles/${await obstacleId("southMidwife")}`),
  at("rater", "/plans/[planId]", () => ofDraft(async (plan) => plan)),
  at("rater", "/plans/[planId]", async () => `/plans/${await nextPlanId("southMidwife")}`),
  at("rater", "/plans/[planId]/behaviour", () => ofDraft(async (plan) => `${plan}/behaviour`)),
  at("rater", "/plans/[planId]/support", () => ofDraft(async (plan) => `${plan}/support`)),
  at("rater", "/plans/[planId]/results/new", () => ofDraft(async (plan) => `${plan}/results/new`)),
  at("rater", "/plans/[planId]/results/[resultId]", () => ofDraft(async (plan) => `${plan}/results/${await firstResultId(plan)}`)),
  at("rater", "/plans/[planId]/indicators/new", () =>
    ofDraft(async (plan) => `${plan}/indicators/new?result=${await firstResultId(plan)}`),
  ),
  at("rater", "/plans/[planId]/indicators/[indicatorId]", () =>
    ofDraft(async (plan) => `${plan}/indicators/${await firstIndicatorId(plan)}`),
  ),
  at("employee", "/direction"),
  at("personnel", "/direction", () => "/direction?year=2027"),
  at("employee", "/achievements"),
  at("head", "/achievements", () => "/achievements?period=2026-Q4"),
  at("personnel", "/achievements/[unitId]", async () => `/achievements/${await unitId("Puskesmas Selatan")}?period=2026-Q4`),
  at("employee", "/achievements/[unitId]", async () => `/achievements/${await unitId("Puskesmas Selatan")}?period=2026-Q3`),
  at("employee", "/agreements"),
  at("rater", "/agreements/[unitId]", async () => `/agreements/${await unitId("Puskesmas Selatan")}?year=2026`),
  at("employee", "/agreements/[unitId]", async () => `/agreements/${await unitId("Dinkes")}?year=2027`),
  at("rater", "/matrix/[unitId]", async () => `/matrix/${await unitId("Puskesmas Selatan")}`),
  at("personnel", "/matrix/[unitId]", async () => `/matrix/${await unitId("Dinkes")}?year=2026`),
  at("employee", "/appraisals"),
  at("employee", "/appraisals/peers"),
  at("employee", "/appraisals/[appraisalId]/self", async () => `/appraisals/${await appraisalId("seniorMidwife", "2026-Q4")}/self`),
  at("employee", "/results"),
  at("employee", "/appraisals/[appraisalId]/receipt", async () => `/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/receipt`),
  at("employee", "/appraisals/[appraisalId]/result", async () => `/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/result`),
  at("employee", "/help/mine"),
  at("employee", "/introduction"),
  ...["plan", "log", "evidence", "eyes", "rating", "rights"].map((step) =>
    at("employee", "/introduction/[step]", () => `/introduction/${step}`),
  ),
  at("employee", "/introduction/[step]", () => "/introduction/rating?answer=good"),
  at("rater", "/today"),
  at("auditor", "/help/mine"),
  at("rater", "/team"),
  at("rater", "/appraisals"),
  at("rater", "/appraisals/[appraisalId]/rating", async () => `/appraisals/${await appraisalId("southMidwife", "2026-Q4")}/rating`),
  at("rater", "/activities/[activityId]", async () => `/activities/${await activityId("southMidwife", "waiting")}`),
  at("rater", "/raters/mine"),
  at("rater", "/raters/cases"),
  at("rater", "/raters/training"),
  at("personnel", "/fairness"),
  at("auditor", "/fairness", () => "/fairness?show=untrained"),
  at("head", "/dashboards"),
  at("personnel", "/dashboards"),
  at("personnel", "/dashboards", async () => `/dashboards?unit=${await unitId("Puskesmas Selatan")}&period=2026-Q3`),
  ...(["completion", "predicates", "satisfaction", "waiting", "trend", "activity", "people", "lines"] as const).flatMap((name) => [
    at("personnel", `/dashboards/${name}`),
    at("head", `/dashboards/${name}`, async () => `/dashboards/${name}?unit=${await unitId("Puskesmas Selatan")}&period=2026-Q3`),
  ]),
  at("personnel", "/dashboards/people", async () => `/dashboards/people?unit=${await unitId("Puskesmas Selatan")}&missing=self`),
  at("personnel", "/dashboards/services/[serviceId]", async () => `/dashboards/services/${await find(SERVICE)}`),
  at("personnel", "/quarters"),
  at("personnel", "/quarters/[period]", () => "/quarters/2026-Q4"),
  at("employee", "/settings"),
  ...["reviewDays", "peersAsked", "commentDays", "stepDays"].map((key) => at("personnel", "/settings/[key]", () => `/settings/${key}`)),
  at("employee", "/settings/[key]", () => "/settings/reviewDays"),
  at("personnel", "/settings/holidays"),
  at("personnel", "/attendance"),
  at("personnel", "/attendance", () => "/attendance?month=2026-09&missing=1"),
  at("auditor", "/settings/holidays", () => "/settings/holidays?year=2027"),
  at("auditor", "/ledger"),
  at(
    "auditor",
    "/accounts/[accountId]",
    async () => `/accounts/${await find('SELECT "accountId" FROM "account_role" WHERE "role" = \'auditor\' ORDER BY "from" LIMIT 1')}`,
  ),
  at("auditor", "/people/[employeeId]", async () => `/people/${await employeeId("seniorMidwife")}`),
  at("administrator", "/people"),
  at("administrator", "/people/new"),
  at("administrator", "/people/[employeeId]", async () => `/people/${await employeeId("seniorMidwife")}`),
  at("administrator", "/units"),
  at("administrator", "/units/new"),
  at("administrator", "/units/[unitId]", async () => `/units/${await unitId("Labkes")}`),
  at("administrator", "/lines"),
  at("administrator", "/imports"),
  ...["uploaded", "checked", "refused", "done", "failed"].map((state) =>
    at("administrator", "/imports/[importId]", async () => `/imports/${await importId(state)}`),
  ),
  ...["missing", "units", "warnings"].map((show) =>
    at("auditor", "/imports/[importId]", async () => `/imports/${await importId("checked")}?show=${show}`),
  ),
  at("administrator", "/accounts"),
  at("administrator", "/accounts/new"),
  at(
    "administrator",
    "/accounts/[accountId]",
    async () => `/accounts/${await find(`SELECT "accountId" FROM "account_role" WHERE "role" = 'administrator'`)}`,
  ),
  at("administrator", "/accounts/[accountId]", async () => `/accounts/${await find('SELECT "accountId" FROM "link_request" LIMIT 1')}`),
  at("administrator", "/services"),
  at("administrator", "/services/new"),
  at("administrator", "/services/[serviceId]", async () => `/services/${await find('SELECT "id" FROM "service" ORDER BY "id" LIMIT 1')}`),
  at("rater", "/services/[serviceId]", async () => {
    const unit = await unitId("Puskesmas Selatan");
    return `/services/${await find('SELECT "id" FROM "service" WHERE "unitId" = $1 ORDER BY "id" LIMIT 1', unit)}`;
  }),
];

/** What the build holds: its pages and routes, without the framework's own. */
export const builtRoutes = (): string[] =>
  Object.values(JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>).filter(
    (route) => !route.startsWith("/_"),
  );
