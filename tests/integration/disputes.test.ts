import { describe, expect, it } from "vitest";
import { employeeFacts, planFacts } from "@/lib/access/facts";
import { measure } from "@/lib/facts/queries";
import { confirmRater, disputeRater, replaceRater } from "@/lib/people/commands/disputes";
import { addLine } from "@/lib/people/commands/lines";
import { dayOf, now } from "@/lib/platform/clock";
import { getOwnRater, listOpenDisputes } from "@/lib/raters/queries";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, meeting, one, writesNothing } from "../support/database";
import { appraisalId, nameOf, nipOf, planInForce } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, ledger, personId } from "../support/staff";

const TODAY = "2026-11-18";
const own = async (key: string) => grant(key, "rater:dispute", await personId(key));
const say = async (key: string, reason = "Saya pindah bidang.", at = now()) =>
  disputeRater(await own(key), { reason, suggested: "dr. Retno" }, at);
const open = async (key: string) =>
  one<{ id: string; version: number }>(`SELECT id, version FROM rater_dispute WHERE "employeeId" = $1 AND "settledAt" IS NULL`, [
    await personId(key),
  ]);
const settling = (id: string) => grant(behind.personnel, "dispute:settle", id);
const confirm = async (key: string, answer = "Menurut SK 821/12.", at = now()) => {
  const { id, version } = await open(key);
  return confirmRater(await settling(id), { version, answer }, at);
};
const replace = async (key: string, rater: string, from: string) => {
  const { id, version } = await open(key);
  return replaceRater(await settling(id), { version, rater: nipOf(rater), from, answer: null }, now());
};
const raterOn = async (key: string, day = TODAY) => {
  const [found] = await ask<{ name: string; interim: boolean }>(
    `SELECT e.name, r.interim FROM rater_on($1, $2) r JOIN employee e ON e.id = r."raterId"`,
    [await personId(key), day],
  );
  return found ? [found.name, found.interim] : null;
};
const quarter = async (key: string) => {
  const { name, interim } = await one<{ name: string; interim: boolean }>(
    `SELECT e.name, a."raterInterim" AS interim FROM appraisal a JOIN employee e ON e.id = a."raterId" WHERE a.id = $1`,
    [await appraisalId(key)],
  );
  return [name, interim];
};
const rates = async (rater: string, key: string, day = TODAY) =>
  (await ask(`SELECT FROM ratees_on($1, $2) r WHERE r."employeeId" = $3`, [await personId(rater), day, await personId(key)])).length;
const at = (day: string) => new Date(`${day}T02:00:00Z`);

