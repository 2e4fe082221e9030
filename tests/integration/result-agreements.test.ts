import { beforeEach, describe, expect, it } from "vitest";
import { getRatingSheet, getReceipt, getResult, listOwnMovedQuarters } from "@/lib/appraisals/queries";
import { measure } from "@/lib/facts/queries";
import { transferPerson, withdrawTransfer } from "@/lib/people/commands/postings";
import { now } from "@/lib/platform/clock";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { agreeOnFormer, dropFormer, proposeFormer } from "@/lib/scoring/commands/result-agreements";
import type { Receipt } from "@/lib/scoring/core/receipt";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { differencesIn } from "@/scripts/rescore";
import { achieve, undecide } from "../support/achieved";
import { ask, meeting, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, cameFromNorth, formerResult, OPEN, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, ledger, personId, staff } from "../support/staff";

/**
 * PermenPANRB 6/2022, hlm. 89-92: after the employee's move a quarter is rated on the new unit's result, or by agreement on the former unit's of
 * the quarter before. The day is 18 November 2026; the nurse came from the north on 2 November and the south is rated.
 */
const nurse = "southNurseTwo";
const { rater } = behind;
const TODAY = "2026-11-18";
const NORTH = "Puskesmas Contoh Utara";
const propose = async (who: string, key = nurse, more: { unitId?: string; period?: string } = {}, at = now()) =>
  proposeFormer(
    await grant(who, "former-result:propose", await appraisalId(key)),
    { unitId: await unitId("north"), period: CLOSED, ...more },
    at,
  );
const agree = async (who: string, key = nurse, version = 0) =>
  agreeOnFormer(await grant(who, "former-result:agree", await appraisalId(key)), version, now());
const drop = async (who: string, key = nurse, version = 0) =>
  dropFormer(await grant(who, "former-result:drop", await appraisalId(key)), version, now());
const stands = async (key = nurse) =>
  (
    await ask<{ unit: string; period: string; by: string; agreed: boolean; version: number }>(
      `SELECT u.name AS unit, g.period, e.name AS by, g."agreedAt" IS NOT NULL AS agreed, g.version FROM result_agreement g
       JOIN unit u ON u.id = g."unitId" JOIN employee e ON e.id = g."proposedById" WHERE g."appraisalId" = $1`,
      [await appraisalId(key)],
    )
  )[0];
const sheet = async (key = nurse) => getRatingSheet(await grant(rater, "appraisal:rate", await appraisalId(key)), 30);
const rate = async (key: string, at = now()) => {
  const id = await appraisalId(key);
  const { version } = await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id]);
  const given = { version, workResult: "meets", behaviour: "meets", note: "Sesuai bukti." } as const;
  await recordRating(await grant(rater, "appraisal:rate", id), given, measure, at);
  return id;
};
const asked = async (who: string) =>
  (
    await getToday(await grant(who, "today:read", await personId(who)), now(), {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    })
  ).tasks.filter(({ kind }) => kind === "former-result");
const because = (reason: string) => expect.objectContaining({ because: reason });
const refused = async (work: () => Promise<unknown>, reason: string) =>
  writesNothing(() => expect(work()).rejects.toEqual(because(reason)));

beforeEach(async () => {
  await cameFromNorth(nurse);
  await ask(`DELETE FROM result_agreement`);
  await achieve(await unitId("north"), CLOSED, "good"); // as the seed has it
  await achieve(await unitId("south"), OPEN, "needs-improvement");
});

