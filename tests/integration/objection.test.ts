import { beforeAll, describe, expect, it } from "vitest";
import { getReceipt } from "@/lib/appraisals/queries";
import { getEvaluation } from "@/lib/evaluations/queries";
import { decideObjection, explainObjection, fileObjection, hearObjection, withdrawObjection } from "@/lib/objections/commands";
import { getObjection, listFigures, listObjections, listOwnObjections } from "@/lib/objections/queries";
import { now } from "@/lib/platform/clock";
import { receiveEvaluation } from "@/lib/scoring/commands/evaluations";
import { keyOf, namedIn } from "@/lib/scoring/core/receipt";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { differencesIn } from "@/scripts/rescore";
import { ask, meeting, one, rowsOf, unguarded, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const TODAY = "2026-11-18";
const asked = async () => ({ today: TODAY, holidays: await getHolidays() });
const WHO = "southPharmacist"; // received, two days ago
const RATER = behind.rater;
const SUPERIOR = "officeHead";

const file = async (key: string, more: object = {}) =>
  fileObjection(
    await grant(key, "objection:file", await appraisalId(key, CLOSED)),
    { version: 1, input: null, reasons: "Dua kegiatan tidak terhitung.", ...more },
    now(),
  );
const objectionOf = async (key: string) =>
  one<{ id: string; version: number }>(
    `SELECT o.id, o.version FROM objection o JOIN appraisal a ON a.id = o."appraisalId" WHERE a."employeeId" = $1 ORDER BY o."filedAt" DESC LIMIT 1`,
    [await personId(key)],
  );
const tasks = async (key: string) => {
  const known = { quietAfter: 5, holidays: await getHolidays(), keepsCalendar: false };
  return (await getToday(await grant(key, "today:read", await personId(key)), now(), known)).tasks;
};

describe("an objection", () => {
  let id: string;

  it("begins at an input of the receipt, or is refused in words where that is of another", async () => {
    const receipt = await getReceipt(await grant(WHO, "appraisal:read-result", await appraisalId(WHO, CLOSED)));
    const other = await getReceipt(await grant("southDoctor", "appraisal:read-result", await appraisalId("southDoctor", CLOSED)));
    const [input] = namedIn(receipt.receipt).map(keyOf);
    const [strange] = namedIn(other.receipt).map(keyOf);
    const found = await writesNothing(async () => problems(file(WHO, { input: strange })));
    expect(found).toMatchObject([{ path: "input", key: "objection.strangeInput" }]);
    expect(await tasks(WHO)).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "may-object", period: CLOSED })]));

    // sent twice: one, and the second says so
    const before = { objections: await rowsOf("objection"), ledger: await rowsOf("ledger") };
    const twice = await Promise.allSettled([file(WHO, { input }), file(WHO, { input })]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(twice.find(({ status }) => status === "rejected")).toMatchObject({ reason: { because: "already-objected" } });
    expect({ objections: await rowsOf("objection"), ledger: await rowsOf("ledger") }).toEqual({
      objections: before.objections + 1,
      ledger: before.ledger + 1,
    });
    ({ id } = await objectionOf(WHO));
    await expect(file(WHO)).rejects.toMatchObject({ because: "already-objected" });
  });

  it("waits for the superior, with seven working days, and asks the rater: by hand from Wednesday, 18 November 2026", async () => {
    const { toDecide } = await listOwnObjections(await grant(SUPERIOR, "objections:list-own", await personId(SUPERIOR)), await asked());
    // 19, 20, 23-27 November
    expect(toDecide.find((row) => row.id === id)).toMatchObject({
      name: nameOf(WHO),
      superior: nameOf(SUPERIOR),
      state: "open",
      filedOn: TODAY,
      decideBy: "2026-11-27",
      escalated: false,
    });
    expect(await tasks(RATER)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "objection-to-explain", name: nameOf(WHO) })]),
    );
    expect((await tasks(SUPERIOR)).some(({ kind }) => kind === "objections-to-decide")).toBe(true);
    expect((await tasks(WHO)).some(({ kind }) => kind === "may-object")).toBe(false);
  });

  it("is read with everything it rests on by both sides, the superior and who keeps the clocks; by nobody else", async () => {
    const sheet = await getObjection(await grant(SUPERIOR, "objection:read", id), await asked());
    expect(sheet).toMatchObject({
      reasons: "Dua kegiatan tidak terhitung.",
      state: "open",
      explanation: null,
      hearing: null,
      decision: null,
    });
    expect(namedIn(sheet.receipt.receipt).length).toBeGreaterThan(3);
    expect(sheet.receipt.changed.size).toBe(0);
    for (const who of [WHO, RATER, behind.personnel, behind.auditor]) await grant(who, "objection:read", id);
    for (const who of ["southNurseOne", "northHead", behind.administrator])
      await expect(grant(who, "objection:read", id), who).rejects.toMatchObject({ because: "not-found" });
  });

  it("is explained by who rates, and by a former rater no more: whoever was replaced meanwhile is not found", async () => {
    const { version } = await objectionOf(WHO);
    const explain = await grant(RATER, "objection:explain", id);
    await explainObjection(explain, { version, text: "Belum diperiksa saat dinilai." }, now());
    await writesNothing(() =>
      expect(explainObjection(explain, { version, text: "Lain." }, now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    await unguarded(async () =>
      ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [await appraisalId(WHO, CLOSED), await personId("northHead")]),
    );
    await expect(grant(RATER, "objection:explain", id)).rejects.toMatchObject({ because: "not-found" });
    await grant("northHead", "objection:explain", id);
    await unguarded(async () =>
      ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [await appraisalId(WHO, CLOSED), await personId(RATER)]),
    );
  });

  it("is decided once the employee was heard; changed, it is a new version and the old one stays", async () => {
    const appraisal = await appraisalId(WHO, CLOSED);
    const decide = await grant(SUPERIOR, "objection:decide", id);
    const decision = { outcome: "changed", workResult: "above", behaviour: "above", decision: "Bukti menunjukkannya." } as const;
    const unheard = await writesNothing(async () =>
      problems(decideObjection(decide, { version: (await objectionOf(WHO)).version, ...decision }, now())),
    );
    expect(unheard).toMatchObject([{ path: "decision", key: "objection.notHeard" }]);
    await hearObjection(
      await grant(SUPERIOR, "objection:hear", id),
      { version: (await objectionOf(WHO)).version, text: "Didengar." },
      now(),
    );

    const { version } = await objectionOf(WHO);
    const [before] = await ask(`SELECT * FROM evaluation_document WHERE "appraisalId" = $1`, [appraisal]);
    const withdraw = await grant(WHO, "objection:withdraw", id);
    const both = await meeting(
      `SELECT FROM objection WHERE id = $1 FOR UPDATE`,
      [id],
      [() => decideObjection(decide, { version, ...decision }, now()), () => withdrawObjection(withdraw, version, now())],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    const documents = await ask<Record<string, unknown>>(`SELECT * FROM evaluation_document WHERE "appraisalId" = $1 ORDER BY version`, [
      appraisal,
    ]);
    expect(documents).toHaveLength(2);
    expect(documents[0]).toEqual(before);
    expect(documents[1]).toMatchObject({
      version: 2,
      kind: "objection",
      final: "objection",
      predicate: "very-good",
      note: "Bukti menunjukkannya.",
      signedById: await personId(SUPERIOR),
      deliveredAt: expect.any(Date),
      receivedAt: null,
    });
    expect(await one(`SELECT predicate, "workResult", behaviour FROM appraisal WHERE id = $1`, [appraisal])).toEqual({
      predicate: "very-good",
      workResult: "above",
      behaviour: "above",
    });
    expect((await differencesIn()).different).toEqual([]);
    await expect(grant(WHO, "objection:file", appraisal)).rejects.toMatchObject({ because: "final" });
    await expect(grant(SUPERIOR, "objection:decide", id)).rejects.toMatchObject({ because: "objection-closed" });
    await receiveEvaluation(await grant(WHO, "evaluation:receive", appraisal), { version: 2, sign: true }, now());
    const sheet = await getObjection(await grant(WHO, "objection:read", id), await asked());
    expect(sheet).toMatchObject({ state: "changed", became: "very-good" });
    expect(sheet.predicate).toBe(before?.predicate);
    expect(sheet.receipt.changed.size).toBe(0);
  });

  it("stays as it was filed and decided, whoever writes", async () => {
    for (const change of [`SET reasons = 'Lain'`, `SET outcome = 'upheld'`, `SET version = version + 1`])
      await expect(ask(`UPDATE objection ${change} WHERE id = $1`, [id]), change).rejects.toThrow("an objection is kept");
    await expect(ask(`DELETE FROM objection WHERE id = $1`, [id])).rejects.toThrow("an objection is kept");
  });
});

