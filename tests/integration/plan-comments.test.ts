import { describe, expect, it } from "vitest";
import { settleComment, writeComment } from "@/lib/plans/commands";
import { getPlan, listTeamPlans } from "@/lib/plans/queries";
import { MOST_COMMENTS } from "@/lib/plans/types";
import { now } from "@/lib/platform/clock";
import { discardPlan, proposePlan, setPlan, startRevision } from "@/lib/scoring/commands/plans";
import { changeResult, removeIndicator, removeResult } from "@/lib/scoring/commands/targets";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, meeting, one, writesNothing } from "../support/database";
import { newestIndicator, newestResult, openPlan, planInForce } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const { rater } = behind;
type Line = Parameters<typeof writeComment>[1]["line"];
const WHOLE: Line = { of: "plan", which: null };

const write = async (who: string, plan: string, text: string, line: Line = WHOLE, at = now()) =>
  writeComment(await grant(who, "plan:comment", plan), { line, text }, at);
const settle = async (who: string, plan: string, id: string, at = now()) => settleComment(await grant(who, "plan:comment", plan), id, at);
const threads = async (who: string, plan: string) => (await getPlan(await grant(who, "plan:read", plan), now())).threads;
const threadOf = async (plan: string, line: string) => (await threads(rater, plan)).find((each) => each.line === line);
const said = async (plan: string, line: string) =>
  (await threadOf(plan, line))?.comments.map(({ text, side, settled }) => [text, side, settled !== null]) ?? [];
const idOf = async (plan: string, text: string) =>
  (await one<{ id: string }>(`SELECT id FROM plan_comment WHERE "planId" = $1 AND text = $2`, [plan, text])).id;
const state = (plan: string) =>
  one(`SELECT version, "behaviourVersion", "supportVersion", "signedOn"::text, "changedAt" FROM plan WHERE id = $1`, [plan]);
const tasksOf = async (who: string) => {
  const id = await personId(who);
  const known = { quietAfter: 5, holidays: await getHolidays(), keepsCalendar: false };
  const { tasks } = await getToday(await grant(who, "today:read", id), now(), known);
  return tasks.flatMap((task) => (task.kind === "plan-comments" ? [task] : []));
};
const teamRow = async (who: string) => {
  const id = await personId(who);
  return (await listTeamPlans(await grant(rater, "team:read", await personId(rater)), 2027, now())).find(
    ({ employeeId }) => employeeId === id,
  )?.open;
};