describe("this is not my rater", () => {
  it("is in effect at once: the next above stands in, for what is open and for the quarter that is not rated", async () => {
    const plan = (await planInForce("northPharmacist")).id;
    expect(await raterOn("northPharmacist")).toEqual([nameOf("northHead"), false]);
    expect(await say("northPharmacist")).toBe(nameOf("officeHead")); // the head of the unit is the disputed one, so the one above
    expect(await raterOn("northPharmacist")).toEqual([nameOf("officeHead"), true]);
    expect(await raterOn("northPharmacist", "2026-11-17")).toEqual([nameOf("northHead"), false]); // what was is not touched
    expect([await rates("northHead", "northPharmacist"), await rates("officeHead", "northPharmacist")]).toEqual([0, 1]);
    expect(await quarter("northPharmacist")).toEqual([nameOf("officeHead"), true]);
    expect((await employeeFacts(await personId("northPharmacist")))?.raterId).toBe(await personId("officeHead"));
    expect((await planFacts(plan))?.raterId).toBe(await personId("officeHead"));
    const { id } = await open("northPharmacist");
    expect(await ledger(1)).toMatchObject([{ permission: "rater:dispute", subjectId: id }]);
    const told = await ask<{ name: string }>(
      `SELECT e.name FROM event v JOIN employee e ON e.id = v."audienceId" WHERE v."subjectId" = $1`,
      [id],
    );
    expect(told.map(({ name }) => name).toSorted()).toEqual(
      [nameOf("northPharmacist"), nameOf("northHead"), nameOf("officeHead")].toSorted(),
    );
  });

  it("leaves the former rater nothing that only a rater may do or see", async () => {
    const appraisal = await appraisalId("northPharmacist");
    // The north's days for rating have not begun: whoever rates is told so, and who does not rate is told nothing.
    await expect(grant("northHead", "appraisal:rate", appraisal)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(behind.head, "appraisal:rate", appraisal)).rejects.toMatchObject({ because: "not-yet-open" });
    const plan = (await planInForce("northPharmacist")).id;
    await expect(grant("northHead", "plan:revise", plan)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(behind.head, "plan:revise", plan)).resolves.toBeDefined();
  });

  it("is said once while it is open, under ten at once too", async () => {
    expect(await writesNothing(async () => problems(say("northPharmacist")))).toMatchObject([{ path: "reason", key: "dispute.already" }]);
    const who = await personId("northSanitarian");
    const met = await meeting(
      `SELECT FROM employee WHERE id = $1 FOR UPDATE`,
      [who],
      Array.from({ length: 4 }, () => () => problems(say("northSanitarian"))),
    );
    const said = met.flatMap((each) => (each.status === "fulfilled" ? [each.value.map(({ key }) => key).join()] : ["thrown"]));
    expect(said.toSorted()).toEqual(["", ...Array(3).fill("dispute.already")]);
  });

  it("may follow on a rater who stands in, and passes over the acting official to the head", async () => {
    expect(await raterOn("labAnalyst")).toEqual([nameOf("epidemiologist"), true]);
    expect(await say("labAnalyst")).toBe(nameOf("officeHead"));
    expect(await raterOn("labAnalyst")).toEqual([nameOf("officeHead"), true]);
    await confirm("labAnalyst");
    expect(await raterOn("labAnalyst")).toEqual([nameOf("epidemiologist"), true]);
    expect(await quarter("labAnalyst")).toEqual([nameOf("epidemiologist"), true]);
  });

  it("is refused in words where the quarter is rated, where nobody else is above, and where nobody rates", async () => {
    const rated = await ask<{ key: string }>(
      `SELECT e.name AS key FROM appraisal a JOIN employee e ON e.id = a."employeeId" WHERE a.period = '2026-Q4' AND a."ratedAt" IS NOT NULL`,
    );
    const key = [
      "southMidwife",
      "southNurseOne",
      "southNurseTwo",
      "southDoctor",
      "southPharmacist",
      "southRegistrar",
      "southNutritionist",
    ].find((each) => rated.some((row) => row.key === nameOf(each)));
    if (!key)
      await ask(
        `UPDATE appraisal a SET "workResult" = b."workResult", behaviour = b.behaviour, predicate = b.predicate, inputs = b.inputs, steps = b.steps, "ratedAt" = $2
         FROM appraisal b WHERE a.id = $1 AND b."ratedAt" IS NOT NULL AND b."employeeId" = a."employeeId" AND b.period = '2026-Q3'`,
        [await appraisalId("southDoctor"), now()],
      );
    expect(await writesNothing(async () => problems(say(key ?? "southDoctor")))).toMatchObject([
      { key: "dispute.rated", values: { period: { period: "2026-Q4" } } },
    ]);
    expect(await writesNothing(async () => problems(say("officeHead")))).toMatchObject([{ key: "dispute.nobodyElse" }]);
    expect(await writesNothing(async () => problems(disputeRater(await ofMayor(), { reason: "x", suggested: null }, now())))).toMatchObject(
      [{ key: "dispute.none" }],
    );
  });
});

/** The mayor has no account: what the command says to a grant of his. */
const ofMayor = async () => ({ ...(await own("planner")), subjectId: await personId("mayor") });

