import { beforeAll, describe, expect, it } from "vitest";
import { getParents } from "@/lib/cascade/queries";
import { parentsInput } from "@/lib/cascade/schema";
import { getMatrix } from "@/lib/matrix/queries";
import { getPlan } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { reparent, type SentParent } from "@/lib/scoring/commands/parents";
import { proposePlan, setPlan, startPlan, startRevision } from "@/lib/scoring/commands/plans";
import { addIndicator, addResult, changeResult } from "@/lib/scoring/commands/targets";
import { getToday } from "@/lib/today/queries";
import { ask, meeting, one, writesNothing } from "../support/database";
import { nameOf, planInForce, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { grant, ledger, personId } from "../support/staff";

const LEADER = "secretary";
const sheet = async (who: string, year = 2026) => getParents(await grant(who, "team:read", await personId(who)), year, now());
const give = async (sent: SentParent[], year = 2026, who = LEADER) =>
  reparent(await grant(who, "parents:change", await personId(who)), year, sent, now());
const version = async (id: string) => (await one<{ version: number }>(`SELECT version FROM plan WHERE id = $1`, [id])).version;
const set = async (who: string, rater: string, id: string) => {
  await proposePlan(await grant(who, "plan:propose", id), await version(id), now());
  await setPlan(await grant(rater, "plan:set", id), await version(id), now());
};
const result = (title: string, more: object = {}) => ({
  title,
  priority: "main" as const,
  assignedBy: null,
  perspective: null,
  ...more,
});
const indicator = {
  title: "Terkirim",
  aspect: null,
  kind: "quantity",
  target: { low: "80", high: "90", unit: "%", direction: "more-is-better" },
};
const link = async (title: string) =>
  one<{ id: string; leader: string | null; indicator: string | null; words: string | null }>(
    `SELECT r.id, "leaderResultId" AS leader, "agreementIndicatorId" AS indicator, provisional AS words FROM intended_result r JOIN plan p ON p.id = r."planId"
     WHERE r.title = $1 AND p."supersededOn" IS NULL`,
    [title],
  );
/** Everything that hangs on anybody's results, row by row. */
const hanging = async () =>
  (
    await ask<{ row: string }>(
      `SELECT 'realisation ' || t::text AS row FROM realisation t UNION ALL SELECT 'document ' || t::text FROM document t
       UNION ALL SELECT 'feedback ' || t::text FROM feedback t UNION ALL SELECT 'obstacle ' || t::text FROM obstacle t
       UNION ALL SELECT 'activity ' || t::text FROM activity t UNION ALL SELECT 'indicator ' || t::text FROM indicator t`,
    )
  )
    .map(({ row }) => row)
    .toSorted();
const tasks = async (who: string) => {
  const today = await getToday(await grant(who, "today:read", await personId(who)), now(), {
    quietAfter: 5,
    holidays: new Set(),
    keepsCalendar: false,
  });
  return today.tasks.filter(({ kind }) => kind === "parents");
};

describe("whoever's leader has no plan", () => {
  let planId: string;
  beforeAll(async () => {
    planId = await startPlan(await grant("planner", "plan:start", await personId("planner")), { year: 2027, from: "quantitative" }, now());
  });

  it("drafts, signs and has set results that serve words, the unit's indicator or nothing", async () => {
    const change = await grant("planner", "plan:change", planId);
    const [promised] = await ask<{ id: string }>(
      `SELECT i.id FROM agreement_indicator i JOIN agreement_result r ON r.id = i."resultId" JOIN agreement a ON a.id = r."agreementId"
       WHERE a."unitId" = $1 AND a.year = 2027 ORDER BY r.position, i.position`,
      [await unitId("office")],
    );
    const both = result("Keduanya", { parent: promised?.id, provisional: "x" });
    expect(await writesNothing(() => problems(addResult(change, both, now())))).toEqual([{ path: "provisional", key: "cascade.oneOf" }]);
    expect(await writesNothing(() => problems(addResult(change, result("Asing", { parent: planId }), now())))).toEqual([
      { path: "parent", key: "problem.choose" },
    ]);
    for (const [title, more] of [
      ["Dengan kata", { provisional: "Data kinerja dinas yang dapat dipakai" }],
      ["Dengan indikator", { parent: promised?.id }],
      ["Tanpa apa pun", {}],
    ] as const)
      await addIndicator(change, await addResult(change, result(title, more), now()), indicator, now());
    expect(await writesNothing(() => problems(addResult(change, result("Lagi", { parent: promised?.id }), now())))).toMatchObject([
      { path: "parent", key: "cascade.taken", values: { other: "Dengan indikator" } },
    ]);
    await set("planner", LEADER, planId);
    const plan = await getPlan(await grant("planner", "plan:read", planId), now());
    expect(plan.results.map(({ title, serves, servesForNow }) => [title, serves !== null, servesForNow])).toEqual([
      ["Dengan kata", true, true],
      ["Dengan indikator", true, false],
      ["Tanpa apa pun", false, false],
    ]);
    // nothing waits for a press that nobody could give; the page says so to both
    expect(await tasks(LEADER)).toEqual([expect.objectContaining({ year: 2026 })]);
    expect((await sheet(LEADER, 2027)).team.choices).toEqual([]);
    expect((await sheet("planner", 2027)).own).toMatchObject({ leader: { name: nameOf(LEADER) }, choices: [] });
  });

  it("is told of what is proposed once the leader's plan is set, and nothing changes before the leader confirms it", async () => {
    const before = await link("Dengan indikator");
    const leaders = await startPlan(await grant(LEADER, "plan:start", await personId(LEADER)), { year: 2027, from: "quantitative" }, now());
    const change = await grant(LEADER, "plan:change", leaders);
    for (const [title, more] of [
      ["Data yang dipakai", { parent: before.indicator }],
      ["Kedua", {}],
    ] as const)
      await addIndicator(change, await addResult(change, result(title, more), now()), indicator, now());
    const matrix = await grant(LEADER, "matrix:read", await unitId("office"));
    const leader = await personId(LEADER);
    const told = async () => (await getMatrix(matrix, { year: 2027, leader }, now())).waiting;
    expect(await told()).toBe(0);
    await set(LEADER, "officeHead", leaders);
    expect(await link("Dengan indikator")).toEqual(before);
    const { team } = await sheet(LEADER, 2027);
    const [first] = team.choices;
    const mine = team.results.filter(({ planId: of }) => of === planId);
    expect(mine.map(({ title, waits, proposed, state }) => [title, waits, proposed, state])).toEqual([
      ["Dengan kata", true, null, "set"],
      ["Dengan indikator", true, first?.id, "set"],
      ["Tanpa apa pun", false, null, "set"],
    ]);
    const { own } = await sheet("planner", 2027);
    expect(own.results.map(({ title, proposed }) => [title, proposed])).toEqual(mine.map(({ title, proposed }) => [title, proposed]));
    // Two early plans of the team say in words what they serve (prisma/seed/parents.ts).
    expect((await tasks(LEADER)).find((task) => "year" in task && task.year === 2027)).toMatchObject({ count: 4 });
    expect(await told()).toBe(4); // their roles look open in the new columns until then
  });

  it("keeps plan, signature and whatever hangs on a result when the leader confirms; each deed leaves its row", async () => {
    const { team } = await sheet(LEADER, 2027);
    const [words, indicated] = team.results.filter(({ planId: of }) => of === planId);
    const [first, second] = team.choices;
    const plan = () => one(`SELECT p::text AS row FROM plan p WHERE id = $1`, [planId]);
    const [had, rows] = [await plan(), await hanging()];
    const sent = [
      { key: "0", resultId: indicated?.id ?? "", from: indicated?.served ?? null, parent: first?.id ?? null },
      { key: "1", resultId: words?.id ?? "", from: null, parent: second?.id ?? null },
    ];
    expect(await give(sent, 2027)).toBe(2);
    expect(await link("Dengan indikator")).toMatchObject({ leader: first?.id, indicator: null, words: null });
    expect(await link("Dengan kata")).toMatchObject({ leader: second?.id, words: null });
    expect(await plan()).toEqual(had);
    expect(await hanging()).toEqual(rows);
    expect((await ledger(2)).map(({ permission, subjectId }) => [permission, subjectId]).toSorted()).toEqual(
      sent.map(({ resultId }) => ["parents:change", resultId]).toSorted(),
    );
    expect(
      await ask(`SELECT words, state::text FROM matrix_cell WHERE "leaderResultId" = ANY($1::uuid[]) ORDER BY words`, [
        [first?.id, second?.id],
      ]),
    ).toEqual([
      { words: "Dengan indikator", state: "role" },
      { words: "Dengan kata", state: "role" },
    ]);
    // sent again, it is not what it was
    expect(await writesNothing(() => problems(give(sent.slice(0, 1), 2027)))).toMatchObject([
      { path: "rows.0.parent", key: "cascade.changedMeanwhile" },
    ]);
  });

  it("is unsigned by it while the plan is only proposed, and says what stands against a choice", async () => {
    const { team } = await sheet(LEADER, 2027);
    const early = team.results.find(({ name, waits }) => name === nameOf("clerkTwo") && waits);
    const [first] = team.choices;
    expect(early?.state).toBe("proposed");
    const at = (parent: string | null, resultId = early?.id ?? "", key = "0") => ({ key, resultId, from: null, parent });
    expect(await problems(give([at(null)], 2027))).toMatchObject([{ key: "cascade.choose" }]);
    expect(await problems(give([at(planId)], 2027))).toMatchObject([{ key: "cascade.goneMeanwhile" }]);
    const nothing = await link("Tanpa apa pun");
    expect(await problems(give([at(first?.id ?? null, nothing.id)], 2027))).toEqual([
      { path: "rows.0.parent", key: "cascade.taken", values: { title: "Tanpa apa pun", other: "Dengan indikator" } },
    ]);
    const other = await one<{ id: string }>(`SELECT id FROM intended_result WHERE "planId" = $1 LIMIT 1`, [
      (await planInForce("northDoctor")).id,
    ]);
    await writesNothing(async () =>
      expect(give([at(first?.id ?? null, other.id)])).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    await give([at(first?.id ?? null)], 2027);
    expect(await one(`SELECT "signedOn" FROM plan WHERE id = $1`, [early?.planId])).toEqual({ signedOn: null });
  });
});

describe("when the leader's plan is revised", () => {
  it("what served the former version waits, and is proposed what continues it", async () => {
    const former = await link("Data yang dipakai");
    const { id: plan } = await one<{ id: string }>(`SELECT "planId" AS id FROM intended_result WHERE id = $1`, [former.id]);
    const revision = await startRevision(await grant(LEADER, "plan:revise", plan), now());
    await set(LEADER, "officeHead", revision);
    const served = await link("Dengan indikator");
    expect(served.leader).toBe(former.id); // unchanged, and said to be so
    const continued = await one<{ id: string }>(`SELECT id FROM intended_result WHERE "planId" = $1 AND "copiedFromId" = $2`, [
      revision,
      former.id,
    ]);
    const waiting = (await sheet(LEADER, 2027)).team.results.find(({ title }) => title === "Dengan indikator");
    expect(waiting).toMatchObject({ waits: true, served: former.id, servedTitle: "Data yang dipakai", proposed: continued.id });
    await give([{ key: "0", resultId: served.id, from: former.id, parent: continued.id }], 2027);
    expect(await link("Dengan indikator")).toMatchObject({ leader: continued.id });
    expect(await ask(`SELECT 1 FROM matrix_cell WHERE "leaderResultId" = $1 AND words = 'Dengan indikator'`, [former.id])).toEqual([]);
  });

  it("what is thrown away with a draft is served on in words", async () => {
    const served = await link("Dengan kata");
    await ask(`DELETE FROM intended_result WHERE id = $1`, [
      (
        await one<{ id: string }>(
          `WITH gone AS (INSERT INTO intended_result (id, "planId", position, priority, title) SELECT gen_random_uuid(), "planId", 98, 'main', 'Dibuang' FROM intended_result WHERE id = $1 RETURNING id)
           SELECT id FROM gone`,
          [served.leader],
        ).then(async (gone) => {
          await ask(`UPDATE intended_result SET "leaderResultId" = $1 WHERE id = $2`, [gone.id, served.id]);
          return gone;
        })
      ).id,
    ]);
    expect(await link("Dengan kata")).toMatchObject({ leader: null, words: "Dibuang" });
  });
});

describe("a circle", () => {
  it("is told in the words of its results, and nothing is lost", async () => {
    const below = await link("Dengan indikator");
    const above = await one<{ id: string; title: string }>(`SELECT id, title FROM intended_result WHERE id = $1`, [below.leader]);
    // The roles turn round: now the planner leads the secretary, whose result the planner's has served.
    await ask(`UPDATE intended_result SET "agreementIndicatorId" = NULL, provisional = 'dahulu' WHERE id = $1`, [above.id]);
    await ask(`DELETE FROM reporting_line WHERE "employeeId" = $1`, [await personId(LEADER)]);
    await ask(`INSERT INTO reporting_line (id, "employeeId", "raterId", "from") VALUES (gen_random_uuid(), $1, $2, '2026-01-01')`, [
      await personId(LEADER),
      await personId("planner"),
    ]);
    const { team } = await sheet("planner", 2027);
    const waiting = team.results.find(({ title }) => title === above.title);
    expect(waiting).toMatchObject({ waits: true, servedTitle: "dahulu", name: nameOf(LEADER) });
    const round = [{ key: "0", resultId: above.id, from: null, parent: below.id }];
    expect(await writesNothing(() => problems(give(round, 2027, "planner")))).toEqual([
      {
        path: "rows.0.parent",
        key: "cascade.circle",
        values: { circle: "“Data yang dipakai” → “Dengan indikator” → “Data yang dipakai”" },
      },
    ]);
    // by the form of a draft, too
    const revision = await startRevision(await grant(LEADER, "plan:revise", (await planIdOf(above.id)).id), now());
    const copy = await one<{ id: string; version: number }>(
      `SELECT id, version FROM intended_result WHERE "planId" = $1 AND "copiedFromId" = $2`,
      [revision, above.id],
    );
    await ask(`UPDATE intended_result SET "leaderResultId" = $1 WHERE id = $2`, [copy.id, below.id]);
    const change = await grant(LEADER, "plan:change", revision);
    const asked = result(above.title, { parent: below.id, provisional: null });
    expect(await writesNothing(() => problems(changeResult(change, copy.id, copy.version, asked, now())))).toMatchObject([
      { path: "parent", key: "cascade.circle" },
    ]);
  });

  it("that two complete at once is completed by neither", async () => {
    const [a, b, overA, overB] = await ask<{ id: string }>(
      `SELECT DISTINCT ON ("planId") id FROM intended_result WHERE num_nonnulls("leaderResultId", "agreementIndicatorId", provisional) = 0 ORDER BY "planId" LIMIT 4`,
    );
    const serve = (who?: { id: string }, whom?: { id: string }) => () =>
      ask(`UPDATE intended_result SET "leaderResultId" = $2 WHERE id = $1`, [who?.id, whom?.id]);
    await serve(overA, a)();
    await serve(overB, b)();
    // both have looked and found no circle when they wait for the row that they want to serve
    const both = await meeting(
      `SELECT 1 FROM intended_result WHERE id = ANY($1::uuid[]) FOR UPDATE`,
      [[overA?.id, overB?.id]],
      [serve(a, overB), serve(b, overA)],
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

const planIdOf = (resultId: string) => one<{ id: string }>(`SELECT "planId" AS id FROM intended_result WHERE id = $1`, [resultId]);

/** How many statements PostgreSQL ran for a deed in this file's database, BEGIN and COMMIT included, as it counts them itself. */
async function statementsOf(deed: () => Promise<unknown>): Promise<number> {
  const here = "(SELECT oid FROM pg_database WHERE datname = current_database())";
  await ask(`CREATE EXTENSION IF NOT EXISTS pg_stat_statements`);
  await ask(`SELECT pg_stat_statements_reset(0, ${here}, 0)`);
  await deed();
  const [counted] = await ask<{ calls: number }>(
    `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements WHERE dbid = ${here} AND toplevel AND query NOT LIKE '%pg_stat_statements%'`,
  );
  return counted?.calls ?? 0;
}

describe("a team of thirty", () => {
  it("is put right in one press and is read, each in no more statements than a team of one", async () => {
    const head = await personId("southHead");
    await ask(
      `WITH more AS (INSERT INTO employee (id, name, post, "postKind", "unitId")
         SELECT gen_random_uuid(), 'Pegawai ' || n, 'Perawat', 'fungsional', $1 FROM generate_series(1, 31) n RETURNING id),
       led AS (INSERT INTO reporting_line (id, "employeeId", "raterId", "from") SELECT gen_random_uuid(), id, $2, '2026-01-01' FROM more),
       planned AS (INSERT INTO plan (id, "employeeId", year, model, "regulationId", "signedOn", "setOn")
         SELECT gen_random_uuid(), id, 2026, 'quantitative', 'permenpanrb-6-2022', '2026-01-20', '2026-01-28' FROM more RETURNING id)
       INSERT INTO intended_result (id, "planId", position, priority, title, provisional) SELECT gen_random_uuid(), id, 1, 'main', 'Terlayani', 'Misi 1' FROM planned`,
      [await unitId("south"), head],
    );
    const read = await grant("southHead", "team:read", head);
    const changes = await grant("southHead", "parents:change", head);
    const { team } = await getParents(read, 2026, now());
    const mine = team.results.filter(({ title }) => title === "Terlayani");
    expect(mine.length).toBe(31);
    const sent = mine.map(({ id }, i) => ({ key: `${i}`, resultId: id, from: null, parent: team.choices[0]?.id ?? null }));
    const counts = [
      await statementsOf(() => reparent(changes, 2026, sent.slice(0, 1), now())),
      await statementsOf(() => reparent(changes, 2026, sent.slice(1), now())),
    ];
    expect(counts).toEqual([8, 8]); // with who asks and whether they may, ten
    expect(await statementsOf(() => getParents(read, 2026, now()))).toBeLessThanOrEqual(4);
    expect((await getParents(read, 2026, now())).team.results.filter(({ title }) => title === "Terlayani")).toEqual([]);
  });
});

describe("what is sent", () => {
  it("names one ticked result at least, and leaves those without a tick", () => {
    const id = crypto.randomUUID();
    const row = (more: object) => ({ resultId: id, from: "", parent: id, ...more });
    expect(parentsInput.safeParse({ year: "2027", rows: { 0: row({}) } }).success).toBe(false);
    expect(parentsInput.safeParse({ year: "2027" }).success).toBe(false);
    expect(parentsInput.parse({ year: "2027", rows: { 0: row({}), 7: row({ take: "1" }) } }).rows).toEqual([
      { key: "7", resultId: id, from: null, parent: id },
    ]);
  });
});
