import { describe, expect, it } from "vitest";
import type { Grant } from "@/lib/access/grant";
import { explainDistribution } from "@/lib/distribution/commands";
import { listRaterDistributions, listUnitDistributions } from "@/lib/distribution/queries";
import { listCompletion } from "@/lib/reports/queries";
import { achieve } from "../support/achieved";
import { ask, one, unguarded } from "../support/database";
import { CLOSED, nameOf, OPEN, unitId } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

const TODAY = "2026-11-18";
const NOW = new Date("2026-11-18T02:00:00Z");
const { rater, head } = behind;

const own = async (who: string) => grant(who, "appraisals:list-own", await personId(who));
const sightOf = async (who: string, period = CLOSED) =>
  (await listRaterDistributions(await own(who), TODAY)).find((each) => each.period === period);
const unitsOf = async (toList: Grant<"appraisals:list">, period = CLOSED, minimum = 5) =>
  listUnitDistributions(toList, period, await listCompletion(toList, [period]), minimum);
const explainOwn = async (who: string) => grant(who, "distribution:explain-own", await personId(who));

/** The team of the south in the closed quarter is given these predicates, in the order of their ids. */
const rate = async (...predicates: string[]) => {
  const team = await ask<{ id: string }>(`SELECT id FROM appraisal WHERE "raterId" = $1 AND period = $2 ORDER BY id`, [
    await personId(rater),
    CLOSED,
  ]);
  await unguarded(async () => {
    for (const [i, { id }] of team.entries())
      await ask(`UPDATE appraisal SET predicate = $2 WHERE id = $1`, [id, predicates[i] ?? predicates.at(-1)]);
  });
  return team.length;
};

describe("a rater's own ratings", () => {
  it("stand beside the achievement of the unit that is led, quarter by quarter, with those who still wait", async () => {
    const sight = await sightOf(rater);
    const counted = await ask<{ predicate: string; n: number }>(
      `SELECT predicate, count(*)::int AS n FROM appraisal WHERE "raterId" = $1 AND period = $2 GROUP BY 1`,
      [await personId(rater), CLOSED],
    );
    expect(sight).toMatchObject({ unitId: await unitId("south"), achievement: { value: "good" }, waiting: 0 });
    expect(
      Object.entries(sight?.counts ?? {})
        .filter(([, n]) => n > 0)
        .toSorted(),
    ).toEqual(counted.map(({ predicate, n }) => [predicate, n]).toSorted());
    // 7 of 8 are good, 1 needs improvement: 87.5 %, more than 70 %; the demonstration's rater has said why
    expect(sight?.compared?.departures.map(({ words }) => words.key)).toEqual(["distribution.departure.over"]);
    expect(sight?.reasons).toMatchObject([{ by: nameOf(rater), version: 1, own: true, on: "2026-11-17" }]);
  });

  it("are compared with nothing where no achievement was decided", async () => {
    expect(await sightOf(rater, OPEN)).toMatchObject({ achievement: null, compared: null });
  });
});

describe("a reason", () => {
  const say = async (who: string, text: string, version: number) =>
    explainDistribution(await explainOwn(who), await sightOf(who), { period: CLOSED, text, version }, NOW);

  it("follows the author's former one, dated and in the ledger; the former stays", async () => {
    await say(rater, "Semua target tercapai.", 1);
    expect((await sightOf(rater))?.reasons).toEqual([
      { by: nameOf(rater), text: "Semua target tercapai.", on: TODAY, version: 2, own: true },
    ]);
    expect(await one(`SELECT count(*)::int AS n FROM distribution_reason WHERE "byId" = $1`, [await personId(rater)])).toEqual({ n: 2 });
    expect(await ask(`SELECT permission, "subjectId" FROM ledger ORDER BY at DESC, id DESC LIMIT 1`)).toEqual([
      { permission: "distribution:explain-own", subjectId: await unitId("south") },
    ]);
  });

  it("that follows one which another window has followed is refused, and nothing is written", async () => {
    await expect(say(rater, "Dari jendela lama.", 1)).rejects.toThrow("changed-meanwhile");
    const [first, second] = await Promise.allSettled([say(rater, "Satu.", 2), say(rater, "Dua.", 2)]);
    expect([first?.status, second?.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await sightOf(rater))?.reasons).toMatchObject([{ version: 3 }]);
  });

  it("stands for each author, beside the others'", async () => {
    const toExplain = await grant(head, "distribution:explain", await unitId("south"));
    const [sight] = await unitsOf(await grant(head, "appraisals:list", await unitId("south")));
    await explainDistribution(toExplain, sight, { period: CLOSED, text: "Sudah saya bahas dengan kepala puskesmas.", version: 0 }, NOW);
    const told = (await sightOf(rater))?.reasons.map(({ by, own }) => [by, own]) ?? [];
    expect(told.toSorted()).toEqual(
      [
        [nameOf(head), false],
        [nameOf(rater), true],
      ].toSorted(),
    );
  });

  it("is not asked for where nothing departs", async () => {
    const before = await one(`SELECT count(*)::int AS n FROM distribution_reason`);
    await achieve(await unitId("south"), CLOSED, "needs-improvement");
    await rate("needs-improvement", "needs-improvement", "needs-improvement", "needs-improvement", "needs-improvement", "good");
    expect((await sightOf(rater))?.compared).toMatchObject({ departures: [], tooSmall: false });
    await expect(say(rater, "Tanpa sebab.", 3)).rejects.toMatchObject({
      problems: [{ path: "text", key: "distribution.nothingToExplain" }],
    });
    await expect(explainDistribution(await explainOwn(rater), undefined, { period: CLOSED, text: "x", version: 0 }, NOW)).rejects.toThrow();
    expect(await one(`SELECT count(*)::int AS n FROM distribution_reason`)).toEqual(before);
  });
});

