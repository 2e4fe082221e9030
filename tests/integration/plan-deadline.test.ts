import { describe, expect, it } from "vitest";
import { formOf } from "@/lib/plans/form/from-plan";
import { getPlan } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { proposePlan, returnPlan, setPlan, setPlans, startPlan, startRevision } from "@/lib/scoring/commands/plans";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, one, writesNothing } from "../support/database";
import { openPlan, planInForce } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

const { rater } = behind; // southHead, whom the head of the office rates
const SUPERIOR = "officeHead";
const at = (day: string) => new Date(`${day}T03:00:00Z`);
const versionOf = async (id: string) => (await one<{ version: number }>(`SELECT version FROM plan WHERE id = $1`, [id])).version;
const row = (id: string) =>
  one(
    `SELECT p."signedOn"::text, p."answerBy"::text, p."setOn"::text, p."setAs"::text, e.name AS "setBy" FROM plan p LEFT JOIN employee e ON e.id = p."setById"
     WHERE p.id = $1`,
    [id],
  );
const nameOf = async (who: string) => (await one<{ name: string }>(`SELECT name FROM employee WHERE id = $1`, [await personId(who)])).name;
/** Signed, to be answered by a day: the clock of these tests stands on 18 November 2026. */
const signed = async (who: string, answerBy: string | null) => {
  const { id } = await openPlan(who);
  await ask(`UPDATE plan SET "signedOn" = '2026-11-02', "answerBy" = $2::date WHERE id = $1`, [id, answerBy]);
  return id;
};
const tasksOf = async (who: string, day: string) => {
  const known = { quietAfter: 5, holidays: await getHolidays(), keepsCalendar: false };
  return (await getToday(await grant(who, "today:read", await personId(who)), at(day), known)).tasks;
};
const taskOf = async (who: string, day: string, kind: string) => (await tasksOf(who, day)).find((task) => task.kind === kind) ?? null;
/** Which plans of those of the south wait for an answer of the superior of their rater; in the office another was left since January. */
const leftOf = async (who: string, day: string) => {
  const task = (await tasksOf(who, day)).find((each) => each.kind === "left-plans");
  return task?.kind === "left-plans" ? task.plans.filter(({ year }) => year === 2027) : [];
};
/** Who hears of a deed. */
const audienceOf = async (deed: () => Promise<unknown>) => {
  const { last } = await one<{ last: string }>(`SELECT coalesce(max(id), 0)::text AS last FROM event`);
  await deed();
  const told = await ask<{ id: string }>(`SELECT "audienceId" AS id FROM event e WHERE e.id > $1::bigint`, [last]);
  return told.map(({ id }) => id).toSorted();
};

describe("until when a signature is answered", () => {
  it.each([
    ["2026-12-28", "2027-01-31"], // ahead of its year
    ["2027-01-08", "2027-01-31"],
    ["2027-01-31", "2027-01-31"], // the law's last day itself
    ["2027-02-01", "2027-02-15"], // signed later: fourteen days
    ["2027-11-20", "2027-12-04"],
  ])("signed on %s: by %s", async (day, answerBy) => {
    const who = "southPharmacist";
    const id =
      (await ask<{ id: string }>(`SELECT id FROM plan WHERE "employeeId" = $1 AND year = 2027`, [await personId(who)]))[0]?.id ??
      (await startPlan(await grant(who, "plan:start", await personId(who)), { year: 2027, from: "copy" }, now()));
    await ask(`UPDATE plan SET "signedOn" = NULL WHERE id = $1`, [id]);
    await proposePlan(await grant(who, "plan:propose", id), await versionOf(id), at(day));
    expect(await row(id)).toMatchObject({ signedOn: day, answerBy });
  });

  it("by the rule in force on the day of the signature; a revision has no such day, for another plan is in force", async () => {
    const who = "southPharmacist";
    const { id } = await openPlan(who);
    await ask(`UPDATE setting SET until = '2027-02-28' WHERE key = 'planAnswerDays'`);
    await ask(`INSERT INTO setting VALUES (gen_random_uuid(), 'planAnswerDays', '5', '2027-03-01', NULL, 'Keputusan', 'H')`);
    for (const [day, answerBy] of [
      ["2027-02-28", "2027-03-14"],
      ["2027-03-01", "2027-03-06"],
    ] as const) {
      await ask(`UPDATE plan SET "signedOn" = NULL WHERE id = $1`, [id]);
      await proposePlan(await grant(who, "plan:propose", id), await versionOf(id), at(day));
      expect(await row(id)).toMatchObject({ answerBy });
    }
    await ask(`DELETE FROM setting WHERE key = 'planAnswerDays' AND source = 'Keputusan'`);
    await ask(`UPDATE setting SET until = NULL WHERE key = 'planAnswerDays'`);
    await ask(`UPDATE plan SET "signedOn" = NULL WHERE id = $1`, [id]);

    const revision = await startRevision(await grant("southRegistrar", "plan:revise", (await planInForce("southRegistrar")).id), now());
    await proposePlan(await grant("southRegistrar", "plan:propose", revision), 0, at("2026-11-18"));
    expect(await row(revision)).toMatchObject({ signedOn: "2026-11-18", answerBy: null });
  });
});

