import { beforeAll, describe, expect, it } from "vitest";
import { getRatingSheet } from "@/lib/appraisals/queries";
import { measure } from "@/lib/facts/queries";
import { getOwnExample } from "@/lib/help/queries";
import { say } from "@/lib/messages/format";
import { getPlan } from "@/lib/plans/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { freezePeriod, isSettled, listUnfrozen } from "@/lib/scoring/commands/facts";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { recordRealisation } from "@/lib/scoring/commands/realisations";
import { addIndicator } from "@/lib/scoring/commands/targets";
import { factsOf, judge } from "@/lib/scoring/core/indicator-kinds";
import { listServicesForPlan } from "@/lib/services/queries";
import { ask, meeting, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN, openPlan, planInForce, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const WHO = "southNurseTwo";

/** A service of the south with as many verified answers of four and of three throughout, and open ones that never count. */
async function service(name: string, fours: number, threes: number, bands: readonly number[] = [0, 0, 0, 0]): Promise<string> {
  const { id } = await one<{ id: string }>(`INSERT INTO service (id, "unitId", name) VALUES (gen_random_uuid(), $1, $2) RETURNING id`, [
    await unitId("south"),
    name,
  ]);
  await answered(id, "4444444444", fours);
  await answered(id, "3333333333", threes);
  await answered(id, "1111111111", 500, false);
  await answered(id, "1111111111", 500, true, CLOSED);
  for (const [at, times] of bands.entries())
    await ask(
      `INSERT INTO wait_total ("serviceId", period, verified, "waitBand", times) VALUES ($1, $2, true, $3, $4), ($1, $2, false, $3, 99), ($1, $5, true, $3, 99)`,
      [id, OPEN, at + 1, times, CLOSED],
    );
  return id;
}
const answered = (id: string, pattern: string, times: number, verified = true, period = OPEN) =>
  ask(
    `INSERT INTO satisfaction_total ("serviceId", period, verified, pattern, times) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ("serviceId", period, verified, pattern) DO UPDATE SET times = satisfaction_total.times + $5`,
    [id, period, verified, pattern, times],
  );

/** An indicator under the first result of somebody's plan in force. */
async function indicator(who: string, kind: string, target: object, title = kind): Promise<string> {
  const { id } = await one<{ id: string }>(
    `INSERT INTO indicator (id, "intendedResultId", position, title, kind, target)
     SELECT gen_random_uuid(), r.id, (SELECT max(position) + 1 FROM indicator WHERE "intendedResultId" = r.id), $2, $3, $4
     FROM intended_result r WHERE r."planId" = $1 ORDER BY r.position LIMIT 1 RETURNING id`,
    [(await planInForce(who)).id, title, kind, JSON.stringify(target)],
  );
  return id;
}
const factOf = async (id: string, kind: string, period = OPEN) => (await measure(db, [{ id, kind }], period, now())).get(id);
const realisationsOf = (id: string) =>
  ask<{ value: Record<string, unknown>; supersededAt: Date | null; period: string }>(
    `SELECT value, "supersededAt", period FROM realisation WHERE "indicatorId" = $1 AND period = $2 ORDER BY "enteredAt"`,
    [id, OPEN],
  );

describe("the index of a service", () => {
  it("is of verified answers of the period alone: 20 fours and 20 threes are 87.50 from 40", async () => {
    const id = await indicator(WHO, "satisfaction", { serviceIds: [await service("Ukur satu", 20, 20)], low: "80", high: "90" });
    // (20·4 + 20·3)/40 = 3.5; ×25 = 87.50. Linearised: each moves it by ±12.5/40; t(39) = 2.0227: 87.50 ± 4.05.
    const fact = await factOf(id, "satisfaction");
    expect(fact).toMatchObject({ index: 8_750, low: 8_345, high: 9_155, minimum: 30, services: [{ name: "Ukur satu", n: 40 }] });
    expect(factsOf("satisfaction", fact).map(({ key, values }) => say("id", key, values))).toEqual([
      "40 jawaban; selang 95 %: 83,45 sampai 91,55.",
      "Ukur satu: 87,50 dari 40 jawaban.",
      "Sumber: warga yang menjawab dengan kode sekali pakai.",
      "Keadaan 18 November 2026.",
    ]);
  });

  it("is the mean of several, each counting alike; unknown while one is below the fewest answers", async () => {
    const [many, few] = [await service("Ukur dua", 90, 0), await service("Ukur tiga", 0, 29)];
    const id = await indicator(WHO, "satisfaction", { serviceIds: [many, few], low: "80", high: "80" });
    expect(await factOf(id, "satisfaction")).toMatchObject({
      index: null,
      services: [
        { n: 90, index: 10_000 },
        { n: 29, index: null },
      ],
    });
    await answered(few, "3333333333", 1);
    expect(await factOf(id, "satisfaction")).toMatchObject({ index: 8_750 }); // (100 + 75)/2
  });

  it("follows the dated setting of the fewest answers, and is none where nobody answered", async () => {
    const id = await indicator(WHO, "satisfaction", { serviceIds: [await service("Ukur empat", 10, 0)], low: "80", high: "80" });
    expect(await factOf(id, "satisfaction")).toMatchObject({ index: null });
    await ask(`UPDATE setting SET value = '10' WHERE key = 'gradeMinimum'`);
    expect(await factOf(id, "satisfaction")).toMatchObject({ index: 10_000, minimum: 10 });
    await ask(`UPDATE setting SET value = '30' WHERE key = 'gradeMinimum'`);
    const empty = await indicator(WHO, "satisfaction", { serviceIds: [await service("Ukur lima", 0, 0)], low: "80", high: "80" });
    const fact = await factOf(empty, "satisfaction");
    expect(judge({ kind: "satisfaction", target: { serviceIds: [empty], low: "80", high: "80" }, realisation: fact }).standing).toBe(
      "unknown",
    );
  });
});

describe("the wait at a service", () => {
  it("is how many gave each band, verified and of the period", async () => {
    const target = { serviceId: await service("Tunggu", 0, 0, [10, 11, 12, 7]), measure: "median", band: "up-to-30" };
    const id = await indicator(WHO, "waiting", target);
    const fact = await factOf(id, "waiting");
    expect(fact).toEqual({ asOf: "2026-11-18", minimum: 30, service: "Tunggu", bands: [10, 11, 12, 7] });
    expect(judge({ kind: "waiting", target, realisation: fact }).standing).toBe("within"); // 20 of 40 is reached in the second band
  });
});

describe("what was produced", () => {
  it("is the sum of one's approved lines under the result, in the unit, in the period, also from before a revision", async () => {
    const id = await indicator("northNurseTwo", "outputs", { low: "10", high: "20", unit: "Surat uji" });
    const { result, employee } = await one<{ result: string; employee: string }>(
      `SELECT i."intendedResultId" AS result, p."employeeId" AS employee FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" JOIN plan p ON p.id = r."planId" WHERE i.id = $1`,
      [id],
    );
    const line = (quantity: number | null, unit: string | null, day: string, decision: string | null = "approved", under = result) =>
      ask(
        `INSERT INTO activity (id, "employeeId", day, minutes, text, "intendedResultId", "outputQuantity", "outputUnit", key, "createdAt", "submittedAt", "decidedAt", decision, reason)
         VALUES (gen_random_uuid(), $1, $2, 1, 'Uji', $3, $4, $5, gen_random_uuid(), '2026-10-01T03:00:00Z', '2026-10-01T03:00:00Z', $6, $7, $8)`,
        [employee, day, under, quantity, unit, decision && "2026-10-02T03:00:00Z", decision, decision === "returned" ? "Ulangi" : null],
      );
    const { others } = (await factOf(id, "outputs")) as { others: number };
    expect(await factOf(id, "outputs")).toMatchObject({ total: null, lines: 0 }); // nothing in that unit: not zero
    await line(450, "surat uji", "2026-10-01"); // counted
    await line(300, " SURAT UJI ", "2026-12-31"); // counted: the last day, the unit as it was typed
    await line(9_900, "surat uji", "2026-09-30"); // of another quarter
    await line(9_900, "surat uji", "2026-11-02", "returned"); // not approved
    await line(9_900, "surat uji", "2026-11-02", null); // nobody decided
    await line(9_900, "lembar", "2026-11-02"); // another unit: said, not counted
    await line(null, null, "2026-11-02"); // no amount: said, not counted
    const elsewhere = await one<{ id: string }>(
      `SELECT id FROM intended_result WHERE "planId" = (SELECT "planId" FROM intended_result WHERE id = $1) AND id <> $1 LIMIT 1`,
      [result],
    );
    await line(9_900, "surat uji", "2026-11-02", "approved", elsewhere.id); // under another result
    expect(await factOf(id, "outputs")).toEqual({ asOf: "2026-11-18", total: 750, lines: 2, others: others + 2 });

    const revised = await one<{ id: string }>(
      `WITH plan AS (
         INSERT INTO plan (id, "employeeId", year, revision, model, "regulationId") VALUES (gen_random_uuid(), $1, 2026, 9, 'quantitative', 'permenpanrb-6-2022') RETURNING id
       ), result AS (INSERT INTO intended_result (id, "planId", position, priority, title) SELECT gen_random_uuid(), id, 1, 'main', 'x' FROM plan RETURNING id)
       INSERT INTO indicator (id, "intendedResultId", position, title, kind, target, "copiedFromId")
       SELECT gen_random_uuid(), result.id, 1, 'x', 'outputs', '{"low":"1","high":"2","unit":"surat uji"}', $2 FROM result RETURNING id`,
      [employee, id],
    );
    expect(await factOf(revised.id, "outputs")).toMatchObject({ total: 750, lines: 2 });
  });
});

describe("the achievement of the unit", () => {
  it("is what was decided for it in the period, with its source; unknown before", async () => {
    const id = await indicator(WHO, "unit-result", { value: "good" });
    expect(await factOf(id, "unit-result")).toMatchObject({ unit: "Puskesmas Contoh Selatan", value: null, source: null });
    expect(await factOf(id, "unit-result", CLOSED)).toMatchObject({ value: "good", source: expect.stringContaining("(contoh)") });
  });
});

describe("a target", () => {
  it("names services of the employee's line alone, and what is computed is never typed", async () => {
    const planner = await openPlan("southDoctor");
    const draft = await grant("southDoctor", "plan:change", planner.id);
    const near = await one<{ id: string }>(`SELECT id FROM service WHERE "unitId" = $1 LIMIT 1`, [await unitId("south")]);
    const far = await one<{ id: string }>(`SELECT id FROM service WHERE "unitId" = $1 LIMIT 1`, [await unitId("north")]);
    const result = await one<{ id: string }>(`SELECT id FROM intended_result WHERE "planId" = $1 LIMIT 1`, [planner.id]);
    const add = (ids: string[]) =>
      addIndicator(
        draft,
        result.id,
        { title: "IKM", aspect: null, kind: "satisfaction", target: { serviceIds: ids, low: "80", high: "80" } },
        now(),
      );
    for (const ids of [[far.id], [near.id, far.id], [result.id]])
      expect(await writesNothing(() => problems(add(ids)))).toEqual([{ path: "target.serviceIds", key: "problem.chooseService" }]);
    expect((await writesNothing(() => problems(add([])))).map(({ path }) => path)).toEqual(["target.serviceIds"]);
    expect(await problems(add([near.id]))).toEqual([]);

    const { services, more } = await listServicesForPlan(draft, { chosen: [] });
    expect(more).toBe(false);
    expect(services.map(({ id }) => id)).toContain(near.id);
    expect(services.map(({ id }) => id)).not.toContain(far.id);
    expect((await listServicesForPlan(draft, { q: "GIZI", chosen: [near.id] })).services.map(({ id }) => id)).toContain(near.id);

    const own = await grant(WHO, "realisation:record", await indicator(WHO, "unit-result", { value: "good" }));
    const typed = recordRealisation(own, { period: OPEN, value: { value: "outstanding" }, evidence: null }, now());
    expect(await problems(typed)).toEqual([{ path: "value", key: "problem.computed" }]);
  });
});

describe("what is computed is frozen", () => {
  let serviceId: string;
  let target: object;
  beforeAll(async () => {
    serviceId = await service("Dibekukan", 40, 0);
    target = { serviceIds: [serviceId], low: "80", high: "90" };
  });
  const rate = async (key: string) => {
    const id = await appraisalId(key);
    const { version } = await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id]);
    const input = { version, workResult: "meets" as const, behaviour: "meets" as const, note: "Alat rusak tiga minggu." };
    return recordRating(await grant(behind.rater, "appraisal:rate", id), input, measure, now());
  };

  it("by the rating: it is an input of it, and what comes later changes neither page nor row", async () => {
    const id = await indicator("southPharmacist", "satisfaction", target, "IKM apotek");
    const sheet = async () =>
      (
        await getRatingSheet(await grant(behind.rater, "appraisal:rate", await appraisalId("southPharmacist")), 30)
      ).evidence.indicators.find(({ title }) => title === "IKM apotek");
    expect(await sheet()).toMatchObject({ standing: "above", realised: { values: { index: { hundredths: 10_000 } } } });
    expect(await realisationsOf(id)).toEqual([]); // looking writes nothing
    await rate("southPharmacist");
    expect(await realisationsOf(id)).toMatchObject([{ period: OPEN, supersededAt: null, value: { index: 10_000, asOf: "2026-11-18" } }]);
    await answered(serviceId, "1111111111", 400);
    expect(await factOf(id, "satisfaction")).toMatchObject({ index: 3_182 }); // the records have changed: (40·100 + 400·25)/440
    expect(await sheet()).toMatchObject({ standing: "above", realised: { values: { index: { hundredths: 10_000 } } } });
    await rate("southPharmacist"); // again, with a correction: still what it was
    const [{ inputs }] = (await ask<{ inputs: { indicators: { title: string; realisation: unknown }[] } }>(
      `SELECT inputs FROM appraisal WHERE id = $1`,
      [await appraisalId("southPharmacist")],
    )) as [{ inputs: { indicators: { title: string; realisation: unknown }[] } }];
    expect(inputs.indicators.find(({ title }) => title === "IKM apotek")?.realisation).toMatchObject({ index: 10_000 });
    expect(await realisationsOf(id)).toHaveLength(1);
  });

  it("when the quarter is over, for whom nobody rated: once, and that there were no data too", async () => {
    const id = await indicator(WHO, "satisfaction", target, "IKM beku");
    const dayOn = (day: string) => new Date(`${day}T02:00:00Z`);
    const job = await grant("job", "facts:freeze", "agency");
    expect(await listUnfrozen(dayOn("2026-12-31"))).toEqual([]);
    expect(await listUnfrozen(dayOn("2027-01-01"))).toEqual([OPEN]);
    expect([isSettled(OPEN, 7, dayOn("2027-01-07")), isSettled(OPEN, 7, dayOn("2027-01-08"))]).toEqual([false, true]);
    expect([isSettled(OPEN, 0, dayOn("2026-12-31")), isSettled(OPEN, 0, dayOn("2027-01-01"))]).toEqual([false, true]);
    const before = await rowsOf("ledger");
    await freezePeriod(job, OPEN, measure, dayOn("2027-01-08"));
    expect(await rowsOf("ledger")).toBeGreaterThan(before);
    expect(await listUnfrozen(dayOn("2027-01-08"))).toEqual([]);
    const [frozen] = await realisationsOf(id);
    expect(frozen?.value).toMatchObject({ index: 3_182, asOf: "2027-01-08" });
    const empty = await indicatorIn("southRegistrar", "Waktu tunggu konseling gizi");
    expect((await realisationsOf(empty))[0]?.value).toMatchObject({ bands: [0, 0, 0, 0] });

    await answered(serviceId, "4444444444", 4_000);
    await writesNothing(() => freezePeriod(job, OPEN, measure, dayOn("2027-01-09")));
    expect(await realisationsOf(id)).toEqual([frozen]);
    await rate("southRegistrar"); // later than the job: it takes what was frozen
    expect((await realisationsOf(empty))[0]?.value).toMatchObject({ asOf: "2027-01-08" });
  });

  it("once, where two do it at once", async () => {
    const id = await indicator("southNutritionist", "satisfaction", target, "IKM bersama");
    const job = await grant("job", "facts:freeze", "agency");
    const both = await meeting<unknown>(
      `SELECT 1 FROM appraisal WHERE id = $1 FOR UPDATE`,
      [await appraisalId("southNutritionist")],
      [() => freezePeriod(job, OPEN, measure, now()), () => rate("southNutritionist")],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await realisationsOf(id)).toHaveLength(1);
  });
});

