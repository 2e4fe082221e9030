import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";

const UNIT = "south";
const HEAD = "southHead";

/** A closed meeting with one decision that was done and one that goes on, the next one called; and what the head shows the unit. */
export async function writeMeetings(seed: Seed) {
  const ago = (days: number) => addDays(seed.day, -days);
  const at = (days: number) => new Date(dateOf(ago(days)).getTime() + 3 * 3_600_000);
  const unitId = seed.unitId(UNIT);
  const calledById = seed.personId(HEAD);
  const [closed, open] = [seed.id(), seed.id()];
  await db.unitMeeting.createMany({
    data: [
      {
        id: closed,
        unitId,
        period: seed.closed,
        heldOn: dateOf(ago(40)),
        calledById,
        calledAt: at(47),
        summary: "Antrean loket memanjang setiap Senin; cakupan imunisasi sesuai rencana.",
        nextOn: dateOf(ago(-3)),
        version: 1,
      },
    ],
  });
  const items = [
    {
      id: seed.id(),
      text: "Membuka loket kedua setiap Senin pagi.",
      ownerId: seed.personId("southRegistrar"),
      due: -10,
      state: "open" as const,
    },
    {
      id: seed.id(),
      text: "Menempel alur layanan di ruang tunggu.",
      ownerId: seed.personId("southNurseOne"),
      due: 20,
      state: "done" as const,
    },
  ];
  await db.meetingItem.createMany({
    data: items.map(({ id, text, ownerId, due }) => ({ id, meetingId: closed, text, ownerId, dueOn: dateOf(ago(due)) })),
  });
  await db.meetingPoint.createMany({
    data: items.map(({ id, state }) => ({ meetingId: closed, itemId: id, state, note: state === "done" ? "Sejak pekan pertama." : null })),
  });
  // a unit has one that is open: the first is closed before the next is called
  await db.unitMeeting.updateMany({ where: { id: closed }, data: { lockedAt: at(39), lockedById: calledById, version: 2 } });
  await db.unitMeeting.createMany({ data: [{ id: open, unitId, period: seed.open, heldOn: dateOf(ago(1)), calledById, calledAt: at(8) }] });
  await db.meetingPoint.createMany({
    data: items.filter(({ state }) => state === "open").map(({ id }) => ({ meetingId: open, itemId: id })),
  });
  await db.headOpening.createMany({
    data: [
      {
        id: seed.id(),
        unitId,
        employeeId: calledById,
        plan: true,
        period: seed.closed,
        improvements: "Membalas usulan jadwal dalam dua hari kerja.",
        openedAt: at(40),
      },
    ],
  });
}
