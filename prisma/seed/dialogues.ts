import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";

const at = (day: string) => new Date(dateOf(day).getTime() + 1_000 * 60 * 60 * 3);
type Item = { text: string; owner: "employee" | "rater"; due: number; now: "open" | "done" | "dropped"; note?: string };
type Told = {
  who: string;
  rater: string;
  /** Days before the day it is built for. */
  held: number;
  wentWell?: string;
  hinders?: string;
  support?: string;
  next?: number;
  confirmed: readonly ("employee" | "rater")[];
  items: readonly Item[];
};

/** Agreed by both with one item that goes on, agreed by one, planned with what was left over, and past without minutes. */
const LOCKED: readonly Told[] = [
  {
    who: "seniorMidwife",
    rater: "northHead",
    held: 48,
    wentWell: "Pendampingan bidan baru berjalan teratur.",
    hinders: "Formulir kohort menumpuk menjelang akhir pekan.",
    support: "Kepala puskesmas menyediakan satu jam tenang setiap sore.",
    next: -3,
    confirmed: ["employee", "rater"],
    items: [
      { text: "Mengisi formulir kohort sehari sesudah kunjungan.", owner: "employee", due: 10, now: "open", note: "Mulai pekan ini." },
      { text: "Meminjamkan satu tablet untuk kunjungan.", owner: "rater", due: 30, now: "done" },
    ],
  },
  {
    who: "southDoctor",
    rater: "southHead",
    held: 60,
    wentWell: "Rujukan lengkap.",
    next: 2,
    confirmed: ["employee", "rater"],
    items: [],
  },
];
const OPEN: readonly Told[] = [
  { who: "seniorMidwife", rater: "northHead", held: -3, confirmed: [], items: [] },
  {
    who: "southNurseTwo",
    rater: "southHead",
    held: 5,
    wentWell: "Kunjungan rumah tepat waktu.",
    hinders: "Satu motor dinas dipakai bergantian.",
    confirmed: ["employee"],
    items: [{ text: "Mengatur giliran motor dinas.", owner: "rater", due: -10, now: "open" }],
  },
  { who: "southNurseOne", rater: "southHead", held: 2, confirmed: [], items: [] },
];

export async function writeDialogues(seed: Seed) {
  const ago = (days: number) => addDays(seed.day, -days);
  const write = async (rows: readonly (Told & { id: string; carried: readonly { itemId: string }[] })[], locked: boolean) => {
    await db.dialogue.createMany({
      data: rows.map(({ id, who, rater, held, wentWell, hinders, support, next, confirmed }) => ({
        id,
        employeeId: seed.personId(who),
        raterId: seed.personId(rater),
        heldOn: dateOf(ago(held)),
        plannedById: seed.personId(rater),
        plannedAt: at(ago(held + 7)),
        wentWell: wentWell ?? null,
        hinders: hinders ?? null,
        support: support ?? null,
        nextOn: next === undefined ? null : dateOf(ago(next)),
        employeeConfirmedAt: confirmed.includes("employee") && !locked ? at(ago(held)) : null,
        version: Number(wentWell !== undefined),
      })),
    });
    const items = rows.flatMap(({ id, who, rater, items }) =>
      items.map(({ text, owner, due, now, note }) => ({
        id: seed.id(),
        dialogueId: id,
        text,
        ownerId: seed.personId(owner === "employee" ? who : rater),
        dueOn: dateOf(ago(due)),
        now,
        note: note ?? null,
        who,
      })),
    );
    await db.dialogueItem.createMany({ data: items.map(({ now, note, who, ...item }) => item) });
    await db.dialoguePoint.createMany({
      data: [
        ...items.map(({ id, dialogueId, now, note }) => ({ dialogueId, itemId: id, state: now, note })),
        ...rows.flatMap(({ id, carried }) => carried.map(({ itemId }) => ({ dialogueId: id, itemId }))),
      ],
    });
    return items;
  };
  // with the second confirmation nothing of it can be written any more: so it is written first and locked then
  const past = LOCKED.map((told) => ({ id: seed.id(), carried: [], ...told }));
  const items = await write(past, true);
  for (const { id, held } of past)
    await db.dialogue.updateMany({
      where: { id },
      data: { employeeConfirmedAt: at(ago(held - 1)), raterConfirmedAt: at(ago(held - 1)), lockedAt: at(ago(held - 1)) },
    });
  await write(
    OPEN.map((told) => ({
      id: seed.id(),
      ...told,
      carried: items.filter(({ who, now }) => who === told.who && now === "open").map(({ id }) => ({ itemId: id })),
    })),
    false,
  );
}
