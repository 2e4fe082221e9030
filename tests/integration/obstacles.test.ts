import { describe, expect, it } from "vitest";
import { answerObstacle, flagObstacle, removeObstacle } from "@/lib/obstacles/commands";
import { getObstacle, listAppraisalObstacles, listOpenObstacles, listPlanObstacles, listTodayObstacles } from "@/lib/obstacles/queries";
import { MOST_ANSWERS, MOST_OPEN } from "@/lib/obstacles/types";
import { now } from "@/lib/platform/clock";
import { proposePlan, setPlan, startRevision } from "@/lib/scoring/commands/plans";
import { changeResult, removeResult } from "@/lib/scoring/commands/targets";
import { ask, meeting, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN, obstacleOf, planInForce, resultId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const { rater } = behind; // heads the south and rates there
const LATER = new Date("2026-12-10T02:00:00Z");

const flag = async (who: string, result: string, text: string, at = now()) =>
  flagObstacle(await grant(who, "obstacle:flag", result), { kind: "resources", text }, at);
const answer = async (who: string, id: string, dueOn: string, at = now()) =>
  answerObstacle(
    await grant(who, "obstacle:answer", id),
    { version: (await one<{ version: number }>("SELECT version FROM obstacle WHERE id = $1", [id])).version, action: "Dipinjam", dueOn },
    at,
  );
const remove = async (who: string, id: string, at = now()) =>
  removeObstacle(
    await grant(who, "obstacle:remove", id),
    (await one<{ version: number }>("SELECT version FROM obstacle WHERE id = $1", [id])).version,
    at,
  );
const sheet = async (who: string, id: string, at = now()) => getObstacle(await grant(who, "obstacle:read", id), at);
const todayOf = async (who: string, at = now()) => listTodayObstacles(await grant(who, "today:read", await personId(who)), at);
const listOf = async (who: string, at = now()) => listOpenObstacles(await grant(who, "obstacles:list", await personId(who)), at);
const onPlan = async (who: string, plan: string) => listPlanObstacles(await grant(who, "plan:read", plan), now());

describe("what is in the way is flagged", () => {
  it("by the employee, seen on both days, and once however often it is sent", async () => {
    const who = "southDoctor";
    const result = await resultId(who);
    const before = (await todayOf(rater)).led?.count ?? 0;
    const id = await flag(who, result, "Listrik padam setiap sore.");
    expect(await writesNothing(() => flag(who, result, "Listrik padam setiap sore."))).toBe(id);
    expect((await todayOf(who)).own).toMatchObject([{ id, standing: "waiting", flaggedOn: "2026-11-18", answer: null }]);
    expect((await todayOf(rater)).led?.count).toBe(before + 1);
    expect((await onPlan(who, (await planInForce(who)).id)).get(result)).toMatchObject([{ id, text: "Listrik padam setiap sore." }]);
    expect(await one(`SELECT "audienceId" AS id FROM event ORDER BY event.id DESC LIMIT 1`)).toEqual({ id: await personId(rater) });
  });

  it("at most so often for one result, also by two at once", async () => {
    const who = "southDoctor";
    const result = await resultId(who, 2);
    for (let n = 1; n < MOST_OPEN; n += 1) await flag(who, result, `Hambatan ${n}`);
    const both = await meeting(
      `SELECT 1 FROM plan WHERE id = $1 FOR UPDATE`,
      [(await planInForce(who)).id],
      [() => flag(who, result, "Pertama"), () => flag(who, result, "Kedua")],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    const full = [{ path: "text", key: "obstacle.tooMany", values: { most: MOST_OPEN } }];
    expect(await problems(flag(who, result, "Ketiga"))).toEqual(full);
    await remove(who, (both[0] as PromiseFulfilledResult<string>).value);
    await flag(who, result, "Ketiga"); // what is out of the way does not count
  });

  it("by nobody else, and for nobody else's result", async () => {
    const result = await resultId("southNurseOne");
    for (const who of [rater, "southNurseTwo", behind.personnel, behind.head])
      await expect(grant(who, "obstacle:flag", result)).rejects.toMatchObject({ because: "not-found" });
  });
});

describe("a leader answers", () => {
  it("with an action and a day, which becomes overdue, and may promise anew", async () => {
    const { id } = await obstacleOf("southNurseTwo");
    expect(await sheet("southNurseTwo", id)).toMatchObject({ standing: "waiting", answers: [] });
    await answer(rater, id, "2026-12-01");
    expect(await sheet("southNurseTwo", id)).toMatchObject({ standing: "promised", answer: { by: nameOf(rater), dueOn: "2026-12-01" } });
    expect((await todayOf("southNurseTwo")).own).toMatchObject([{ id, standing: "promised" }]);
    expect((await sheet(rater, id, new Date("2026-12-01T10:00:00Z"))).standing).toBe("promised");
    expect((await sheet(rater, id, LATER)).standing).toBe("overdue");
    await answer(behind.head, id, "2026-12-20", LATER); // who heads the office above, too
    const { standing, answers } = await sheet(rater, id, LATER);
    expect([standing, answers.map(({ by, dueOn }) => [by, dueOn])]).toEqual([
      "promised",
      [
        [nameOf(rater), "2026-12-01"],
        [nameOf(behind.head), "2026-12-20"],
      ],
    ]);
    expect(await one(`SELECT "audienceId" AS id FROM event ORDER BY event.id DESC LIMIT 1`)).toEqual({
      id: await personId("southNurseTwo"),
    });
  });

  it("for no day that has passed or is a year away, over nobody's newer answer, and not for ever", async () => {
    const { id } = await obstacleOf("southNurseTwo");
    expect(await problems(answer(rater, id, "2026-11-17"))).toMatchObject([{ path: "dueOn", key: "obstacle.duePast" }]);
    expect(await problems(answer(rater, id, "2027-11-20"))).toMatchObject([{ path: "dueOn", key: "obstacle.dueFar" }]);
    await answer(rater, id, "2026-11-18");
    const late = answerObstacle(await grant(rater, "obstacle:answer", id), { version: 0, action: "Dipinjam", dueOn: "2026-12-01" }, now());
    await expect(late).rejects.toMatchObject({ because: "changed-meanwhile" });
    const there = (await sheet(rater, id)).answers.length;
    for (let n = there; n < MOST_ANSWERS; n += 1) await answer(rater, id, "2026-12-01");
    expect(await problems(answer(rater, id, "2026-12-01"))).toMatchObject([{ path: "action", key: "obstacle.tooManyAnswers" }]);
    expect((await sheet(rater, id)).answers.length).toBe(MOST_ANSWERS);
  });

  it("and is shown those first that wait, the oldest first: unanswered ones and those whose day has passed", async () => {
    const { led, ledCount, waiting } = await listOf(rater);
    expect([led.length, waiting]).toEqual([ledCount, led.filter(({ standing }) => standing !== "promised").length]);
    const waits = led.map(({ standing }) => standing === "waiting" || standing === "overdue");
    expect(waits).toEqual(waits.toSorted((a, b) => Number(b) - Number(a)));
    const days = led.slice(0, waiting).map(({ flaggedOn }) => flaggedOn);
    expect(days).toEqual(days.toSorted());
    expect((await todayOf(rater)).led).toEqual({ count: waiting, since: days[0] });
    expect(led[0]).toMatchObject({ employee: nameOf("southMidwife"), standing: "overdue" }); // the seed's, forty days old
    expect((await listOf(behind.personnel)).led).toEqual([]);
  });
});

describe("what is out of the way", () => {
  it("is marked by the employee or a leader, once", async () => {
    const id = await flag("southNurseOne", await resultId("southNurseOne"), "Jaringan putus.");
    const version = 0;
    await remove(rater, id);
    expect(await sheet("southNurseOne", id)).toMatchObject({ standing: "removed", removedBy: nameOf(rater), removedOn: "2026-11-18" });
    for (const permission of ["obstacle:answer", "obstacle:remove"] as const)
      await expect(grant(rater, permission, id)).rejects.toMatchObject({ because: "already-removed" });
    expect((await todayOf("southNurseOne")).own).toEqual([]);
    const other = await flag("southNurseOne", await resultId("southNurseOne"), "Jaringan putus."); // it came back
    const twice = await meeting(
      `SELECT 1 FROM obstacle WHERE id = $1 FOR UPDATE`,
      [other],
      [
        async () => removeObstacle(await grant("southNurseOne", "obstacle:remove", other), version, now()),
        async () => removeObstacle(await grant(rater, "obstacle:remove", other), version, now()),
      ],
    );
    expect(twice.map((each) => (each.status === "fulfilled" ? "done" : (each.reason as { because: string }).because))).toEqual([
      "done",
      "changed-meanwhile",
    ]);
  });

  it("is never seen by peers, subordinates or strangers, open or not", async () => {
    for (const where of ['"resolvedAt" IS NULL', '"resolvedAt" IS NOT NULL']) {
      const { id } = await obstacleOf("southMidwife", where);
      for (const who of ["southNurseOne", "northHead", behind.administrator])
        for (const permission of ["obstacle:read", "obstacle:answer", "obstacle:remove"] as const)
          await expect(grant(who, permission, id)).rejects.toMatchObject({ because: "not-found" });
    }
  });
});

describe("beside a shortfall", () => {
  const inPeriod = async (who: string, key: string, period: string, permission: "appraisal:rate" | "appraisal:read-result") =>
    listAppraisalObstacles(await grant(who, permission, await appraisalId(key, period)), period, now());

  it("stands what stood in the period, as it stood at its end", async () => {
    const { byResult, others } = await inPeriod("studyMidwife", "studyMidwife", CLOSED, "appraisal:read-result");
    expect([...byResult]).toMatchObject([["Tercapainya hasil evaluasi akademik semester 1", [{ kind: "other", standing: "removed" }]]]);
    expect(others).toEqual([]);
    // flagged in September, promised until 10 October, removed on 20 October: in the third quarter it was promised
    const id = await flag("southPharmacist", await resultId("southPharmacist"), "Gudang obat bocor.", new Date("2026-09-20T02:00:00Z"));
    await answer(rater, id, "2026-10-10", new Date("2026-09-30T16:30:00Z")); // 23.30 of the last day in Jakarta
    await answer(rater, id, "2026-10-15", new Date("2026-09-30T17:30:00Z")); // 0.30 of the next
    await remove(rater, id, new Date("2026-10-20T02:00:00Z"));
    const then = await inPeriod(rater, "southPharmacist", CLOSED, "appraisal:read-result");
    expect([...then.byResult.values()]).toMatchObject([[{ id, standing: "promised", removedOn: null, answer: { dueOn: "2026-10-10" } }]]);
    const today = await inPeriod(rater, "southPharmacist", OPEN, "appraisal:rate");
    expect([...today.byResult.values()]).toMatchObject([[{ id, standing: "removed", answer: { dueOn: "2026-10-15" } }]]);
  });

  it("does not stand what came later", async () => {
    await flag("southPharmacist", await resultId("southPharmacist"), "Sejak kemarin.");
    await flag("southPharmacist", await resultId("southPharmacist"), "Sejak Oktober.", new Date("2026-09-30T17:30:00Z")); // 0.30 of the first
    const { byResult } = await inPeriod(rater, "southPharmacist", CLOSED, "appraisal:read-result");
    expect([...byResult.values()].flat().map(({ text }) => text)).toEqual(["Gudang obat bocor."]);
  });
});

describe("a revision", () => {
  it("shows an obstacle on the result that continues the flagged one, and keeps what its plan no longer holds", async () => {
    const who = "southNutritionist";
    const former = await planInForce(who);
    const [kept, dropped] = [await resultId(who, 1), await resultId(who, 2)];
    const first = await flag(who, kept, "Timbangan bayi rusak.");
    const second = await flag(who, dropped, "Kader belum dilatih.");
    const id = await startRevision(await grant(who, "plan:revise", former.id), now());
    const copies = await ask<{ id: string; from: string; version: number }>(
      `SELECT id, "copiedFromId" AS from, version FROM intended_result WHERE "planId" = $1 ORDER BY position`,
      [id],
    );
    expect(copies.map(({ from }) => from).slice(0, 2)).toEqual([kept, dropped]);
    const change = await grant(who, "plan:change", id);
    const of = (from: string) => copies.find((copy) => copy.from === from) ?? { id: "", version: 0 };
    await changeResult(
      change,
      of(kept).id,
      of(kept).version,
      { title: "Judul yang lain", priority: "main", assignedBy: null, perspective: null },
      now(),
    );
    await removeResult(change, of(dropped).id, of(dropped).version, now());
    const version = async () => (await one<{ version: number }>("SELECT version FROM plan WHERE id = $1", [id])).version;
    await proposePlan(await grant(who, "plan:propose", id), await version(), now());
    await setPlan(await grant(rater, "plan:set", id), await version(), now());

    expect([...(await onPlan(who, id))]).toMatchObject([[of(kept).id, [{ id: first }]]]);
    expect((await onPlan(rater, former.id)).get(kept)).toMatchObject([{ id: first }]); // the former still tells what was flagged on it
    await expect(grant(who, "obstacle:flag", kept)).rejects.toMatchObject({ because: "not-in-force" });
    const { byResult, others } = await listAppraisalObstacles(
      await grant(rater, "appraisal:rate", await appraisalId(who, OPEN)),
      OPEN,
      now(),
    );
    expect([...byResult]).toMatchObject([["Judul yang lain", [{ id: first }]]]);
    expect(others).toMatchObject([{ id: second }]);
    expect((await todayOf(who)).own.map((each) => each.id)).toEqual([first, second]);
    expect(await sheet(who, first)).toMatchObject({ planId: id });
    // what is open on the former counts on the one that continues it
    for (let n = 1; n < MOST_OPEN; n += 1) await flag(who, of(kept).id, `Lagi ${n}`);
    expect(await problems(flag(who, of(kept).id, "Satu lagi"))).toMatchObject([{ key: "obstacle.tooMany" }]);
    const rows = await rowsOf("obstacle");
    expect(await flag(who, of(kept).id, "Timbangan bayi rusak.")).toBe(first);
    expect(await rowsOf("obstacle")).toBe(rows);
  });
});

describe("whoever rates the quarter and no longer the person", () => {
  it("reads what stood in the way in it, and neither what was gone before nor what came after", async () => {
    const who = "southVolunteer";
    const result = await resultId(who);
    const before = await flag(who, result, "Kursi rusak.", new Date("2026-09-01T02:00:00Z"));
    await remove(rater, before, new Date("2026-09-20T02:00:00Z"));
    const until = await flag(who, result, "Atap bocor.", new Date("2026-09-02T02:00:00Z"));
    await remove(rater, until, new Date("2026-09-30T17:30:00Z")); // 0.30 of the first day of the quarter
    const during = await flag(who, result, "Meja rusak.");
    await ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [await appraisalId(who, OPEN), await personId("northHead")]);
    for (const id of [until, during]) expect((await sheet("northHead", id)).id).toBe(id);
    await expect(sheet("northHead", before)).rejects.toMatchObject({ because: "not-found" });
    await ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [await appraisalId(who, CLOSED), await personId("northHead")]);
    await ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [await appraisalId(who, OPEN), await personId(rater)]);
    await expect(sheet("northHead", during)).rejects.toMatchObject({ because: "not-found" });
    await expect(answer("northHead", during, "2026-12-01")).rejects.toMatchObject({ because: "not-found" });
  });
});
