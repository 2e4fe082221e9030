import { beforeAll, describe, expect, it } from "vitest";
import { callMeeting, closeMeeting, openToUnit, writeMeeting } from "@/lib/meetings/commands";
import { getMeeting, listMeetings } from "@/lib/meetings/queries";
import type { MeetingMinutes } from "@/lib/meetings/schema";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, one, rowsOf, writesNothing } from "../support/database";
import { appraisalId, CLOSED, nameOf, OPEN, unitId } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";
import { meetingOf } from "../support/tries/meetings";

const NOW = new Date("2026-11-18T02:00:00Z");
const HEAD = behind.rater;
const MEMBER = "southNurseOne";
const row = { text: null, owner: null, dueOn: null };
const minutes = (more: Partial<MeetingMinutes>): MeetingMinutes => ({
  version: 0,
  heldOn: "2026-11-17",
  summary: "Antrean Senin pagi.",
  nextOn: null,
  items: {},
  new: { 0: row, 1: row, 2: row },
  ...more,
});
const read = async (id: string, who: string = HEAD) => getMeeting(await grant(who, "meeting:read", id), 30, NOW);
const write = async (id: string, given: Partial<MeetingMinutes>, who: string = HEAD) =>
  writeMeeting(await grant(who, "meeting:minute", id), minutes(given), NOW);
const close = async (id: string, version: number) => closeMeeting(await grant(HEAD, "meeting:close", id), version, NOW);
const list = async (who: string) => listMeetings(await grant(who, "meetings:list", await personId(who)), NOW);
const tasks = async (key: string) => {
  const known = { quietAfter: 5, holidays: await getHolidays(), keepsCalendar: false };
  const { tasks: all } = await getToday(await grant(key, "today:read", await personId(key)), NOW, known);
  return all.filter(({ kind }) => kind === "meeting" || kind === "meeting-minutes" || kind === "decisions-due");
};

let open: string;
let former: string;
beforeAll(async () => {
  open = (await meetingOf()).id;
  former = (await meetingOf('"lockedAt" IS NOT NULL')).id;
});

