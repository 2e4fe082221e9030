import { beforeAll, describe, expect, it } from "vitest";
import { getEvaluation, getQuarterReport, listOwnEvaluations, listStead } from "@/lib/evaluations/queries";
import { measure } from "@/lib/facts/queries";
import { now } from "@/lib/platform/clock";
import {
  deliverEvaluation,
  deliverTeam,
  receiveEvaluation,
  reportQuarter,
  returnEvaluation,
  signEvaluation,
  signTeam,
} from "@/lib/scoring/commands/evaluations";
import { recordEvaluation, recordRating } from "@/lib/scoring/commands/ratings";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { differencesIn } from "@/scripts/rescore";
import { ask, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN } from "../support/doors";
import { behind, grant, personId } from "../support/staff";

const versionOf = async (id: string) => (await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [id])).version;
const rate = async (key: string) => {
  const id = await appraisalId(key);
  const rating = { version: await versionOf(id), workResult: "meets", behaviour: "meets", note: "Catatan." } as const;
  await recordRating(await grant(behind.rater, "appraisal:rate", id), rating, measure, now());
  return id;
};
const sign = async (id: string, deliver = false) =>
  signEvaluation(await grant(behind.rater, "evaluation:sign", id), { version: await versionOf(id), deliver }, now());
const documents = (id: string) =>
  ask<Record<string, unknown>>(`SELECT * FROM evaluation_document WHERE "appraisalId" = $1 ORDER BY version`, [id]);

