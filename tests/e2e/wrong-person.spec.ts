import { expect } from "@playwright/test";
import words from "@/lib/messages/id.json" with { type: "json" };
import { openOffice, serveOffice, test } from "../support/office";
import { CLOSED, EVERYBODY, OPEN, type Person, read, signedIn, strangersTo, unknown, withoutTitles } from "../support/onlookers";
import {
  activityId,
  appraisalId,
  awardId,
  dialogueId,
  documentId,
  employeeId,
  find,
  firstIndicatorId,
  firstResultId,
  followUpId,
  importId,
  meetingId,
  nextPlanId,
  objectionId,
  obstacleId,
  paperId,
  planId,
  posterCode,
  stored,
  unitId,
} from "../support/records";
import type { Visitor } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

/** Whose unit is being rated: its forms are closed. */
const CLOSED_FORMS: Person[] = ["stranger", "another rater", "head elsewhere", "rater elsewhere", "employee elsewhere"];
const READERS: Person[] = ["owner", "own rater", "head above", "personnel", "auditor"];
const HEADS: Person[] = ["own rater", "head above", "another rater", "head elsewhere", "personnel", "auditor"];
/** Who reads the work of the officer of another office. */
const ELSEWHERE: Person[] = ["employee elsewhere", "rater elsewhere", "head elsewhere", "personnel", "auditor"];

type Because = "closed" | "not-yet-open" | "not-rated-yet" | "already-set" | "already-signed";
const BECAUSE: readonly Because[] = ["closed", "not-yet-open", "not-rated-yet", "already-set", "already-signed"];

type Opening = {
  /** What is opened and in which state. */
  what: string;
  path: () => string | Promise<string>;
  may: readonly Person[];
  /** Those who may do it at all are refused in place, with this sentence. */
  refused?: Because | ((person: Person) => Because | undefined);
  /** Whoever may not, nobody included, is answered this; without it: not found, and for nobody the way to sign-in. */
  others?: number;
  /** Whom the page names to those who may open it, whoever they are to them. */
  tells?: () => Promise<string[]>;
};

/** Who rates anybody. */
const RATERS: Person[] = ["own rater", "head above", "another rater", "head elsewhere", "rater elsewhere"];
/** Who opened or closed a meeting on the south's ratings. */
const whoMet = async () =>
  (
    await openOffice().ask<{ name: string }>(
      `SELECT DISTINCT e."name" FROM "calibration" c JOIN "employee" e ON e."id" IN (c."openedById", c."closedById") WHERE c."unitId" = $1`,
      [await unitId("Puskesmas Selatan")],
    )
  ).map(({ name }) => withoutTitles(name));
const office = (path: string, may: Person[], what = path): Opening => ({ what, path: () => path, may });
const never = (what: string, path: () => string | Promise<string>): Opening => ({ what, path, may: [] });
const anyone = (path: string): Opening => ({ what: path, path: () => path, may: EVERYBODY, others: 200 });

const ofActivity = (state: Parameters<typeof activityId>[1], may = READERS): Opening => ({
  what: `a ${state} line`,
  path: async () => `/activities/${await activityId("seniorMidwife", state)}`,
  may,
});
const ofAppraisal = (sheet: string, what: string, key: string, period: string, may: Person[], refused?: Opening["refused"]): Opening => ({
  what,
  path: async () => `/appraisals/${await appraisalId(key, period)}/${sheet}`,
  may,
  ...(refused && { refused }),
});
const malformed = (before: string, after = ""): Opening[] =>
  [unknown, "1", "..%2f..%2f", "' OR 1=1", "%F0%9F%91%81", "a".repeat(300)].map((id) =>
    never(`id ${id.slice(0, 12)}`, () => `${before}/${id}${after}`),
  );

const serviceOf = async (unit: string) => find('SELECT "id" FROM "service" WHERE "unitId" = $1 ORDER BY "id" LIMIT 1', await unitId(unit));
const codeOf = async (unit: string) =>
  find('SELECT "id" FROM "service_code" WHERE "serviceId" = $1 AND "withdrawnAt" IS NULL ORDER BY "id" LIMIT 1', await serviceOf(unit));