describe("an evaluation meeting of a unit", () => {
  it("draws its agenda from what is recorded of the unit, and of nobody in it", async () => {
    const { agenda, unit } = await read(open);
    const south = await unitId("south");
    const { people, reported, rated } = await one<Record<"people" | "reported" | "rated", number>>(
      `SELECT count(*)::int AS people, count(s."appraisalId")::int AS reported, count(a."ratedAt")::int AS rated
       FROM appraisal a LEFT JOIN self_report s ON s."appraisalId" = a.id WHERE a."unitId" = $1 AND a.period = $2`,
      [south, OPEN],
    );
    expect(agenda).toMatchObject({ people, reported, rated, achievement: null });
    expect((await read(former)).agenda.achievement?.value).toMatch(/outstanding|good|needs-improvement|poor/);
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM obstacle h JOIN employee e ON e.id = h."employeeId" WHERE e."unitId" = $1 AND h."resolvedAt" IS NULL`,
      [south],
    );
    expect(agenda.obstacles.reduce((sum, each) => sum + each.n, 0)).toBe(n);
    for (const service of agenda.services) if (service.n < 30) expect(service.index, service.name).toBeNull(); // from few answers no index is told
    const told = JSON.stringify(agenda);
    for (const person of await ask<{ name: string }>(`SELECT name FROM employee WHERE "unitId" = $1`, [south]))
      expect(told, unit).not.toContain(person.name);
  });

  it("is read by whoever works in the unit, its head and those above, personnel and auditor; written by heads alone", async () => {
    for (const who of [MEMBER, HEAD, behind.head, behind.personnel, behind.auditor]) expect((await read(open, who)).id, who).toBe(open);
    for (const who of [behind.employee, "northHead", behind.administrator])
      await expect(grant(who, "meeting:read", open), who).rejects.toMatchObject({ because: "not-found" });
    for (const who of [MEMBER, behind.personnel, behind.auditor])
      await expect(grant(who, "meeting:minute", open), who).rejects.toMatchObject({ because: "not-found" });
    expect((await list(MEMBER)).rows.map(({ id }) => id)).toEqual([open, former]);
    expect((await list("northDoctor")).rows).toEqual([]);
    expect((await list(MEMBER)).headed).toEqual([]);
  });

  it("carries over what the last one left open, under the same identity, with how it stood", async () => {
    const [item, ...more] = (await read(open)).items;
    expect(more).toEqual([]);
    expect(item).toMatchObject({ owner: nameOf("southRegistrar"), state: "open", fresh: false });
    expect(item?.before.map(({ state }) => state)).toEqual(["open"]);
    await expect(write(open, { items: {} })).rejects.toMatchObject({ because: "changed-meanwhile" }); // all that are there are told
    const removed = { [item?.id ?? ""]: { state: "remove" as const, note: null } };
    expect(await problems(write(open, { items: removed }))).toMatchObject([{ path: `items.${item?.id}.state` }]);
  });

  it("decides with an owner who works there and a day, and tells that owner in time", async () => {
    const [item] = (await read(open)).items;
    const items = { [item?.id ?? ""]: { state: "done" as const, note: "Sudah dua pekan." } };
    const decision = { text: "Melatih petugas loket.", owner: await personId(MEMBER), dueOn: "2026-11-24" };
    const strange = { ...decision, owner: await personId("northDoctor") };
    await writesNothing(async () =>
      expect(await problems(write(open, { items, new: { 0: strange, 1: row, 2: row } }))).toMatchObject([{ path: "new.0.owner" }]),
    );
    expect(await tasks(MEMBER)).toEqual([]);
    await write(open, { items, new: { 0: decision, 1: row, 2: row } });
    const sheet = await read(open);
    expect(sheet.items.map(({ text, state, owner }) => [text, state, owner])).toEqual(
      expect.arrayContaining([
        ["Membuka loket kedua setiap Senin pagi.", "done", nameOf("southRegistrar")],
        ["Melatih petugas loket.", "open", nameOf(MEMBER)],
      ]),
    );
    expect(await tasks(MEMBER)).toMatchObject([{ kind: "decisions-due", meetingId: open, count: 1, first: "2026-11-24" }]);
    expect(await tasks(HEAD)).toMatchObject([{ kind: "meeting-minutes", meetingId: open }]);
    await expect(write(open, { items: {} })).rejects.toMatchObject({ because: "changed-meanwhile" }); // an older version
  });

  it("is closed once, after its day and with words, and then nobody changes it, by no door and in no table", async () => {
    const { version } = await read(open);
    await expect(close(open, version - 1)).rejects.toMatchObject({ because: "changed-meanwhile" });
    const both = await Promise.allSettled([close(open, version), close(open, version)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(grant(HEAD, "meeting:minute", open)).rejects.toMatchObject({ because: "closed" });
    for (const sql of [
      `UPDATE unit_meeting SET summary = 'x' WHERE id = $1`,
      `UPDATE meeting_point SET state = 'dropped' WHERE "meetingId" = $1`,
      `DELETE FROM meeting_item WHERE "meetingId" = $1`,
    ])
      await expect(ask(sql, [open]), sql).rejects.toThrow(/kept/);
  });

  it("is called by the head, one at a time however many press at once; of a day that is past by nobody", async () => {
    const south = await unitId("south");
    const call = await grant(HEAD, "meeting:call", south);
    expect(await problems(callMeeting(call, { period: OPEN, heldOn: "2026-11-17" }, NOW))).toMatchObject([
      { path: "heldOn", key: "dialogue.past" },
    ]);
    const before = await rowsOf("unit_meeting");
    const ids = await Promise.all(["2026-11-20", "2026-11-24"].map((heldOn) => callMeeting(call, { period: OPEN, heldOn }, NOW)));
    expect(new Set(ids).size).toBe(1);
    expect(await rowsOf("unit_meeting")).toBe(before + 1);
    const [next] = ids;
    expect((await read(next ?? "")).items.map(({ text }) => text)).toEqual(["Melatih petugas loket."]); // what was open alone
    expect(await tasks("southDoctor")).toMatchObject([{ kind: "meeting", meetingId: next }]);
    expect(await problems(close(next ?? "", (await read(next ?? "")).version))).toMatchObject([{ key: "meeting.notHeld" }]);
    await expect(grant(MEMBER, "meeting:call", south)).rejects.toMatchObject({ because: "not-found" });
  });
});

describe("what a head shows the unit", () => {
  it("is the own plan, what was released as the own receipt tells it, and what is meant to be better; never a sentence of a colleague", async () => {
    const { opened } = await read(former, MEMBER);
    const [own, ...more] = opened;
    expect(more).toEqual([]);
    expect(own).toMatchObject({ name: nameOf(HEAD), improvements: "Membalas usulan jadwal dalam dua hari kerja." });
    expect(own?.plan?.length).toBeGreaterThan(0);
    const { beside } = await one<{ beside: { kind: string; said: { perspective: string; aggregate: unknown } }[] }>(
      `SELECT inputs -> 'beside' AS beside FROM appraisal WHERE id = $1`,
      [await appraisalId(HEAD, CLOSED)],
    );
    const of = (perspective: string) =>
      beside.find(({ kind, said }) => kind === "peers" && said.perspective === perspective)?.said.aggregate ?? null;
    expect(own?.feedback).toMatchObject({ period: CLOSED, peers: of("peers"), subordinates: of("subordinates") });
    const texts = await ask<{ text: string }>(
      `SELECT t.text FROM response_text t JOIN response_group g ON g.id = t."groupId" JOIN appraisal a ON a.id = g."appraisalId" WHERE a."employeeId" = $1`,
      [await personId(HEAD)],
    );
    for (const { text } of texts) expect(JSON.stringify(opened)).not.toContain(text);
  });

  it("is seen no more once that head heads the unit no more", async () => {
    const own = [await unitId("south"), await personId(HEAD)];
    const until = (day: string | null) => ask(`UPDATE unit_head SET until = $3 WHERE "unitId" = $1 AND "employeeId" = $2`, [...own, day]);
    await until("2026-11-17");
    expect((await read(former, MEMBER)).opened).toEqual([]);
    await until(null);
    expect((await read(former, MEMBER)).opened).toHaveLength(1);
  });

  it("is changed and ended by that head alone; what was shown once is kept as it was", async () => {
    const south = await unitId("south");
    const mine = await grant(HEAD, "opening:change", south);
    for (const who of [behind.head, MEMBER, behind.personnel])
      await expect(grant(who, "opening:change", south), who).rejects.toMatchObject({ because: "not-found" });
    await writesNothing(async () =>
      expect(await problems(openToUnit(mine, { plan: true, period: OPEN, improvements: null }, NOW))).toMatchObject([{ path: "period" }]),
    ); // of a quarter that is not rated there is no receipt
    const before = await rowsOf("head_opening");
    await openToUnit(mine, { plan: false, period: null, improvements: "Rapat lebih singkat." }, NOW);
    expect((await read(former)).opened).toMatchObject([{ plan: null, feedback: null, improvements: "Rapat lebih singkat." }]);
    expect(await rowsOf("head_opening")).toBe(before + 1);
    await openToUnit(mine, { plan: false, period: null, improvements: null }, NOW);
    expect((await read(former)).opened).toEqual([]);
    expect(await rowsOf("head_opening")).toBe(before + 1);
    await expect(ask(`UPDATE head_opening SET "endedAt" = NULL`)).rejects.toThrow(/kept/);
  });
});
