import { describe, expect, it } from "vitest";
import { confirmMinutes, planDialogue, writeMinutes } from "@/lib/dialogues/commands";
import { getDialogue, listDialogues, listDialogueTeam } from "@/lib/dialogues/queries";
import type { Minutes } from "@/lib/dialogues/schema";
import { now } from "@/lib/platform/clock";
import { getHolidays } from "@/lib/settings/queries";
import { getToday } from "@/lib/today/queries";
import { ask, meeting, one } from "../support/database";
import { nameOf } from "../support/doors";
import { problems } from "../support/problems";
import { behind, grant, personId } from "../support/staff";
import { dialogueOf } from "../support/tries/dialogues";

const { employee, rater } = behind;
const LATER = new Date("2026-11-30T02:00:00Z");
const plan = async (who: string, to: string, day: string, at = now()) =>
  planDialogue(await grant(who, "dialogue:plan", await personId(to)), day, at);
const read = async (who: string, id: string) => getDialogue(await grant(who, "dialogue:read", id), now());
const none = { text: null, owner: "employee" as const, dueOn: null };
const minutes = (version: number, more: Partial<Minutes> = {}): Minutes => ({
  version,
  heldOn: "2026-11-16",
  wentWell: "Berjalan baik.",
  hinders: null,
  support: null,
  nextOn: null,
  items: {},
  new: { "0": none, "1": none, "2": none },
  ...more,
});
const write = async (who: string, id: string, given: Minutes, at = now()) =>
  writeMinutes(await grant(who, "dialogue:minute", id), given, at);
const confirm = async (who: string, id: string, version: number, at = now()) =>
  confirmMinutes(await grant(who, "dialogue:confirm", id), version, at);
const tasks = async (who: string) =>
  (
    await getToday(await grant(who, "today:read", await personId(who)), now(), {
      quietAfter: 5,
      holidays: await getHolidays(),
      keepsCalendar: false,
    })
  ).tasks;

describe("a dialogue is planned", () => {
  it("with whoever rates, moved rather than doubled, also by two at once", async () => {
    const who = "southMidwife";
    const both = await meeting(
      `SELECT 1 FROM employee WHERE id = $1 FOR UPDATE`,
      [await personId(who)],
      [() => plan(rater, who, "2026-11-20"), () => plan(who, who, "2026-11-21")],
    );
    const ids = both.map((each) => (each as PromiseFulfilledResult<string>).value);
    expect(new Set(ids).size).toBe(1);
    expect(await read(who, ids[0] ?? "")).toMatchObject({ heldOn: "2026-11-21", rater: nameOf(rater), standing: "planned", version: 1 });
    expect(await tasks(rater)).toContainEqual({ kind: "dialogue", dialogueId: ids[0], name: nameOf(who), on: "2026-11-21" });
    expect(
      (await listDialogueTeam(await grant(rater, "dialogues:list", await personId(rater)), now())).find(({ name }) => name === nameOf(who))
        ?.openId,
    ).toBe(ids[0]);
  });

  it("on no day that has passed or is far, and by nobody but the two", async () => {
    expect(await problems(plan(rater, "southMidwife", "2026-11-17"))).toMatchObject([{ path: "heldOn", key: "dialogue.past" }]);
    expect(await problems(plan(rater, "southMidwife", "2028-01-01"))).toMatchObject([{ path: "heldOn", key: "dialogue.far" }]);
    for (const who of ["southDoctor", behind.head, behind.personnel])
      await expect(grant(who, "dialogue:plan", await personId("southMidwife"))).rejects.toMatchObject({ because: "not-found" });
  });

  it("with what there is to talk about, drawn from the records", async () => {
    const { id } = await dialogueOf(employee);
    const { agenda, items } = await read(employee, id);
    expect(agenda.since).toBe("2026-10-01"); // 48 days before
    expect(agenda.obstacles.map(({ text }) => text)).toContain("Strip uji protein urin habis sejak awal bulan.");
    expect(agenda.feedback).toBe(
      (
        await one<{ n: number }>(
          `SELECT count(*)::int AS n FROM feedback WHERE "employeeId" = $1 AND "givenOn" > '2026-10-01' AND "withdrawnAt" IS NULL`,
          [await personId(employee)],
        )
      ).n,
    );
    expect(items).toMatchObject([
      {
        text: "Mengisi formulir kohort sehari sesudah kunjungan.",
        state: "open",
        fresh: false,
        before: [{ heldOn: "2026-10-01", state: "open", note: "Mulai pekan ini." }],
      },
    ]);
  });
});

