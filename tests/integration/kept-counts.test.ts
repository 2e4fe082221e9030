import { describe, expect, it } from "vitest";
import { workingDaysUntil } from "@/lib/scoring/core/deadlines/working-days";
import { mark, more } from "../support/citizens";
import { ask, one } from "../support/database";
import { posterOf, serviceId } from "../support/doors";
import { personId } from "../support/staff";

/** Kept counts against counts over the rows themselves. Working days are counted here by the core, not by the database. */
async function lineDifferences() {
  const holidays = new Set((await ask<{ day: string }>(`SELECT day::text FROM holiday`)).map(({ day }) => day));
  const lines = await ask<{ employeeId: string; period: string; sent: string; decided: string | null }>(
    `SELECT "employeeId", extract(year FROM day) || '-Q' || extract(quarter FROM day) AS period,
       ("submittedAt" AT TIME ZONE 'Asia/Jakarta')::date::text AS sent, ("decidedAt" AT TIME ZONE 'Asia/Jakarta')::date::text AS decided
     FROM activity WHERE "submittedAt" IS NOT NULL`,
  );
  const counted = Map.groupBy(lines, ({ employeeId, period, sent, decided }) =>
    [employeeId, period, decided === null ? -1 : Math.min(60, workingDaysUntil(sent, decided, holidays))].join(" "),
  );
  const kept = await ask<{ name: string; times: number }>(
    `SELECT "employeeId" || ' ' || period || ' ' || waited AS name, times FROM activity_total WHERE times > 0`,
  );
  const by = (rows: Iterable<[string, number]>) => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { counted: by([...counted].map(([name, same]) => [name, same.length])), kept: by(kept.map(({ name, times }) => [name, times])) };
}

const waits = async (name: string) =>
  ask(`SELECT period, verified, "waitBand", times FROM wait_total WHERE "serviceId" = $1 AND times > 0 ORDER BY 1, 2, 3`, [
    await serviceId(name),
  ]);
const waitDifferences = () =>
  ask(
    `WITH counted AS (
       SELECT "serviceId", extract(year FROM day) || '-Q' || extract(quarter FROM day) AS period, channel IN ('slip', 'counter') AS verified,
         "waitBand", count(*)::int AS times FROM citizen_answer WHERE "waitBand" IS NOT NULL GROUP BY 1, 2, 3, 4
     )
     SELECT * FROM counted c FULL JOIN (SELECT * FROM wait_total WHERE times > 0) t USING ("serviceId", period, verified, "waitBand")
     WHERE c.times IS DISTINCT FROM t.times`,
  );

