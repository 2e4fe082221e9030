import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import words from "@/lib/messages/id.json" with { type: "json" };
import { serveOffice, test } from "../support/office";
import { activityId, appraisalId, employeeId, find, planId, posterCode, stored, unitId } from "../support/records";
import { statementsOf } from "../support/statements";
import { nobody, type Visitor, visitor, type Who } from "../support/visitor";

serveOffice();
test.setTimeout(120_000);

const CLOSED = "2026-Q3"; // rated, every window behind it
const OPEN = "2026-Q4"; // in the north forms are open and rating is not yet; in the south forms are closed and rating is open

/**
 * Whose records are opened: the senior midwife's of the health centre in the north. By what they are to her:
 * her rater, the heads of her unit and of the office above it, a colleague of her own team, and strangers from the south,
 * of whom one is a rater and the head of another unit.
 */
const people = {
  owner: "employee",
  "own rater": "northHead",
  colleague: "northNurseOne",
  "head above": "head",
  stranger: "southNurseOne",
  "another rater": "rater",
  personnel: "personnel",
  auditor: "auditor",
  administrator: "administrator",
} as const satisfies Record<string, Who>;
type Person = keyof typeof people;

const EVERYBODY = Object.keys(people) as Person[];
const SOUTH: Person[] = ["stranger", "another rater"];
const READERS: Person[] = ["owner", "own rater", "head above", "personnel", "auditor"];
const HEADS: Person[] = ["own rater", "head above", "another rater", "personnel", "auditor"];

type Because = "closed" | "not-yet-open" | "not-rated-yet";
const BECAUSE: readonly Because[] = ["closed", "not-yet-open", "not-rated-yet"];

type Opening = {
  /** What is opened and in which state. */
  what: string;
  path: () => string | Promise<string>;
  may: readonly Person[];
  /** Those who may do it at all are refused in place, with this sentence. */
  refused?: Because | ((person: Person) => Because | undefined);
  /** Whoever may not, nobody included, is answered this; without it: not found, and for nobody the way to sign-in. */
  others?: number;
};

const office = (path: string, may: Person[], what = path): Opening => ({ what, path: () => path, may });
const unknown = "01900000-0000-7000-8000-000000000000";
const never = (what: string, path: () => string | Promise<string>): Opening => ({ what, path, may: [] });
const anyone = (path: string): Opening => ({ what: path, path: () => path, may: EVERYBODY, others: 200 });

