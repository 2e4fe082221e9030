import { describe, expect, it } from "vitest";
import { listAppraised, listCompletion, listReviewing, listWaitingLines } from "@/lib/reports/queries";
import { PREDICATES } from "@/lib/scoring/core/types";
import { getServiceHistory, listUnitSatisfaction, listWaits } from "@/lib/services/queries";
import { ask, one } from "../support/database";
import { CLOSED, nameOf, OPEN, serviceId, unitId } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

const TODAY = "2026-11-18";

describe("completion and predicates", () => {
  it("are a count of the appraisals, quarter by quarter, of the units below and no other", async () => {
    const office = await unitId("office");
    const rows = await listCompletion(await grant(behind.personnel, "appraisals:list", office), [OPEN, CLOSED]);
    const counted = await ask<{ period: string; unit: string; predicate: string | null; n: number }>(
      `SELECT a.period, u.name AS unit, a.predicate, count(*)::int AS n FROM appraisal a JOIN unit u ON u.id = a."unitId"
       WHERE u.id = $1 OR u."parentId" = $1 GROUP BY 1, 2, 3`,
      [office],
    );
    const told = rows.flatMap(({ period, unit, people, rated, predicates }) => [
      ...PREDICATES.map((predicate) => ({ period, unit, predicate: predicate as string | null, n: predicates[predicate] })),
      { period, unit, predicate: null, n: people - rated },
    ]);
    const sorted = (list: typeof counted) =>
      list
        .filter(({ n }) => n > 0)
        .map((row) => JSON.stringify(Object.entries(row).toSorted()))
        .toSorted();
    expect(sorted(told)).toEqual(sorted(counted));
    expect(new Set(rows.map(({ unit }) => unit))).not.toContain("Inspektorat");
  });

  it("lead to those of one predicate", async () => {
    const list = await grant(behind.personnel, "appraisals:list", await unitId("north"));
    const { rows } = await listAppraised(list, CLOSED, { missing: null, predicate: "needs-improvement", after: undefined });
    const expected = await ask<{ name: string }>(
      `SELECT e.name FROM appraisal a JOIN employee e ON e.id = a."employeeId" WHERE a."unitId" = $1 AND a.period = $2 AND a.predicate = 'needs-improvement' ORDER BY 1`,
      [await unitId("north"), CLOSED],
    );
    expect(rows.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe("lines and their review", () => {
  it("are as counted by hand, and lead to the lines that wait", async () => {
    const laboratory = await unitId("laboratory");
    const who = await personId("labAnalyst");
    const list = await grant(behind.personnel, "activities:list", laboratory);
    await ask(`DELETE FROM activity_review WHERE "activityId" IN (SELECT id FROM activity WHERE "employeeId" = $1)`, [who]);
    await ask(`DELETE FROM activity WHERE "employeeId" = $1`, [who]);
    const add = (sent: string | null, decided: string | null = null, text = "x") =>
      ask(
        `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt", "decidedAt", decision)
         VALUES (gen_random_uuid(), $1, '2026-11-02', 30, $4, gen_random_uuid(), now(), $2, $3, CASE WHEN $3::timestamptz IS NOT NULL THEN 'approved'::"ReviewDecision" END)`,
        [who, sent, decided, text],
      );
    expect((await listReviewing(list, OPEN, { reviewDays: 3, today: TODAY })).units).toMatchObject([
      { lines: 0, medianAge: null, review: null },
    ]);
    await add(null); // a draft
    await add("2026-11-02T03:00:00Z", "2026-11-05T03:00:00Z"); // Monday to Thursday: 3
    await add("2026-11-02T03:00:00Z", "2026-11-06T03:00:00Z"); // to Friday: 4
    await add("2026-11-13T03:00:00Z", "2026-11-16T03:00:00Z"); // over a weekend: 1
    await add("2026-11-12T03:00:00Z", null, "lama"); // waits since Thursday: 4 by Wednesday the 18th
    await add("2026-11-17T03:00:00Z"); // 1
    await add("2026-11-18T01:00:00Z"); // 0
    const { units, all, days } = await listReviewing(list, OPEN, { reviewDays: 3, today: TODAY });
    expect(days).toBe(35); // 22 of October, 13 of November
    // due: three decided and one overdue; in time: two of them
    expect(units).toMatchObject([
      {
        people: 1,
        lines: 6,
        decided: 3,
        inTime: 2,
        waiting: 3,
        overdue: 1,
        medianAge: 1,
        perDay: 17,
        review: { n: 2, due: 4, percent: 50 },
      },
    ]);
    expect(all).toMatchObject({ lines: 6, waiting: 3, medianAge: 1 });
    const waiting = await listWaitingLines(list, OPEN, { today: TODAY, after: undefined });
    expect(waiting.rows.map(({ waited }) => waited)).toEqual([4, 1, 0]);
    expect(waiting.rows[0]).toMatchObject({ text: "lama", employee: nameOf("labAnalyst"), day: "2026-11-02" });
    expect((await listReviewing(list, CLOSED, { reviewDays: 3, today: TODAY })).units).toMatchObject([{ lines: 0, waiting: 0 }]);
  });

  it("that wait have no gap and no repetition over their pages", async () => {
    const who = await personId("northPharmacist");
    await ask(
      `INSERT INTO activity (id, "employeeId", day, minutes, text, key, "createdAt", "submittedAt")
       SELECT gen_random_uuid(), $1, '2026-10-07', 1, 'Sama', gen_random_uuid(), '2026-10-07T03:00:00Z', '2026-10-07T03:00:00Z' FROM generate_series(1, 75)`,
      [who],
    );
    const list = await grant("northHead", "activities:list", await unitId("north"));
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 50; pages += 1) {
      const { rows, next } = await listWaitingLines(list, OPEN, { today: TODAY, after });
      seen.push(...rows.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM activity l JOIN appraisal a ON a."employeeId" = l."employeeId" AND a.period = $2
       WHERE a."unitId" = $1 AND l."submittedAt" IS NOT NULL AND l."decidedAt" IS NULL AND l.day >= '2026-10-01'`,
      [await unitId("north"), OPEN],
    );
    expect([seen.length, new Set(seen).size]).toEqual([n, n]);
    for (const broken of ["", "x", Buffer.from('["x","y"]').toString("base64url")])
      expect((await listWaitingLines(list, OPEN, { today: TODAY, after: broken })).rows.length).toBe(30); // nobody's key: from the beginning
  });
});

describe("waiting", () => {
  const waits = async (above: number, minimum = 5) =>
    listWaits(await grant(behind.personnel, "satisfaction:list", await unitId("city")), OPEN, { above, minimum, comparable: 30 });
  const answered = async (name: string, channel: string, bands: readonly number[]) => {
    await ask(`UPDATE citizen_answer SET "waitBand" = NULL WHERE "serviceId" = $1`, [await serviceId(name)]);
    for (const [at, times] of bands.entries())
      await ask(
        `INSERT INTO citizen_answer (id, key, "serviceId", channel, day, mark, instrument, elements, "waitBand")
         SELECT gen_random_uuid(), gen_random_uuid(), $1, $2::"Channel", '2026-11-02', 3, 'skm-1', '---------', $3 FROM generate_series(1, $4)`,
        [await serviceId(name), channel, at + 1, times],
      );
  };

  it("is a share of those who said it, by one kind of channel, above the band that is asked for", async () => {
    await answered("Imunisasi", "slip", [2, 0, 3, 5]);
    const found = (all: Awaited<ReturnType<typeof waits>>) => all.services.find(({ name }) => name === "Imunisasi");
    // 8 of 10, 5 of 10: Wilson by hand as in tests/scoring/satisfaction.test.ts, and (0.5 + 0.192073) / 1.384146 ± 0.263404
    expect(found(await waits(2))?.verified).toEqual({ n: 10, bands: [2, 0, 3, 5], long: { n: 10, share: 8_000, low: 4_902, high: 9_433 } });
    expect(found(await waits(3))?.verified.long).toEqual({ n: 10, share: 5_000, low: 2_366, high: 7_634 });
    expect(found(await waits(2))?.open.n).toBe(0);
  });

  it("of fewer than the minimum is told by their number alone, never as zero", async () => {
    await answered("Pelayanan KIA", "counter", [4, 0, 0, 0]);
    const all = await waits(2);
    expect(all.services.find(({ name }) => name === "Pelayanan KIA")?.verified).toEqual({ n: 4, bands: null, long: null });
    expect(all.silent.map(({ name }) => name)).toContain("Pelayanan KIA");
    expect((await waits(2, 3)).services.find(({ name }) => name === "Pelayanan KIA")?.verified.long?.share).toBe(0);
  });

  it("sets a service above others only where its interval is clear of theirs", async () => {
    await ask(`UPDATE citizen_answer SET "waitBand" = NULL`);
    await answered("Poli umum", "counter", [5, 5, 40, 50]); // 90 of 100: 82.6 to 94.5
    await answered("Pelayanan KIA", "slip", [80, 0, 20, 0]); // 20 of 100: 13.3 to 28.9
    await answered("Imunisasi", "slip", [90, 0, 0, 10]); // 10 of 100: 5.5 to 17.4, which meets the one before
    await answered("Pendaftaran loket", "slip", [20, 0, 9, 0]); // 29, one too few to be compared: 17.3 to 49.2 would join nobody either way
    const { levels, silent } = await waits(2);
    expect(levels.map((level) => level.map(({ name }) => name))).toEqual([["Poli umum"], ["Imunisasi", "Pelayanan KIA"]]);
    expect(silent.map(({ name }) => name)).toContain("Pendaftaran loket");
    expect(silent.length).toBe(5);
  });

  it("of one service is told quarter by quarter with its index, to its heads", async () => {
    const id = await serviceId("Poli umum");
    const history = await getServiceHistory(await grant("southHead", "satisfaction:read", id), [CLOSED, OPEN], {
      above: 2,
      minimum: 5,
      comparable: 30,
    });
    const [whole] = await listUnitSatisfaction(await grant("southHead", "satisfaction:list", await unitId("south")), [OPEN], 30);
    expect(history?.quarters.map(({ period }) => period)).toEqual([CLOSED, OPEN]);
    expect(history?.quarters[1]?.verified).toEqual(whole?.services.find((service) => service.id === id)?.verified);
    expect(history?.quarters[1]?.waits?.verified.bands).toEqual([5, 5, 40, 50]);
    await expect(grant("northHead", "satisfaction:read", id)).rejects.toMatchObject({ because: "not-found" });
  });
});