const indicatorIn = async (who: string, title: string) =>
  (
    await one<{ id: string }>(
      `SELECT i.id FROM indicator i JOIN intended_result r ON r.id = i."intendedResultId" WHERE r."planId" = $1 AND i.title = $2`,
      [(await planInForce(who)).id, title],
    )
  ).id;

/** How many statements PostgreSQL ran for a deed in this file's database, as it counts them itself. */
async function statementsOf(deed: () => Promise<unknown>): Promise<number> {
  const here = `(SELECT oid FROM pg_database WHERE datname = current_database())`;
  await ask(`CREATE EXTENSION IF NOT EXISTS pg_stat_statements`);
  await ask(`SELECT pg_stat_statements_reset(0, ${here}, 0)`);
  await deed();
  return (
    await one<{ calls: number }>(
      `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements WHERE dbid = ${here} AND query NOT LIKE '%pg_stat_statements%'`,
    )
  ).calls;
}

describe("a page", () => {
  it("computes all of its indicators in one statement more, however many kinds", async () => {
    const who = "northRegistrar";
    const plan = await grant(who, "plan:read", (await planInForce(who)).id);
    const help = await grant(who, "appraisals:list-own", await personId(who));
    const [bare, bareHelp] = [await statementsOf(() => getPlan(plan, now())), await statementsOf(() => getOwnExample(help, now()))];
    const serviceId = await service("Halaman", 40, 0, [40, 0, 0, 0]);
    await indicator(who, "satisfaction", { serviceIds: [serviceId], low: "80", high: "90" });
    await indicator(who, "satisfaction", { serviceIds: [serviceId], low: "90", high: "95" });
    await indicator(who, "waiting", { serviceId, measure: "median", band: "under-15" });
    await indicator(who, "unit-result", { value: "good" });
    await indicator(who, "outputs", { low: "1", high: "2", unit: "x" });
    const again = await grant(who, "plan:read", (await planInForce(who)).id);
    expect(await statementsOf(() => getPlan(again, now()))).toBe(bare + 1);
    expect(await statementsOf(() => getOwnExample(help, now()))).toBe(bareHelp + 1);
    const sheet = await getPlan(await grant(who, "plan:read", (await planInForce(who)).id), now());
    const shown = sheet.results.flatMap(({ indicators }) => indicators).filter(({ bound }) => bound);
    expect(shown.map(({ achieved }) => achieved.map(({ id, standing }) => [id, standing]))).toEqual([
      [[null, "above"]],
      [[null, "above"]],
      [[null, "within"]],
      [[null, "unknown"]],
      [[null, "unknown"]],
    ]);
    expect(sheet.employee.name).toBe(nameOf(who));
  });
});