describe("both sides", () => {
  it.each([
    [nurse, rater],
    [rater, nurse],
  ])("%s proposes, %s is asked and agrees: until then the new unit's own result stands, then the former's", async (first, second) => {
    expect((await sheet()).evidence.achievement?.value).toBe("needs-improvement");
    expect((await sheet()).evidence.former).toMatchObject({ unit: NORTH, period: CLOSED, value: "good", agreement: null });
    await propose(first);
    expect(await ledger(1)).toMatchObject([{ permission: "former-result:propose", byId: (await staff(first)).id }]);
    expect((await sheet()).evidence.achievement?.value).toBe("needs-improvement");
    expect([(await asked(first)).length, await asked(second)]).toEqual([
      0,
      [{ kind: "former-result", period: OPEN, unit: NORTH, by: (await stands())?.by, until: expect.stringMatching(/^2026-1[12]-/) }],
    ]);
    await agree(second);
    expect(await ledger(1)).toMatchObject([{ permission: "former-result:agree", byId: (await staff(second)).id }]);
    const { evidence } = await sheet();
    expect(evidence.achievement?.value).toBe("good");
    expect(evidence.moved.map(({ key }) => key)).toEqual(["moved.employeeMoved", "moved.agreed"]);
    expect(evidence.moved[1]?.values).toMatchObject({ unit: NORTH, period: { period: CLOSED }, value: { key: "achievement.good" } });
    expect(await asked(second)).toEqual([]);
  });

  it("find the quarter on their own page while both may agree, and nobody else does", async () => {
    const found = async (who: string, day = TODAY) =>
      (await listOwnMovedQuarters(await grant(who, "appraisals:list-own", await personId(who)), day)).map(({ id }) => id);
    const id = await appraisalId(nurse);
    expect(await found(nurse)).toEqual([id]);
    expect(await found(rater)).toEqual([id]);
    expect(await found("northHead")).toEqual([]);
    expect(await found(nurse, "2026-12-31")).toEqual([]); // the days for rating are over
  });

  it("may let it go before both agreed, with a row in the ledger: declined, or withdrawn", async () => {
    for (const who of [nurse, rater]) {
      await propose(nurse);
      const entries = await rowsOf("ledger");
      await drop(who);
      expect([await stands(), (await rowsOf("ledger")) - entries]).toEqual([undefined, 1]);
      expect(await ledger(1)).toMatchObject([{ permission: "former-result:drop", byId: (await staff(who)).id }]);
    }
    await propose(nurse);
    await agree(rater);
    for (const who of [nurse, rater]) await refused(() => drop(who, nurse, 1), "already-agreed");
  });

  it("propose at once, and one proposal stands", async () => {
    const met = await meeting(
      `SELECT FROM appraisal WHERE id = $1 FOR UPDATE`,
      [await appraisalId(nurse)],
      [() => propose(nurse), () => propose(rater)],
    );
    expect(met.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await rowsOf("result_agreement")).toBe(1);
  });
});

describe("nobody may", () => {
  it("agree to what they proposed themselves, or as a stranger", async () => {
    await propose(nurse);
    await refused(() => agree(nurse), "not-found");
    for (const who of ["northHead", "southMidwife", behind.personnel, behind.head]) {
      await refused(() => agree(who), "not-found");
      await refused(() => drop(who), "not-found");
      await refused(() => propose(who), "not-found");
    }
    await refused(() => agree(rater, nurse, 7), "changed-meanwhile");
  });

  it("name another unit, or another quarter, than the move gives", async () => {
    await refused(async () => propose(nurse, nurse, { unitId: await unitId("office") }), "changed-meanwhile");
    await refused(async () => propose(nurse, nurse, { unitId: await unitId("south") }), "changed-meanwhile");
    await refused(() => propose(nurse, nurse, { period: "2026-Q2" }), "changed-meanwhile");
    await ask(`INSERT INTO result_agreement VALUES ($1, $2, $3, $4, now() - interval '1 day')`, [
      await appraisalId(nurse),
      await unitId("office"),
      CLOSED,
      await personId(rater),
    ]);
    await refused(() => agree(nurse), "changed-meanwhile");
  });

  it("propose without a move in the quarter", async () => {
    await refused(() => propose("southDoctor", "southDoctor"), "changed-meanwhile");
  });

  it("propose a result that was never decided: it says which", async () => {
    await undecide(await unitId("north"), CLOSED);
    expect(await writesNothing(() => problems(propose(nurse)))).toEqual([
      { path: "unitId", key: "former.undecided", values: { unit: NORTH, period: { period: CLOSED } } },
    ]);
    expect((await sheet()).evidence.former?.value).toBeNull();
  });

  it("propose or agree once the days for rating are over", async () => {
    await propose(nurse);
    const days = (until: string) =>
      ask(`UPDATE step_window SET "closesOn" = $2 WHERE "unitId" = $1 AND period = $3 AND step = 'rating'`, [unit, until, OPEN]);
    const unit = await unitId("south");
    const { until } = await one<{ until: string }>(
      `SELECT "closesOn"::text AS until FROM step_window WHERE "unitId" = $1 AND period = $2 AND step = 'rating'`,
      [unit, OPEN],
    );
    await days("2026-11-17");
    await refused(() => agree(rater), "closed");
    await refused(() => drop(nurse), "closed");
    await refused(() => propose(nurse), "closed");
    expect(await asked(rater)).toEqual([]);
    await days(until);
  });
});

