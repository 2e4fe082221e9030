import { describe, expect, it } from "vitest";
import { AGENCY } from "@/lib/access/types";
import { enterAttendance } from "@/lib/attendance/commands";
import { daysIn, readEntries } from "@/lib/attendance/lines";
import { listAttendance } from "@/lib/attendance/queries";
import { attendanceQuery, monthsTo } from "@/lib/attendance/schema";
import { measure } from "@/lib/facts/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordRating } from "@/lib/scoring/commands/ratings";
import { judge } from "@/lib/scoring/core/indicator-kinds";
import { ask, meeting, one, writesNothing } from "../support/database";
import { appraisalId, nipOf, OPEN, planInForce } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";

const WHO = "southNurseTwo";
const manager = () => grant(behind.personnel, "attendance:manage", AGENCY);
const enter = async (month: string, ...people: [who: string, due: number, present: number][]) => {
  const entries = await Promise.all(people.map(async ([who, due, present], i) => ({ nip: await nipOf(who), due, present, line: i + 1 })));
  return enterAttendance(await manager(), { month, source: `Rekap ${month}`, entries }, now());
};
const activeOf = async (who: string, month: string) =>
  ask(`SELECT due, present FROM attendance WHERE "employeeId" = $1 AND month = $2 AND "supersededAt" IS NULL`, [
    await personId(who),
    month,
  ]);

describe("the list as it is pasted", () => {
  const NIP = "199001012015031001";
  const OTHER = "199101012016032002";

  it("is read from tabs, semicolons or wide gaps, without its heading and empty lines", () => {
    const text = `NIP\tWajib\tHadir\n${NIP}\t22\t21\n\n19910101 201603 2 002;20;0\r\n`;
    expect(readEntries(text, 30)).toEqual({
      entries: [
        { nip: NIP, due: 22, present: 21, line: 2 },
        { nip: OTHER, due: 20, present: 0, line: 4 },
      ],
      problems: [],
    });
  });

  it.each<[string, string, string]>([
    ["two columns", `${NIP}\t22`, "shape"],
    ["four columns", `${NIP}\t22\t21\tx`, "shape"],
    ["no NIP", "Siti\t22\t21", "nip"],
    ["seventeen digits", `${NIP.slice(1)}\t22\t21`, "nip"],
    ["days that are no number", `${NIP}\tdua\t21`, "due"],
    ["half a day", `${NIP}\t22\t21,5`, "present"],
    ["more days than the month has", `${NIP}\t31\t21`, "due"],
    ["more present than due", `${NIP}\t22\t23`, "present"],
    ["fewer than none", `${NIP}\t22\t-1`, "present"],
    ["nothing where a number stands", `${NIP}\t22\t`, "shape"],
  ])("%s is said with its line", (_what, line, fault) => {
    // The first line of all may be a heading, so that a name without a number stands on the second.
    const { entries, problems } = readEntries(`${OTHER}\t20\t20\n${line}`, 30);
    expect(entries).toHaveLength(1);
    expect(problems).toMatchObject([{ path: "lines", key: `attendance.line.${fault}`, values: { line: 2 } }]);
  });

  it("names a NIP that stands twice with both lines, and of very many faults the first twenty", () => {
    expect(readEntries(`${NIP}\t22\t21\n${NIP}\t22\t21`, 30).problems).toEqual([
      { path: "lines", key: "attendance.line.twice", values: { line: 2, nip: NIP, first: 1 } },
    ]);
    const { problems } = readEntries(Array.from({ length: 35 }, () => "1\t2\t3").join("\n"), 30);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({ path: "lines", key: "attendance.line.more", values: { n: 15 } });
    expect(readEntries("NIP\tWajib\tHadir", 30).problems).toMatchObject([{ key: "attendance.linesMissing" }]);
  });

  it("is of a month that has begun, 14 months ago at most", () => {
    const months = monthsTo("2026-02-28");
    expect([months[0], months[1], months[2], months.at(-1), months.length]).toEqual(["2026-02", "2026-01", "2025-12", "2024-12", 15]);
    expect([daysIn("2026-02"), daysIn("2028-02"), daysIn("2026-12")]).toEqual([28, 29, 31]);
    expect(attendanceQuery.parse({ month: "2026-13", missing: "yes" })).toEqual({});
  });
});

