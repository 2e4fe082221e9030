import { describe, expect, it } from "vitest";
import { closeFollowUp, noteSession, proposeFollowUp, sendView } from "@/lib/follow-ups/commands";
import { standingsSince } from "@/lib/follow-ups/helped";
import { getFollowUp, getView, listFollowing, listFollowUps, listNeeds, listOwners } from "@/lib/follow-ups/queries";
import { MOST_OPEN } from "@/lib/follow-ups/types";
import { now } from "@/lib/platform/clock";
import type { Receipt } from "@/lib/scoring/core/receipt";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, meeting, one, rowsOf } from "../support/database";
import { appraisalId, CLOSED, nameOf, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";
import { followUpOf } from "../support/tries/follow-ups";

const { employee, rater } = behind;
const base = { kind: "training" as const, cause: "skill" as const, steps: null, dueOn: "2026-12-20", appraisalId: null };
const propose = async (who: string, to: string, goal: string, more = {}) =>
  proposeFollowUp(
    await grant(who, "follow-up:propose", await personId(to)),
    { ...base, goal, ownerId: await personId(to), ...more },
    now(),
  );
const lists = async (who: string) => listFollowUps(await grant(who, "follow-ups:list", await personId(who)), now());
const all = async (who: string) => Object.values(await lists(who)).flat();
const sheet = async (who: string, id: string) => getFollowUp(await grant(who, "follow-up:read", id), now());
const tasks = async (who: string) =>
  (
    await getToday(await grant(who, "today:read", await personId(who)), now(), {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    })
  ).tasks;

describe("what is to follow", () => {
  it("is set by the rater and runs at once, once however often it is sent", async () => {
    const id = await propose(rater, "southDoctor", "Belajar spirometri.");
    const rows = await rowsOf("follow_up");
    expect(await propose(rater, "southDoctor", "Belajar spirometri.")).toBe(id);
    expect(await rowsOf("follow_up")).toBe(rows);
    expect(await sheet("southDoctor", id)).toMatchObject({ standing: "planned", owner: nameOf("southDoctor"), cause: "skill" });
    expect(await one(`SELECT "audienceId" AS id FROM event ORDER BY event.id DESC LIMIT 1`)).toEqual({ id: await personId("southDoctor") });
  });

  it("waits for the rater where the employee proposes it, is dropped unaccepted and never done", async () => {
    const id = await propose("southDoctor", "southDoctor", "Kursus EKG.");
    expect(await tasks(rater)).toContainEqual({ kind: "follow-ups-proposed", count: 1, name: nameOf("southDoctor") });
    await expect(grant("southDoctor", "follow-up:accept", id)).rejects.toMatchObject({ because: "not-found" });
    const close = await grant(rater, "follow-up:close", id);
    const end = { version: 0, outcome: "Belum ada anggaran.", competence: null };
    expect(await problems(closeFollowUp(close, { ...end, end: "done" }, now()))).toMatchObject([{ path: "end" }]);
    await closeFollowUp(close, { ...end, end: "dropped" }, now());
    expect((await sheet("southDoctor", id)).standing).toBe("dropped");
  });

  it("is no reward that one proposes for oneself, has a day ahead, an owner who is there and a result of one's own", async () => {
    for (const kind of ["promotion", "counselling", "recognition", "succession"])
      expect(await problems(propose("southDoctor", "southDoctor", "Naik.", { kind }))).toMatchObject([
        { path: "kind", key: "followUp.notOwn" },
      ]);
    expect(await problems(propose(rater, "southDoctor", "x", { dueOn: "2026-11-17" }))).toMatchObject([{ path: "dueOn" }]);
    expect(await problems(propose(rater, "southDoctor", "x", { dueOn: "2029-01-01" }))).toMatchObject([{ path: "dueOn" }]);
    expect(await problems(propose(rater, "southDoctor", "x", { ownerId: await personId("retired") }))).toMatchObject([{ path: "ownerId" }]);
    expect(await problems(propose(rater, "southDoctor", "x", { appraisalId: await appraisalId(employee, CLOSED) }))).toMatchObject([
      { path: "appraisalId" },
    ]);
    for (const who of ["southNurseOne", "northHead", behind.head, behind.personnel])
      await expect(grant(who, "follow-up:propose", await personId("southDoctor"))).rejects.toMatchObject({ because: "not-found" });
  });

  it("is not more than so much at a time, also by two at once", async () => {
    const who = "southPharmacist";
    for (let n = 1; n < MOST_OPEN; n += 1) await propose(rater, who, `Tujuan ${n}`);
    const both = await meeting(
      `SELECT 1 FROM employee WHERE id = $1 FOR UPDATE`,
      [await personId(who)],
      [() => propose(rater, who, "Yang satu"), () => propose(rater, who, "Yang lain")],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });

  it("is closed with its outcome over nobody's newer version, and its owner is reminded before that", async () => {
    const { id, version } = await followUpOf("studyMidwife", `kind = 'training' AND "closedAt" IS NULL`);
    expect(await tasks("northHead")).toContainEqual({ kind: "follow-ups-due", count: 1, first: "2026-11-15" });
    expect((await sheet("studyMidwife", id)).standing).toBe("overdue");
    const close = await grant("northHead", "follow-up:close", id);
    const end = { end: "done" as const, outcome: "Kelas diikuti.", competence: 3 };
    await expect(closeFollowUp(close, { ...end, version: version + 7 }, now())).rejects.toMatchObject({ because: "changed-meanwhile" });
    await closeFollowUp(close, { ...end, version }, now());
    expect(await sheet("studyMidwife", id)).toMatchObject({
      standing: "done",
      outcome: "Kelas diikuti.",
      competence: 3,
      closedOn: "2026-11-18",
    });
    expect((await tasks("northHead")).some(({ kind }) => kind === "follow-ups-due")).toBe(false);
  });
});

describe("a counselling", () => {
  const here = async () => followUpOf("southNurseTwo", `kind = 'counselling'`);
  const SECRET = "keadaan di rumah";
  const OTHERS = [behind.head, behind.personnel, behind.auditor, behind.administrator, "southMidwife", "northHead", employee];

  it("is read and noted by its two people, and found by nobody else", async () => {
    const { id } = await here();
    for (const who of [rater, "southNurseTwo"]) expect((await sheet(who, id)).sessions[0]?.note).toContain(SECRET);
    for (const who of OTHERS)
      for (const permission of [
        "follow-up:read",
        "follow-up:close",
        "follow-up:note",
        "follow-up:accept",
        "follow-up:send-view",
        "follow-up:read-view",
      ] as const)
        await expect(grant(who, permission, id), `${who} ${permission}`).rejects.toMatchObject({ because: "not-found" });
    await noteSession(await grant("southNurseTwo", "follow-up:note", id), { day: "2026-11-18", note: "Dari saya." }, now());
    expect((await sheet(rater, id)).sessions.length).toBe(2);
  });

  it("is in no list, beside no result, in no count, on no day and in no ledger", async () => {
    const { id } = await here();
    for (const who of OTHERS) {
      expect(
        (await all(who)).some((row) => row.id === id),
        who,
      ).toBe(false);
      expect(JSON.stringify(await tasks(who)), who).not.toContain(id);
    }
    expect((await lists(rater)).owned.some((row) => row.id === id)).toBe(true);
    expect((await lists("southNurseTwo")).own.some((row) => row.id === id)).toBe(true);
    const closed = await appraisalId("southNurseTwo", CLOSED);
    for (const who of [behind.head, behind.personnel, rater, "southNurseTwo"])
      expect((await listFollowing(await grant(who, "appraisal:read-result", closed), now())).rows.some((row) => row.id === id)).toBe(false);
    for (const [who, unit] of [
      [behind.personnel, "city"],
      [behind.head, "office"],
      [rater, "south"],
    ] as const) {
      const needs = await listNeeds(await grant(who, "needs:read", await unitId(unit)), 2026);
      expect(needs.some(({ kind }) => kind === "counselling")).toBe(false);
    }
    // its words stand in its own rows alone, and the ledger says neither kind nor words
    const tables = await ask<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`,
    );
    for (const { name } of tables) {
      const { n } = await one<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}" t WHERE t::text LIKE $1`, [`%${SECRET}%`]);
      expect([name, n > 0]).toEqual([name, name === "follow_up_session"]);
    }
    expect(await one(`SELECT count(*)::int AS n FROM ledger l WHERE l::text LIKE '%counselling%'`)).toEqual({ n: 0 });
  });

  it("stays its leader's where another rates by now", async () => {
    const { id } = await here();
    await ask(`UPDATE reporting_line SET until = '2026-11-17' WHERE "employeeId" = $1 AND until IS NULL`, [
      await personId("southNurseTwo"),
    ]);
    await ask(`INSERT INTO reporting_line VALUES (gen_random_uuid(), $1, $2, '2026-11-18', NULL)`, [
      await personId("southNurseTwo"),
      await personId("southDoctor"),
    ]);
    await expect(grant("southDoctor", "follow-up:read", id)).rejects.toMatchObject({ because: "not-found" });
    expect((await lists("southDoctor")).led.some((row) => row.id === id)).toBe(false);
    expect((await sheet(rater, id)).kind).toBe("counselling");
    await ask(`DELETE FROM reporting_line WHERE "employeeId" = $1 AND "from" = '2026-11-18'`, [await personId("southNurseTwo")]);
    await ask(`UPDATE reporting_line SET until = NULL WHERE "employeeId" = $1`, [await personId("southNurseTwo")]);
  });

  it("keeps what was noted", async () => {
    await expect(ask(`UPDATE follow_up_session SET note = 'x'`)).rejects.toThrow("is kept");
    await expect(ask(`DELETE FROM follow_up_session`)).rejects.toThrow("is kept");
  });
});