describe("lines that wait and lines that were decided", () => {
  const kept = async (who: string) =>
    ask(`SELECT period, waited, times FROM activity_total WHERE "employeeId" = $1 AND period = '2030-Q1' AND times > 0 ORDER BY waited`, [
      who,
    ]);
  const add = (who: string, sent: string | null, decided: string | null = null) =>
    one<{ id: string }>(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt", "decidedAt", decision)
       VALUES (gen_random_uuid(), $1, '2030-01-15', 30, 'x', gen_random_uuid(), now(), $2, $3, CASE WHEN $3::timestamptz IS NOT NULL THEN 'approved'::"ReviewDecision" END) RETURNING id`,
      [who, sent, decided],
    );

  it("are a count of the lines, in the seed", async () => {
    const { counted, kept } = await lineDifferences();
    expect(counted.length).toBeGreaterThan(20);
    expect(kept).toEqual(counted);
  });

  it("follow a line from draft to decision, back, to another day, and away", async () => {
    const who = await personId("northDoctor");
    const { id } = await add(who, null);
    expect(await kept(who)).toEqual([]);
    await ask(`UPDATE activity SET "submittedAt" = '2030-01-15T09:00:00Z' WHERE id = $1`, [id]);
    expect(await kept(who)).toEqual([{ period: "2030-Q1", waited: -1, times: 1 }]);
    // Tuesday 15 January in the afternoon, decided Friday the 18th: Wednesday, Thursday, Friday
    await ask(`UPDATE activity SET "decidedAt" = '2030-01-18T02:00:00Z', decision = 'approved' WHERE id = $1`, [id]);
    expect(await kept(who)).toEqual([{ period: "2030-Q1", waited: 3, times: 1 }]);
    await ask(`UPDATE activity SET "decidedAt" = NULL, decision = NULL WHERE id = $1`, [id]);
    expect(await kept(who)).toEqual([{ period: "2030-Q1", waited: -1, times: 1 }]);
    await ask(`UPDATE activity SET text = 'y' WHERE id = $1`, [id]);
    expect(await kept(who)).toEqual([{ period: "2030-Q1", waited: -1, times: 1 }]);
    await ask(`UPDATE activity SET day = '2030-04-01' WHERE id = $1`, [id]);
    expect(await kept(who)).toEqual([]);
    await ask(`UPDATE activity SET day = '2030-01-02' WHERE id = $1`, [id]);
    await ask(`DELETE FROM activity WHERE id = $1`, [id]);
    expect(await kept(who)).toEqual([]);
  });

  it.each([
    // Friday 18 January 2030: the weekend is not counted
    ["on the same day", "2030-01-18T02:00:00Z", "2030-01-18T09:00:00Z", 0],
    ["over a weekend", "2030-01-18T02:00:00Z", "2030-01-21T02:00:00Z", 1],
    ["on the Sunday", "2030-01-18T02:00:00Z", "2030-01-20T02:00:00Z", 0],
    // 17.30 UTC on Thursday is Friday half past midnight in Jakarta
    ["across midnight in the agency's zone", "2030-01-17T16:30:00Z", "2030-01-17T17:30:00Z", 1],
    ["after years", "2030-01-18T02:00:00Z", "2033-01-18T02:00:00Z", 60],
  ])("decided %s", async (_when, sent, decided, waited) => {
    const who = await personId("northPharmacist");
    const { id } = await add(who, sent, decided);
    expect(await kept(who)).toEqual([{ period: "2030-Q1", waited, times: 1 }]);
    await ask(`DELETE FROM activity WHERE id = $1`, [id]);
  });

  it("follow many in one statement", async () => {
    await ask(`UPDATE activity SET "decidedAt" = "submittedAt" + interval '9 days' WHERE "decidedAt" IS NOT NULL`);
    await ask(`DELETE FROM activity WHERE "submittedAt" IS NOT NULL AND "decidedAt" IS NULL AND documents = 0`);
    const { counted, kept } = await lineDifferences();
    expect(kept).toEqual(counted);
  });
});

describe("how long citizens waited", () => {
  it("is a count of the answers, in the seed", async () => {
    expect((await one<{ n: number }>(`SELECT sum(times)::int AS n FROM wait_total`)).n).toBeGreaterThan(100);
    expect(await waitDifferences()).toEqual([]);
  });

  it("follows an answer that is recorded, completed and completed otherwise; nobody's silence is counted", async () => {
    const { code } = await posterOf("Konseling gizi");
    const key = crypto.randomUUID();
    await mark(code, key, "3");
    expect(await waits("Konseling gizi")).toEqual([]);
    await more(code, key, { mark: "3", wait: "4" });
    expect(await waits("Konseling gizi")).toEqual([{ period: "2026-Q4", verified: false, waitBand: 4, times: 1 }]);
    await more(code, key, { mark: "3", wait: "1" });
    expect(await waits("Konseling gizi")).toEqual([{ period: "2026-Q4", verified: false, waitBand: 1, times: 1 }]);
    await more(code, key, { mark: "3" });
    expect(await waits("Konseling gizi")).toEqual([]);
    expect(await waitDifferences()).toEqual([]);
  });
});