describe("another move", () => {
  const move = async (to: "laboratory" | "north", from: string) => {
    const row = await one<{ id: string; version: number; post: string; postKind: "fungsional" }>(
      `SELECT id, version, post, "postKind" FROM employee WHERE id = $1`,
      [await personId(nurse)],
    );
    const by = await grant(behind.administrator, "people:manage", "agency");
    const { id: employeeId, ...held } = row;
    await transferPerson(by, { ...held, employeeId, unitId: await unitId(to), from, rater: null }, now());
  };
  const withdraw = async () => {
    const { id, version } = await one<{ id: string; version: number }>(
      `SELECT id, version FROM posting WHERE "employeeId" = $1 AND undo IS NOT NULL`,
      [await personId(nurse)],
    );
    await withdrawTransfer(await grant(behind.administrator, "people:manage", "agency"), { postingId: id, version }, now());
  };

  it("removes what was agreed, and so does its withdrawal; what is then agreed is the unit left last", async () => {
    await propose(nurse);
    await agree(rater);
    await move("laboratory", "2026-11-25");
    expect(await stands()).toBeUndefined();
    await refused(() => propose(nurse), "changed-meanwhile"); // the north is no longer the unit left
    await propose(nurse, nurse, { unitId: await unitId("south") });
    await withdraw();
    expect(await stands()).toBeUndefined();
    expect((await sheet()).evidence.achievement?.value).toBe("needs-improvement");
  });

  it("after the days for rating changes nothing of the quarter, and what was agreed on it stands", async () => {
    await propose(nurse);
    await move("laboratory", "2026-12-10");
    await agree(rater);
    const { evidence } = await sheet();
    expect([evidence.achievement?.value, evidence.agreed?.unit, evidence.former?.unit]).toEqual(["good", NORTH, NORTH]);
    expect(evidence.moved.map(({ key, values }) => [key, values?.unit])).toEqual([
      ["moved.employeeMoved", NORTH],
      ["moved.agreed", NORTH],
    ]);
    await withdraw();
    expect(await stands()).toMatchObject({ unit: NORTH, agreed: true });
  });

  it("that comes while both are at it leaves none: whichever is first", async () => {
    const id = await appraisalId(nurse);
    await meeting(
      `SELECT FROM appraisal WHERE id = $1 FOR UPDATE`,
      [id],
      [() => propose(nurse) as Promise<unknown>, () => move("laboratory", "2026-11-25")],
    );
    expect(await stands()).toBeUndefined();
    await withdraw();
    await meeting(
      `SELECT FROM appraisal WHERE id = $1 FOR UPDATE`,
      [id],
      [() => move("laboratory", "2026-11-25") as Promise<unknown>, () => propose(nurse)],
    );
    expect(await stands()).toBeUndefined();
    await withdraw();
  });

  it("of the rater alone, and it is to be agreed on anew", async () => {
    const id = await appraisalId(nurse);
    await propose(rater);
    await ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [id, await personId("northHead")]);
    expect(await stands()).toBeUndefined();
    await ask(`UPDATE appraisal SET "raterId" = $2 WHERE id = $1`, [id, await personId(rater)]);
  });
});