describe("an objection's last day", () => {
  it("counts whole for the policy: open on the fourteenth working day after receipt, over on the next", async () => {
    const key = "northDoctor";
    const appraisal = await appraisalId(key, CLOSED);
    // 14 working days before Wednesday, 18 November: Thursday, 29 October (30 Oct, 2-6, 9-13, 16-18 Nov). 23:59:59 in Jakarta is 16:59:59 UTC.
    const receive = (at: string) =>
      unguarded(() =>
        ask(`UPDATE evaluation_document SET "deliveredAt" = "signedAt", "receivedAt" = $2, "returnedAt" = NULL WHERE "appraisalId" = $1`, [
          appraisal,
          at,
        ]),
      );
    await receive("2026-10-29T16:59:59Z");
    await grant(key, "objection:file", appraisal);
    await receive("2026-10-28T17:00:00Z"); // the first second of the 29th
    await grant(key, "objection:file", appraisal);
    await receive("2026-10-28T16:59:59Z"); // one second earlier it was the 28th, and the days are over
    await writesNothing(() => expect(file(key)).rejects.toMatchObject({ because: "objection-over" }));
  });
});

describe("a silent superior", () => {
  const LATE = "northNurseTwo"; // filed 15 days ago

  it("is followed by the next one, who may decide as well; personnel is told; nobody above is said to be nobody", async () => {
    const { id, version } = await objectionOf(LATE);
    const { toDecide } = await listOwnObjections(await grant("mayor", "objections:list-own", await personId("mayor")), await asked());
    expect(toDecide.find((row) => row.id === id)).toMatchObject({ escalated: true, superior: nameOf(SUPERIOR) });
    await grant(SUPERIOR, "objection:decide", id);
    expect(await tasks(behind.personnel)).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "objections-late" })]));
    await hearObjection(await grant("mayor", "objection:hear", id), { version, text: "Didengar." }, now());
    await decideObjection(
      await grant("mayor", "objection:decide", id),
      { version: version + 1, outcome: "upheld", decision: "Penilaiannya sesuai bukti." },
      now(),
    );
    expect(await rowsOf("evaluation_document")).toBeGreaterThan(0);
    const sheet = await getEvaluation(await grant(LATE, "appraisal:read-result", await appraisalId(LATE, CLOSED)));
    expect(sheet.versions).toHaveLength(1);
    expect(sheet.objection).toMatchObject({ id, state: "upheld" });
    await expect(grant(LATE, "objection:file", await appraisalId(LATE, CLOSED))).rejects.toMatchObject({ because: "final" });
  });
});