describe("a result that is signed", () => {
  let id: string;
  beforeAll(async () => {
    id = await rate("southDoctor");
    await sign(id);
  });

  it("is the first version, word for word, with who stands above the rater on that day", async () => {
    const [document, ...more] = await documents(id);
    expect(more).toEqual([]);
    const row = await one<Record<string, unknown>>(`SELECT * FROM appraisal WHERE id = $1`, [id]);
    for (const column of ["workResult", "behaviour", "note", "predicate", "inputs", "steps", "regulationId", "ratedAt", "raterId"])
      expect(document?.[column], column).toEqual(row[column]);
    expect(document).toMatchObject({
      version: 1,
      kind: "rater",
      final: null,
      signedById: await personId(behind.rater),
      superiorId: await personId("officeHead"),
      deliveredAt: null,
    });
    expect(document?.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  });

  it("is received and returned no earlier than it was handed over, by a request that began a moment before", async () => {
    const other = await rate("southMidwife");
    await sign(other);
    const at = now();
    const before = new Date(at.getTime() - 3);
    await deliverEvaluation(await grant(behind.rater, "evaluation:deliver", other), 1, new Date(at.getTime() + 3));
    await receiveEvaluation(await grant("southMidwife", "evaluation:receive", other), { version: 1, sign: false }, before);
    await returnEvaluation(await grant("southMidwife", "evaluation:return", other), 1, before);
    const [document] = await documents(other);
    expect([document?.receivedAt, document?.returnedAt]).toEqual([document?.deliveredAt, document?.deliveredAt]);
  });

  it("is rated no more, by a form of before or of today, and a race is lost in words", async () => {
    await expect(grant(behind.rater, "appraisal:rate", id)).rejects.toMatchObject({ because: "already-signed" });
    await expect(grant(behind.rater, "evaluation:sign", id)).rejects.toMatchObject({ because: "already-signed" });

    const other = await rate("southNurseTwo");
    const held = await grant(behind.rater, "appraisal:rate", other);
    const version = await versionOf(other);
    await sign(other);
    const late = { version, workResult: "above", behaviour: "above", note: "Terlambat." } as const;
    await writesNothing(() => expect(recordRating(held, late, measure, now())).rejects.toMatchObject({ because: "changed-meanwhile" }));
    const newest = { ...late, version: await versionOf(other) };
    await writesNothing(() => expect(recordRating(held, newest, measure, now())).rejects.toMatchObject({ because: "already-signed" }));
  });

  it("is kept by the database itself, whoever writes", async () => {
    for (const change of [
      `UPDATE appraisal SET note = 'Lain' WHERE id = '${id}'`,
      `UPDATE appraisal SET predicate = 'very-good' WHERE id = '${id}'`,
      `UPDATE appraisal SET "ratedAt" = now() WHERE id = '${id}'`,
      `UPDATE appraisal SET "ratedById" = "raterId" WHERE id = '${id}'`,
    ])
      await expect(ask(change), change).rejects.toThrow("a result that was signed changes by a new version only");
    for (const change of [
      `UPDATE evaluation_document SET note = 'Lain' WHERE "appraisalId" = '${id}'`,
      `UPDATE evaluation_document SET "signedAt" = now() WHERE "appraisalId" = '${id}'`,
      `UPDATE evaluation_document SET code = 'AAAAAAAA' WHERE "appraisalId" = '${id}'`,
      `DELETE FROM evaluation_document WHERE "appraisalId" = '${id}'`,
      `UPDATE evaluation_document SET "receivedAt" = NULL WHERE "receivedAt" IS NOT NULL`,
      `UPDATE evaluation_document SET "reportedAt" = now() WHERE "reportedAt" IS NOT NULL`,
    ])
      await expect(ask(change), change).rejects.toThrow("an evaluation document is kept as it was signed");
  });

  it("comes out again with all others", async () => {
    expect((await differencesIn()).different).toEqual([]);
  });

  it("goes its way once: handed over, received, returned; each by whom it concerns", async () => {
    await expect(grant("southDoctor", "evaluation:return", id)).rejects.toMatchObject({ because: "not-received-yet" });
    await expect(grant("southDoctor", "evaluation:deliver", id)).rejects.toMatchObject({ because: "not-found" });
    const deliver = await grant(behind.rater, "evaluation:deliver", id);
    const both = await Promise.allSettled([deliverEvaluation(deliver, 1, now()), deliverEvaluation(deliver, 1, now())]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { because: "already-delivered" } });

    const receive = await grant("southDoctor", "evaluation:receive", id);
    await expect(receiveEvaluation(receive, { version: 2, sign: false }, now())).rejects.toMatchObject({ because: "changed-meanwhile" });
    await receiveEvaluation(receive, { version: 1, sign: false }, now());
    await expect(receiveEvaluation(receive, { version: 1, sign: true }, now())).rejects.toMatchObject({ because: "already-received" });
    const [received] = await documents(id);
    expect(received).toMatchObject({ deliveredAt: expect.any(Date), receivedAt: expect.any(Date), returnedAt: null });
    const back = await grant("southDoctor", "evaluation:return", id);
    await returnEvaluation(back, 1, now());
    await expect(returnEvaluation(back, 1, now())).rejects.toMatchObject({ because: "already-returned" });
    expect((await documents(id))[0]).toEqual({ ...received, returnedAt: expect.any(Date) });
  });

  it("shows its days: by hand from 18 November 2026, a Wednesday, with no holiday before 25 December", async () => {
    const sheet = await getEvaluation(await grant("southDoctor", "appraisal:read-result", id));
    // 14 working days after 18 November: 19, 20, 23-27, 30, 1-4, 7, 8 December
    expect(sheet.clocks).toEqual({ deliverBy: null, returnBy: null, objectBy: "2026-12-08" });
    expect(sheet.versions).toMatchObject([
      { version: 1, kind: "rater", signedOn: "2026-11-18", receivedOn: "2026-11-18", reportedOn: null },
    ]);
  });
});