describe("a rating", () => {
  const achievementIn = async (id: string) => {
    const { inputs } = await one<{ inputs: Receipt }>(`SELECT inputs FROM appraisal WHERE id = $1`, [id]);
    return inputs.beside.find(({ kind }) => kind === "achievement");
  };

  it("names the row that both had agreed on, with the article; nothing is agreed after it", async () => {
    await propose(nurse);
    await agree(rater);
    const id = await rate(nurse);
    expect(await achievementIn(id)).toEqual({
      kind: "achievement",
      id: await unitId("north"),
      version: null,
      said: {
        period: CLOSED,
        value: "good",
        source: expect.any(String),
        agreedOn: TODAY,
        proposedById: await personId(nurse),
      },
      source: expect.objectContaining({ instrument: "PermenPANRB 6/2022", provision: "Lampiran, hlm. 89-92" }),
    });
    const result = await getResult(await grant(nurse, "appraisal:read-result", id));
    expect(result.evidence.achievement?.value).toBe("good");
    expect(result.evidence.moved.at(-1)?.key).toBe("moved.agreed");
    expect((await getReceipt(await grant(nurse, "appraisal:read-result", id))).changed.size).toBe(0);
    expect((await differencesIn()).different).toEqual([]);
    await refused(() => propose(nurse), "closed");

    const north = await unitId("north");
    const falsified = async (set: string, value: string) => {
      const before = await one<{ row: object }>(`SELECT to_jsonb(g) AS row FROM result_agreement g WHERE "appraisalId" = $1`, [id]);
      await ask(`UPDATE result_agreement SET ${set} WHERE "appraisalId" = $1`, [id, value]);
      const { different } = await differencesIn();
      await ask(`DELETE FROM result_agreement WHERE "appraisalId" = $1`, [id]);
      await ask(`INSERT INTO result_agreement SELECT * FROM jsonb_populate_record(NULL::result_agreement, $1)`, [before.row]);
      return different;
    };
    expect(await falsified(`"agreedAt" = $2`, "2026-11-18T20:00:00Z")).toEqual([
      { id, what: [`achievement ${north}: its row is gone`] }, // after the rating: by then there was none
    ]);
    expect(await falsified(`"unitId" = $2`, await unitId("office"))).toEqual([{ id, what: [`achievement ${north}: its row is gone`] }]);
    expect(await falsified(`"proposedById" = $2`, await personId(rater))).toEqual([
      { id, what: [expect.stringMatching(new RegExp(`^achievement ${north}: proposedById ".*" is stored, ".*" is in its row$`))] },
    ]);
    expect((await differencesIn()).different).toEqual([]);
  });

  it("names the new unit's own where it was only proposed, and stays so", async () => {
    await formerResult("southPharmacist", rater);
    const id = await rate("southPharmacist");
    const named = await achievementIn(id);
    expect([named?.id, named?.said]).toEqual([
      await unitId("south"),
      { period: OPEN, value: "needs-improvement", source: expect.any(String) },
    ]);
    for (const work of [() => agree("southPharmacist", "southPharmacist"), () => drop(rater, "southPharmacist")])
      await refused(work, "closed");
    const result = await getResult(await grant("southPharmacist", "appraisal:read-result", id));
    expect(result.evidence.achievement?.value).toBe("needs-improvement");
    // even where the other one's agreement was written a moment later
    await ask(`UPDATE result_agreement SET "agreedAt" = now() + interval '1 year' WHERE "appraisalId" = $1`, [id]);
    const again = await getResult(await grant("southPharmacist", "appraisal:read-result", id));
    expect(again.evidence.moved.map(({ key }) => key)).not.toContain("moved.agreed");
  });

  it("that comes first leaves nothing to agree on: the one who waits is refused", async () => {
    await formerResult("southRegistrar", rater);
    const id = await appraisalId("southRegistrar");
    const met = await meeting(
      `SELECT FROM appraisal WHERE id = $1 FOR UPDATE`,
      [id],
      [() => rate("southRegistrar") as Promise<unknown>, () => agree("southRegistrar", "southRegistrar")],
    );
    expect(met.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await achievementIn(id))?.id).toBe(await unitId("south"));
  });
});
