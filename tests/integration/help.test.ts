import { describe, expect, it } from "vitest";
import { leaveIntroduction, takeStep } from "@/lib/help/commands";
import { getIntroduction, getOwnExample } from "@/lib/help/queries";
import { CHECKS, INTRODUCTION } from "@/lib/help/schema";
import { sights } from "@/lib/help/sights";
import { say } from "@/lib/messages/format";
import { now } from "@/lib/platform/clock";
import { regulationById } from "@/lib/regulation";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, neverRated, one, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN } from "../support/doors";
import { matrix } from "../support/policy-matrix";
import { behind, grant, ledger, personId } from "../support/staff";

const { employee } = behind;
const own = async (who: string) => getOwnExample(await grant(who, "appraisals:list-own", await personId(who)), now());
const reader = async (who: string) => grant(who, "introduction:take", await personId(who));
const offered = async (who: string) =>
  (
    await getToday(await grant(who, "today:read", await personId(who)), now(), {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    })
  ).introduction;
/** As somebody is who came yesterday: never rated, never introduced. */
const fresh = async (who: string) => {
  await ask(`UPDATE employee SET "introducedAt" = NULL, "introductionStep" = 0 WHERE id = $1`, [await personId(who)]);
  await neverRated(`a."employeeId" = $1`, [await personId(who)]);
};

describe("how one is assessed, by the reader's own example", () => {
  it("names the one who rates, who stands above, the windows and the last result", async () => {
    const mine = await own(employee);
    expect(mine).toMatchObject({
      period: OPEN,
      unit: "Puskesmas Contoh Utara",
      rater: { name: nameOf("northHead"), interim: false },
      superior: { name: nameOf("officeHead") },
      last: { id: await appraisalId(employee, CLOSED), period: CLOSED },
    });
    expect(mine.windows.map(({ step }) => step).toSorted()).toEqual(["peers", "rating", "self"]);
    const { workResult, behaviour } = await one<{ workResult: string; behaviour: string }>(
      `SELECT "workResult", behaviour FROM appraisal WHERE id = $1`,
      [mine.last?.id],
    );
    expect(mine.last).toMatchObject({ workResult, behaviour });
  });

  it("holds every target of the set plan, what counts as what under it, and where it stands in this quarter", async () => {
    const { targets, planId } = await own("southHead");
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" WHERE r."planId" = $1`,
      [planId],
    );
    expect(targets).toHaveLength(n);
    const counted = targets.filter(({ examples }) => examples.length > 0);
    expect(counted.length).toBeGreaterThan(0);
    for (const { examples } of counted) {
      expect(examples.map(({ standing }) => standing)).toContain("within");
      expect(examples.map(({ standing }) => standing)).toContain("below");
    }
    const narrated = (await own(employee)).targets; // hers are sentences: nothing is computed of them
    expect(narrated.length).toBeGreaterThan(0);
    expect(narrated.flatMap(({ examples }) => examples)).toEqual([]);
  });

  it("says so where there is no plan and no result yet", async () => {
    await ask(`UPDATE plan SET "setOn" = NULL, "setById" = NULL, "setAs" = NULL WHERE "employeeId" = $1`, [
      await personId("northNurseOne"),
    ]);
    await fresh("northNurseOne");
    expect(await own("northNurseOne")).toMatchObject({ planId: null, targets: [], last: null });
  });

  it("tells of access what the policy answers, person by person", () => {
    const told = sights();
    for (const [sight, permission] of [
      ["plan", "plan:read"],
      ["activities", "activities:read"],
      ["result", "appraisal:read-result"],
    ] as const)
      for (const [who, relation] of [
        ["self", "self"],
        ["rater", "rater"],
        ["head", "head"],
        ["personnel", "personnel"],
        ["auditor", "auditor"],
        ["administrator", "administrator"],
        ["colleague", "peer"],
      ] as const)
        expect(told[sight].includes(who), `${who} reads the ${sight}`).toBe(matrix[permission][relation].after === "may");
  });

  it("is the reader's alone", async () => {
    for (const who of ["northHead", behind.personnel, behind.auditor])
      await expect(grant(who, "appraisals:list-own", await personId(employee))).rejects.toMatchObject({ because: "not-found" });
  });
});

describe("the introduction", () => {
  it("is offered to who was never rated, until it is finished; one goes on where one left, and going back unreads nothing", async () => {
    await fresh("northPharmacist");
    expect(await offered("northPharmacist")).toBe(0);
    await takeStep(await reader("northPharmacist"), "plan", now());
    await takeStep(await reader("northPharmacist"), "log", now());
    expect(await offered("northPharmacist")).toBe(2);
    expect(await ledger(1)).toMatchObject([{ permission: "introduction:take", subjectId: await personId("northPharmacist") }]);
    await writesNothing(async () => takeStep(await reader("northPharmacist"), "plan", now())); // read again
    await takeStep(await reader("northPharmacist"), "rights", now());
    expect(await offered("northPharmacist")).toBeNull();
    expect(await getIntroduction(await reader("northPharmacist"))).toEqual({ taken: INTRODUCTION.length, offered: false });
    await writesNothing(async () => leaveIntroduction(await reader("northPharmacist"), now()));
  });

  it("can be let be, and is then offered no more, yet still read", async () => {
    await fresh("northDoctor");
    await leaveIntroduction(await reader("northDoctor"), now());
    expect(await offered("northDoctor")).toBeNull();
    await writesNothing(async () => leaveIntroduction(await reader("northDoctor"), now()));
    await takeStep(await reader("northDoctor"), "plan", now());
    expect(await getIntroduction(await reader("northDoctor"))).toEqual({ taken: 1, offered: false });
  });

  it("is not offered to who has been rated before, nor to an official who is rated by nobody here", async () => {
    expect(await offered(employee)).toBeNull();
    const officials = await ask<{ id: string }>(
      `SELECT a."employeeId" AS id FROM account a JOIN employee e ON e.id = a."employeeId" WHERE e."postKind" = 'official'`,
    );
    expect(officials.length).toBeLessThan(2); // whoever there is has no account or is not asked
  });

  it("is taken by oneself alone", async () => {
    for (const who of ["northHead", behind.personnel, behind.administrator])
      await expect(grant(who, "introduction:take", await personId(employee))).rejects.toMatchObject({ because: "not-found" });
  });

  it("asks nothing whose answer it has not got, and is right about the law", () => {
    for (const [step, answers] of Object.entries(CHECKS))
      for (const answer of answers) {
        const key = `intro.check.${step}` as "intro.check.log";
        expect(say("id", `${key}.answer.${answer}` as "intro.check.log.answer.mend")).toBeTruthy();
        expect(say("id", `${key}.reply.${answer}` as "intro.check.log.reply.mend")).toBeTruthy();
      }
    const { predicates } = regulationById("permenpanrb-6-2022", "quadrant");
    expect(predicates.value.above.meets).toBe("good");
    expect(say("id", "intro.check.rating.reply.good")).toMatch(/^Betul/);
    expect(say("id", "intro.check.rating.reply.very-good")).not.toMatch(/^Betul/);
  });
});
