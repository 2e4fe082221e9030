import { describe, expect, it } from "vitest";
import { measure } from "@/lib/facts/queries";
import { now } from "@/lib/platform/clock";
import { listBatchKeys } from "@/lib/platform/sealed-box";
import { openNextQuarter } from "@/lib/quarters/actions";
import { changeWindow } from "@/lib/quarters/commands";
import { getAssignment } from "@/lib/quarters/queries";
import { openQuarter, type QuarterInput } from "@/lib/scoring/commands/quarters";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { recordRealisation } from "@/lib/scoring/commands/realisations";
import { recordSelfReport } from "@/lib/scoring/commands/self-reports";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { type Expectation, type Predicate, VALUES } from "@/lib/scoring/core/types";
import { ask, meeting, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, indicatorId, nameOf, OPEN, unitId, windows } from "../support/doors";
import { problems } from "../support/problems";
import { as, behind, grant, personId, send } from "../support/staff";

const versionOf = async (id: string) => (await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id])).version;

describe("rating", () => {
  const rate = async (key: string, workResult: Expectation, behaviour: Expectation, note: string | null, version?: number) => {
    const id = await appraisalId(key);
    return recordRating(
      await grant(behind.rater, "appraisal:rate", id),
      { version: version ?? (await versionOf(id)), workResult, behaviour, note },
      measure,
      now(),
    );
  };

  // Main indicators with data in the open quarter, by hand from the plans: target, realisation.
  //   southNurseOne    80-90 %: 71 below · 60-70 %: 49 below                             2 of 2
  //   southPharmacist  90-95 %: 94 within · at most 15 minutes: 17 below                 1 of 2
  //   southMidwife     85-92 %: 61 below · at most 1: 0 above · 95-100 %: 58 below       2 of 3
  //   southDoctor      3-5 %: 3.9 within                                                 0 of 1
  //   southRegistrar   5-8 minutes: 7.5 within · 95-98 %: 96 within                      0 of 2
  it.each<[string, number, number, Expectation[]]>([
    ["southNurseOne", 2, 2, ["above", "meets"]],
    ["southPharmacist", 1, 2, ["above", "meets"]],
    ["southMidwife", 2, 3, ["above", "meets"]],
    ["southDoctor", 0, 1, ["below"]],
    ["southRegistrar", 0, 2, ["below"]],
  ])("of %s, %i of %i below, owes a reason for %j alone", async (key, below, known, owed) => {
    for (const workResult of ["above", "meets", "below"] as const) {
      if (owed.includes(workResult)) {
        const found = await writesNothing(() => problems(rate(key, workResult, "meets", null)));
        expect(found).toMatchObject([{ path: "note", key: "problem.reasonOwed", values: { below, known } }]);
        expect(await problems(rate(key, workResult, "meets", "Alat rusak tiga minggu."))).toEqual([]);
      } else expect(await problems(rate(key, workResult, "meets", null))).toEqual([]);
    }
  });

  // PermenPANRB 6/2022, Lampiran, hlm. 99: rows hasil kerja, columns perilaku kerja below, meets, above.
  const QUADRANT: Record<Expectation, readonly [Predicate, Predicate, Predicate]> = {
    above: ["poor", "good", "very-good"],
    meets: ["poor", "good", "good"],
    below: ["very-poor", "needs-improvement", "needs-improvement"],
  };
  it.each(Object.entries(QUADRANT))(
    "stores the predicate, its steps and its inputs for a work result %s",
    async (workResult, predicates) => {
      for (const [at, behaviour] of (["below", "meets", "above"] as const).entries()) {
        await rate("southNutritionist", workResult as Expectation, behaviour, "Catatan.");
        const stored = await one<{
          predicate: string;
          steps: { rule: string; source: { instrument: string } }[];
          inputs: { workResult: string; indicators: { realisation: unknown }[] };
          note: string;
        }>(`SELECT predicate, steps, inputs, note FROM appraisal WHERE id = $1`, [await appraisalId("southNutritionist")]);
        expect(stored.predicate).toBe(predicates[at]);
        expect(stored.steps.map(({ rule }) => rule)).toEqual(["quantity", "quantity", "quantity", expect.any(String)]);
        expect(stored.steps.at(-1)?.source.instrument).toBe("PermenPANRB 6/2022");
        expect(stored.inputs.workResult).toBe(workResult);
        expect(stored.inputs.indicators.map(({ realisation }) => realisation)).toEqual([{ amount: "79" }, null, { amount: "41" }]);
        expect(stored.note).toBe("Catatan.");
      }
    },
  );

  it("is stored once when two rate at once, and the second learns it", async () => {
    const version = await versionOf(await appraisalId("southNurseTwo"));
    const before = await rowsOf("ledger");
    const both = await Promise.allSettled([
      rate("southNurseTwo", "meets", "meets", "Satu.", version),
      rate("southNurseTwo", "above", "above", "Dua.", version),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBe(1);
    expect(both.find((each) => each.status === "rejected")).toMatchObject({ reason: { because: "changed-meanwhile" } });
    expect(await versionOf(await appraisalId("southNurseTwo"))).toBe(version + 1);
    expect(await rowsOf("ledger")).toBe(before + 1);
  });

  it("and a realisation that meet: it is an input of the rating, or refused after it", async () => {
    const id = await appraisalId("southNurseOne");
    const indicator = await indicatorId("southNurseOne", "quantity");
    const enter = await grant("southNurseOne", "realisation:record", indicator);
    const realise = (amount: string) => () => recordRealisation(enter, { period: OPEN, value: { amount }, evidence: null }, now());
    const inputs = async () =>
      one<{ amount: string }>(`SELECT inputs->'indicators'->0->'realisation'->>'amount' AS amount FROM appraisal WHERE id = $1`, [id]);
    await ask(
      `UPDATE appraisal SET "workResult" = NULL, behaviour = NULL, predicate = NULL, inputs = NULL, steps = NULL, "ratedAt" = NULL WHERE id = $1`,
      [id],
    );
    const version = await versionOf(id);
    const hold = `SELECT FROM appraisal WHERE id = $1 FOR UPDATE`;
    const early = await meeting<unknown>(hold, [id], [realise("72"), () => rate("southNurseOne", "meets", "meets", "Catatan.", version)]);
    expect(early.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await inputs()).toEqual({ amount: "72" });

    await ask(
      `UPDATE appraisal SET "workResult" = NULL, behaviour = NULL, predicate = NULL, inputs = NULL, steps = NULL, "ratedAt" = NULL WHERE id = $1`,
      [id],
    );
    const late = await meeting<unknown>(
      hold,
      [id],
      [() => rate("southNurseOne", "meets", "meets", "Catatan.", version + 1), realise("73")],
    );
    expect(late).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { because: "closed" } }]);
    expect(await inputs()).toEqual({ amount: "72" });
  });

  it("is not the rater's superior's to give, nor one's own", async () => {
    const id = await appraisalId("southNurseTwo");
    for (const who of ["officeHead", "southNurseTwo", "northHead", behind.personnel])
      await expect(grant(who, "appraisal:rate", id)).rejects.toMatchObject({ because: "not-found" });
  });
});