/** What shows the list of a unit: by itself that of one's own, and any unit of the address only to those above it. */
const ofUnits = (page: string): Opening[] => [
  office(page, HEADS),
  office(`${page}?unit=x&period=x&missing=x&predicate=x&above=9&after=x`, HEADS),
  {
    what: "her unit",
    path: async () => `${page}?unit=${await unitId("Puskesmas Utara")}`,
    may: ["own rater", "head above", "personnel", "auditor"],
  },
  {
    what: "another unit",
    path: async () => `${page}?unit=${await unitId("Puskesmas Selatan")}`,
    may: ["head above", "another rater", "personnel", "auditor"],
  },
  {
    what: "another office",
    path: async () => `${page}?unit=${await unitId("Disdukcapil")}`,
    may: ["head elsewhere", "personnel", "auditor"],
  },
  { what: "the agency", path: async () => `${page}?unit=${await unitId("Kota Contoh")}`, may: ["personnel", "auditor"] },
  never("an unknown unit", () => `${page}?unit=${unknown}`),
];

const exportsOf = (what: string): Opening[] => [
  {
    what: "her unit",
    path: async () => `/api/exports/units/${await unitId("Puskesmas Utara")}/${what}?period=${OPEN}`,
    may: ["own rater", "head above", "personnel", "auditor"],
  },
  {
    what: "another unit",
    path: async () => `/api/exports/units/${await unitId("Puskesmas Selatan")}/${what}?period=${OPEN}`,
    may: ["head above", "another rater", "personnel", "auditor"],
  },
  {
    what: "another office",
    path: async () => `/api/exports/units/${await unitId("Disdukcapil")}/${what}?period=${OPEN}`,
    may: ["head elsewhere", "personnel", "auditor"],
  },
  never("no id", () => `/api/exports/units/x/${what}?period=${OPEN}`),
  never("an unknown unit", () => `/api/exports/units/${unknown}/${what}?period=${OPEN}`),
];

/** A form of a draft, for the two who work on it; the same of a plan in force is refused in place. */
const ofDraft = (form: string, part: (plan: string) => Promise<string> = async () => ""): Opening[] => [
  {
    what: "of a draft",
    path: async () => {
      const plan = await nextPlanId("southNurseOne");
      return `/plans/${plan}${form}${await part(plan)}`;
    },
    may: ["stranger", "another rater"],
  },
  {
    what: "of a plan in force",
    path: async () => {
      const plan = await planId("seniorMidwife");
      return `/plans/${plan}${form}${await part(plan)}`;
    },
    may: ["owner", "own rater"],
    refused: "already-set",
  },
  never("of no plan", () => `/plans/${unknown}${form}${form.endsWith("/") ? unknown : ""}`),
];

