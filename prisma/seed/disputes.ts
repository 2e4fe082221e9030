import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

/** "This is not my rater", said today by one, who is rated by whoever stands in until it is settled; and long settled of another. */
export async function writeDisputes(seed: Seed) {
  const [employeeId, raterId] = [seed.personId("generalAffairs"), seed.personId("secretary")];
  const before = addDays(firstDayOf(seed.closed), 9);
  const said = dateOf(before).getTime() + 3 * 3_600_000;
  await db.raterDispute.createMany({
    data: [
      {
        id: seed.id(),
        employeeId: seed.personId("clerkOne"),
        raterId,
        day: dateOf(before),
        reason: "Sehari-hari saya bekerja untuk Kepala Subbagian Umum.",
        suggested: "Fransiska Wulandari, S.E.",
        at: new Date(said),
        settledAt: new Date(said + 2 * 3_600_000),
        settledById: seed.personId(DEMO_ACCOUNTS.personnel),
        outcome: "confirmed" as const,
        answer:
          "Menurut keputusan penempatan Anda berada langsung di bawah Sekretaris; tugas dari Kepala Subbagian Umum dicatat sebagai penugasan.",
        until: dateOf(addDays(before, -1)), // settled on the day it was said
      },
      {
        id: seed.id(),
        employeeId,
        raterId,
        day: dateOf(seed.day),
        reason: "Sejak awal bulan Subbagian Umum melapor langsung kepada Kepala Dinas.",
        suggested: "dr. Retno Kusumaningrum, M.Kes.",
        at: new Date(seed.at.getTime() - 3_600_000),
      },
    ],
  });
  const [standsIn] = await db.$queryRaw<
    { raterId: string }[]
  >`SELECT "raterId" FROM "rater_on"(${employeeId}::uuid, ${dateOf(seed.day)}::date)`;
  if (!standsIn) throw new RangeError("above the general affairs somebody heads the office");
  await db.appraisal.updateMany({
    where: { employeeId, period: seed.open, ratedAt: null },
    data: { raterId: standsIn.raterId, raterInterim: true },
  });
}
