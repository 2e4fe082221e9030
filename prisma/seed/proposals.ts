import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays, addWorkingDays } from "@/lib/scoring/core/deadlines/working-days";
import { DEMO_ACCOUNTS } from "./people";
import type { Seed } from "./seed";

const SOURCE = "Rancangan keputusan Sekretaris Daerah (contoh)";

/** A local rule in each state: open for comment, waiting for its decision, adopted for a day to come, dropped. */
export async function writeProposals(seed: Seed) {
  const chance = seed.chanceOf("proposals");
  const { day, holidays } = seed;
  const at = (days: number) => new Date(seed.at.getTime() - days * 86_400_000);
  const proposedById = seed.personId(DEMO_ACCOUNTS.personnel);
  const proposed = { source: SOURCE, proposedById };
  const open = {
    ...proposed,
    id: chance.id(at(2)),
    key: "reviewDays",
    value: 2,
    reason: "Kegiatan yang diperiksa dua hari kemudian masih diingat oleh yang mengerjakan dan oleh penilainya.",
    from: dateOf(addDays(day, 35)),
    openedAt: at(2),
    commentUntil: dateOf(addWorkingDays(day, 4, holidays)),
  };
  const waiting = {
    ...proposed,
    id: chance.id(at(20)),
    key: "peersAsked",
    value: 5,
    reason: "Tujuh rekan terlalu banyak di unit kecil; lima masih cukup untuk kelompok yang ditampilkan.",
    from: dateOf(addDays(day, 40)),
    openedAt: at(20),
    commentUntil: dateOf(addDays(day, -1)),
  };
  const adopted = {
    ...proposed,
    id: chance.id(at(30)),
    key: "commentDays",
    value: 7,
    reason: "Lima hari kerja terlalu singkat bagi pegawai lapangan untuk membaca dan menanggapi.",
    from: dateOf(addDays(day, 10)),
    openedAt: at(30),
    commentUntil: dateOf(addDays(day, -15)),
    decidedAt: at(3),
    outcome: "adopted" as const,
    decision: "Usul menambah menjadi sepuluh hari tidak diikuti, supaya keputusan tidak tertunda; tujuh hari diterima.",
  };
  const dropped = {
    ...proposed,
    id: chance.id(at(60)),
    key: "minutesPerDay",
    value: 330,
    reason: "Mengikuti contoh daerah lain.",
    from: dateOf(addDays(day, -20)),
    openedAt: at(60),
    commentUntil: dateOf(addDays(day, -45)),
    decidedAt: at(40),
    outcome: "dropped" as const,
    decision: "Hampir semua tanggapan menunjukkan bahwa 300 menit sudah penuh. Usulan tidak dilanjutkan.",
  };
  await db.settingProposal.createMany({ data: [open, waiting, adopted, dropped] });
  const said = (proposal: { id: string }, key: string, days: number, text: string) => ({
    id: chance.id(at(days)),
    proposalId: proposal.id,
    employeeId: seed.personId(key),
    text,
    at: at(days),
  });
  await db.settingComment.createMany({
    data: [
      said(open, DEMO_ACCOUNTS.rater, 1, "Setuju, asalkan cuti penilai tidak ikut dihitung."),
      said(open, DEMO_ACCOUNTS.employee, 0.5, "Di minggu pelaporan dua hari terlalu singkat bagi penilai kami."),
      said(waiting, DEMO_ACCOUNTS.head, 10, "Lima rekan cukup."),
      said(adopted, DEMO_ACCOUNTS.employee, 25, "Mohon sepuluh hari, kami sering di lapangan."),
      said(dropped, DEMO_ACCOUNTS.rater, 50, "300 menit saja sudah sulit dipenuhi pada hari posyandu."),
    ],
  });
  const { key, value, from, source } = adopted;
  await db.setting.updateMany({ where: { key, until: null }, data: { until: dateOf(addDays(day, 9)) } });
  await db.setting.create({ data: { id: chance.id(at(3)), key, value, from, source, tag: "P" }, select: { id: true } });
}
