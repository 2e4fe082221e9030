import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { activityId, appraisalId, count, employeeId, find, planId, unitId } from "../support/records";
import { statementsOf } from "../support/statements";
import { demoPassword, hiddenFieldsOf, nobody, type Visitor, visitor, type Who } from "../support/visitor";

serveOffice();
test.setTimeout(60_000);

/** The most statements a save may take, everything included; the page that follows is counted where pages are. */
const SAVE = 10;

const told: string[] = [];
async function within(name: string, request: () => Promise<unknown>) {
  const calls = await statementsOf(request);
  told.push(`${String(calls).padStart(3)}  ${name}`);
  expect(calls, name).toBeLessThanOrEqual(SAVE);
  return calls;
}
test.afterAll(() => void process.stdout.write(`statements a save:\n${told.join("\n")}\n`));

const people = new Map<Who | "nobody", Visitor>();
async function as(who: Who | "nobody"): Promise<Visitor> {
  const known = people.get(who) ?? (who === "nobody" ? nobody() : await visitor(who));
  people.set(who, known);
  return known;
}

const marks = (before: string) =>
  Object.fromEntries(
    ["service", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"].map((value) => [`${before}${value}`, "3"]),
  );

type Save = {
  name: string;
  who: Who;
  path: () => string | Promise<string>;
  within: () => string | Promise<string>;
  filled: () => Promise<Record<string, string>> | Record<string, string>;
};
const line = {
  text: "Pelayanan KB",
  day: "2026-11-17",
  minutes: "5",
  startMinute: "08.15",
  intendedResultId: "",
  outputQuantity: "2",
  outputUnit: "orang",
};

/** Every form that saves, sent as a browser without script sends it: the save, and the page that is drawn after it is taken off. */
const saves: Save[] = [
  {
    name: "a line in one field",
    who: "employee",
    path: () => "/today",
    within: () => 'class="quick-log"',
    filled: () => ({ text: "Konseling", minutes: "5" }),
  },
  {
    name: "a line, whole",
    who: "employee",
    path: () => "/activities",
    within: () => 'name="startMinute"',
    filled: () => ({ ...line, intent: "submit" }),
  },
  {
    name: "a line corrected",
    who: "employee",
    path: async () => `/activities/${await activityId("seniorMidwife", "returned")}`,
    within: () => 'name="startMinute"',
    filled: () => ({ ...line, intent: "submit" }),
  },
  {
    name: "a realisation",
    who: "employee",
    path: async () => `/plans/${await planId("seniorMidwife")}`,
    within: () => 'name="indicatorId"',
    filled: () => ({ "value.text": "Tercapai", evidence: "Register" }),
  },
  {
    name: "a self report",
    who: "employee",
    path: async () => `/appraisals/${await appraisalId("seniorMidwife", "2026-Q4")}/self`,
    within: () => 'name="story"',
    filled: () => ({ story: "Tercapai", obstacle: "", ...marks("answers.") }),
  },
  {
    name: "a review",
    who: "rater",
    path: () => "/team",
    within: async () =>
      await find(
        `SELECT a."id" FROM "activity" a JOIN "employee" e ON e."id" = a."employeeId" WHERE e."unitId" = $1 AND a."submittedAt" IS NOT NULL AND a."decidedAt" IS NULL AND e."postKind" <> 'administrator' ORDER BY a."submittedAt" LIMIT 1`,
        await unitId("Puskesmas Selatan"),
      ),
    filled: () => ({ decision: "approved", reason: "" }),
  },
  {
    name: "a rating",
    who: "rater",
    path: async () => `/appraisals/${await appraisalId("southMidwife", "2026-Q4")}/rating`,
    within: () => 'name="workResult"',
    filled: () => ({ workResult: "meets", behaviour: "meets", note: "Sesuai bukti." }),
  },
  {
    name: "a window moved",
    who: "personnel",
    path: () => "/quarters/2026-Q4",
    within: () => 'name="step" value="rating"',
    filled: () => ({ opensOn: "2026-12-20", closesOn: "2026-12-30", source: "Keputusan" }),
  },
  {
    name: "a person added",
    who: "administrator",
    path: () => "/people/new",
    within: () => 'name="postKind"',
    filled: async () => ({
      name: "Pegawai Uji",
      nip: "199901012025011001",
      post: "Perawat",
      postKind: "fungsional",
      rank: "",
      unitId: await unitId("Labkes"),
      leftOn: "",
    }),
  },
  {
    name: "a person changed",
    who: "administrator",
    path: async () => `/people/${await employeeId("southNurseOne")}`,
    within: () => 'name="postKind"',
    filled: async () => ({
      name: "Teguh Santosa",
      nip: "198808082012121002",
      post: "Perawat",
      postKind: "fungsional",
      rank: "",
      unitId: await unitId("Puskesmas Selatan"),
      leftOn: "",
    }),
  },
  {
    name: "a line of rating added",
    who: "administrator",
    path: () => "/lines",
    within: () => 'name="rater"',
    filled: () => ({ employee: "199307192020121006", rater: "198512302010012007", from: "2026-11-18", until: "" }),
  },
  {
    name: "a unit added",
    who: "administrator",
    path: () => "/units/new",
    within: () => 'name="shortName"',
    filled: async () => ({ name: "Unit Uji", shortName: "Uji", parentId: await unitId("Dinkes"), closedOn: "" }),
  },
  {
    name: "a head appointed",
    who: "administrator",
    path: async () => `/units/${await unitId("BKPSDM")}`,
    within: () => 'name="capacity"',
    filled: () => ({ head: "197804032005012003", capacity: "definitive", from: "2026-11-18", until: "" }),
  },
  {
    name: "an account made",
    who: "administrator",
    path: () => "/accounts/new",
    within: () => 'name="who"',
    filled: () => ({ who: "199010122023211013", email: "keuangan@kota.contoh", password: "sandi yang panjang sekali" }),
  },
  {
    name: "an account changed",
    who: "administrator",
    path: async () => `/accounts/${await find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId("southMidwife"))}`,
    within: () => 'name="email"',
    filled: () => ({ email: "bidan@kota.contoh", password: "", active: "yes" }),
  },
  {
    name: "a service added",
    who: "administrator",
    path: () => "/services/new",
    within: () => 'name="note"',
    filled: async () => ({ name: "Poli Uji", unitId: await unitId("Labkes"), note: "", closedOn: "" }),
  },
  {
    name: "a poster's code",
    who: "administrator",
    path: async () => `/services/${await find('SELECT "id" FROM "service" ORDER BY "id" LIMIT 1')}`,
    within: () => 'name="place"',
    filled: () => ({ place: "Loket 7" }),
  },
];

/** As a script would call it, for then the page is not drawn again. The action's id stands in the form. */
async function callOf(who: Visitor, path: string, within: string, filled: Record<string, string>) {
  const hidden = hiddenFieldsOf(await who.read(path), within);
  const sent = [...hidden].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  const id = sent.map(([name, value]) => (/^\$ACTION_\d+:0$/.test(name) ? /"id":"(\w+)"/.exec(value)?.[1] : undefined)).find(Boolean);
  if (!id) throw new Error(`no action in ${[...hidden.keys()].join(", ")}`);
  const own = Object.fromEntries(sent.filter(([name]) => !name.startsWith("$ACTION")));
  return () => who.call({ id, page: path }, { ...own, ...filled });
}

/** One that leads on is sent as plain HTML: the answer is the way on, and the page there is counted by itself. */
async function postOf(who: Visitor, path: string, within: string, filled: Record<string, string>) {
  const fields = hiddenFieldsOf(await who.read(path), within);
  for (const [name, value] of Object.entries(filled)) fields.set(name, value);
  return async () => expect((await who.ask(path, { method: "POST", body: fields })).status).toBe(303);
}

for (const { name, who, path, within: inside, filled } of saves) {
  test(`${name} is saved with no more statements than it may`, async () => {
    const send = await (name === "a rating" ? postOf : callOf)(await as(who), await path(), await inside(), await filled());
    const ledger = await count('SELECT count(*) FROM "ledger"');
    const calls = await within(name, send);
    expect(await count('SELECT count(*) FROM "ledger"')).toBeGreaterThan(ledger); // it was saved, not refused
    expect(calls).toBeGreaterThan(3);
  });
}

test("a sign-in, by button and by password", async () => {
  for (const [inside, filled] of [
    ["data-demo-role", { role: "employee" }],
    ['name="login"', { login: "employee@demo.cermin", password: demoPassword }],
  ] as const) {
    const somebody = nobody();
    const fields = hiddenFieldsOf(await somebody.read("/sign-in"), inside);
    for (const [name, value] of Object.entries(filled)) fields.set(name, value);
    await within(`signing in by ${Object.keys(filled)[0]}`, async () => {
      expect((await somebody.ask("/sign-in", { method: "POST", body: fields })).status).toBe(303);
    });
  }
});