describe("all objections", () => {
  let all: Awaited<ReturnType<typeof listObjections>>;
  beforeAll(async () => {
    all = await listObjections(await grant(behind.personnel, "objections:list", "agency"), undefined, await asked());
  });

  it("are there in every state, for personnel and the auditor", async () => {
    expect(new Set(all.rows.map(({ state }) => state))).toEqual(new Set(["open", "upheld", "changed", "withdrawn"]));
    await grant(behind.auditor, "objections:list", "agency");
    for (const who of [WHO, RATER, behind.administrator])
      await expect(grant(who, "objections:list", "agency"), who).rejects.toMatchObject({ because: "not-found" });
  });

  it("are counted for everybody: seven in the closed quarter, none of them told from the others", async () => {
    const [open, closed] = await listFigures(await grant(WHO, "objections:count", "agency"), 5);
    expect([open, closed].find((row) => row?.period === CLOSED)).toMatchObject({ filed: 7, parts: null });
  });

  it("after one was withdrawn another may be filed while the days run", async () => {
    const key = "northNurseThree";
    const document = await one<{ version: number }>(`SELECT version FROM evaluation_document WHERE "appraisalId" = $1`, [
      await appraisalId(key, CLOSED),
    ]);
    expect(document.version).toBe(1);
    await file(key);
    expect((await ask(`SELECT 1 FROM objection WHERE "appraisalId" = $1`, [await appraisalId(key, CLOSED)])).length).toBe(2);
  });
});