describe("a month that is entered", () => {
  it("adds, changes by superseding, and leaves what says the same as it is", async () => {
    const month = "2026-05";
    expect(await enter(month, [WHO, 20, 19], ["southVolunteer", 20, 20])).toMatchObject({ added: expect.any(Number) });
    const before = await ask(`SELECT id FROM attendance WHERE month = $1`, [month]);
    expect(await enter(month, [WHO, 20, 18], ["southVolunteer", 20, 20])).toEqual({ added: 0, changed: 1, same: 1 });
    expect(await activeOf(WHO, month)).toEqual([{ due: 20, present: 18 }]);
    expect(await ask(`SELECT id FROM attendance WHERE month = $1`, [month])).toHaveLength(before.length + 1);
    expect(
      await ask(
        `SELECT present FROM attendance WHERE "employeeId" = $1 AND month = $2 AND "supersededAt" IS NOT NULL ORDER BY "enteredAt"`,
        [await personId(WHO), month],
      ),
    ).toContainEqual({ present: 19 });
  });

  it("is saved whole or not at all: a NIP of nobody, and one of somebody who had left", async () => {
    await ask(`UPDATE employee SET "leftOn" = '2026-10-01' WHERE id = $1`, [await personId("southVolunteer")]);
    const nips = [await nipOf(WHO), "100000000000000000", await nipOf("southVolunteer")];
    const entries = nips.map((nip, i) => ({ nip, due: 22, present: 3, line: i + 1 }));
    const work = async () => enterAttendance(await manager(), { month: "2026-10", source: "Rekap", entries }, now());
    expect(await writesNothing(() => problems(work()))).toEqual([
      { path: "lines", key: "attendance.line.nobody", values: { line: 2, nip: "100000000000000000" } },
      { path: "lines", key: "attendance.line.nobody", values: { line: 3, nip: nips[2] } },
    ]);
    await ask(`UPDATE employee SET "leftOn" = NULL WHERE id = $1`, [await personId("southVolunteer")]);
  });

  it("by one of two at once: the other is told", async () => {
    const work = () => enter("2025-12", [WHO, 21, 20]);
    const hold = `LOCK TABLE attendance IN SHARE MODE`;
    const done = await meeting<unknown>(hold, [], [work, work]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(done.find(({ status }) => status === "rejected")).toMatchObject({ reason: { because: "changed-meanwhile" } });
    expect(await activeOf(WHO, "2025-12")).toHaveLength(1);
  });

  it("is kept by personnel alone", async () => {
    for (const who of [behind.administrator, behind.auditor, behind.rater, WHO])
      await expect(grant(who, "attendance:manage", AGENCY)).rejects.toMatchObject({ because: "not-found" });
  });

  it("is listed with whoever is missing, by name and page by page", async () => {
    const month = "2026-10";
    const all = await listAttendance(await manager(), { month, missing: false });
    const missing = await listAttendance(await manager(), { month, missing: true });
    expect(all.employed - all.entered).toBe(missing.rows.length);
    expect(missing.rows.every(({ due, present, source }) => due === null && present === null && source === null)).toBe(true);
    expect(missing.rows.map(({ id }) => id)).toContain(await personId("southMidwife"));
    const seen = new Set(all.rows.map(({ id }) => id));
    let after = all.next;
    while (after) {
      const page = await listAttendance(await manager(), { month, missing: false, after });
      for (const { id } of page.rows) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      after = page.next;
    }
    expect(seen.size).toBe(all.employed);
  });
});

describe("an indicator of attendance", () => {
  const factOf = async (id: string) => (await measure(db, [{ id, kind: "attendance" }], OPEN, now())).get(id);
  const indicator = async (who: string) => {
    const { id } = await one<{ id: string }>(
      `INSERT INTO indicator (id, "intendedResultId", position, title, kind, target)
       SELECT gen_random_uuid(), r.id, 90, 'Kehadiran', 'attendance', '{"low":"95","high":"100"}'
       FROM intended_result r WHERE r."planId" = $1 ORDER BY r.priority DESC, r.position LIMIT 1 RETURNING id`,
      [(await planInForce(who)).id],
    );
    return id;
  };

  it("is unknown before anything was entered, then counts the months of its quarter alone, in days", async () => {
    const id = await indicator(WHO);
    await ask(`DELETE FROM attendance WHERE "employeeId" = $1`, [await personId(WHO)]);
    const none = await factOf(id);
    expect(none).toEqual({ asOf: "2026-11-18", due: 0, present: 0, months: 0, of: 3, sources: [] });
    const target = { low: "95", high: "100" };
    expect(judge({ kind: "attendance", target, realisation: none }).standing).toBe("unknown");
    await enter("2026-09", [WHO, 22, 0]); // the quarter before
    await enter("2026-10", [WHO, 22, 22]);
    await enter("2026-11", [WHO, 18, 16]);
    const fact = await factOf(id);
    expect(fact).toEqual({ asOf: "2026-11-18", due: 40, present: 38, months: 2, of: 3, sources: ["Rekap 2026-10", "Rekap 2026-11"] });
    expect(judge({ kind: "attendance", target, realisation: fact }).standing).toBe("within"); // 38 of 40 is 95 %
    await enter("2026-11", [WHO, 18, 15]);
    expect(judge({ kind: "attendance", target, realisation: await factOf(id) }).standing).toBe("below"); // 37 of 40 is 92.5 %
  });

  it("is frozen by the rating: what is entered later changes nothing of it", async () => {
    const id = await indicator("southVolunteer");
    await enter("2026-10", ["southVolunteer", 22, 22]);
    const appraisal = await appraisalId("southVolunteer", OPEN);
    const { version } = await one<{ version: number }>(`SELECT version FROM appraisal WHERE id = $1`, [appraisal]);
    const rating = { version, workResult: "meets" as const, behaviour: "meets" as const, note: "Sesuai bukti." };
    await recordRating(await grant(behind.rater, "appraisal:rate", appraisal), rating, measure, now());
    await enter("2026-10", ["southVolunteer", 22, 2]);
    const kept = await one<{ value: { present: number } }>(
      `SELECT value FROM realisation WHERE "indicatorId" = $1 AND period = $2 AND "supersededAt" IS NULL`,
      [id, OPEN],
    );
    expect(kept.value.present).toBe(22);
  });
});