describe("employee and rater talk about a line", () => {
  it("both write, each hears of the other, the plan and its signature stay as they are", async () => {
    const { id: plan } = await openPlan("southMidwife"); // signed
    const before = await state(plan);
    const { id: which } = await newestResult(plan);
    await write("southMidwife", plan, "Apakah rujukan ikut dihitung?", { of: "result", which });
    expect(await one(`SELECT "audienceId" AS id FROM event ORDER BY event.id DESC LIMIT 1`)).toEqual({ id: await personId(rater) });
    await write(rater, plan, "Ya, sejak Januari.", { of: "result", which });
    expect(await one(`SELECT "audienceId" AS id FROM event ORDER BY event.id DESC LIMIT 1`)).toEqual({
      id: await personId("southMidwife"),
    });
    expect(await one(`SELECT permission, "subjectId" FROM ledger ORDER BY id DESC LIMIT 1`)).toEqual({
      permission: "plan:comment",
      subjectId: plan,
    });
    expect(await said(plan, `result.${which}`)).toEqual([
      ["Apakah rujukan ikut dihitung?", "employee", false],
      ["Ya, sejak Januari.", "rater", false],
    ]);
    expect(await state(plan)).toEqual(before);
    // Who reads the plan reads them too, and writes none.
    expect((await threads(behind.personnel, plan)).length).toBe((await threads("southMidwife", plan)).length);
    for (const who of ["southNurseTwo", behind.head, behind.personnel, behind.auditor])
      await expect(grant(who, "plan:comment", plan)).rejects.toMatchObject({ because: "not-found" });
  });

  it("and sends it once, however often it is sent; a line that is gone or another plan's is said to be gone", async () => {
    const { id: plan } = await openPlan("southNurseOne");
    await write(rater, plan, "Sekali saja.");
    await writesNothing(() => write(rater, plan, "Sekali saja."));
    await write("southNurseOne", plan, "Sekali saja."); // somebody else's word is another
    const foreign = (await newestResult((await openPlan("southMidwife")).id)).id;
    const gone = [{ path: "text", key: "comment.lineGone" }];
    await writesNothing(async () => expect(await problems(write(rater, plan, "Di mana?", { of: "result", which: foreign }))).toEqual(gone));
    const { id: indicator } = await newestIndicator((await openPlan("southMidwife")).id);
    await writesNothing(async () =>
      expect(await problems(write(rater, plan, "Di mana?", { of: "indicator", which: indicator }))).toEqual(gone),
    );
  });

  it("settles what was said of the line up to the word that was read; what came later stays open", async () => {
    const { id: plan } = await openPlan("southDoctor");
    const line: Line = { of: "support", which: "budget" };
    await write("southDoctor", plan, "Satu", line);
    await write(rater, plan, "Dua", line);
    await write("southDoctor", plan, "Baris lain", { of: "support", which: "people" });
    const read = await idOf(plan, "Dua");
    await write("southDoctor", plan, "Tiga", line);
    await settle(rater, plan, read);
    expect(await said(plan, "support.budget")).toEqual([
      ["Satu", "employee", true],
      ["Dua", "rater", true],
      ["Tiga", "employee", false],
    ]);
    expect(await said(plan, "support.people")).toEqual([["Baris lain", "employee", false]]);
    await writesNothing(() => expect(settle("southDoctor", plan, read)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    // Nobody settles under another plan's grant.
    const other = (await openPlan("southNurseOne")).id;
    const open = await idOf(plan, "Tiga");
    await writesNothing(() => expect(settle(rater, other, open)).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await settle("southDoctor", plan, open); // either may, one's own too
    expect((await threadOf(plan, "support.budget"))?.awaited).toBeNull();
  });

  it("at most so often in one plan, also by two at once", async () => {
    const { id: plan } = await openPlan("southDoctor");
    await ask(
      `INSERT INTO plan_comment (id, "planId", "authorId", at, text) SELECT gen_random_uuid(), $1, $2, '2026-11-17', 'isi ' || n
       FROM generate_series(1, $3 - 1 - (SELECT count(*)::int FROM plan_comment WHERE "planId" = $1)) n`,
      [plan, await personId("southDoctor"), MOST_COMMENTS],
    );
    const both = await meeting(
      `SELECT 1 FROM plan WHERE id = $1 FOR UPDATE`,
      [plan],
      [() => write(rater, plan, "Yang terakhir"), () => write("southDoctor", plan, "Satu lagi")],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await problems(write(rater, plan, "Lagi"))).toEqual([{ path: "text", key: "comment.tooMany", values: { most: MOST_COMMENTS } }]);
    expect((await threads(rater, plan)).flatMap(({ comments }) => comments).length).toBe(MOST_COMMENTS);
    await ask(`DELETE FROM plan_comment WHERE "planId" = $1 AND text LIKE 'isi %'`, [plan]);
  });
});

describe("a comment belongs to what was meant", () => {
  it("a line that is changed keeps it, with the words it then had; a line that is removed leaves it with the plan", async () => {
    const who = "southNurseOne";
    const { id: plan } = await openPlan(who);
    const { id: which, version } = await newestResult(plan);
    const { title, priority } = await one<{ title: string; priority: "main" }>(
      `SELECT title, priority FROM intended_result WHERE id = $1`,
      [which],
    );
    const { id: indicator } = await one<{ id: string }>(`SELECT id FROM indicator WHERE "intendedResultId" = $1 LIMIT 1`, [which]);
    await write(rater, plan, "Terlalu umum.", { of: "result", which });
    await write(rater, plan, "Diukur dengan apa?", { of: "indicator", which: indicator });
    const change = () => grant(who, "plan:change", plan);
    const renamed = { title: "Terjangkaunya rumah lansia", priority, assignedBy: null, perspective: null };
    await changeResult(await change(), which, version, renamed, now());
    expect(await threadOf(plan, `result.${which}`)).toMatchObject({ words: title, open: 1, awaited: "employee" });

    const words = (await one<{ title: string }>(`SELECT title FROM indicator WHERE id = $1`, [indicator])).title;
    await removeResult(await change(), which, version + 1, now());
    expect(await threadOf(plan, `result.${which}`)).toBeUndefined();
    expect(await said(plan, `gone.${title}`)).toEqual([["Terlalu umum.", "rater", false]]);
    expect(await said(plan, `gone.${words}`)).toEqual([["Diukur dengan apa?", "rater", false]]);
    await settle(who, plan, await idOf(plan, "Terlalu umum."));
    expect(await said(plan, `gone.${title}`)).toEqual([["Terlalu umum.", "rater", true]]);
    expect((await threadOf(plan, `gone.${words}`))?.open).toBe(1); // another line's is another's
  });

  it("an indicator alone, too", async () => {
    const who = "southNurseOne";
    const { id: plan } = await openPlan(who);
    const { id: which, version } = await newestIndicator(plan);
    await write(who, plan, "Masih perlu?", { of: "indicator", which });
    const { title } = await one<{ title: string }>(`SELECT title FROM indicator WHERE id = $1`, [which]);
    await removeIndicator(await grant(who, "plan:change", plan), which, version, now());
    expect(await said(plan, `gone.${title}`)).toContainEqual(["Masih perlu?", "employee", false]);
  });

  it("what was said stays with its plan: a revision begins without, the former is still read, and what is set is commented on no more", async () => {
    const who = "southPharmacist";
    const former = await planInForce(who);
    const plan = await startRevision(await grant(who, "plan:revise", former.id), now());
    await write(who, plan, "Resep racikan dihitung terpisah?");
    await proposePlan(await grant(who, "plan:propose", plan), 0, now());
    const held = await grant(rater, "plan:comment", plan);
    await setPlan(await grant(rater, "plan:set", plan), 1, now()); // an open question keeps nobody from setting it
    await expect(writeComment(held, { line: WHOLE, text: "Terlambat" }, now())).rejects.toMatchObject({ because: "changed-meanwhile" });
    await expect(grant(rater, "plan:comment", plan)).rejects.toMatchObject({ because: "already-set" });
    const next = await startRevision(await grant(who, "plan:revise", plan), now());
    expect(await threads(who, next)).toEqual([]);
    expect(await said(plan, "plan")).toEqual([["Resep racikan dihitung terpisah?", "employee", false]]);
    expect(await tasksOf(rater)).not.toContainEqual(expect.objectContaining({ planId: plan })); // what is set asks nothing any more

    await write(rater, next, "Draf ini dibuang.");
    await discardPlan(await grant(who, "plan:change", next), 0, now());
    expect(await ask(`SELECT 1 FROM plan_comment WHERE "planId" = $1`, [next])).toEqual([]);
  });
});

describe("a plan in clarification", () => {
  it("is told on both days with its lines, and on the team's list, while the other has the last word", async () => {
    const who = "southMidwife";
    const { id: plan } = await openPlan(who);
    await ask(`UPDATE plan_comment SET "resolvedAt" = now(), "resolvedById" = "authorId" WHERE "planId" = $1`, [plan]);
    expect([await tasksOf(who), (await teamRow(who))?.threads]).toEqual([[], 0]);

    await write(rater, plan, "Mengapa tetap?", { of: "behaviour", which: "loyal" });
    expect(await tasksOf(who)).toEqual([
      { kind: "plan-comments", planId: plan, year: 2027, name: null, lines: [{ line: "behaviour.loyal", words: null }] },
    ]);
    expect(await tasksOf(rater)).not.toContainEqual(expect.objectContaining({ planId: plan }));
    expect(await teamRow(who)).toMatchObject({ threads: 1, awaitsRater: 0 });

    await write(who, plan, "Sudah disepakati tahun lalu.", { of: "behaviour", which: "loyal" });
    expect(await tasksOf(who)).toEqual([]);
    expect(await tasksOf(rater)).toContainEqual(
      expect.objectContaining({ planId: plan, lines: [{ line: "behaviour.loyal", words: null }] }),
    );
    expect(await teamRow(who)).toMatchObject({ threads: 1, awaitsRater: 1 });

    await settle(rater, plan, await idOf(plan, "Sudah disepakati tahun lalu."));
    expect(await tasksOf(rater)).not.toContainEqual(expect.objectContaining({ planId: plan }));
    expect(await teamRow(who)).toMatchObject({ threads: 0, awaitsRater: 0 });
  });
});