describe("minutes", () => {
  it("are agreed by both on the same words: a change takes agreement away, the second agreement locks", async () => {
    const who = "southNurseTwo";
    const { id, version } = await dialogueOf(who);
    expect(await tasks(rater)).toContainEqual({ kind: "dialogue-confirm", dialogueId: id, name: nameOf(who) });
    const [item] = (await read(rater, id)).items;
    const items = { [item?.id ?? ""]: { state: "open" as const, note: "Sudah dibahas." } };
    await expect(write(rater, id, minutes(version + 5, { items }))).rejects.toMatchObject({ because: "changed-meanwhile" });
    await expect(write(rater, id, minutes(version))).rejects.toMatchObject({ because: "changed-meanwhile" }); // an item is left out
    await write(
      rater,
      id,
      minutes(version, { items, new: { "0": { text: "Menata kartu.", owner: "employee", dueOn: "2026-12-10" }, "1": none, "2": none } }),
    );
    const written = await read(who, id);
    expect([written.employeeConfirmedOn, written.raterConfirmedOn, written.items.length]).toEqual([null, null, 2]);
    await expect(confirm(who, id, version)).rejects.toMatchObject({ because: "changed-meanwhile" }); // the words of before
    const both = await meeting(
      `SELECT 1 FROM dialogue WHERE id = $1 FOR UPDATE`,
      [id],
      [() => confirm(who, id, written.version), () => confirm(rater, id, written.version)],
    );
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await read(behind.head, id)).standing).toBe("locked"); // agreed, it is read by those who read such work
    for (const deed of ["dialogue:minute", "dialogue:confirm"] as const)
      await expect(grant(rater, deed, id)).rejects.toMatchObject({ because: "already-agreed" });
  });

  it("that both agreed to are changed by nobody, in PostgreSQL either", async () => {
    const { id } = await dialogueOf("southNurseTwo", '"lockedAt" IS NOT NULL');
    for (const change of [
      `UPDATE dialogue SET "wentWell" = 'x' WHERE id = $1`,
      `DELETE FROM dialogue WHERE id = $1`,
      `UPDATE dialogue_point SET state = 'done' WHERE "dialogueId" = $1`,
      `DELETE FROM dialogue_point WHERE "dialogueId" = $1`,
      `UPDATE dialogue_item SET text = 'x' WHERE "dialogueId" = $1`,
      `INSERT INTO dialogue_item SELECT gen_random_uuid(), $1, 'x', "ownerId", "dueOn" FROM dialogue_item LIMIT 1`,
    ])
      await expect(ask(change, [id]), change).rejects.toThrow("both agreed to are kept");
  });

  it("leave what is not done to the next dialogue under the same identity, with how it stood", async () => {
    const who = "southNurseTwo";
    const past = await dialogueOf(who, '"lockedAt" IS NOT NULL');
    const before = await read(who, past.id);
    const id = await plan(who, who, "2026-11-28");
    const next = await read(who, id);
    expect(next.items.map((item) => item.id).toSorted()).toEqual(before.items.map((item) => item.id).toSorted());
    const [first, second] = next.items;
    expect(first?.before.map(({ state }) => state)).toEqual(["open"]);
    const items = { [first?.id ?? ""]: { state: "done" as const, note: null }, [second?.id ?? ""]: { state: "open" as const, note: null } };
    const removing = { ...items, [first?.id ?? ""]: { state: "remove" as const, note: null } };
    expect(await problems(write(who, id, minutes(0, { heldOn: "2026-11-28", items: removing })))).toMatchObject([
      { key: "problem.choose" },
    ]); // carried over
    await write(who, id, minutes(0, { heldOn: "2026-11-28", items }));
    for (const one of [who, rater]) await confirm(one, id, 1, LATER);
    const third = await read(who, await plan(rater, who, "2026-12-20", LATER));
    expect(third.items.map((item) => item.id)).toEqual([second?.id]);
    expect(third.items[0]?.before.map(({ heldOn }) => heldOn)).toEqual(["2026-11-16", "2026-11-28"]);
  });

  it("are not agreed to empty, nor before the day", async () => {
    const { id } = await dialogueOf("southNurseOne");
    expect(await problems(confirm(rater, id, 0))).toMatchObject([{ key: "dialogue.empty" }]);
    const early = await dialogueOf(employee);
    expect(await problems(confirm("northHead", early.id, early.version))).toMatchObject([{ key: "dialogue.notHeld" }]);
  });

  it("not agreed by both are read by the two, and found by nobody else", async () => {
    const { id } = await dialogueOf("southNurseOne");
    for (const who of [behind.head, behind.personnel, behind.auditor, behind.administrator, "southDoctor", employee])
      for (const deed of ["dialogue:read", "dialogue:minute", "dialogue:confirm"] as const)
        await expect(grant(who, deed, id), `${who} ${deed}`).rejects.toMatchObject({ because: "not-found" });
    expect((await read(rater, id)).standing).toBe("due");
  });

  it("hold a fresh item that is taken out again", async () => {
    const { id } = await dialogueOf("southNurseOne");
    await write(
      "southNurseOne",
      id,
      minutes(0, { new: { "0": { text: "Salah tulis.", owner: "rater", dueOn: "2026-12-01" }, "1": none, "2": none } }),
    );
    const [item] = (await read(rater, id)).items;
    expect(item).toMatchObject({ owner: nameOf(rater), fresh: true });
    await write(rater, id, minutes(1, { items: { [item?.id ?? ""]: { state: "remove", note: null } } }));
    expect((await read(rater, id)).items).toEqual([]);
  });
});

describe("the next one", () => {
  it("is reminded of on its day where none is planned", async () => {
    expect(await tasks(rater)).toContainEqual({ kind: "dialogue-next", name: nameOf("southDoctor"), on: "2026-11-16" });
    await plan(rater, "southDoctor", "2026-11-19");
    expect((await tasks(rater)).some(({ kind }) => kind === "dialogue-next")).toBe(false);
    const { own } = await listDialogues(await grant("southDoctor", "dialogues:list", await personId("southDoctor")), now());
    expect(own.map(({ standing }) => standing)).toEqual(["planned", "locked"]);
  });
});