describe("the percentages", () => {
  it("are those of the quarter's last day: another that is dated later changes no past quarter", async () => {
    await achieve(await unitId("south"), CLOSED, "good");
    await rate("good", "good", "good", "good", "good", "good", "good", "needs-improvement");
    const departures = async () => (await sightOf(rater))?.compared?.departures.length;
    expect(await departures()).toBe(1);
    const date = async (day: string, goodMost: number) => {
      await ask(`UPDATE setting SET until = $1::date - 1 WHERE key = 'distributionShares' AND until IS NULL`, [day]);
      await ask(
        `INSERT INTO setting SELECT gen_random_uuid(), key, value || jsonb_build_object('goodMost', $2::int), $1::date, NULL, 'Keputusan contoh', 'C'
         FROM setting WHERE key = 'distributionShares' ORDER BY "from" DESC LIMIT 1`,
        [day, goodMost],
      );
    };
    await date("2026-10-01", 90); // the day after the quarter
    expect(await departures()).toBe(1);
    await ask(`DELETE FROM setting WHERE key = 'distributionShares' AND "from" = '2026-10-01'`);
    await ask(`UPDATE setting SET until = NULL WHERE key = 'distributionShares'`);
    await date("2026-09-30", 90); // its last day
    expect(await departures()).toBe(0);
    expect((await sightOf(rater))?.compared?.sharesSource).toBe("Keputusan contoh");
    await ask(`DELETE FROM setting WHERE key = 'distributionShares' AND "from" = '2026-09-30'`);
    await ask(`UPDATE setting SET until = NULL WHERE key = 'distributionShares'`);
  });
});

describe("a dashboard", () => {
  it("compares the units that may be told by predicate, and of the others tells not even a reason", async () => {
    const toList = await grant(behind.personnel, "appraisals:list", await unitId("city"));
    const completion = await listCompletion(toList, [CLOSED]);
    const large = completion.filter(({ rated }) => rated >= 5).map(({ unitId }) => unitId);
    expect(large.length).toBeLessThan(completion.length);
    const sights = await unitsOf(toList);
    expect(sights.map(({ unitId }) => unitId)).toEqual(large);
    const south = await unitId("south");
    expect(sights.find(({ unitId }) => unitId === south)?.reasons.length).toBeGreaterThan(0);
    const n = completion.find(({ unitId }) => unitId === south)?.rated ?? 0;
    expect((await unitsOf(toList, CLOSED, n)).some(({ unitId }) => unitId === south)).toBe(true);
    expect((await unitsOf(toList, CLOSED, n + 1)).some(({ unitId }) => unitId === south)).toBe(false);
  });
});

describe("who leads what", () => {
  it("is asked of the quarter's last day, and who heads nothing is beside the unit worked in", async () => {
    const south = await unitId("south");
    const heads = `"employeeId" = $1 AND "unitId" = $2`;
    const values = [await personId(rater), south];
    await ask(`UPDATE unit_head SET until = '2026-09-30' WHERE ${heads}`, values);
    expect((await sightOf(rater))?.unitId).toBe(south);
    await ask(`INSERT INTO unit_head VALUES (gen_random_uuid(), $1, $2, 'definitive', '2026-10-01', NULL)`, [
      await unitId("laboratory"),
      values[0],
    ]).catch(async () =>
      ask(`INSERT INTO unit_head VALUES (gen_random_uuid(), $1, $2, 'acting', '2026-10-01', NULL)`, [
        await unitId("laboratory"),
        values[0],
      ]),
    );
    expect((await sightOf(rater, OPEN))?.unitId).toBe(await unitId("laboratory"));
    expect((await sightOf(rater))?.unitId).toBe(south);
    await ask(`DELETE FROM unit_head WHERE "employeeId" = $1 AND "from" = '2026-10-01'`, [values[0]]);
    expect((await sightOf(rater, OPEN))?.unitId).toBe(south); // heads nothing, and works there
    await ask(`UPDATE unit_head SET until = NULL WHERE ${heads}`, values);
  });
});