describe("realisations", () => {
  const enter = async (key: string, period: string, value: unknown, kind = "quantity", evidence: string | null = null) => {
    const id = await indicatorId(key, kind);
    return recordRealisation(await grant(key, "realisation:record", id), { period, value, evidence }, now());
  };
  const valuesOf = async (key: string, kind = "quantity") =>
    ask<{ value: Record<string, string>; active: boolean }>(
      `SELECT value, "supersededAt" IS NULL AS active FROM realisation WHERE "indicatorId" = $1 AND period = $2 ORDER BY "enteredAt", "supersededAt" NULLS LAST`,
      [await indicatorId(key, kind), OPEN],
    );

  it("follow each other, and none is overwritten", async () => {
    await enter("northDoctor", OPEN, { amount: "4,5" });
    await enter("northDoctor", OPEN, { amount: "4.7" }, "quantity", "Laporan P-Care");
    expect(await valuesOf("northDoctor")).toEqual([
      { value: { amount: "3.9" }, active: false },
      { value: { amount: "4,5" }, active: false },
      { value: { amount: "4.7" }, active: true },
    ]);
  });

  it("entered twice at once leave one active, and the second learns it", async () => {
    const both = await Promise.allSettled(["1", "2", "3", "4"].map((amount) => enter("northNurseOne", OPEN, { amount })));
    const done = both.filter(({ status }) => status === "fulfilled").length;
    for (const each of both) if (each.status === "rejected") expect(each.reason).toMatchObject({ because: "changed-meanwhile" });
    const values = await valuesOf("northNurseOne");
    expect(values.filter(({ active }) => active).length).toBe(1);
    expect(values.length).toBe(1 + done); // the seed's own, and who got through
  });

  it.each<[string, unknown]>([
    ["no number", { amount: "banyak" }],
    ["three decimals", { amount: "4.555" }],
    ["another field", { amount: "4", extra: "1" }],
    ["nothing", {}],
    ["an operator", { amount: { not: "" } }],
  ])("are refused beside their field: %s", async (_what, value) => {
    const found = await writesNothing(() => problems(enter("northDoctor", OPEN, value)));
    expect(found.length).toBeGreaterThan(0);
    for (const { path } of found) expect(path).toMatch(/^value/);
  });

  it("are refused after the rating, for a period nobody opened, and for a plan of another year", async () => {
    for (const [period, because] of [
      [CLOSED, "closed"],
      ["2027-Q1", "not-yet-open"],
      ["2025-Q4", "not-yet-open"],
    ] as const)
      await writesNothing(() => expect(enter("northDoctor", period, { amount: "4" })).rejects.toMatchObject({ because }));
  });
});