describe("the employee's view of a guidance", () => {
  it("is sent once, read by the superior of who leads it, and not by the leader", async () => {
    const { id } = await followUpOf(employee, `kind = 'coaching'`);
    await expect(grant(behind.head, "follow-up:read-view", id)).rejects.toMatchObject({ because: "not-found" }); // none yet
    const send = await grant(employee, "follow-up:send-view", id);
    await sendView(send, { answers: [4, 3, 2, 1, 4, 3, 2, 1, 4], note: "Cukup." }, now());
    await expect(sendView(send, { answers: [1, 1, 1, 1, 1, 1, 1, 1, 1], note: null }, now())).rejects.toMatchObject({
      because: "already-answered",
    });
    expect(await getView(await grant(behind.head, "follow-up:read-view", id))).toEqual({
      answers: [4, 3, 2, 1, 4, 3, 2, 1, 4],
      note: "Cukup.",
      on: "2026-11-18",
    });
    expect((await lists(behind.head)).views.some((row) => row.id === id)).toBe(true);
    for (const who of ["northHead", employee, behind.personnel, behind.auditor, rater])
      await expect(grant(who, "follow-up:read-view", id), who).rejects.toMatchObject({ because: "not-found" });
    expect(JSON.stringify(await sheet("northHead", id))).not.toContain("Cukup.");
  });
});