describe("settling it", () => {
  it("by confirming gives everything back from that day, and tells the employee why", async () => {
    await confirm("northPharmacist");
    expect(await raterOn("northPharmacist")).toEqual([nameOf("northHead"), false]);
    expect(await quarter("northPharmacist")).toEqual([nameOf("northHead"), false]);
    const { disputes } = await getOwnRater(await own("northPharmacist"), now());
    expect(disputes).toMatchObject([
      { settled: { on: TODAY, by: nameOf(behind.personnel), outcome: "confirmed", answer: "Menurut SK 821/12." } },
    ]);
    const { tasks } = await getToday(await grant("northPharmacist", "today:read", await personId("northPharmacist")), now(), {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    });
    expect(tasks).toContainEqual({ kind: "dispute-settled", rater: nameOf("northHead"), confirmed: true });
  });

  it("keeps what stood in between", async () => {
    await say("planner", "x", at("2026-11-20"));
    await confirm("planner", "y", at("2026-11-24"));
    expect(await Promise.all(["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24"].map((day) => raterOn("planner", day)))).toEqual([
      [nameOf("secretary"), false],
      [nameOf("officeHead"), true],
      [nameOf("officeHead"), true],
      [nameOf("secretary"), false],
    ]);
  });

  it("by confirming is final for the quarter, and for that rater alone", async () => {
    expect(await writesNothing(async () => problems(say("northPharmacist", "x", at("2026-12-31"))))).toMatchObject([
      { key: "dispute.confirmed", values: { name: nameOf("northHead") } },
    ]);
    // The next quarter it may be said again; the quarter before is not rated, and its days for rating have gone by.
    expect(await problems(say("northPharmacist", "x", at("2027-01-01")))).toEqual([]);
    await confirm("northPharmacist", "y", at("2027-01-02"));
  });

  it("by a line gives the quarter to the chosen one, and ends the line of the former", async () => {
    await replace("northSanitarian", "planner", TODAY);
    expect(await raterOn("northSanitarian")).toEqual([nameOf("planner"), false]);
    expect(await quarter("northSanitarian")).toEqual([nameOf("planner"), false]);
    const { disputes } = await getOwnRater(await own("northSanitarian"), now());
    expect(disputes).toMatchObject([{ settled: { outcome: "replaced", line: { rater: nameOf("planner"), from: TODAY } } }]);
    expect(await raterOn("northSanitarian", "2026-11-17")).toEqual([nameOf("northHead"), false]);
  });

  it("by a line of a later day leaves whoever stands in until then", async () => {
    await say("northNurseTwo");
    await replace("northNurseTwo", "planner", "2027-01-04");
    expect(await Promise.all([TODAY, "2027-01-03", "2027-01-04"].map((day) => raterOn("northNurseTwo", day)))).toEqual([
      [nameOf("officeHead"), true],
      [nameOf("officeHead"), true],
      [nameOf("planner"), false],
    ]);
    expect(await quarter("northNurseTwo")).toEqual([nameOf("officeHead"), true]); // the quarter ends before the line begins
  });

  it("is refused with the disputed one, with oneself, inside a rated quarter, with another line in the way, and twice", async () => {
    await say("northRegistrar");
    const { id, version } = await open("northRegistrar");
    const by = async (rater: string, from = TODAY) =>
      writesNothing(async () => problems(replaceRater(await settling(id), { version, rater, from, answer: null }, now())));
    expect(await by(nipOf("northHead"))).toMatchObject([{ path: "rater", key: "dispute.sameRater" }]);
    expect(await by(nipOf("northRegistrar"))).toMatchObject([{ path: "rater", key: "people.notOneself" }]);
    expect(await by("Tidak Ada")).toMatchObject([{ path: "rater", key: "people.unknown" }]);
    expect(await by(nipOf("planner"), "2026-09-30")).toMatchObject([{ path: "from", key: "dispute.closedQuarter" }]);
    await addLine(
      await grant(behind.administrator, "people:manage", "agency"),
      { employee: nipOf("northRegistrar"), rater: nipOf("planner"), from: "2026-12-01", until: null },
      now(),
    );
    expect(await by(nipOf("clerkOne"))).toMatchObject([{ path: "from", key: "people.lineInTheWay" }]);
    expect(await by(nipOf("clerkOne"), "2026-10-01")).toMatchObject([{ path: "from", key: "people.lineInTheWay" }]);
    await confirm("northRegistrar");
    await expect(settling(id)).rejects.toMatchObject({ because: "already-decided" });
    await expect(settling(await personId("northHead"))).rejects.toMatchObject({ because: "not-found" });
    await expect(grant(behind.administrator, "dispute:settle", id)).rejects.toMatchObject({ because: "not-found" });
    await expect(grant("northHead", "rater:dispute", await personId("northRegistrar"))).rejects.toMatchObject({ because: "not-found" });
  });

  it("waits for personnel alone: on their day's page and in the list, with who stands in", async () => {
    const waiting = await listOpenDisputes(await grant(behind.personnel, "disputes:read", "agency"), now());
    expect(waiting).toMatchObject([{ employee: nameOf("generalAffairs"), rater: nameOf("secretary"), interim: nameOf("officeHead") }]);
    const tasks = async (key: string) =>
      (
        await getToday(await grant(key, "today:read", await personId(key)), now(), {
          quietAfter: 5,
          holidays: await getHolidays(),
          keepsCalendar: false,
        })
      ).tasks;
    expect(await tasks(behind.personnel)).toContainEqual({ kind: "rater-disputes", count: 1 });
    for (const key of [behind.administrator, behind.auditor, "northHead"])
      expect((await tasks(key)).some(({ kind }) => kind === "rater-disputes")).toBe(false);
    await expect(grant(behind.administrator, "disputes:read", "agency")).rejects.toMatchObject({ because: "not-found" });
  });

  it("and a rating that came before it stands: the second of the two is refused", async () => {
    const id = await appraisalId("southNurseTwo");
    const rating = { version: 0, workResult: "meets", behaviour: "meets", note: "Sesuai bukti." } as const;
    const rate = await grant(behind.rater, "appraisal:rate", id);
    await say("southNurseTwo");
    await expect(recordRating(rate, rating, measure, now())).rejects.toMatchObject({ because: "changed-meanwhile" });
    expect(dayOf(now())).toBe(TODAY);
  });
});
