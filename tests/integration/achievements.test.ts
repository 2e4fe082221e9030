import { describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { decide } from "@/lib/achievements/commands";
import { getAchievement, listAchievements } from "@/lib/achievements/queries";
import { getRatingSheet, getReceipt, getResult } from "@/lib/appraisals/queries";
import { measure } from "@/lib/facts/queries";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { getToday } from "@/lib/today/queries";
import { achieve, undecide } from "../support/achieved";
import { ask, meeting, one, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const NOW = new Date("2026-11-18T02:00:00Z");
const TODAY = "2026-11-18";
const above = async (who = "officeHead", unit: "north" | "south" | "laboratory" = "north") =>
  grant(who, "achievement:decide", await unitId(unit));
const input = (more: object = {}) => ({ period: OPEN, version: 0, value: "good" as const, source: "Notulen rapat evaluasi", ...more });
const listed = async (who: string, period = OPEN) =>
  new Map((await listAchievements(await grant(who, "achievements:read", AGENCY), period, TODAY)).map((row) => [row.unitId, row]));
const sheet = async (period = OPEN) =>
  getAchievement(await grant("seniorMidwife", "achievements:read", AGENCY), await unitId("north"), period);

describe("what a unit achieved", () => {
  it("is decided by who heads the unit above, or personnel, and read by everybody", async () => {
    await decide(await above(), input(), NOW);
    expect((await sheet())?.decisions).toEqual([
      { version: 1, value: "good", source: "Notulen rapat evaluasi", by: nameOf("officeHead"), on: TODAY },
    ]);
    expect((await listed("seniorMidwife")).get(await unitId("north"))?.decision?.value).toBe("good");
    await decide(await above(behind.personnel, "laboratory"), input(), NOW);
  });

  it("is not decided by its own head, an employee, a rater in it, an auditor or an administrator", async () => {
    for (const who of ["northHead", "seniorMidwife", "southHead", behind.auditor, behind.administrator])
      await expect(above(who)).rejects.toMatchObject({ because: "not-found" });
  });

  it("says to each for which units the decision is theirs", async () => {
    const mayOf = async (who: string) => [...(await listed(who)).values()].filter(({ mayDecide }) => mayDecide).map(({ unitId: id }) => id);
    const offices = await mayOf("officeHead");
    expect(offices).toContain(await unitId("north"));
    expect(offices).not.toContain(await unitId("office")); // the own one
    expect(await mayOf("northHead")).toEqual([]);
    expect((await mayOf(behind.personnel)).length).toBe((await listed(behind.personnel)).size);
  });

  it("is followed by another decision, and keeps the former", async () => {
    await decide(await above(), input({ version: 1, value: "outstanding", source: "Laporan akhir" }), new Date(NOW.getTime() + 1_000));
    expect((await sheet())?.decisions.map(({ version, value }) => [version, value])).toEqual([
      [2, "outstanding"],
      [1, "good"],
    ]);
    await writesNothing(async () =>
      expect(decide(await above(), input({ version: 1 }), NOW)).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    await writesNothing(async () => expect(decide(await above(), input(), NOW)).rejects.toMatchObject({ because: "changed-meanwhile" }));
  });

  it("is decided once where two decide at the same moment", async () => {
    const to = await above();
    const outcomes = await meeting(
      `LOCK TABLE organisation_achievement IN SHARE MODE`,
      [],
      [() => decide(to, input({ version: 2 }), NOW), () => decide(to, input({ version: 2, value: "poor" }), NOW)],
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await sheet())?.decisions).toHaveLength(3);
  });

  it("is of a quarter that was opened", async () => {
    expect(await writesNothing(async () => problems(decide(await above(), input({ period: "2031-Q1" }), NOW)))).toEqual([
      { path: "value", key: "achieved.notOpened" },
    ]);
  });

  it("is never rewritten or taken away, not even past the application", async () => {
    const id = [await unitId("north"), CLOSED];
    for (const sql of [
      `UPDATE organisation_achievement SET value = 'poor' WHERE "unitId" = $1 AND period = $2`,
      `UPDATE organisation_achievement SET value = 'poor', "supersededAt" = now() WHERE "unitId" = $1 AND period = $2`,
      `DELETE FROM organisation_achievement WHERE "unitId" = $1 AND period = $2`,
    ])
      await expect(ask(sql, id)).rejects.toThrow("followed by another decision");
  });

  it("stands beside a rating as it was then: who was rated before another decision stays rated beside the former", async () => {
    const id = await appraisalId("seniorMidwife", CLOSED);
    const { version } = await one<{ version: number }>(
      `SELECT version FROM organisation_achievement WHERE "unitId" = $1 AND period = $2 AND "supersededAt" IS NULL`,
      [await unitId("north"), CLOSED],
    );
    const read = async () => grant("seniorMidwife", "appraisal:read-result", id);
    await decide(await above(), input({ period: CLOSED, version, value: "very-poor" }), NOW);
    expect((await getResult(await read())).evidence.achievement?.value).toBe("good");
    expect([...(await getReceipt(await read())).changed].filter((name) => name.startsWith("achievement"))).toEqual([]);
  });
});

describe("whose turn it is", () => {
  const tasksOf = async (who: string) =>
    (
      await getToday(await grant(who, "today:read", await personId(who)), NOW, { quietAfter: 5, holidays: new Set(), keepsCalendar: false })
    ).tasks.filter(({ kind }) => kind === "achievements");

  it("is told to who heads directly above a unit that is being rated, until it is decided", async () => {
    expect(await tasksOf("officeHead")).toMatchObject([{ count: 1, period: OPEN }]); // of the two, the south is being rated
    expect(await tasksOf("southHead")).toEqual([]);
    await decide(await above("officeHead", "south"), input(), NOW);
    expect(await tasksOf("officeHead")).toEqual([]);
  });
});

describe("the head of a unit", () => {
  /** The south's head as if the south were rated by somebody: opened for rating in the unit where the appraisal is. */
  const rate = async (workResult: "below" | "meets" | "above", note: string | null = null) => {
    const id = await appraisalId("southHead");
    const { raterId, version } = await one<{ raterId: string; version: number }>(`SELECT "raterId", version FROM appraisal WHERE id = $1`, [
      id,
    ]);
    const { name } = await one<{ name: string }>(`SELECT name FROM employee WHERE id = $1`, [raterId]);
    expect(name).toBe(nameOf("officeHead"));
    return recordRating(await grant("officeHead", "appraisal:rate", id), { version, workResult, behaviour: "meets", note }, measure, NOW);
  };

  it("is expected to be rated as the unit achieved, and another rating asks for a reason", async () => {
    await achieve(await unitId("south"), OPEN, "outstanding");
    const { evidence } = await getRatingSheet(await grant("officeHead", "appraisal:rate", await appraisalId("southHead")), 30);
    expect(evidence).toMatchObject({ headed: true, achievement: { value: "outstanding" } });
    const owed = await writesNothing(async () => problems(rate("meets")));
    expect(owed).toContainEqual({
      path: "note",
      key: "problem.headReasonOwed",
      values: { value: { key: "achievement.outstanding" }, expected: { key: "expectation.above" } },
    });
    await rate("meets", "Capaian unit sebagian besar hasil kerja wakilnya selama ia tugas belajar.");
  });

  it("is rated as expected without a word, and the receipt names unit and rule", async () => {
    await achieve(await unitId("south"), OPEN, "needs-improvement");
    await rate("below"); // half of the main indicators are below: the evidence asks for no reason either
    const { receipt, changed } = await getReceipt(await grant("southHead", "appraisal:read-result", await appraisalId("southHead")));
    expect(receipt.beside.filter(({ kind }) => kind === "achievement")).toMatchObject([
      { said: { value: "needs-improvement", headed: true } },
    ]);
    expect(receipt.beside.filter(({ kind }) => kind === "terms").map(({ id }) => id)).toEqual(["divergence", "headExpectation"]);
    expect([...changed]).toEqual([]);
  });

  it("is expected nothing of where nobody decided; nor is anybody who heads nothing", async () => {
    await undecide(await unitId("south"), OPEN);
    expect(await writesNothing(async () => problems(rate("above")))).toMatchObject([{ key: "problem.reasonOwed" }]);
    await rate("above", "Target tahunannya sudah tercapai.");
    const { evidence } = await getResult(await grant("southHead", "appraisal:read-result", await appraisalId("southHead")));
    expect(evidence).toMatchObject({ headed: true, achievement: null });
    const { receipt } = await getReceipt(await grant("seniorMidwife", "appraisal:read-result", await appraisalId("seniorMidwife", CLOSED)));
    expect(receipt.beside.filter(({ kind }) => kind === "terms").map(({ id }) => id)).toEqual(["divergence"]);
  });
});
