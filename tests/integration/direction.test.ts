import { describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { saveLine } from "@/lib/agreements/commands";
import { getAgreement } from "@/lib/agreements/queries";
import { lineInput } from "@/lib/agreements/schema";
import { removePart, saveDirection, saveGoal, saveMission } from "@/lib/direction/commands";
import { getDirection, listGoalChoices } from "@/lib/direction/queries";
import { directionInput, goalInput, missionInput } from "@/lib/direction/schema";
import { now } from "@/lib/platform/clock";
import { ask, meeting, one, writesNothing } from "../support/database";
import { unitId } from "../support/doors";
import { problems } from "../support/problems";
import { lineFields } from "../support/samples-agreement";
import { behind, grant, ledger } from "../support/staff";

const change = () => grant(behind.personnel, "direction:change", AGENCY);
const tree = async (year: number) => getDirection(await grant(behind.employee, "direction:read", AGENCY), year);
const period = (more: object = {}) =>
  directionInput.parse({ fromYear: "2041", untilYear: "2045", vision: "Kota yang ramah", source: "", ...more });
const mission = async (more: object = {}) =>
  missionInput.parse({ directionId: (await tree(2041)).period?.id, number: "1", title: "Menata kota", ...more });
const goal = async (more: object = {}) =>
  goalInput.parse({
    missionId: (await tree(2041)).missions[0]?.id,
    number: "1",
    title: "Berkurangnya banjir",
    indicator: "",
    closedOn: "",
    ...more,
  });
const { "quarters.q1": q1, "quarters.q2": q2, "quarters.q3": q3, "quarters.q4": q4, ...plain } = lineFields;
const line = (year: number, more: object = {}) =>
  lineInput.parse({ year: String(year), ...plain, serves: "", quarters: { q1, q2, q3, q4 }, ...more });
const agreeing = async () => grant("northHead", "agreement:change", await unitId("north"));
const results = async (year: number) =>
  (await getAgreement(await grant(behind.employee, "agreement:read", await unitId("north")), year)).results;
const goalOf = async (year: number, mission: number, number: number) =>
  (await tree(year)).missions.find((each) => each.number === mission)?.goals.find((each) => each.number === number);

describe("the direction of a period of government", () => {
  it("is a tree: vision, missions and goals by number, with a trace of who wrote it", async () => {
    expect(await tree(2041)).toMatchObject({ period: null, missions: [] });
    await saveDirection(await change(), period(), now());
    await saveMission(await change(), await mission({ number: "2", title: "Kedua" }), now());
    await saveMission(await change(), await mission(), now());
    await saveGoal(await change(), await goal({ number: "3", indicator: "Titik banjir, dari 14 menjadi 4" }), now());
    await saveGoal(await change(), await goal(), now());
    const { period: stored, missions } = await tree(2045);
    expect(stored).toMatchObject({ fromYear: 2041, untilYear: 2045, vision: "Kota yang ramah", source: null, version: 0 });
    expect(missions).toMatchObject([
      {
        number: 1,
        title: "Menata kota",
        goals: [
          { number: 1, title: "Berkurangnya banjir", indicator: null, closedOn: null, serving: { n: 0, results: [] } },
          { number: 3, indicator: "Titik banjir, dari 14 menjadi 4" },
        ],
      },
      { number: 2, goals: [] },
    ]);
    expect(await ledger(1)).toMatchObject([{ permission: "direction:change", subjectId: missions[0]?.goals[0]?.id }]);
    expect((await tree(2046)).period).toBeNull();
  });

  it("shares no year with another, also where two write at once", async () => {
    const years = { fromYear: "2045", untilYear: "2049" };
    expect(await writesNothing(async () => problems(saveDirection(await change(), period(years), now())))).toEqual([
      { path: "fromYear", key: "direction.overlaps", values: { from: "2041", last: "2045" } },
    ]);
    const granted = await change();
    const next = (vision: string) => () => saveDirection(granted, period({ fromYear: "2046", untilYear: "2050", vision }), now());
    const both = await Promise.allSettled([next("A")(), next("B")()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    for (const backward of [
      { fromYear: "2045", untilYear: "2044" },
      { untilYear: "2051" },
      { vision: "x".repeat(501) },
      { fromYear: "41" },
    ])
      expect(directionInput.safeParse({ fromYear: "2041", untilYear: "2045", vision: "x", source: "", ...backward }).success).toBe(false);
    expect(directionInput.safeParse({ fromYear: "2041", untilYear: "2050", vision: "x", source: "" }).success).toBe(true); // ten years
  });

  it("has each number once, changes one version at a time, and takes away from below", async () => {
    const [first] = (await tree(2041)).missions;
    const taken = { number: "2", missionId: first?.id, version: "0" };
    expect(await writesNothing(async () => problems(saveMission(await change(), await mission(taken), now())))).toEqual([
      { path: "number", key: "direction.numberTaken", values: { number: 2, title: "Kedua" } },
    ]);
    const [one] = first?.goals ?? [];
    const again = { goalId: one?.id, version: "0" };
    expect(await problems(saveGoal(await change(), await goal({ ...again, number: "3" }), now()))).toMatchObject([{ path: "number" }]);
    await saveGoal(await change(), await goal({ ...again, title: "Surutnya banjir" }), now());
    const stale = async () => saveGoal(await change(), await goal({ ...again, title: "Lain" }), now());
    await writesNothing(() => expect(stale()).rejects.toMatchObject({ because: "changed-meanwhile" }));
    const remove = async (what: "direction" | "mission" | "goal", { id, version } = { id: "", version: 0 }) =>
      problems(removePart(await change(), { what, id, version }, now()));
    const { period: stored, missions } = await tree(2041);
    expect(await remove("direction", stored ?? undefined)).toEqual([{ path: "id", key: "direction.hasMissions", values: { n: 2 } }]);
    expect(await remove("mission", missions[0])).toEqual([{ path: "id", key: "direction.hasGoals", values: { n: 2 } }]);
    for (const each of missions[0]?.goals ?? []) expect(await remove("goal", each)).toEqual([]);
    for (const each of missions) expect(await remove("mission", each)).toEqual([]);
    expect(await remove("direction", stored ?? undefined)).toEqual([]);
    expect((await tree(2041)).period).toBeNull();
  });
});

describe("what a unit has promised", () => {
  it("leads to a goal of its year or to what words say, never to both", async () => {
    const health = await goalOf(2026, 1, 1);
    const both = line(2026, { goalId: health?.id, serves: "Misi 1" });
    expect(await writesNothing(async () => problems(saveLine(await agreeing(), both, now())))).toEqual([
      { path: "serves", key: "agreement.goalOrWords" },
    ]);
    await saveLine(await agreeing(), line(2026, { goalId: health?.id }), now());
    const added = (await results(2026)).at(-1);
    expect(added).toMatchObject({ title: lineFields.result, serves: null, goal: { id: health?.id, mission: 1, number: 1 } });
    const serving = (await goalOf(2026, 1, 1))?.serving;
    expect(serving?.n).toBe((health?.serving.n ?? 0) + 1);
    expect(serving?.results).toContainEqual(
      expect.objectContaining({ title: lineFields.result, unitId: await unitId("north"), serves: null }),
    );
    // a second indicator of it says nothing of the goal: it stays
    await saveLine(await agreeing(), line(2026, { title: "Kedua" }), now());
    expect((await results(2026)).at(-1)).toMatchObject({ goal: { id: health?.id }, lines: [{}, { title: "Kedua" }] });
    // changed to words: the goal is let go
    const [first] = added?.lines ?? [];
    await saveLine(await agreeing(), line(2026, { lineId: first?.id, version: "0", serves: "Misi 1" }), now());
    expect((await results(2026)).at(-1)).toMatchObject({ goal: null, serves: "Misi 1" });
    expect((await tree(2026)).servingNone.results).toContainEqual(expect.objectContaining({ title: lineFields.result, serves: "Misi 1" }));
  });

  it("leads to no goal of another period, and to a closed one only where it did", async () => {
    await saveDirection(await change(), period(), now());
    await saveMission(await change(), await mission(), now());
    await saveGoal(await change(), await goal(), now());
    const far = await goalOf(2041, 1, 1);
    expect(await writesNothing(async () => problems(saveLine(await agreeing(), line(2026, { goalId: far?.id }), now())))).toEqual([
      { path: "goalId", key: "agreement.goalOtherPeriod", values: { from: "2041", last: "2045", year: "2026" } },
    ]);
    const closed = await goalOf(2026, 2, 2);
    expect(closed?.closedOn).toBe("2025-01-01");
    const late = line(2026, { goalId: closed?.id, result: "Terlayaninya pulau" });
    expect(await writesNothing(async () => problems(saveLine(await agreeing(), late, now())))).toEqual([
      { path: "goalId", key: "agreement.goalIsClosed" },
    ]);
    await ask(`UPDATE agreement_result SET "goalId" = $1, serves = NULL WHERE title = $2`, [closed?.id, lineFields.result]);
    await saveLine(await agreeing(), line(2026, { goalId: closed?.id, title: "Ketiga" }), now());
    expect((await results(2026)).at(-1)).toMatchObject({ goal: { id: closed?.id }, lines: [{}, {}, { title: "Ketiga" }] });
    const gone = line(2026, { goalId: crypto.randomUUID() });
    await writesNothing(async () =>
      expect(saveLine(await agreeing(), gone, now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    const choices = await listGoalChoices(await agreeing(), 2026);
    expect(choices.map(({ mission, number, closed }) => `${mission}.${number}${closed ? " closed" : ""}`)).toEqual([
      "1.1",
      "1.2",
      "2.1",
      "2.2 closed",
      "3.1",
      "4.1",
    ]);
  });

  it("keeps its goal: one that is served is not removed, nor is its period moved away, also where two write at once", async () => {
    const closed = await goalOf(2026, 2, 2);
    const remove = { what: "goal" as const, id: closed?.id ?? "", version: closed?.version ?? 0 };
    expect(await writesNothing(async () => problems(removePart(await change(), remove, now())))).toEqual([
      { path: "id", key: "direction.isServed", values: { n: 1 } },
    ]);
    const { period: stored } = await tree(2026);
    const moved = directionInput.parse({
      directionId: stored?.id,
      version: String(stored?.version),
      fromYear: "2027",
      untilYear: "2031",
      vision: "x",
      source: "",
    });
    expect(await writesNothing(async () => problems(saveDirection(await change(), moved, now())))).toMatchObject([
      { path: "untilYear", key: "direction.servedOutside", values: { years: "2026" } },
    ]);
    const free = await goalOf(2041, 1, 1);
    await ask(`INSERT INTO agreement (id, "unitId", year, title) VALUES (gen_random_uuid(), $1, 2041, 'Jauh')`, [await unitId("north")]);
    const [directing, writing] = [await change(), await agreeing()];
    const both = await meeting(
      `SELECT 1 FROM strategic_goal WHERE id = $1 FOR UPDATE`,
      [free?.id],
      [
        () => removePart(directing, { what: "goal", id: free?.id ?? "", version: 0 }, now()),
        () => saveLine(writing, line(2041, { goalId: free?.id }), now()),
      ],
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM agreement_result WHERE "goalId" = $1`, [free?.id]);
    expect(n).toBe(both[1]?.status === "fulfilled" ? 1 : 0);
  });

  it("stands in the demonstration: every goal in force is served, one result serves none, one says in words what it serves", async () => {
    const rows = await ask<{ goal: boolean; words: boolean; n: number }>(
      `SELECT r."goalId" IS NOT NULL AS goal, r.serves IS NOT NULL AS words, count(*)::int AS n FROM agreement_result r
       JOIN agreement a ON a.id = r."agreementId" WHERE a.year = 2027 AND r.title <> $1 GROUP BY 1, 2 ORDER BY 1, 2`,
      [lineFields.result],
    );
    expect(rows.map(({ goal, words }) => [goal, words])).toEqual([
      [false, false],
      [false, true],
      [true, false],
    ]);
    expect(rows.slice(0, 2).map(({ n }) => n)).toEqual([1, 1]);
  });
});