const ofActivity = (state: Parameters<typeof activityId>[1]): Opening => ({
  what: `a ${state} line`,
  path: async () => `/activities/${await activityId("seniorMidwife", state)}`,
  may: READERS,
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

/** Every page and route of the build, each with a record in each of its states. A new one without a row fails. */
const openings: Record<string, Opening[]> = {
  "/": [anyone("/")],
  "/help": [anyone("/help")],
  "/scoreboard": [anyone("/scoreboard"), anyone("/scoreboard?period=2026-Q3"), anyone("/scoreboard?period=%27&x[]=1")],
  "/sign-in": [{ what: "signed in already", path: () => "/sign-in", may: [], others: 200 }],
  "/today": [office("/today", EVERYBODY)],
  "/activities": [
    office("/activities", EVERYBODY),
    office("/activities?week=2026-W40&after=x&of[]=1", EVERYBODY),
    { what: "somebody's", path: async () => `/activities?of=${await employeeId("seniorMidwife")}`, may: READERS },
    never("of an unknown person", () => `/activities?of=${unknown}`),
    never("of no id", () => "/activities?of=x"),
  ],
  "/activities/[activityId]": [
    ofActivity("draft"),
    ofActivity("waiting"),
    ofActivity("returned"),
    ofActivity("approved"),
    ...malformed("/activities"),
  ],
  "/plans": [office("/plans", EVERYBODY)],
  "/plans/[planId]": [{ what: "hers", path: async () => `/plans/${await planId("seniorMidwife")}`, may: READERS }, ...malformed("/plans")],
  "/results": [office("/results", EVERYBODY)],
  "/team": [office("/team", EVERYBODY), office("/team?after=nonsense", EVERYBODY)],
  "/appraisals": [office("/appraisals", EVERYBODY)],
  "/appraisals/peers": [
    { ...office("/appraisals/peers", EVERYBODY), refused: (person) => (SOUTH.includes(person) ? "closed" : undefined) },
  ],
  "/appraisals/[appraisalId]/self": [
    ofAppraisal("self", "open", "seniorMidwife", OPEN, ["owner"]),
    ofAppraisal("self", "closed", "seniorMidwife", CLOSED, ["owner"], "closed"),
    ...malformed("/appraisals", "/self"),
  ],
  "/appraisals/[appraisalId]/rating": [
    ofAppraisal("rating", "not yet open", "seniorMidwife", OPEN, ["own rater"], "not-yet-open"),
    ofAppraisal("rating", "closed", "seniorMidwife", CLOSED, ["own rater"], "closed"),
    ofAppraisal("rating", "open, of the south", "southMidwife", OPEN, ["another rater"]),
    ...malformed("/appraisals", "/rating"),
  ],
  "/appraisals/[appraisalId]/result": [
    ofAppraisal("result", "rated", "seniorMidwife", CLOSED, READERS),
    ofAppraisal("result", "not rated", "seniorMidwife", OPEN, READERS, "not-rated-yet"),
    ...malformed("/appraisals", "/result"),
  ],
  "/dashboards": [
    office("/dashboards", HEADS),
    {
      what: "her unit",
      path: async () => `/dashboards?unit=${await unitId("Puskesmas Utara")}`,
      may: ["own rater", "head above", "personnel", "auditor"],
    },
    {
      what: "another unit",
      path: async () => `/dashboards?unit=${await unitId("Puskesmas Selatan")}`,
      may: ["head above", "another rater", "personnel", "auditor"],
    },
    { what: "the agency", path: async () => `/dashboards?unit=${await unitId("Kota Contoh")}`, may: ["personnel", "auditor"] },
    never("an unknown unit", () => `/dashboards?unit=${unknown}`),
  ],
  "/ledger": [office("/ledger", ["auditor"]), office("/ledger?subject=%27&after=%27", ["auditor"])],
  "/quarters": [office("/quarters", ["personnel", "auditor"]), office("/quarters?open=2026-Q9", ["personnel", "auditor"])],
  "/quarters/[period]": [
    office(`/quarters/${CLOSED}`, ["personnel", "auditor"]),
    office(`/quarters/${OPEN}`, ["personnel", "auditor"]),
    ...["2027-Q1", "2026-Q5", "x", "%00"].map((period) => never(period, () => `/quarters/${period}`)),
  ],
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
      what: "one",
      path: async () => `/services/${await find('SELECT "id" FROM "service" ORDER BY "id" LIMIT 1')}`,
      may: ["personnel", "auditor", "administrator"],
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
  "/api/events/[employeeId]": [{ what: "hers", path: async () => `/api/events/${await employeeId("seniorMidwife")}`, may: ["owner"] }],
  "/api/exports/units/[unitId]/completion": [
    {
      what: "her unit",
      path: async () => `/api/exports/units/${await unitId("Puskesmas Utara")}/completion?period=${OPEN}`,
      may: ["own rater", "head above", "personnel", "auditor"],
    },
    {
      what: "another unit",
      path: async () => `/api/exports/units/${await unitId("Puskesmas Selatan")}/completion?period=${OPEN}`,
      may: ["head above", "another rater", "personnel", "auditor"],
    },
    never("no id", () => `/api/exports/units/x/completion?period=${OPEN}`),
  ],
  "/api/exports/units/[unitId]/satisfaction": [
    {
      what: "her unit",
      path: async () => `/api/exports/units/${await unitId("Puskesmas Utara")}/satisfaction?period=${OPEN}`,
      may: ["own rater", "head above", "personnel", "auditor"],
    },
    never("an unknown unit", () => `/api/exports/units/${unknown}/satisfaction?period=${OPEN}`),
  ],
  "/api/services/slips": [{ what: "opened, not sent", path: () => "/api/services/slips", may: [], others: 405 }],
};

const read = <T>(file: string): T => JSON.parse(readFileSync(`.next/${file}`, "utf8")) as T;

test("every page and route of the build stands in the table of who may open it", () => {
  const built = Object.values(read<Record<string, string>>("app-path-routes-manifest.json")).filter((route) => !route.startsWith("/_"));
  expect(Object.keys(openings).toSorted()).toEqual(built.toSorted());
});

const everybody = new Map<Person | "nobody", Visitor>();
async function signedIn() {
  if (everybody.size === 0) {
    for (const person of EVERYBODY) everybody.set(person, await visitor(people[person]));
    everybody.set("nobody", nobody());
  }
  return everybody;
}

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
    for (const { what, path: pathOf, may, refused, others } of all) {
      const path = await pathOf();
      for (const [person, who] of await signedIn()) {
        const { status, to, text } = await open(who, path);
        const said = `${person} opens ${what}: ${path}`;
        if (route === "/sign-in" && person !== "nobody") expect([status, to], said).toEqual([307, "/today"]);
        else if (person !== "nobody" && may.includes(person)) {
          expect(status, said).toBe(200);
          const told = typeof refused === "function" ? refused(person) : refused;
          for (const because of BECAUSE) expect(text.includes(words.refusal[because]), `${said}: ${because}`).toBe(because === told);
          if (told) expect(text, said).not.toContain(`name="version"`);
        } else if (others !== undefined) expect(status, said).toBe(others);
        else if (person !== "nobody") {
          expect(status, said).toBe(404);
          if (person !== "owner") expect(text, said).not.toContain("Ni Made Ayu"); // and nothing of her on the page
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

type Filled = Record<string, string>;
type Sending = {
  /** Filled in so that whoever may sends it is done: what is refused below is refused for who sends it, and for nothing else. */
  form: () => Filled | Promise<Filled>;
  /** Who does it in the end, to prove that. */
  by: Person | "nobody";
  /** Who must not: not found. */
  notBy: readonly Person[];
  /** Done is told by the notice, or by leading on. */
  leads?: string;
};

const version = (table: string, id: string) => find(`SELECT "version" FROM "${table}" WHERE "id" = $1`, id);
const but = (...those: Person[]) => EVERYBODY.filter((person) => !those.includes(person));
const marks = (before: string) =>
  Object.fromEntries(
    ["service", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"].map((value) => [`${before}${value}`, "3"]),
  );
const line = {
  text: "Pelayanan KB di desa",
  day: "2026-11-18",
  minutes: "30",
  startMinute: "",
  intendedResultId: "",
  outputQuantity: "",
  outputUnit: "",
};
const newUnit = { name: "Unit Uji", shortName: "Uji", parentId: "", closedOn: "" };
const one = (sql: string) => find(`${sql} ORDER BY "id" LIMIT 1`);

/** Every action of the build; public ones are sent by anybody, so nobody must not. A new one without a row fails. */
const sendings: Record<string, Sending> = {
  signInAsDemo: { form: () => ({ role: "employee" }), by: "nobody", notBy: [], leads: "/today" },
  signInWithPassword: {
    form: () => ({ login: "rater@demo.cermin", password: "cermin-demo-2026" }),
    by: "nobody",
    notBy: [],
    leads: "/today",
  },
  signOut: { form: () => ({}), by: "nobody", notBy: [], leads: "/sign-in" },
  chooseLanguage: { form: () => ({ locale: "id" }), by: "nobody", notBy: [] },
  logQuickly: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), key: crypto.randomUUID(), text: "Senam ibu hamil", minutes: "30" }),
    by: "owner",
    notBy: but("owner"),
  },
  logActivity: {
    form: async () => ({ employeeId: await employeeId("seniorMidwife"), key: crypto.randomUUID(), ...line, intent: "submit" }),
    by: "owner",
    notBy: but("owner"),
  },
  correctActivity: {
    form: async () => {
      const id = await activityId("seniorMidwife", "returned");
      return { activityId: id, version: await version("activity", id), ...line, intent: "draft" };
    },
    by: "owner",
    notBy: but("owner"),
  },
  decideActivity: {
    form: async () => {
      const id = await activityId("seniorMidwife", "waiting");
      return { activityId: id, version: await version("activity", id), decision: "approved", reason: "" };
    },
    by: "own rater",
    notBy: but("own rater"),
  },
  enterRealisation: {
    form: async () => {
      const id = await find(
        `SELECT i."id" FROM "indicator" i JOIN "intended_result" r ON r."id" = i."intendedResultId" WHERE r."planId" = $1 AND i."kind" = 'statement' ORDER BY i."id" LIMIT 1`,
        await planId("seniorMidwife"),
      );
      return { indicatorId: id, period: OPEN, "value.text": "Tercapai", evidence: "" };
    },
    by: "owner",
    notBy: but("owner"),
  },
  submitSelfReport: {
    form: async () => ({
      appraisalId: await appraisalId("seniorMidwife", OPEN),
      version: "0",
      story: "Tercapai",
      obstacle: "",
      ...marks("answers."),
    }),
    by: "owner",
    notBy: but("owner"),
  },
  respondAsPeer: {
    form: async () => {
      const right = await find(
        `SELECT r."id" FROM "response_right" r JOIN "response_group" g ON g."id" = r."groupId" JOIN "appraisal" a ON a."id" = g."appraisalId"
          WHERE r."holderId" = $1 AND a."period" = $2 AND r."spentOn" IS NULL ORDER BY r."id" LIMIT 1`,
        await employeeId("seniorMidwife"),
        OPEN,
      );
      return {
        appraisalId: await appraisalId("seniorMidwife", OPEN),
        [`nonces.${right}`]: crypto.randomUUID(),
        ...marks(`answers.${right}.`),
      };
    },
    by: "owner",
    notBy: but("owner"),
  },
  submitRating: {
    form: async () => {
      const id = await appraisalId("southMidwife", OPEN);
      return { appraisalId: id, version: await version("appraisal", id), workResult: "meets", behaviour: "meets", note: "Sesuai bukti." };
    },
    by: "another rater",
    notBy: but("another rater"),
    leads: "/appraisals",
  },
  openNextQuarter: {
    form: () => ({
      period: "2027-Q1",
      source: "Keputusan",
      "windows.self.opensOn": "2027-03-01",
      "windows.self.closesOn": "2027-03-10",
      "windows.peers.opensOn": "2027-03-01",
      "windows.peers.closesOn": "2027-03-10",
      "windows.rating.opensOn": "2027-03-11",
      "windows.rating.closesOn": "2027-03-20",
    }),
    by: "personnel",
    notBy: but("personnel"),
    leads: "/quarters?opened=2027-Q1",
  },
  moveWindow: {
    form: async () => {
      const unit = await unitId("Puskesmas Utara");
      const sql = `FROM "step_window" WHERE "unitId" = $1 AND "period" = $2 AND "step" = 'rating'`;
      return {
        unitId: unit,
        period: OPEN,
        step: "rating",
        version: await find(`SELECT "version" ${sql}`, unit, OPEN),
        opensOn: "2026-12-05",
        closesOn: "2026-12-20",
        source: "Keputusan",
      };
    },
    by: "personnel",
    notBy: but("personnel"),
  },
  addEmployee: {
    form: async () => ({
      name: "Pegawai Uji",
      nip: "199901012025011001",
      post: "Perawat",
      postKind: "fungsional",
      rank: "",
      unitId: await unitId("Puskesmas Utara"),
      leftOn: "",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  changeEmployee: {
    form: async () => {
      const id = await employeeId("seniorMidwife");
      return {
        employeeId: id,
        version: await version("employee", id),
        name: "Ni Made Ayu Lestari",
        nip: "198403152006042008",
        post: "Bidan",
        postKind: "fungsional",
        rank: "",
        unitId: await unitId("Puskesmas Utara"),
        leftOn: "",
      };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  addReportingLine: {
    form: () => ({ employee: "199307192020121006", rater: "198512302010012007", from: "2026-11-18", until: "" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endReportingLine: {
    form: async () => {
      const id = await one('SELECT "id" FROM "reporting_line" WHERE "until" IS NULL');
      return { lineId: id, version: await version("reporting_line", id), until: "2026-12-31" };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  createUnit: { form: () => newUnit, by: "administrator", notBy: but("administrator") },
  updateUnit: {
    form: async () => {
      const id = await unitId("Labkes");
      return { ...newUnit, unitId: id, version: await version("unit", id), shortName: "Labkes", parentId: await unitId("Dinkes") };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  appointHead: {
    form: async () => ({
      unitId: await unitId("BKPSDM"),
      head: "197804032005012003",
      capacity: "definitive",
      from: "2026-11-18",
      until: "",
    }),
    by: "administrator",
    notBy: but("administrator"),
  },
  endHeadship: {
    form: async () => ({ headId: await one('SELECT "id" FROM "unit_head"'), until: "2026-12-31" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  createAccount: {
    form: () => ({ who: "199010122023211013", email: "keuangan@kota.contoh", "roles[]": "auditor", password: "sandi yang panjang sekali" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  updateAccount: {
    form: async () => {
      const id = await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southMidwife"));
      return {
        accountId: id,
        version: await version("account", id),
        email: "bidan@kota.contoh",
        "roles[]": "auditor",
        password: "",
        active: "yes",
      };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  createService: {
    form: async () => ({ name: "Layanan Uji", unitId: await unitId("Puskesmas Utara"), note: "", closedOn: "" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  updateService: {
    form: async () => {
      const id = await one('SELECT "id" FROM "service"');
      return {
        serviceId: id,
        version: await version("service", id),
        name: "Layanan Uji",
        unitId: await unitId("Puskesmas Utara"),
        note: "",
        closedOn: "",
      };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
  createCode: {
    form: async () => ({ serviceId: await one('SELECT "id" FROM "service"'), place: "Loket 9" }),
    by: "administrator",
    notBy: but("administrator"),
  },
  withdrawPoster: {
    form: async () => {
      const id = await one('SELECT "id" FROM "service_code" WHERE "withdrawnAt" IS NULL');
      return { codeId: id, version: await version("service_code", id) };
    },
    by: "administrator",
    notBy: but("administrator"),
  },
};

type Built = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };

/** Each action's name, its id, and an address of a page that holds it, with any record where the page asks for one. */
function builtActions() {
  const { node } = read<Built>("server/server-reference-manifest.json");
  return new Map(
    Object.entries(node).map(([id, { exportedName, workers }]) => {
      const route = Object.keys(workers)[0] ?? "";
      const path = route
        .replace(/^app|\/\([^)]+\)|\/page$/g, "")
        .replace(/\[period\]/, OPEN)
        .replaceAll(/\[\w+\]/g, unknown);
      return [exportedName, { id, page: path || "/" }];
    }),
  );
}

test("every action of the build stands in the table of who may send it", () => {
  expect(Object.keys(sendings).toSorted()).toEqual([...builtActions().keys()].toSorted());
});

for (const [name, { form, by, notBy, leads }] of Object.entries(sendings)) {
  test(`${name} is done for ${by} alone, whatever a request says, and costs at most ten statements`, async () => {
    const action = builtActions().get(name);
    if (!action) throw new Error(`no action ${name}`);
    const all = await signedIn();
    const before = await stored();
    for (const person of notBy) {
      const { text } = (await all.get(person)?.call(action, await form())) ?? { text: "" };
      expect(text, `${person} sends ${name}`).toContain(words.refusal["not-found"]);
      expect(text, `${person} sends ${name}`).toContain('"status":"refused"');
    }
    if (by !== "nobody") {
      const { text } = (await all.get("nobody")?.call(action, await form())) ?? { text: "" };
      expect(text, `nobody sends ${name}`).toContain(words.refusal["not-signed-in"]);
    }
    const foreign = await nobody().ask(action.page, {
      method: "POST",
      headers: { "next-action": action.id, origin: "https://kota.palsu" },
      body: new FormData(),
    });
    expect(foreign.status, "from another origin").toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual(before);

    const who = by === "nobody" ? nobody() : all.get(by);
    const filled = await form();
    let answered = { text: "", next: "" };
    const statements = await statementsOf(async () => {
      answered = (await who?.call(action, filled)) ?? answered;
    });
    const { text, next } = answered;
    if (leads) expect(next, text).toContain(leads);
    else expect(text).toContain('"status":"done"');
    if (by !== "nobody") expect(await stored()).not.toEqual(before);
    const drawn = leads ? await statementsOf(async () => who?.read(next.split(";")[0] ?? "")) : 0; // the page it leads to is drawn into the same answer
    process.stdout.write(`${name}: ${statements - drawn} statements\n`);
    expect(statements - drawn, "a save is at most ten statements").toBeLessThanOrEqual(10);
  });
}

test("slips are issued for the administrator alone", async () => {
  const serviceId = await one('SELECT "id" FROM "service" WHERE "closedOn" IS NULL');
  const body = () => new URLSearchParams({ serviceId, channel: "slip", count: "3", days: "14" });
  const before = await stored();
  for (const [person, who] of await signedIn()) {
    if (person === "administrator") continue;
    const answer = await who.ask("/api/services/slips", { method: "POST", body: body() });
    expect([answer.status, answer.headers.get("location")], person).toEqual(person === "nobody" ? [303, "/sign-in"] : [404, null]);
  }
  const administrator = (await signedIn()).get("administrator");
  const foreign = await administrator?.ask("/api/services/slips", {
    method: "POST",
    body: body(),
    headers: { origin: "https://kota.palsu" },
  });
  expect(foreign?.status).toBe(403);
  expect(await stored()).toEqual(before);
  const issued = await administrator?.ask("/api/services/slips", { method: "POST", body: body() });
  expect(issued?.status).toBe(200);
  expect((await issued?.text())?.match(/\/s\/[2-9A-Z]{26}/g)).toHaveLength(3);
});