/** Every page and route of the build, each with a record in each of its states. A new one without a row fails. */
const openings: Record<string, Opening[]> = {
  "/": [anyone("/")],
  "/help": [anyone("/help")],
  "/rules": [anyone("/rules")],
  "/rules/[regulationId]": [
    ...["permenpanrb-6-2022", "se-menpanrb-3-2023", "permenpanrb-14-2017", "pp-30-2019", "bkn-3-2023"].map((id) => anyone(`/rules/${id}`)),
    ...["permenpanrb-8-2021", "1", "..%2f..%2f", "' OR 1=1", "%F0%9F%91%81", "a".repeat(300), "__proto__"].map((id) => ({
      ...never(`id ${id.slice(0, 12)}`, () => `/rules/${id}`),
      others: 404,
    })),
  ],
  "/help/mine": [office("/help/mine", EVERYBODY)],
  "/introduction": [office("/introduction", EVERYBODY)],
  "/introduction/[step]": [
    ...["plan", "log", "evidence", "eyes", "rating", "rights"].map((step) => office(`/introduction/${step}`, EVERYBODY)),
    office("/introduction/log?answer=%27&answer[]=1", EVERYBODY),
    ...["0", "1", "Plan", "%00", unknown].map((step) => never(step, () => `/introduction/${step}`)),
  ],
  "/scoreboard": [anyone("/scoreboard"), anyone("/scoreboard?period=2026-Q3"), anyone("/scoreboard?period=%27&x[]=1")],
  "/sign-in": [{ what: "signed in already", path: () => "/sign-in", may: [], others: 200 }],
  "/sign-in/forgotten": [anyone("/sign-in/forgotten")],
  "/invitation/[code]": [
    ...["A".repeat(26), "x", "%00", "' OR 1=1", "%F0%9F%91%81", "a".repeat(300)].map((code) => anyone(`/invitation/${code}`)), // one answer
  ],
  "/verify": [anyone("/verify"), anyone("/verify?code=")],
  "/verify/[code]": [
    ...["22222222", "x", "%00", "' OR 1=1", "%F0%9F%91%81", "a".repeat(300)].map((code) => anyone(`/verify/${code}`)), // one answer
  ],
  "/account": [office("/account", EVERYBODY)],
  "/today": [office("/today", EVERYBODY)],
  "/activities": [
    office("/activities", EVERYBODY),
    office("/activities?week=2026-W40&after=x&of[]=1", EVERYBODY),
    { what: "somebody's", path: async () => `/activities?of=${await employeeId("seniorMidwife")}`, may: READERS },
    { what: "of another office", path: async () => `/activities?of=${await employeeId("registryOfficer")}`, may: ELSEWHERE },
    never("of an unknown person", () => `/activities?of=${unknown}`),
    never("of no id", () => "/activities?of=x"),
  ],
  "/activities/[activityId]": [
    ofActivity("draft", ["owner"]),
    ofActivity("waiting"),
    ofActivity("returned"),
    ofActivity("approved"),
    { what: "another office's line", path: async () => `/activities/${await activityId("registryOfficer", "waiting")}`, may: ELSEWHERE },
    ...malformed("/activities"),
  ],
  "/plans": [office("/plans", EVERYBODY)],
  "/plans/new": [
    office("/plans/new", EVERYBODY),
    office("/plans/new?year=x&year=2031", EVERYBODY),
    { what: "for her", path: async () => `/plans/new?of=${await employeeId("seniorMidwife")}`, may: ["owner", "own rater"] },
    never("for an unknown person", () => `/plans/new?of=${unknown}`),
    never("for no id", () => "/plans/new?of=x"),
  ],
  "/direction": [
    office("/direction", EVERYBODY),
    office("/direction?year=2031&x[]=1", EVERYBODY),
    office("/direction?year=%27", EVERYBODY),
  ],
  "/achievements": [office("/achievements", EVERYBODY), office("/achievements?period=%27&x[]=1", EVERYBODY)],
  "/achievements/[unitId]": [
    { what: "of another office", path: async () => `/achievements/${await unitId("Disdukcapil")}?period=2026-Q3`, may: EVERYBODY },
    ...malformed("/achievements"),
  ],
  "/agreements": [office("/agreements", EVERYBODY), office("/agreements?year=%27&x[]=1", EVERYBODY)],
  "/agreements/[unitId]": [
    { what: "of another office", path: async () => `/agreements/${await unitId("Disdukcapil")}?year=2026`, may: EVERYBODY },
    { what: "hers, next year's", path: async () => `/agreements/${await unitId("Puskesmas Utara")}?year=2027`, may: EVERYBODY },
    ...malformed("/agreements"),
  ],
  "/matrix/[unitId]": [
    {
      what: "of her unit",
      path: async () => `/matrix/${await unitId("Puskesmas Utara")}?year=2027`,
      may: ["own rater", "head above", "personnel", "auditor"],
    },
    {
      what: "of her unit, as if a stranger led there",
      path: async () => `/matrix/${await unitId("Puskesmas Utara")}?leader=${await employeeId("southHead")}&x[]=1`,
      may: ["own rater", "head above", "personnel", "auditor"],
    },
    {
      what: "of the south",
      path: async () => `/matrix/${await unitId("Puskesmas Selatan")}`,
      may: ["another rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/matrix"),
  ],
  "/plans/parents": [office("/plans/parents", EVERYBODY), office("/plans/parents?year=99999&x[]=1", EVERYBODY)],
  "/plans/team": [office("/plans/team", EVERYBODY), office("/plans/team?year=99999", EVERYBODY)],
  "/plans/[planId]": [
    { what: "hers", path: async () => `/plans/${await planId("seniorMidwife")}`, may: READERS },
    {
      what: "a draft of the south",
      path: async () => `/plans/${await nextPlanId("southNurseOne")}`,
      may: ["stranger", "another rater", "head above", "personnel", "auditor"],
    },
    {
      what: "a proposed one of the south",
      path: async () => `/plans/${await nextPlanId("southMidwife")}`,
      may: ["another rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/plans"),
  ],
  "/plans/[planId]/behaviour": ofDraft("/behaviour"),
  "/plans/[planId]/support": ofDraft("/support"),
  "/plans/[planId]/results/new": ofDraft("/results/new"),
  "/plans/[planId]/results/[resultId]": [
    ...ofDraft("/results/", firstResultId),
    never(
      "another plan's result",
      async () => `/plans/${await nextPlanId("southNurseOne")}/results/${await firstResultId(await nextPlanId("southMidwife"))}`,
    ),
    never("no result", async () => `/plans/${await nextPlanId("southNurseOne")}/results/${unknown}`),
  ],
  "/plans/[planId]/indicators/new": [
    ...ofDraft("/indicators/new?result=", firstResultId),
    never("for no result", async () => `/plans/${await nextPlanId("southNurseOne")}/indicators/new`),
    never(
      "for another plan's",
      async () =>
        `/plans/${await nextPlanId("southNurseOne")}/indicators/new?result=${await firstResultId(await nextPlanId("southMidwife"))}`,
    ),
  ],
  "/plans/[planId]/indicators/[indicatorId]": [
    ...ofDraft("/indicators/", firstIndicatorId),
    never(
      "another plan's indicator",
      async () => `/plans/${await nextPlanId("southNurseOne")}/indicators/${await firstIndicatorId(await nextPlanId("southMidwife"))}`,
    ),
  ],
  "/appraisals/[appraisalId]/evaluation": [
    {
      what: "of a silent rater's ratee",
      path: async () => `/appraisals/${await appraisalId("southVolunteer", CLOSED)}/evaluation`,
      may: ["head above"],
    },
  ],
  "/objections": [office("/objections", EVERYBODY)],
  "/objections/new": [never("of no result", () => `/objections/new?appraisal=${unknown}`)],
  "/objections/[objectionId]": [
    {
      what: "of her colleague",
      path: async () => `/objections/${await objectionId("northNurseOne")}`,
      may: ["colleague", "own rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/objections"),
  ],
  "/raters/mine": [office("/raters/mine", RATERS)],
  "/raters/cases": [office("/raters/cases", RATERS), office("/raters/cases?saved=1&x[]=1", RATERS)],
  "/raters/training": [office("/raters/training", RATERS), office("/raters/training?passed=%27", RATERS)],
  "/calibrations": [office("/calibrations", ["own rater", "head above", "another rater", "head elsewhere", "personnel", "auditor"])],
  "/calibrations/[calibrationId]": [
    {
      what: "of the south",
      path: async () =>
        `/calibrations/${await find('SELECT "id" FROM "calibration" WHERE "closedAt" IS NULL AND "unitId" = $1', await unitId("Puskesmas Selatan"))}`,
      may: ["another rater", "head above", "personnel", "auditor"],
      tells: whoMet,
    },
    {
      what: "of the south, closed",
      path: async () =>
        `/calibrations/${await find('SELECT "id" FROM "calibration" WHERE "closedAt" IS NOT NULL AND "unitId" = $1', await unitId("Puskesmas Selatan"))}`,
      may: ["another rater", "head above", "personnel", "auditor"],
      tells: whoMet,
    },
    ...malformed("/calibrations"),
  ],
  "/fairness": [office("/fairness", ["personnel", "auditor"]), office("/fairness?after=x&show=%27&y[]=1", ["personnel", "auditor"])],
  "/awards": [office("/awards", EVERYBODY)],
  "/awards/[roundId]": [
    { what: "one that is open", path: async () => `/awards/${await awardId("%Triwulan Ini")}`, may: EVERYBODY },
    ...malformed("/awards"),
  ],
  "/meetings": [office("/meetings", EVERYBODY)],
  "/meetings/[meetingId]": [
    {
      what: "of the south",
      path: async () => `/meetings/${await meetingId("Puskesmas Selatan")}`,
      may: ["stranger", "another rater", "head above", "personnel", "auditor"],
    },
    {
      what: "of the south, closed",
      path: async () => `/meetings/${await meetingId("Puskesmas Selatan", '"lockedAt" IS NOT NULL')}`,
      may: ["stranger", "another rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/meetings"),
  ],
  "/dialogues": [office("/dialogues", EVERYBODY)],
  "/dialogues/[dialogueId]": [
    {
      what: "hers, planned",
      path: async () => `/dialogues/${await dialogueId("seniorMidwife", '"lockedAt" IS NULL')}`,
      may: ["owner", "own rater"],
    },
    {
      what: "hers, agreed by both",
      path: async () => `/dialogues/${await dialogueId("seniorMidwife", '"lockedAt" IS NOT NULL')}`,
      may: READERS,
    },
    {
      what: "of the south, agreed by one",
      path: async () => `/dialogues/${await dialogueId("southNurseTwo", '"lockedAt" IS NULL')}`,
      may: ["another rater"],
    },
    ...malformed("/dialogues"),
  ],
  "/follow-ups": [office("/follow-ups", EVERYBODY)],
  "/follow-ups/new": [
    {
      what: "for her",
      path: async () => `/follow-ups/new?employee=${await employeeId("seniorMidwife")}`,
      may: ["owner", "own rater"],
    },
    never("for nobody", () => `/follow-ups/new?employee=${unknown}`),
  ],
  "/follow-ups/needs": [
    {
      what: "of her unit",
      path: async () => `/follow-ups/needs?unit=${await unitId("Puskesmas Utara")}`,
      may: ["own rater", "head above", "personnel"],
    },
    never("of no unit", () => `/follow-ups/needs?unit=${unknown}`),
  ],
  "/follow-ups/[followUpId]": [
    { what: "hers", path: async () => `/follow-ups/${await followUpId("seniorMidwife", "kind = 'coaching'")}`, may: READERS },
    {
      what: "a counselling of the south",
      path: async () => `/follow-ups/${await followUpId("southNurseTwo", "kind = 'counselling'")}`,
      may: ["another rater"],
    },
    ...malformed("/follow-ups"),
  ],
  "/feedback": [office("/feedback", EVERYBODY), office("/feedback?show=asked&after=nonsense", EVERYBODY)],
  "/feedback/give": [
    office("/feedback/give", EVERYBODY),
    {
      what: "to her",
      path: async () => `/feedback/give?to=${await employeeId("seniorMidwife")}`,
      may: EVERYBODY.filter((person) => person !== "owner"),
    },
    never("to whoever has left", async () => `/feedback/give?to=${await employeeId("retired")}`),
    never("to nobody", () => `/feedback/give?to=${unknown}`),
  ],
  "/feedback/ask": [office("/feedback/ask", EVERYBODY)],
  "/obstacles": [office("/obstacles", EVERYBODY)],
  "/obstacles/[obstacleId]": [
    { what: "hers, open", path: async () => `/obstacles/${await obstacleId("seniorMidwife")}`, may: READERS },
    {
      what: "of the south, removed",
      path: async () => `/obstacles/${await obstacleId("southMidwife", '"resolvedAt" IS NOT NULL')}`,
      may: ["another rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/obstacles"),
  ],
  "/results": [office("/results", EVERYBODY)],
  "/team": [office("/team", EVERYBODY), office("/team?after=nonsense", EVERYBODY)],
  "/appraisals": [office("/appraisals", EVERYBODY)],
  "/appraisals/peers": [
    { ...office("/appraisals/peers", EVERYBODY), refused: (person) => (CLOSED_FORMS.includes(person) ? "closed" : undefined) },
  ],
  "/appraisals/team/[period]": [
    office("/appraisals/team/2026-Q4", EVERYBODY),
    office("/appraisals/team/2026-Q4?after=nonsense&saved=x", EVERYBODY),
    never("of no period", () => "/appraisals/team/2026-Q9"),
  ],
  "/appraisals/[appraisalId]/self": [
    ofAppraisal("self", "open", "seniorMidwife", OPEN, ["owner"]),
    ofAppraisal("self", "closed", "seniorMidwife", CLOSED, ["owner"], "closed"),
    ofAppraisal("self", "of another office", "registryOfficer", OPEN, ["employee elsewhere"], "closed"),
    ...malformed("/appraisals", "/self"),
  ],
  "/appraisals/[appraisalId]/rating": [
    ofAppraisal("rating", "not yet open", "seniorMidwife", OPEN, ["own rater"], "not-yet-open"),
    ofAppraisal("rating", "signed", "seniorMidwife", CLOSED, ["own rater"], "already-signed"),
    ofAppraisal("rating", "open, of the south", "southMidwife", OPEN, ["another rater"]),
    ofAppraisal("rating", "open, of another office", "registryOfficer", OPEN, ["rater elsewhere"]),
    ...malformed("/appraisals", "/rating"),
  ],
  "/appraisals/[appraisalId]/receipt": [
    ofAppraisal("receipt", "rated", "seniorMidwife", CLOSED, READERS),
    ofAppraisal("receipt", "rated, of another office", "registryOfficer", CLOSED, ELSEWHERE),
    ofAppraisal("receipt", "not rated", "seniorMidwife", OPEN, READERS, "not-rated-yet"),
    ...malformed("/appraisals", "/receipt"),
  ],
  "/appraisals/[appraisalId]/result": [
    ofAppraisal("result", "rated", "seniorMidwife", CLOSED, READERS),
    ofAppraisal("result", "rated, of another office", "registryOfficer", CLOSED, ELSEWHERE),
    ofAppraisal("result", "not rated", "seniorMidwife", OPEN, READERS, "not-rated-yet"),
    ...malformed("/appraisals", "/result"),
  ],
  ...Object.fromEntries(
    ["", "/completion", "/predicates", "/satisfaction", "/waiting", "/trend", "/activity", "/people", "/lines"].map((name) => [
      `/dashboards${name}`,
      ofUnits(`/dashboards${name}`),
    ]),
  ),
  "/dashboards/services/[serviceId]": [
    {
      what: "of the south",
      path: async () =>
        `/dashboards/services/${await find(`SELECT "id" FROM "service" WHERE "unitId" = $1 LIMIT 1`, await unitId("Puskesmas Selatan"))}`,
      may: ["head above", "another rater", "personnel", "auditor"],
    },
    {
      what: "of her unit, beside another unit in the address",
      path: async () =>
        `/dashboards/services/${await find(`SELECT "id" FROM "service" WHERE "unitId" = $1 LIMIT 1`, await unitId("Puskesmas Utara"))}?unit=${await unitId("Puskesmas Selatan")}`,
      may: ["own rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/dashboards/services"),
  ],
  "/ledger": [office("/ledger", ["auditor"]), office("/ledger?subject=%27&after=%27", ["auditor"])],
  "/quarters": [office("/quarters", ["personnel", "auditor"]), office("/quarters?open=2026-Q9", ["personnel", "auditor"])],
  "/quarters/[period]": [
    office(`/quarters/${CLOSED}`, ["personnel", "auditor"]),
    office(`/quarters/${OPEN}`, ["personnel", "auditor"]),
    ...["2027-Q1", "2026-Q5", "x", "%00"].map((period) => never(period, () => `/quarters/${period}`)),
  ],
  "/settings": [office("/settings", EVERYBODY)],
  "/settings/[key]": [
    ...["reviewDays", "peersAsked", "minutesPerDay"].map((key) => office(`/settings/${key}`, EVERYBODY)),
    ...["x", "__proto__", "toString", "%00"].map((key) => never(key, () => `/settings/${key}`)),
  ],
  "/settings/holidays": ["", "?year=2027", "?year=%27"].map((query) => office(`/settings/holidays${query}`, EVERYBODY)),
  "/attendance": ["", "?month=2026-10&missing=1", "?month=%27&after=x"].map((query) => office(`/attendance${query}`, ["personnel"])),
  "/people": [
    office("/people", ["personnel", "auditor", "administrator"]),
    office("/people?q=%25&unit=x&after=x", ["personnel", "auditor", "administrator"]),
  ],
  "/people/new": [office("/people/new", ["administrator"])],
  "/people/[employeeId]": [
    { what: "hers", path: async () => `/people/${await employeeId("seniorMidwife")}`, may: ["personnel", "auditor", "administrator"] },
    ...malformed("/people"),
  ],
  "/units": [office("/units", ["personnel", "auditor", "administrator"])],
  "/units/new": [office("/units/new", ["administrator"])],
  "/units/[unitId]": [
    { what: "hers", path: async () => `/units/${await unitId("Puskesmas Utara")}`, may: ["personnel", "auditor", "administrator"] },
    ...malformed("/units"),
  ],
  "/lines": [office("/lines", ["personnel", "auditor", "administrator"])],
  "/imports": [office("/imports", ["auditor", "administrator"]), office("/imports?after=x&problem=large", ["auditor", "administrator"])],
  "/imports/[importId]": [
    ...["uploaded", "checked", "refused", "done", "failed"].map(
      (state): Opening => ({
        what: `${state} one`,
        path: async () => `/imports/${await importId(state)}`,
        may: ["auditor", "administrator"],
      }),
    ),
    {
      what: "another part of it",
      path: async () => `/imports/${await importId("checked")}?show=missing&after=%27`,
      may: ["auditor", "administrator"],
    },
    ...malformed("/imports"),
  ],
  "/accounts": [office("/accounts", ["auditor", "administrator"])],
  "/accounts/new": [office("/accounts/new", ["administrator"])],
  "/accounts/[accountId]": [
    {
      what: "hers",
      path: async () => `/accounts/${await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("seniorMidwife"))}`,
      may: ["auditor", "administrator"],
    },
    ...malformed("/accounts"),
  ],
  "/services": [office("/services", ["personnel", "auditor", "administrator"])],
  "/services/new": [office("/services/new", ["administrator"])],
  "/services/[serviceId]": [
    {
      what: "of the north",
      path: async () => `/services/${await serviceOf("Puskesmas Utara")}`,
      may: ["own rater", "head above", "personnel", "auditor", "administrator"],
    },
    {
      what: "of the south",
      path: async () => `/services/${await serviceOf("Puskesmas Selatan")}`,
      may: ["another rater", "head above", "personnel", "auditor", "administrator"],
    },
    ...malformed("/services"),
  ],
  "/s/[code]": [
    { what: "a poster's", path: async () => `/s/${await posterCode()}`, may: EVERYBODY, others: 200 },
    { what: "withdrawn", path: async () => `/s/${await posterCode(false)}`, may: [], others: 410 },
    { what: "unknown", path: () => "/s/AAAAAAAA", may: [], others: 404 },
    { what: "unknown, for one answer", path: () => `/s/${"A".repeat(26)}`, may: [], others: 404 },
    { what: "no code", path: () => "/s/%00", may: [], others: 404 },
  ],
  "/api/health": [
    anyone("/api/health"),
    anyone("/api/health?bare"),
    { what: "an unknown question", path: () => "/api/health?x=1", may: [], others: 422 },
  ],
  "/api/auth/[...nextauth]": [anyone("/api/auth/session")],
  "/api/documents/[documentId]": [
    { what: "on her line", path: async () => `/api/documents/${await documentId("seniorMidwife")}`, may: READERS },
    { what: "its small picture", path: async () => `/api/documents/${await documentId("seniorMidwife")}?size=small`, may: READERS },
    {
      what: "on a realisation of the south",
      path: async () =>
        `/api/documents/${await find('SELECT "id" FROM "document" WHERE "realisationId" IS NOT NULL ORDER BY "id" LIMIT 1')}`,
      may: ["another rater", "head above", "personnel", "auditor"],
    },
    never("an unknown file", () => `/api/documents/${unknown}`),
    never("no id", () => "/api/documents/..%2f..%2fkeys"),
  ],
  "/api/activities/[activityId]/documents": [
    {
      what: "opened, not sent",
      path: async () => `/api/activities/${await activityId("seniorMidwife", "waiting")}/documents`,
      may: [],
      others: 405,
    },
  ],
  "/api/evaluations/[documentId]/document": [
    ...["evaluation", "result"].map((form) => ({
      what: `hers, ${form}`,
      path: async () => `/api/evaluations/${await paperId("seniorMidwife")}/document?form=${form}`,
      may: READERS,
    })),
    ...malformed("/api/evaluations", "/document?form=evaluation"),
  ],
  "/api/plans/[planId]/form": [
    { what: "hers", path: async () => `/api/plans/${await planId("seniorMidwife")}/form`, may: READERS },
    {
      what: "a draft of the south",
      path: async () => `/api/plans/${await nextPlanId("southNurseOne")}/form`,
      may: ["stranger", "another rater", "head above", "personnel", "auditor"],
    },
    ...malformed("/api/plans", "/form"),
  ],
  "/api/feedback/[feedbackId]/documents": [
    { what: "opened, not sent", path: () => `/api/feedback/${unknown}/documents`, may: [], others: 405 },
  ],
  "/api/plans/[planId]/realisations/[realisationId]/documents": [
    { what: "opened, not sent", path: async () => `/api/plans/${unknown}/realisations/${unknown}/documents`, may: [], others: 405 },
  ],
  "/api/events/[employeeId]": [
    { what: "hers", path: async () => `/api/events/${await employeeId("seniorMidwife")}`, may: ["owner"] },
    { what: "of another office", path: async () => `/api/events/${await employeeId("registryOfficer")}`, may: ["employee elsewhere"] },
  ],
  ...Object.fromEntries(
    ["completion", "predicates", "satisfaction", "waiting", "trend", "activity"].map((what) => [
      `/api/exports/units/[unitId]/${what}`,
      exportsOf(what),
    ]),
  ),
  "/api/services/codes/[codeId]/poster": [
    {
      what: "of the north",
      path: async () => `/api/services/codes/${await codeOf("Puskesmas Utara")}/poster`,
      may: ["own rater", "head above", "administrator"],
    },
    {
      what: "of the south",
      path: async () => `/api/services/codes/${await codeOf("Puskesmas Selatan")}/poster?size=a5`,
      may: ["another rater", "head above", "administrator"],
    },
    never("an unknown code", () => `/api/services/codes/${unknown}/poster`),
    never("no id", () => "/api/services/codes/x/poster"),
  ],
  "/api/imports": [{ what: "opened, not sent", path: () => "/api/imports", may: [], others: 405 }],
  "/api/imports/[importId]/problems": [
    {
      what: "of the refused one",
      path: async () => `/api/imports/${await importId("refused")}/problems`,
      may: ["auditor", "administrator"],
    },
    never("of an unknown one", () => `/api/imports/${unknown}/problems`),
    never("of no id", () => "/api/imports/x/problems"),
  ],
  "/api/accounts/links": [{ what: "opened, not sent", path: () => "/api/accounts/links", may: [], others: 405 }],
  "/api/services/slips": [{ what: "opened, not sent", path: () => "/api/services/slips", may: [], others: 405 }],
};

test("every page and route of the build stands in the table of who may open it", () => {
  const built = Object.values(read<Record<string, string>>("app-path-routes-manifest.json")).filter((route) => !route.startsWith("/_"));
  expect(Object.keys(openings).toSorted()).toEqual(built.toSorted());
});

/** The status, and for a stream no more than its beginning. */
async function open(who: Visitor, path: string) {
  const stop = new AbortController();
  const answer = await who.ask(path, { signal: stop.signal });
  const streamed = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const text = streamed ? "" : await answer.text();
  stop.abort();
  return { status: answer.status, to: answer.headers.get("location"), text };
}

for (const [route, all] of Object.entries(openings)) {
  test(`${route} is opened by those who may, and found by nobody else`, async () => {
    const before = await stored();
    const strangers = new Map<string, string[]>();
    for (const [person] of await signedIn()) strangers.set(person, await strangersTo(person));
    for (const { what, path: pathOf, may, refused, others, tells } of all) {
      const path = await pathOf();
      const named = (await tells?.()) ?? [];
      for (const [person, who] of await signedIn()) {
        const { status, to, text } = await open(who, path);
        const said = `${person} opens ${what}: ${path}`;
        // Whatever the answer is: not one stranger's name is in it. The buttons of the demonstration name their people, and whoever
        // proposes a rule or comments on one does it before all whom it binds; anybody may look for a colleague to say something to.
        if (route !== "/sign-in" && (route !== "/settings/[key]" || person === "nobody") && route !== "/feedback/give")
          expect(
            (strangers.get(person) ?? []).filter(
              (name) => text.includes(name) && !(may.includes(person as Person) && named.includes(name)),
            ),
            said,
          ).toEqual([]);
        if (route === "/sign-in" && person !== "nobody") expect([status, to], said).toEqual([307, "/today"]);
        else if (person !== "nobody" && may.includes(person)) {
          expect(status, said).toBe(200);
          const told = typeof refused === "function" ? refused(person) : refused;
          for (const because of BECAUSE) expect(text.includes(words.refusal[because]), `${said}: ${because}`).toBe(because === told);
          if (told) expect(text, said).not.toContain(`name="version"`);
        } else if (others !== undefined) expect(status, said).toBe(others);
        else if (person !== "nobody") {
          expect(status, said).toBe(404);
          if (person !== "owner") expect(text, said).not.toContain("Ni Made Ayu"); // not even to those who know her
        } else if (route.startsWith("/api/events")) expect(status, said).toBe(401);
        else {
          expect([303, 307], said).toContain(status);
          expect(to, said).toMatch(/^\/sign-in\?next=%2F/);
        }
      }
    }
    expect(await stored()).toEqual(before); // looking changes nothing
  });
}