describe("self reports", () => {
  const report = async (key: string, version: number, story: string) =>
    recordSelfReport(
      await grant(key, "appraisal:report-self", await appraisalId(key)),
      { version, story, obstacle: null, answers: Object.fromEntries(VALUES.map((value) => [value, "3"])) as PeerAnswers },
      now(),
    );
  const stored = async (key: string) =>
    ask<{ story: string; version: number }>(`SELECT story, version FROM self_report WHERE "appraisalId" = $1`, [await appraisalId(key)]);

  it("are kept as the last version, and never under somebody else's feet", async () => {
    await report(behind.employee, 0, "Pertama.");
    await writesNothing(() => expect(report(behind.employee, 0, "Lagi.")).rejects.toMatchObject({ because: "changed-meanwhile" }));
    await report(behind.employee, 1, "Kedua.");
    await writesNothing(() => expect(report(behind.employee, 1, "Basi.")).rejects.toMatchObject({ because: "changed-meanwhile" }));
    expect(await stored(behind.employee)).toEqual([{ story: "Kedua.", version: 2 }]);
  });

  it("sent ten times at once are one report", async () => {
    await ask(`DELETE FROM self_report WHERE "appraisalId" = $1`, [await appraisalId("northSanitarian")]);
    const sent = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => report("northSanitarian", 0, `Ke-${i}`)));
    expect(sent.filter(({ status }) => status === "fulfilled").length).toBe(1);
    expect((await stored("northSanitarian")).map(({ version }) => version)).toEqual([1]);
  });
});

const QUARTER: QuarterInput = {
  period: "2027-Q1",
  source: "Keputusan Sekda",
  windows: {
    self: { opensOn: "2027-03-17", closesOn: "2027-03-31" },
    peers: { opensOn: "2027-03-17", closesOn: "2027-03-31" },
    rating: { opensOn: "2027-04-01", closesOn: "2027-04-15" },
  },
};
const TERMS = { wanted: 7, subordinates: 12, minimum: 5, load: 8, seed: "2027-Q1", instrument: "berakhlak-1" as const };