describe("a rater who is silent", () => {
  it("keeps the answer to herself until the last day has passed, and then shares it with her superior, nobody else", async () => {
    const early = await signed("southMidwife", "2026-11-18"); // today is still hers
    for (const permission of ["plan:set", "plan:return"] as const)
      await expect(grant(SUPERIOR, permission, early)).rejects.toMatchObject({ because: "not-found" });
    expect(await leftOf(SUPERIOR, "2026-11-18")).toEqual([]);

    const id = await signed("southMidwife", "2026-11-17");
    for (const permission of ["plan:set", "plan:return"] as const) {
      await grant(SUPERIOR, permission, id);
      await grant(rater, permission, id); // the rater still may
      for (const who of ["northHead", "secretary", "southMidwife", "southNurseTwo", behind.personnel])
        await expect(grant(who, permission, id), who).rejects.toMatchObject({ because: "not-found" });
    }
    await expect(grant(SUPERIOR, "plan:change", id)).rejects.toMatchObject({ because: "not-found" }); // answers, and changes nothing
    const plans = [{ planId: id, name: await nameOf("southMidwife"), rater: await nameOf(rater), year: 2027, answerBy: "2026-11-17" }];
    expect(await leftOf(SUPERIOR, "2026-11-18")).toEqual(plans);
    expect(await leftOf(SUPERIOR, "2026-11-17")).toEqual([]);
    expect(await leftOf("northHead", "2026-11-18")).toEqual([]);
    expect(await taskOf(rater, "2026-11-18", "team-plans")).toMatchObject({ since: "2026-11-02", days: 16, overdue: 1 });
    const { rater: named, answerBy } = await getPlan(await grant("southMidwife", "plan:read", id), now());
    expect([named?.superior?.name, answerBy]).toEqual([await nameOf(SUPERIOR), "2026-11-17"]);
  });

  it("not for a draft, nor for a revision, nor once it was answered", async () => {
    const { id } = await openPlan("southDoctor");
    await ask(`UPDATE plan SET "answerBy" = '2026-11-17' WHERE id = $1`, [id]); // signed once, and returned since
    await expect(grant(SUPERIOR, "plan:set", id)).rejects.toMatchObject({ because: "wrong-turn" });
    expect((await leftOf(SUPERIOR, "2026-11-18")).map(({ planId }) => planId)).not.toContain(id);
    await ask(`UPDATE plan SET "answerBy" = NULL WHERE id = $1`, [id]);

    const revision = await signed("southRegistrar", null);
    await expect(grant(SUPERIOR, "plan:set", revision)).rejects.toMatchObject({ because: "not-found" });

    const left = await signed("southMidwife", "2026-11-17");
    const version = await versionOf(left);
    const held = await grant(SUPERIOR, "plan:set", left);
    await returnPlan(await grant(rater, "plan:return", left), { version, reason: "Bicarakan dahulu." }, now());
    await writesNothing(() => expect(setPlan(held, version, now())).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await expect(grant(SUPERIOR, "plan:set", left)).rejects.toMatchObject({ because: "wrong-turn" });
    await proposePlan(await grant("southMidwife", "plan:propose", left), version + 1, now()); // signed anew: the rater has her time again
    await expect(grant(SUPERIOR, "plan:set", left)).rejects.toMatchObject({ because: "not-found" });
  });

  it("is told when her superior answers, as the employee is; who set it and in which capacity stays on page and paper", async () => {
    const id = await signed("southMidwife", "2026-11-17");
    const both = [await personId("southMidwife"), await personId(rater)].toSorted();
    const returns = await grant(SUPERIOR, "plan:return", id);
    const version = await versionOf(id);
    expect(await audienceOf(() => returnPlan(returns, { version, reason: "Rentang belum jelas." }, now()))).toEqual(both);
    await signed("southMidwife", "2026-11-17");
    const sets = await grant(SUPERIOR, "plan:set", id);
    expect(await audienceOf(() => setPlan(sets, version + 1, now()))).toEqual(both);
    expect(await row(id)).toMatchObject({ setOn: "2026-11-18", setAs: "superior", setBy: await nameOf(SUPERIOR) });
    await expect(grant(SUPERIOR, "plan:set", id)).rejects.toMatchObject({ because: "already-set" });
    const plan = await getPlan(await grant("southMidwife", "plan:read", id), now());
    expect(plan.setBy).toMatchObject({ name: await nameOf(SUPERIOR), as: "superior" });
    expect(plan.rater?.name).toBe(await nameOf(rater)); // whose block it stays
    expect(formOf(plan, "Kota Contoh").setInstead).toMatchObject({ name: await nameOf(SUPERIOR) });
    expect(await leftOf(SUPERIOR, "2026-11-18")).toEqual([]);
  });

  it("and of who sets otherwise: the rater, also many at once, and whoever stands in", async () => {
    const { id } = await openPlan("southNurseOne");
    await ask(`UPDATE plan SET "signedOn" = '2026-11-18' WHERE id = $1`, [id]);
    await setPlans(await grant(rater, "team:set-plans", await personId(rater)), { [id]: await versionOf(id) }, now());
    expect(await row(id)).toMatchObject({ setAs: "rater", setBy: await nameOf(rater) });
    expect(formOf(await getPlan(await grant(rater, "plan:read", id), now()), "Kota Contoh").setInstead).toBeNull();

    const other = (await openPlan("southDoctor")).id;
    await ask(`UPDATE reporting_line SET until = '2026-11-17' WHERE "employeeId" = $1 AND until IS NULL`, [await personId("southDoctor")]);
    await ask(`UPDATE plan SET "signedOn" = '2026-11-18' WHERE id = $1`, [other]);
    await setPlan(await grant(rater, "plan:set", other), await versionOf(other), now());
    expect(await row(other)).toMatchObject({ setAs: "interim", setBy: await nameOf(rater) }); // as the head of the unit
  });
});

describe("the end of January on everybody's day", () => {
  it("who has no plan is reminded by the dated rule, then told that the day has passed", async () => {
    const who = "seniorMidwife"; // nothing for 2027
    expect(await taskOf(who, "2027-01-04", "plan-missing")).toBeNull(); // 26 days before the last are the fifth
    expect(await taskOf(who, "2027-01-05", "plan-missing")).toEqual({ kind: "plan-missing", year: 2027, until: "2027-01-31", late: false });
    expect(await taskOf(who, "2027-01-31", "plan-missing")).toMatchObject({ late: false });
    expect(await taskOf(who, "2027-02-01", "plan-missing")).toMatchObject({ late: true });
    expect(await taskOf("northHead", "2026-11-18", "plan-missing")).toBeNull(); // one is in force
  });

  it("who was left without an answer is told that the rater's superior may give one", async () => {
    const who = "clerkOne"; // signed in January, and left
    const known = { quietAfter: 5, holidays: await getHolidays(), keepsCalendar: false };
    const planned = async (day: string) => (await getToday(await grant(who, "today:read", await personId(who)), at(day), known)).planned;
    expect(await planned("2026-01-31")).toMatchObject({ proposed: true, overdue: false });
    expect(await planned("2026-02-01")).toMatchObject({ proposed: true, overdue: true });
    expect(await taskOf(who, "2026-11-18", "plan-missing")).toBeNull();
  });

  it("a draft is told that the day has passed, a revision is not", async () => {
    const id = await startPlan(
      await grant("northNurseOne", "plan:start", await personId("northNurseOne")),
      { year: 2027, from: "copy" },
      now(),
    );
    expect(await taskOf("northNurseOne", "2027-01-31", "plan")).toMatchObject({ planId: id, late: null });
    expect(await taskOf("northNurseOne", "2027-02-01", "plan")).toMatchObject({ planId: id, late: "2027-01-31" });
    expect(await taskOf("northNurseOne", "2027-02-01", "plan-missing")).toBeNull();
    const revision = await startRevision(await grant("northNurseTwo", "plan:revise", (await planInForce("northNurseTwo")).id), now());
    expect(await taskOf("northNurseTwo", "2026-12-31", "plan")).toMatchObject({ planId: revision, late: null });
    expect(await taskOf("northNurseTwo", "2027-01-01", "plan")).toBeNull(); // its year has ended: nothing is to be done about it any more
  });
});