describe("needs", () => {
  it("are counted by unit, cause and kind under the reader's unit", async () => {
    const rows = await listNeeds(await grant("northHead", "needs:read", await unitId("north")), 2026);
    expect(rows.map(({ cause, kind, count }) => [cause, kind, count]).toSorted()).toEqual(
      [
        ["process", "coaching", 1],
        ["skill", "training", 1],
        ["skill", "mentoring", 1],
        ["motivation", "training", 1],
      ].toSorted(),
    );
    expect(await listNeeds(await grant(behind.personnel, "needs:read", await unitId("city")), 2025)).toEqual([]);
    for (const who of [rater, employee, behind.auditor, behind.administrator])
      await expect(grant(who, "needs:read", await unitId("north"))).rejects.toMatchObject({ because: "not-found" });
  });

  it("are owned by those who are near", async () => {
    const { owners, employee: name } = await listOwners(await grant("northHead", "follow-up:propose", await personId(employee)), now());
    expect(name).toBe(nameOf(employee));
    expect(owners[0]?.name).toBe(nameOf("northHead"));
    expect(owners.some((owner) => owner.name === nameOf("southMidwife"))).toBe(false);
  });
});

describe("whether it helped", () => {
  it("is how what fell short stands beside the next rating: by its row, else by its words, unknown without one", async () => {
    const kinds = await ask<{ inputs: Receipt }>(`SELECT inputs FROM appraisal WHERE "ratedAt" IS NOT NULL`);
    const short = kinds.find(({ inputs }) => standingsSince(inputs, null).length > 0);
    expect(short).toBeDefined();
    if (!short) return;
    const lines = standingsSince(short.inputs, null);
    expect(new Set(lines.map((line) => line.now))).toEqual(new Set(["unknown"]));
    expect(standingsSince(short.inputs, short.inputs).map((line) => line.now)).toEqual(lines.map(() => "below"));
    const renamed = { ...short.inputs, indicators: short.inputs.indicators.map(({ rows, ...rest }) => rest) } as Receipt;
    expect(standingsSince(short.inputs, renamed).map((line) => line.now)).toEqual(lines.map(() => "below"));
    expect(standingsSince(short.inputs, { ...short.inputs, indicators: [] }).map((line) => line.now)).toEqual(lines.map(() => "unknown"));
  });
});