describe("a rater's team", () => {
  it("is signed and handed over in one press: all as drawn, or none", async () => {
    const me = await grant(behind.rater, "appraisals:list-own", await personId(behind.rater));
    for (const key of ["southPharmacist", "southRegistrar"]) await rate(key);
    const waiting = (await listOwnEvaluations(me, await getHolidays())).find(({ period }) => period === OPEN)?.toSign ?? [];
    expect(waiting.map(({ name }) => name)).toEqual(expect.arrayContaining([nameOf("southPharmacist"), nameOf("southRegistrar")]));
    const team = await grant(behind.rater, "evaluations:sign-own", await personId(behind.rater));
    const drawn = waiting.map(({ id, version }) => ({ id, version }));
    const stale = drawn.map((each, i) => (i === 0 ? { ...each, version: each.version - 1 } : each));
    await writesNothing(() =>
      expect(signTeam(team, { drawn: stale, deliver: true }, now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    const strange = [...drawn, { id: await appraisalId("northDoctor", CLOSED), version: 2 }];
    await writesNothing(() =>
      expect(signTeam(team, { drawn: strange, deliver: true }, now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );

    const before = { ledger: await rowsOf("ledger"), documents: await rowsOf("evaluation_document") };
    const twice = await Promise.allSettled([
      signTeam(team, { drawn, deliver: false }, now()),
      signTeam(team, { drawn, deliver: false }, now()),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(twice.find(({ status }) => status === "rejected")).toMatchObject({ reason: { because: "changed-meanwhile" } });
    expect(await rowsOf("evaluation_document")).toBe(before.documents + drawn.length);
    expect(await rowsOf("ledger")).toBe(before.ledger + drawn.length);

    const toDeliver = (await listOwnEvaluations(me, await getHolidays())).find(({ period }) => period === OPEN)?.toDeliver ?? [];
    expect(toDeliver.length).toBeGreaterThanOrEqual(drawn.length);
    const all = await grant(behind.rater, "evaluations:deliver-own", await personId(behind.rater));
    const ids = toDeliver.map(({ documentId }) => documentId);
    expect(await deliverTeam(all, ids, now())).toEqual({ n: ids.length });
    await expect(deliverTeam(all, ids, now())).rejects.toMatchObject({ because: "changed-meanwhile" });
  });

  it("is told of what waits, and whoever is rated of what to receive and to sign", async () => {
    const day = async (key: string) => {
      const known = { quietAfter: 5, holidays: await getHolidays(), keepsCalendar: false };
      return (await getToday(await grant(key, "today:read", await personId(key)), now(), known)).tasks;
    };
    const kinds = (tasks: Awaited<ReturnType<typeof day>>) => tasks.map(({ kind }) => kind);
    expect(kinds(await day(behind.rater))).toEqual(expect.arrayContaining(["evaluations-to-sign", "evaluations-to-deliver"]));
    expect(kinds(await day("southRegistrar"))).toContain("evaluation-to-receive");
    expect(await day("southPharmacist")).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "evaluation-to-return", period: CLOSED, until: expect.any(String) })]),
    );
  });
});

describe("a document that nobody handed over", () => {
  it("is received all the same, and was handed over by that", async () => {
    const id = await rate("southNutritionist");
    await sign(id);
    const at = now();
    await receiveEvaluation(await grant("southNutritionist", "evaluation:receive", id), { version: 1, sign: true }, at);
    expect((await documents(id))[0]).toMatchObject({ deliveredAt: at, receivedAt: at, returnedAt: at });
  });
});

describe("whose rater is the regional head", () => {
  it("has a result that is final from its signature on", async () => {
    const finals = await ask<{ name: string; final: string | null }>(
      `SELECT DISTINCT r.name, d.final::text AS final FROM evaluation_document d JOIN employee r ON r.id = d."raterId" WHERE r."postKind" = 'official'`,
    );
    expect(finals).toEqual([{ name: nameOf("mayor"), final: "official" }]);
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM evaluation_document d JOIN employee r ON r.id = d."raterId" WHERE d.final IS NOT NULL AND r."postKind" <> 'official' AND d.kind = 'rater'`,
    );
    expect(n).toBe(0);
  });
});

describe("a rater who let the days for rating pass", () => {
  const WHO = "southVolunteer"; // rated in the closed quarter, and left unsigned
  const list = async (key: string) =>
    (await listStead(await grant(key, "appraisals:list-own", await personId(key)), "2026-11-18", await getHolidays())).filter(
      ({ name, period }) => name === nameOf(WHO) && period === CLOSED,
    );

  it("leaves the employee to the superior and, after that one's days, to the next, who both see until when", async () => {
    // The days for rating of the third quarter ended on 15 October 2026, a Thursday; 14 working days later it is 4 November.
    const row = { name: nameOf(WHO), rater: nameOf(behind.rater), rated: true, until: "2026-11-04" };
    expect(await list("officeHead")).toMatchObject([{ ...row, escalated: false }]);
    expect(await list("mayor")).toMatchObject([{ ...row, escalated: true }]);
    expect(await list(behind.rater)).toEqual([]);
    await ask(`UPDATE step_window SET "closesOn" = '2026-11-02' WHERE period = $1 AND step = 'rating'`, [CLOSED]);
    expect(await list("officeHead")).toMatchObject([{ until: "2026-11-20", escalated: false }]);
    expect(await list("mayor")).toEqual([]); // the superior's days still run
    await expect(grant("mayor", "appraisal:evaluate", await appraisalId(WHO, CLOSED))).rejects.toMatchObject({ because: "not-found" });
    await ask(`UPDATE step_window SET "closesOn" = '2026-10-15' WHERE period = $1 AND step = 'rating'`, [CLOSED]);
  });

  it("is followed by the superior on the same sheet: signed, handed over and final at once; the other who was about to is refused", async () => {
    const id = await appraisalId(WHO, CLOSED);
    const version = await versionOf(id);
    const rating = { version, workResult: "above", behaviour: "above", note: "Bukti lengkap." } as const;
    const [sup, rater] = [await grant("officeHead", "appraisal:evaluate", id), await grant(behind.rater, "evaluation:sign", id)];
    const both = await Promise.allSettled([
      recordEvaluation(sup, rating, measure, now()),
      signEvaluation(rater, { version, deliver: true }, now()),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { because: "changed-meanwhile" } });
    expect((await documents(id)).length).toBe(1);
    await expect(grant("officeHead", "appraisal:evaluate", id)).rejects.toMatchObject({ because: "already-signed" });

    const other = await appraisalId("southMidwife", CLOSED);
    const evaluate = await grant("officeHead", "appraisal:evaluate", other);
    await recordEvaluation(evaluate, { ...rating, version: await versionOf(other) }, measure, now());
    const superior = await personId("officeHead");
    const [document] = await documents(other);
    expect(document).toMatchObject({
      kind: "superior",
      final: "superior",
      signedById: superior,
      ratedById: superior,
      workResult: "above",
      deliveredAt: expect.any(Date),
    });
    expect(document?.raterId).toBe(await personId(behind.rater));
    expect(await one(`SELECT predicate, "ratedById" FROM appraisal WHERE id = $1`, [other])).toEqual({
      predicate: "very-good",
      ratedById: superior,
    });
    expect((await differencesIn()).different).toEqual([]);
  });
});

describe("a quarter's report", () => {
  it("says how far each unit has come, and is recorded in one press: as many as were drawn, once", async () => {
    const reader = await grant(behind.personnel, "quarters:read", "agency");
    const { rows, ready, until } = await getQuarterReport(reader, CLOSED, await getHolidays());
    // 30 working days after Thursday, 15 October 2026: Thursday, 26 November
    expect(until).toBe("2026-11-26");
    expect(ready).toBeGreaterThan(3);
    for (const { appraised, rated, signed, delivered, received, reported } of rows) {
      expect([rated <= appraised, signed <= rated, delivered <= signed, received <= delivered, reported <= signed]).toEqual(
        Array(5).fill(true),
      );
    }
    const report = await grant(behind.personnel, "evaluations:report", "agency");
    await writesNothing(() =>
      expect(reportQuarter(report, { period: CLOSED, n: ready - 1 }, now())).rejects.toMatchObject({ because: "changed-meanwhile" }),
    );
    const twice = await Promise.allSettled([
      reportQuarter(report, { period: CLOSED, n: ready }, now()),
      reportQuarter(report, { period: CLOSED, n: ready }, now()),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await getQuarterReport(reader, CLOSED, await getHolidays())).ready).toBe(0);
    for (const who of [behind.rater, behind.auditor, behind.employee])
      await expect(grant(who, "evaluations:report", "agency"), who).rejects.toMatchObject({ because: "not-found" });
  });
});
