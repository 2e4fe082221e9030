import { expect } from "@playwright/test";
import words from "@/lib/messages/id.json" with { type: "json" };
import { DEADLINES, type Deadline } from "@/lib/scoring/core/deadlines/consequences";
import { serveOffice, test } from "../support/office";
import { appraisalId, find, linkCode, nextPlanId, objectionId, planId } from "../support/records";
import { nobody, type Visitor, visitor, type Who } from "../support/visitor";

serveOffice();

type Screen = { who: Who | "nobody"; path: () => string | Promise<string>; says: readonly Deadline[] };

/** Every screen that names a last day, and the last days it names. */
const screens: readonly Screen[] = [
  { who: "nobody", path: () => "/help", says: ["deliver", "returnSigned", "objection", "decision", "report"] },
  { who: "nobody", path: async () => `/invitation/${await linkCode("seniorMidwife")}`, says: ["link"] },
  { who: "employee", path: () => "/today", says: ["self", "peers", "quarter"] },
  { who: "employee", path: () => "/appraisals", says: ["self", "peers"] },
  { who: "employee", path: async () => `/appraisals/${await appraisalId("seniorMidwife", "2026-Q4")}/self`, says: ["self"] },
  { who: "employee", path: () => "/appraisals/peers", says: ["peers"] },
  { who: "employee", path: async () => `/plans/${await planId("seniorMidwife")}`, says: ["realisation"] },
  {
    who: "employee",
    path: async () => `/appraisals/${await appraisalId("seniorMidwife", "2026-Q3")}/result`,
    says: ["objection", "decision"],
  },
  {
    who: "southPharmacist",
    path: async () => `/appraisals/${await appraisalId("southPharmacist", "2026-Q3")}/result`,
    says: ["objection"],
  },
  { who: "southRegistrar", path: async () => `/appraisals/${await appraisalId("southRegistrar", "2026-Q3")}/result`, says: ["receive"] },
  { who: "head", path: () => "/appraisals", says: ["evaluate"] },
  { who: "head", path: async () => `/objections/${await objectionId("northSanitarian")}`, says: ["decision"] },
  { who: "employee", path: () => "/help/mine", says: ["self", "peers", "rating", "objection", "decision"] },
  { who: "employee", path: () => "/introduction/rights", says: ["deliver", "returnSigned", "objection", "decision", "report"] },
  { who: "rater", path: () => "/today", says: ["plan", "rating", "quarter"] },
  { who: "rater", path: () => "/appraisals", says: ["rating"] },
  { who: "rater", path: async () => `/plans/${await nextPlanId("southMidwife")}`, says: ["plan"] },
  { who: "rater", path: async () => `/appraisals/${await appraisalId("southMidwife", "2026-Q4")}/rating`, says: ["rating"] },
  { who: "employee", path: () => "/settings", says: ["comment"] },
  { who: "personnel", path: () => "/quarters", says: ["self", "peers", "rating"] },
  { who: "personnel", path: () => "/quarters/2026-Q4", says: ["self", "peers", "rating"] },
];

const plain = (page: string) =>
  page
    .replace(/<script[\s\S]*?<\/script>|<!--.*?-->/g, "")
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ");

test("every screen that names a last day says what happens when it passes, in the same words", async () => {
  const people = new Map<string, Visitor>([["nobody", nobody()]]);
  for (const { who, path, says } of screens) {
    const somebody = people.get(who) ?? (await visitor(who as Who));
    people.set(who, somebody);
    const address = await path();
    const page = plain(await somebody.read(address));
    for (const deadline of says) expect(page, `${who} on ${address}: ${deadline}`).toContain(words.deadline.after[deadline]);
  }
  const serviceId = await find('SELECT "id" FROM "service" WHERE "closedOn" IS NULL ORDER BY "id" LIMIT 1');
  const body = new URLSearchParams({ serviceId, channel: "slip", count: "1", days: "14" });
  const slip = await (await visitor("administrator")).ask("/api/services/slips", { method: "POST", body });
  expect(await slip.text()).toContain(words.deadline.after.slip);
});

test("every last day there is has its screen", () => {
  const told = new Set<Deadline>([...screens.flatMap(({ says }) => says), "slip"]);
  expect(DEADLINES.filter((deadline) => !told.has(deadline))).toEqual([]);
});