describe("opening a quarter", () => {
  const open = async (input: QuarterInput) => openQuarter(await grant(behind.personnel, "quarter:open", "agency"), input, TERMS, now());

  it("that fails leaves no row and no key", async () => {
    const keys = await listBatchKeys();
    const backward = { ...QUARTER, windows: { ...QUARTER.windows, rating: { opensOn: "2027-04-15", closesOn: "2027-04-01" } } };
    await writesNothing(() => expect(open(backward)).rejects.toThrow());
    expect((await listBatchKeys()).toSorted()).toEqual(keys.toSorted());
  });

  it.each(["2019-Q1", "2026-Q3", "2027-Q2", "2099-Q4", "0000-Q1"])(
    "%s is refused: neither the running quarter nor the next",
    async (period) => {
      const form = { period, source: "x", ...windows(2027) };
      const answer = await as(behind.personnel, async () => writesNothing(() => send(openNextQuarter, form)));
      expect(answer).toMatchObject({ status: "invalid", problems: [{ path: "period" }] });
    },
  );

  it("happens once under eight tries at once, with a key for each group", async () => {
    const keys = new Set(await listBatchKeys());
    const ledger = await rowsOf("ledger");
    const tried = await Promise.allSettled(Array.from({ length: 8 }, () => open(QUARTER)));
    const opened = tried.filter((each) => each.status === "fulfilled");
    expect(opened.length).toBe(1);
    for (const each of tried)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ problems: [{ path: "period", key: "quarter.alreadyOpen" }] });
    expect(await rowsOf("ledger")).toBe(ledger + 1);
    const groups = await ask<{ id: string }>(
      `SELECT g.id FROM response_group g JOIN appraisal a ON a.id = g."appraisalId" WHERE a.period = '2027-Q1' ORDER BY g.id`,
    );
    const made = (await listBatchKeys()).filter((id) => !keys.has(id));
    expect(made.toSorted()).toEqual(groups.map(({ id }) => id).toSorted());
    expect(groups.length).toBeGreaterThanOrEqual(8 + 8 + 2); // colleagues of north and south, and the subordinates of both heads
  });

  it("appraises everybody employed on its last day under who rates them then", async () => {
    const wrong = await ask(
      `SELECT e.name FROM employee e LEFT JOIN appraisal a ON a."employeeId" = e.id AND a.period = '2027-Q1'
       LEFT JOIN LATERAL rater_on(e.id, '2027-03-31') r ON true
       WHERE (a.id IS NOT NULL) <> (e."postKind" <> 'official' AND (e."leftOn" IS NULL OR e."leftOn" > '2027-03-31'))
         OR (a.id IS NOT NULL AND (a."raterId" <> r."raterId" OR a."raterInterim" <> r.interim OR a."unitId" <> e."unitId"))`,
    );
    expect(wrong).toEqual([]);
    // 32 people of the seed without the mayor and the one who left; plans reach to 2026 alone
    expect(
      await one<{ n: number; planned: number }>(
        `SELECT count(*)::int AS n, count("planId")::int AS planned FROM appraisal WHERE period = '2027-Q1'`,
      ),
    ).toEqual({
      n: 30,
      planned: 0,
    });
  });

  it("assignment: asks five to seven colleagues about each, never oneself or anybody in the line, about eight at most, and all who are rated about whoever leads", async () => {
    const rows = await ask<{ about: string; rater: string; perspective: string; holders: string[] }>(
      `SELECT a."employeeId" AS about, a."raterId" AS rater, g.perspective::text, array_agg(r."holderId"::text) AS holders
       FROM appraisal a JOIN response_group g ON g."appraisalId" = a.id JOIN response_right r ON r."groupId" = g.id
       WHERE a.period = '2027-Q1' GROUP BY a.id, g.id`,
    );
    const peers = rows.filter(({ perspective }) => perspective === "peers");
    const raterOf = new Map(
      (
        await ask<{ id: string; rater: string }>(`SELECT "employeeId" AS id, "raterId" AS rater FROM appraisal WHERE period = '2027-Q1'`)
      ).map(({ id, rater }) => [id, rater]),
    );
    for (const { about, rater, holders } of peers) {
      expect(holders.length).toBeGreaterThanOrEqual(5);
      expect(holders.length).toBeLessThanOrEqual(7);
      expect(new Set(holders).size).toBe(holders.length);
      expect(holders).not.toContain(about);
      expect(holders).not.toContain(rater);
      for (const holder of holders) expect(raterOf.get(holder)).not.toBe(about);
    }
    const asked = Map.groupBy(
      peers.flatMap(({ holders }) => holders),
      (holder) => holder,
    );
    for (const [, times] of asked) expect(times.length).toBeLessThanOrEqual(8);
    // Eight people in the north under one head, eight in the south: seven each.
    expect(peers.filter(({ holders }) => holders.length === 7).length).toBeGreaterThanOrEqual(8 + 8);
    // Who is away on the last day of March is asked about nobody.
    expect(asked.has(await personId("studyMidwife"))).toBe(false);
    for (const { about, holders, perspective } of rows)
      if (perspective === "subordinates") {
        expect(holders.length).toBeGreaterThanOrEqual(5);
        for (const holder of holders) expect(raterOf.get(holder)).toBe(about);
      }
  });

  it("assignment: keeps with the quarter what it was drawn with, and who lacks respondents and why, but never who answers", async () => {
    const { seed, assignment } = await one<{ seed: string; assignment: { terms: object; mutualPairs: number } }>(
      `SELECT seed, assignment FROM quarter WHERE period = '2027-Q1'`,
    );
    expect([seed, assignment.terms]).toEqual(["2027-Q1", { wanted: 7, subordinates: 12, minimum: 5, load: 8 }]);
    expect(Object.keys(assignment).toSorted()).toEqual(["cut", "loads", "mutualPairs", "relax", "terms"]);
    const lacking = await ask<{ name: string; has: number; could: number }>(
      `SELECT e.name, l.has, l.could FROM respondent_lack l JOIN employee e ON e.id = l."employeeId"
       WHERE l.period = '2027-Q1' AND l.perspective = 'peers' AND l.because = 'circle'`,
    );
    // of the health office beside its head and its secretary only four are there: each has three colleagues who are not in the line
    expect(lacking).toContainEqual({ name: nameOf("planner"), has: 0, could: 3 });
    const told = await getAssignment(await grant(behind.personnel, "quarters:read", "agency"), "2027-Q1", null);
    expect(told).toMatchObject({ seed: "2027-Q1", next: null });
    expect(told?.lacking.find(({ name }) => name === nameOf("planner"))).toMatchObject({
      has: 0,
      could: 3,
      because: "circle",
      perspective: "peers",
    });
    expect(Object.keys(told?.lacking[0] ?? {}).toSorted()).toEqual([
      "because",
      "could",
      "employeeId",
      "has",
      "name",
      "perspective",
      "unit",
    ]);
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM respondent_lack l JOIN appraisal a ON a."employeeId" = l."employeeId" AND a.period = l.period
       JOIN response_group g ON g."appraisalId" = a.id AND g.perspective = l.perspective WHERE l.period = '2027-Q1' AND l.has = 0`,
    );
    expect(n).toBe(0); // about whom fewer than five could be asked nobody is
  });

  it("writes three windows for each unit in which somebody is appraised", async () => {
    const { n, units } = await one<{ n: number; units: number }>(
      `SELECT count(*)::int AS n, (SELECT count(DISTINCT "unitId")::int FROM appraisal WHERE period = '2027-Q1') AS units FROM step_window WHERE period = '2027-Q1'`,
    );
    expect(n).toBe(3 * units);
  });
});

describe("moving a window", () => {
  type Window = { step: "self" | "peers" | "rating"; opensOn: string; closesOn: string; version?: number };
  const move = async ({ version = 0, ...window }: Window, unit: "north" | "south" = "north", period = OPEN) =>
    changeWindow(
      await grant(behind.personnel, "window:change", await unitId(unit)),
      { version, period, source: "Nota dinas", ...window },
      now(),
    );

  it("keeps rating after the colleagues' answers, from both sides", async () => {
    // north: peers 14-28 November, rating 3-17 December
    for (const window of [
      { step: "rating", opensOn: "2026-11-28", closesOn: "2026-12-17" },
      { step: "peers", opensOn: "2026-11-14", closesOn: "2026-12-03" },
    ] as const)
      expect(await writesNothing(() => problems(move(window)))).toMatchObject([{ key: "quarter.ratingTooEarly" }]);
    expect(await problems(move({ step: "rating", opensOn: "2026-11-29", closesOn: "2026-12-17" }))).toEqual([]);
    expect(await problems(move({ step: "peers", opensOn: "2026-11-14", closesOn: "2026-11-27" }))).toEqual([]);
  });

  it("does not open again what has been released or destroyed", async () => {
    const found = await writesNothing(() => problems(move({ step: "peers", opensOn: "2026-11-10", closesOn: "2026-11-16" }, "south")));
    expect(found).toMatchObject([{ path: "closesOn", key: "quarter.released" }]);
    expect(await problems(move({ step: "self", opensOn: "2026-11-10", closesOn: "2026-11-25" }, "south"))).toEqual([]);
  });

  it("is refused for a window that was moved meanwhile, and for a quarter nobody opened", async () => {
    await writesNothing(() =>
      expect(move({ step: "self", opensOn: "2026-11-14", closesOn: "2026-11-28", version: 5 })).rejects.toMatchObject({
        because: "changed-meanwhile",
      }),
    );
    await writesNothing(() =>
      expect(move({ step: "self", opensOn: "2026-11-14", closesOn: "2026-11-28" }, "north", "2025-Q1")).rejects.toMatchObject({
        because: "not-found",
      }),
    );
  });

  it("decides at once what may be done: days are stored, states are asked", async () => {
    const id = await appraisalId("northPharmacist");
    const version = (
      await one<{ version: number }>(`SELECT version FROM step_window WHERE "unitId" = $1 AND period = $2 AND step = 'self'`, [
        await unitId("north"),
        OPEN,
      ])
    ).version;
    await move({ step: "self", opensOn: "2026-11-01", closesOn: "2026-11-17", version });
    await expect(grant("northPharmacist", "appraisal:report-self", id)).rejects.toMatchObject({ because: "closed" });
    await move({ step: "self", opensOn: "2026-11-19", closesOn: "2026-11-20", version: version + 1 });
    await expect(grant("northPharmacist", "appraisal:report-self", id)).rejects.toMatchObject({ because: "not-yet-open" });
    await move({ step: "self", opensOn: "2026-11-18", closesOn: "2026-11-18", version: version + 2 });
    await expect(grant("northPharmacist", "appraisal:report-self", id)).resolves.toMatchObject({ subjectId: id });
  });
});
