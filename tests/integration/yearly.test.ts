import { beforeAll, describe, expect, it } from "vitest";
import { getRatingSheet, getReceipt, getResult } from "@/lib/appraisals/queries";
import { listRaterDistributions } from "@/lib/distribution/queries";
import { measure } from "@/lib/facts/queries";
import { decideObjection, explainObjection, fileObjection, hearObjection } from "@/lib/objections/commands";
import { getPlan } from "@/lib/plans/queries";
import { changeWindow } from "@/lib/quarters/commands";
import { openable, propose } from "@/lib/quarters/queries";
import { quarterInput } from "@/lib/quarters/schema";
import { receiveEvaluation, signEvaluation } from "@/lib/scoring/commands/evaluations";
import { openQuarter, type QuarterInput } from "@/lib/scoring/commands/quarters";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { recordRealisation } from "@/lib/scoring/commands/realisations";
import { differencesIn } from "@/scripts/rescore";
import { achieve, undecide } from "../support/achieved";
import { ask, one, writesNothing } from "../support/database";
import { appraisalId, CLOSED, planInForce, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

/** The demonstration's day lies in the year's last quarter. The days for rating are moved to it: nothing else can be rated on it. */
const NOW = new Date("2026-11-18T02:00:00Z");
const YEAR = "2026";
const INPUT: QuarterInput = {
  period: YEAR,
  source: "Keputusan Sekda",
  windows: { self: { opensOn: "2026-11-10", closesOn: "2026-11-17" }, rating: { opensOn: "2026-11-18", closesOn: "2027-01-31" } },
};
const LIMITS = { wanted: 7, subordinates: 7, minimum: 5, load: 10, seed: "x", instrument: "berakhlak-1" as const };
const open = async (input: QuarterInput, now = NOW) =>
  openQuarter(await grant(behind.personnel, "quarter:open", "agency"), input, LIMITS, now);
const { rater } = behind;
const id = (key = "southMidwife") => appraisalId(key, YEAR);
const sheet = async (key?: string) => getRatingSheet(await grant(rater, "appraisal:rate", await id(key)), 1);
const resultOf = async (key = "southMidwife") => getResult(await grant(key, "appraisal:read-result", await id(key)));
const rate = async (key: string, workResult: "below" | "meets" | "above", note: string | null = "Dilihat dari seluruh tahun.") => {
  const { version } = await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [await id(key)]);
  return recordRating(await grant(rater, "appraisal:rate", await id(key)), { version, workResult, behaviour: "meets", note }, measure, NOW);
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe("opening a year", () => {
  it("is offered from its last quarter on, with days for oneself and for rating alone", async () => {
    expect(openable([], "2026-11-18")).toEqual(["2026-Q4", "2027-Q1", "2026"]);
    const days = { self: [-14, -1], peers: [-14, -1], rating: [0, 15] } as const;
    expect(propose(YEAR, { value: { self: [...days.self], peers: [...days.peers], rating: [...days.rating] }, source: "x" }).days).toEqual({
      self: { opensOn: "2026-12-17", closesOn: "2026-12-30" },
      rating: { opensOn: "2026-12-31", closesOn: "2027-01-15" },
    });
  });

  it("asks for no colleagues' days, and a quarter does", () => {
    const peers = { opensOn: "2026-11-10", closesOn: "2026-11-12" };
    expect(quarterInput.safeParse(INPUT).success).toBe(true);
    expect(quarterInput.safeParse({ ...INPUT, windows: { ...INPUT.windows, peers } }).success).toBe(false);
    expect(quarterInput.safeParse({ ...INPUT, period: "2027-Q1" }).success).toBe(false);
  });

  it("ends with January: a day later is refused, when it is opened and when days are moved", async () => {
    const late = { ...INPUT, windows: { ...INPUT.windows, rating: { opensOn: "2026-12-31", closesOn: "2027-02-01" } } };
    expect(await writesNothing(() => problems(open(late)))).toEqual([
      { path: "windows.rating.closesOn", key: "quarter.yearTooLate", values: { day: { day: "2027-01-31" } } },
    ]);
    await open(INPUT); // until 31 January itself
    const move = async (closesOn: string) =>
      changeWindow(
        await grant(behind.personnel, "window:change", await unitId("north")),
        { period: YEAR, step: "rating", version: 0, opensOn: "2026-12-31", closesOn, source: "Nota dinas" },
        NOW,
      );
    expect(await writesNothing(() => problems(move("2027-02-01")))).toMatchObject([{ path: "closesOn", key: "quarter.yearTooLate" }]);
    expect(await problems(move("2027-01-31"))).toEqual([]);
  });

  it("refuses a year that is over or has not come to its last quarter", async () => {
    for (const period of ["2025", "2027"]) expect(await problems(open({ ...INPUT, period }))).toMatchObject([{ key: "quarter.noQuarter" }]);
    const january = new Date("2027-01-31T02:00:00Z");
    expect(await problems(open(INPUT, january))).toMatchObject([{ key: "quarter.alreadyOpen" }]); // it may still be opened then
    expect(await problems(open(INPUT, new Date("2027-02-01T02:00:00Z")))).toMatchObject([{ key: "quarter.noQuarter" }]);
  });

  it("makes an appraisal for everybody of the quarter's last day, and asks no colleague", async () => {
    const [{ n, groups, steps } = { n: 0, groups: 0, steps: "" }] = await ask<{ n: number; groups: number; steps: string }>(
      `SELECT (SELECT count(*)::int FROM appraisal WHERE period = '2026') AS n,
         (SELECT count(*)::int FROM response_group g JOIN appraisal a ON a.id = g."appraisalId" WHERE a.period = '2026') AS groups,
         (SELECT string_agg(DISTINCT step::text, ' ') FROM step_window WHERE period = '2026') AS steps`,
    );
    const { quarter } = await one<{ quarter: number }>(`SELECT count(*)::int AS quarter FROM appraisal WHERE period = '2026-Q4'`);
    expect({ n, groups, steps }).toEqual({ n: quarter, groups: 0, steps: "rating self" });
  });
});

describe("a year's evidence", () => {
  it("is its own realisations, entered for the year beside those of the quarter", async () => {
    const plan = await grant("southMidwife", "plan:read", (await planInForce("southMidwife")).id);
    expect(await getPlan(plan, NOW)).toMatchObject({ enterable: ["2026-Q4", "2026"], openPeriod: "2026-Q4" });
    expect((await getPlan(plan, NOW, "2026")).openPeriod).toBe("2026");
    expect((await getPlan(plan, NOW, "2026-Q2")).openPeriod).toBe("2026-Q4"); // what is not open is not entered
    const [first] = (await getPlan(plan, NOW)).results.flatMap(({ indicators }) => indicators);
    const indicator = await grant("southMidwife", "realisation:record", first?.id ?? "");
    expect((await sheet()).evidence.indicators[0]?.standing).toBe("unknown"); // what the quarters came to is not the year's
    await recordRealisation(indicator, { period: YEAR, value: { amount: "88" }, evidence: "Laporan tahunan" }, NOW);
    expect((await sheet()).evidence.indicators[0]).toMatchObject({ standing: "within", evidence: "Laporan tahunan" });
    const quarter = await getRatingSheet(await grant(rater, "appraisal:rate", await appraisalId("southMidwife")), 1);
    expect(quarter.evidence.indicators[0]?.standing).toBe("below"); // 61 of 85-92 %
  });

  it("are the feedback and the citizens of its quarters, each once", async () => {
    const { evidence } = await sheet();
    const told = await one<{ n: number }>(`SELECT count(*)::int AS n FROM feedback WHERE "employeeId" = $1 AND period LIKE '2026-Q_'`, [
      await personId("southMidwife"),
    ]);
    expect(evidence.feedback).toHaveLength(told.n);
    const answers = await ask<{ id: string; n: number }>(
      `SELECT s.id, sum(t.times)::int AS n FROM service s JOIN satisfaction_total t ON t."serviceId" = s.id AND t.verified AND t.period LIKE '2026-Q_'
       WHERE s."unitId" = $1 AND substr(t.pattern, 2) ~ '[1-4]' GROUP BY s.id`,
      [await unitId("south")],
    );
    expect(answers.length).toBeGreaterThan(0);
    expect(
      evidence.services
        .map(({ id: service, verified: { n } }) => ({ id: service, n }))
        .filter(({ n }) => n > 0)
        .toSorted(byId),
    ).toEqual(answers.toSorted(byId));
    expect(evidence.peers).toEqual({ kind: "none" });
  });

  it("are the results of its quarters, beside it: none is averaged into it", async () => {
    const before = await one<{ workResult: string; behaviour: string; predicate: string }>(
      `SELECT "workResult", behaviour, predicate FROM appraisal WHERE id = $1`,
      [await appraisalId("southMidwife", CLOSED)],
    );
    expect((await sheet()).evidence.quarters).toMatchObject([{ period: CLOSED, ...before }]);
    await rate("southMidwife", "meets");
    const result = await resultOf();
    expect(result).toMatchObject({ period: YEAR, workResult: "meets", behaviour: "meets", predicate: "good" }); // the quadrant of the two, hlm. 102
    expect(result.steps.map(({ rule }) => rule).filter((rule) => /mean|average|quarter/i.test(rule))).toEqual([]);
    const { receipt, changed } = await getReceipt(await grant("southMidwife", "appraisal:read-result", await id()));
    expect(receipt.beside.filter(({ kind }) => kind === "quarter")).toMatchObject([
      {
        id: await appraisalId("southMidwife", CLOSED),
        said: { period: CLOSED, ...before },
        source: { provision: "Lampiran Bab IV, hlm. 100-103" },
      },
    ]);
    expect([...changed]).toEqual([]);
  });

  it("stay as they stood then where an objection changes one later: the receipt tells of it, and recomputing finds nothing wrong", async () => {
    const quarter = await appraisalId("southMidwife", CLOSED);
    const { version, predicate } = await one<{ version: number; predicate: string }>(
      `SELECT version, predicate FROM appraisal WHERE id = $1`,
      [quarter],
    );
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    await signEvaluation(await grant(rater, "evaluation:sign", quarter), { version, deliver: true }, later(1));
    await receiveEvaluation(await grant("southMidwife", "evaluation:receive", quarter), { version: 1, sign: true }, later(2));
    const filing = { version: 1, input: null, reasons: "Dua bulan tanpa alat." };
    const objection = await fileObjection(await grant("southMidwife", "objection:file", quarter), filing, later(3));
    await hearObjection(await grant(behind.head, "objection:hear", objection), { version: 0, text: "Didengar." }, later(4));
    const outcome = { outcome: "changed", workResult: "above", behaviour: "above" } as const;
    expect(predicate).not.toBe("very-good");
    const decision = { version: 2, ...outcome, decision: "Alatnya memang tidak ada." };
    await explainObjection(await grant(rater, "objection:explain", objection), { version: 1, text: "Benar." }, later(5));
    await decideObjection(await grant(behind.head, "objection:decide", objection), decision, later(6));

    const { receipt, changed, since } = await getReceipt(await grant("southMidwife", "appraisal:read-result", await id()));
    expect(receipt.beside.find(({ kind }) => kind === "quarter")?.said.predicate).toBe(predicate);
    expect([...changed]).toEqual([]);
    expect([...since]).toEqual([[quarter, "very-good"]]); // above and above: the quadrant, hlm. 102
    expect((await differencesIn()).different).toEqual([]);
  });
});

describe("what the unit achieved in the year", () => {
  beforeAll(async () => undecide(await unitId("south"), YEAR));

  it("is the year's before where nothing was decided, and says so", async () => {
    expect((await sheet("southNurseOne")).evidence.achievement).toBeNull();
    await achieve(await unitId("south"), "2025", "outstanding");
    expect((await sheet("southNurseOne")).evidence.achievement).toMatchObject({ period: "2025", value: "outstanding" });
    await rate("southNurseOne", "meets");
    await achieve(await unitId("south"), YEAR, "needs-improvement"); // decided since the beginning of the year
    expect((await sheet("southDoctor")).evidence.achievement).toMatchObject({ period: YEAR, value: "needs-improvement" });
  });

  it("is compared with the pattern as a quarter is", async () => {
    const sights = await listRaterDistributions(await grant(rater, "appraisals:list-own", await personId(rater)), "2026-11-18");
    expect(sights.find(({ period }) => period === YEAR)).toMatchObject({
      unitId: await unitId("south"),
      achievement: { value: "needs-improvement" },
    });
  });
});
