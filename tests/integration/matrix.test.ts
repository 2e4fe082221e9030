import { describe, expect, it } from "vitest";
import { getParents } from "@/lib/cascade/queries";
import { getMatrix } from "@/lib/matrix/queries";
import { formOf } from "@/lib/plans/form/from-plan";
import { getPlan } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { decideCells } from "@/lib/scoring/commands/matrix";
import { reparent } from "@/lib/scoring/commands/parents";
import { proposePlan, setPlans, startPlan, startRevision } from "@/lib/scoring/commands/plans";
import { changeResult, giveFirstIndicators, removeResult } from "@/lib/scoring/commands/targets";
import { ask, meeting, one, writesNothing } from "../support/database";
import { nameOf, openPlan, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const HEAD = behind.rater; // of the health centre in the south
const YEAR = 2027;
const lead = async (who: string = HEAD, leader: string = HEAD) => grant(who, "matrix:change", await personId(leader));
const sheet = async (year = YEAR) => getMatrix(await grant(HEAD, "matrix:read", await unitId("south")), { year }, now());
const cellOf = async (key: string, n: number) => {
  const { columns, people } = await sheet();
  const person = people.find(({ name }) => name === nameOf(key));
  const cell = person?.cells[n];
  if (!person || !cell || !columns[n]) throw new Error(`no cell ${key} ${n}`);
  return { employeeId: person.id, ...cell };
};
const sent = async (key: string, n: number, typed: string, at = `${n}`) => {
  const { employeeId, column, version } = await cellOf(key, n);
  return { key: at, employeeId, column, version, typed };
};
const decide = async (cells: Awaited<ReturnType<typeof sent>>[], who: string = HEAD) => decideCells(await lead(who), YEAR, cells, now());
type Result = { id: string; title: string; assignedBy: string | null; parent: string | null; version: number; planId: string };
const resultsOf = async (key: string, setToo = false) =>
  ask<Result>(
    `SELECT r.id, r.title, r."assignedBy", r."agreementIndicatorId" AS parent, r.version, r."planId" FROM intended_result r JOIN plan p ON p.id = r."planId"
     WHERE p."employeeId" = $1 AND p.year = $2 AND ($3 OR p."setOn" IS NULL) ORDER BY r.position`,
    [await personId(key), YEAR, setToo],
  );
const first = (resultId: string, more: object = {}) => ({
  key: "0",
  resultId,
  title: "Terlayani",
  low: "80",
  high: "90",
  unit: "%",
  direction: "more-is-better" as const,
  ...more,
});

describe("a cell of the matrix", () => {
  it("is open until it is decided; a role begins the person's plan and is, word for word, a result in it", async () => {
    expect(await resultsOf("southNurseTwo")).toEqual([]);
    const before = await sheet();
    expect(before).toMatchObject({ leader: { name: nameOf(HEAD) }, decided: 0, open: before.columns.length * before.people.length });
    await decide([await sent("southNurseTwo", 0, "  Laporan bulanan\nterkirim tepat waktu ")]);
    const { column } = await cellOf("southNurseTwo", 0);
    expect(await resultsOf("southNurseTwo")).toMatchObject([
      { title: "Laporan bulanan terkirim tepat waktu", assignedBy: "Kepala Puskesmas Contoh Selatan", parent: column },
    ]);
    const after = await sheet();
    expect([after.decided, after.open]).toEqual([1, before.open - 1]);
    expect(after.bare).toMatchObject([{ title: "Laporan bulanan terkirim tepat waktu", proposal: { unit: "%", amount: 10_000 } }]);
  });

  it("changes the title with its words, and takes the result out again where it becomes no role", async () => {
    const [{ id } = { id: "" }] = await resultsOf("southNurseTwo");
    await decide([await sent("southNurseTwo", 0, "Laporan terkirim")]);
    expect(await resultsOf("southNurseTwo")).toMatchObject([{ id, title: "Laporan terkirim" }]);
    await decide([await sent("southNurseTwo", 0, "TIDAK ADA PERAN")]);
    expect(await resultsOf("southNurseTwo")).toEqual([]);
    expect(await cellOf("southNurseTwo", 0)).toMatchObject({ state: "none", version: 3 });
    await decide([await sent("southNurseTwo", 0, "")]);
    expect(await cellOf("southNurseTwo", 0)).toMatchObject({ state: "open", version: 4 });
    await decide([await sent("southNurseTwo", 0, "Laporan terkirim")]);
  });

  it("keeps what hangs on its result, and says so; all cells of a deed or none", async () => {
    const [{ id } = { id: "" }] = await resultsOf("southNurseTwo");
    expect(await giveFirstIndicators(await lead(), YEAR, [first(id), { ...first(id, { key: "1" }), low: "", high: "" }], now())).toBe(1);
    const emptied = [await sent("southNurseTwo", 0, "-"), await sent("southPharmacist", 1, "Obat tersedia")];
    expect(await writesNothing(() => problems(decide(emptied)))).toEqual([
      { path: "cells.0.typed", key: "matrix.hangs", values: { name: nameOf("southNurseTwo"), words: "Laporan terkirim", n: 1 } },
    ]);
    await decide([await sent("southNurseTwo", 0, "Laporan terkirim lengkap")]); // other words leave what hangs on it
    expect(await ask(`SELECT 1 FROM indicator WHERE "intendedResultId" = $1`, [id])).toHaveLength(1);
  });

  it("is one sentence with its result, whoever changes it: the employee's words come back, a removed result opens the cell", async () => {
    await decide([await sent("southPharmacist", 0, "Obat tersedia"), await sent("southPharmacist", 1, "Resep rasional")]);
    const [drugs, recipes] = await resultsOf("southPharmacist");
    if (!drugs || !recipes) throw new Error("two results");
    const change = await grant("southPharmacist", "plan:change", drugs.planId);
    const input = { title: "Obat esensial tersedia", priority: "main" as const, assignedBy: null, perspective: null };
    await changeResult(change, drugs.id, drugs.version, input, now());
    await removeResult(change, recipes.id, recipes.version, now());
    expect(await cellOf("southPharmacist", 0)).toMatchObject({ state: "role", words: "Obat esensial tersedia", version: 2 });
    expect(await cellOf("southPharmacist", 1)).toMatchObject({ state: "open", by: nameOf("southPharmacist"), version: 2 });
  });

  it("decided by another meanwhile is not overwritten, and the other's words are told", async () => {
    const mine = await sent("southRegistrar", 0, "Pendaftaran cepat");
    await decide([{ ...mine, typed: "Pendaftaran di bawah lima menit" }], "officeHead");
    expect(await writesNothing(() => problems(decide([mine])))).toEqual([
      {
        path: "cells.0.typed",
        key: "matrix.changedMeanwhile",
        values: { by: nameOf("officeHead"), words: "Pendaftaran di bawah lima menit" },
      },
    ]);
    await decide([{ ...mine, version: 1 }]); // read, and meant
    expect((await resultsOf("southRegistrar")).map(({ title }) => title)).toEqual(["Pendaftaran cepat"]);
  });

  it("is decided by one of two at once, also where neither finds a plan", async () => {
    const cell = await sent("southNutritionist", 0, "Gizi balita membaik");
    const grants = await lead();
    const both = await meeting(
      `LOCK TABLE plan IN SHARE MODE`,
      [],
      [() => decideCells(grants, YEAR, [cell], now()), () => decideCells(grants, YEAR, [{ ...cell, typed: "Gizi ibu membaik" }], now())],
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await resultsOf("southNutritionist")).toHaveLength(1);
  });

  it("takes a signature away, for it was under another text, and lets what did not change be signed", async () => {
    const { id } = await openPlan("southMidwife");
    await ask(`UPDATE plan SET "signedOn" = '2026-11-18' WHERE id = $1`, [id]);
    await decide([await sent("southMidwife", 1, "tidak ada peran")]);
    expect(await one(`SELECT "signedOn" IS NOT NULL AS signed FROM plan WHERE id = $1`, [id])).toEqual({ signed: true });
    await decide([await sent("southMidwife", 0, "Kelas ibu hamil terselenggara")]);
    expect(await one(`SELECT "signedOn" IS NOT NULL AS signed FROM plan WHERE id = $1`, [id])).toEqual({ signed: false });
  });

  it("belongs to who is led there, in a year that may be planned", async () => {
    const good = await sent("southVolunteer", 0, "Pasien terlayani");
    const refused = { because: "changed-meanwhile" };
    for (const cell of [
      { ...good, employeeId: await personId("northNurseOne") },
      { ...good, employeeId: await personId(HEAD) },
      { ...good, column: good.employeeId },
    ])
      await writesNothing(() => expect(decide([cell])).rejects.toMatchObject(refused));
    await writesNothing(() => expect(decide([good, { ...good, key: "1" }])).rejects.toMatchObject(refused));
    await ask(`INSERT INTO agreement SELECT gen_random_uuid(), "unitId", 2029, title FROM agreement WHERE "unitId" = $1 AND year = $2`, [
      await unitId("south"),
      YEAR,
    ]);
    await ask(
      `WITH r AS (INSERT INTO agreement_result SELECT gen_random_uuid(), id, 1, 'Jauh', NULL FROM agreement WHERE year = 2029 RETURNING id)
       INSERT INTO agreement_indicator SELECT gen_random_uuid(), id, 1, 'Jauh', '%', 'level', 'more-is-better', 1, 0, 1, 1, 1, 1 FROM r`,
    );
    const { columns } = await sheet(2029);
    const far = { ...good, column: columns[0]?.id ?? "" };
    expect(await writesNothing(async () => problems(decideCells(await lead(), 2029, [far], now())))).toMatchObject([
      { key: "planning.notThatYear" },
    ]);
  });
});

describe("from the matrix to plans that are set", () => {
  it("a plan begun later holds what the matrix has decided", async () => {
    await decide([await sent("southVolunteer", 0, "Pasien terlayani")]);
    const [{ planId } = { planId: "" }] = await resultsOf("southVolunteer");
    await ask(`DELETE FROM intended_result WHERE "planId" = $1`, [planId]);
    await ask(`DELETE FROM plan WHERE id = $1`, [planId]); // thrown away
    expect(await cellOf("southVolunteer", 0)).toMatchObject({ state: "role" });
    const employee = await personId("southVolunteer");
    await startPlan(await grant("southVolunteer", "plan:start", employee), { year: YEAR, from: "quantitative" }, now());
    expect((await resultsOf("southVolunteer")).map(({ title }) => title)).toEqual(["Pasien terlayani"]);
  });

  it("first indicators are given to results that have none, with every problem beside its row", async () => {
    const [{ id } = { id: "" }] = await resultsOf("southVolunteer");
    const wrong = [first(id, { low: "95", unit: "" }), first(id, { key: "1", title: null, low: "" })];
    expect(await writesNothing(async () => problems(giveFirstIndicators(await lead(), YEAR, wrong, now())))).toMatchObject([
      { path: "results.0.unit" },
      { path: "results.0.high", key: "problem.rangeReversed" },
      { path: "results.1.title", key: "planning.indicatorMissing" },
    ]);
    await giveFirstIndicators(await lead(), YEAR, [first(id)], now());
    await writesNothing(async () =>
      expect(giveFirstIndicators(await lead(), YEAR, [first(id)], now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    const [nurse] = await resultsOf("northNurseOne");
    await writesNothing(async () =>
      expect(giveFirstIndicators(await lead(), YEAR, [first(nurse?.id ?? id)], now())).rejects.toMatchObject({
        because: "changed-meanwhile",
      }),
    );
  });

  it("what was signed is set at once, or none of it; whose plan changed is named", async () => {
    const team = ["southVolunteer", "southNurseTwo"];
    const plans: Record<string, number> = {};
    for (const key of team) {
      const { id, version } = await openPlan(key);
      await proposePlan(await grant(key, "plan:propose", id), version, now());
      plans[id] = version + 1;
    }
    const [one_ = "", two = ""] = Object.keys(plans);
    const set = async (which: Record<string, number>, who: string = HEAD) =>
      setPlans(await grant(who, "team:set-plans", await personId(who)), which, now());
    expect(await writesNothing(() => problems(set({ ...plans, [two]: 0 })))).toEqual([
      { path: `plans.${two}`, key: "planning.changedOf", values: { name: nameOf(team[1] ?? "") } },
    ]);
    await writesNothing(() => expect(set(plans, "northHead")).rejects.toMatchObject({ because: "not-found" }));
    expect(await set(plans)).toBe(2);
    expect(await ask(`SELECT 1 FROM plan WHERE id = ANY($1::uuid[]) AND "setOn" = '2026-11-18'`, [[one_, two]])).toHaveLength(2);
  });

  it("a plan that is set is told of, with the way; in its revision the cell is decided again", async () => {
    const words = "Pasien terlayani di bawah satu jam";
    expect(await writesNothing(async () => problems(decide([await sent("southVolunteer", 0, words)])))).toEqual([
      { path: "cells.0.typed", key: "matrix.planSet", values: { name: nameOf("southVolunteer"), year: String(YEAR) } },
    ]);
    const [{ planId, id: former, parent } = { planId: "", id: "", parent: null }] = await resultsOf("southVolunteer", true);
    const revision = await startRevision(await grant("southVolunteer", "plan:revise", planId), now());
    await decide([await sent("southVolunteer", 0, words)]);
    expect(
      await one(`SELECT title, "agreementIndicatorId" AS parent, "copiedFromId" AS former FROM intended_result WHERE "planId" = $1`, [
        revision,
      ]),
    ).toEqual({ title: words, parent, former });
    expect(await one(`SELECT title FROM intended_result WHERE id = $1`, [former])).toEqual({ title: "Pasien terlayani" });
  });

  it("once the year has ended nothing of its plans is decided or given any more", async () => {
    const later = new Date("2028-01-03T02:00:00Z");
    const cells = [await sent("southVolunteer", 0, "Pasien terlayani semuanya")];
    expect(await writesNothing(async () => problems(decideCells(await lead(), YEAR, cells, later)))).toEqual([
      { path: "cells.0.typed", key: "planning.yearOver", values: { year: "2027" } },
    ]);
    const [{ id } = { id: "" }] = await resultsOf("southVolunteer");
    expect(await writesNothing(async () => problems(giveFirstIndicators(await lead(), YEAR, [first(id)], later)))).toEqual([
      { path: "plan", key: "planning.yearOver", values: { year: "2027" } },
    ]);
  });

  it("and the official form names what of the leader each result serves", async () => {
    const { id } = await openPlan("southVolunteer");
    const form = formOf(await getPlan(await grant("southVolunteer", "plan:read", id), now()), "Kota Contoh");
    expect(form.results.main.map(({ intervened }) => intervened)).toEqual([(await sheet()).columns[0]?.title]);
  });

  it("no result serves itself, over however many", async () => {
    const [a, b, c] = await ask<{ id: string }>(`SELECT id FROM intended_result WHERE "leaderResultId" IS NULL ORDER BY id LIMIT 3`);
    const serve = (who?: { id: string }, whom?: { id: string }) =>
      ask(`UPDATE intended_result SET "leaderResultId" = $2, "agreementIndicatorId" = NULL WHERE id = $1`, [who?.id, whom?.id]);
    await serve(a, b);
    await serve(b, c);
    for (const above of [a, b, c])
      await expect(serve(c, above)).rejects.toMatchObject({ code: "23514", constraint: "cascade_has_no_circle" });
    await ask(`UPDATE intended_result SET "leaderResultId" = NULL WHERE id = ANY($1::uuid[])`, [[a?.id, b?.id]]);
  });

  it("a team leader's matrix has the results of the leader's own plan across, which a revision carries over", async () => {
    const secretary = await personId("secretary");
    const read = async () =>
      getMatrix(await grant("secretary", "matrix:read", await unitId("office")), { year: 2026, leader: secretary }, now());
    const { columns, people } = await read();
    const [column] = columns;
    const person = people.find(({ name }) => name === nameOf("planner"));
    if (!column || !person) throw new Error("a column and a person");
    const plan = await one<{ id: string }>(`SELECT "planId" AS id FROM intended_result WHERE id = $1`, [column.id]);
    await startRevision(await grant("planner", "plan:revise", person.plan?.id ?? ""), now());
    const cell = { key: "0", employeeId: person.id, column: column.id, version: 0, typed: "Data kinerja tersedia" };
    await decideCells(await lead("secretary", "secretary"), 2026, [cell], now());
    const revision = await startRevision(await grant("secretary", "plan:revise", plan.id), now());
    const version = async () => (await one<{ version: number }>(`SELECT version FROM plan WHERE id = $1`, [revision])).version;
    await proposePlan(await grant("secretary", "plan:propose", revision), await version(), now());
    await setPlans(await grant("officeHead", "team:set-plans", await personId("officeHead")), { [revision]: await version() }, now());
    // the role is a result in somebody's plan: it goes along once the leader has seen the difference and confirmed it
    const { team } = await getParents(await grant("secretary", "team:read", secretary), 2026, now());
    const waiting = team.results.find(({ title }) => title === "Data kinerja tersedia");
    expect(waiting).toMatchObject({ waits: true, served: column.id, servedOf: nameOf("secretary") });
    const confirmed = { key: "0", resultId: waiting?.id ?? "", from: column.id, parent: waiting?.proposed ?? null };
    await reparent(await grant("secretary", "parents:change", secretary), 2026, [confirmed], now());
    const after = await read();
    expect(after.columns.map(({ title }) => title)).toEqual(columns.map(({ title }) => title));
    expect(after.columns[0]?.id).not.toBe(column.id);
    expect(after.people.find(({ id }) => id === person.id)?.cells[0]).toMatchObject({ state: "role", words: "Data kinerja tersedia" });
  });
});
