import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Seed } from "./seed";

const ROUNDS = [
  {
    title: "Pelayan Teladan Triwulan Ini",
    criteria: "Menyelesaikan keluhan warga sampai tuntas.\nRekan dan warga menyebutkan kejadiannya.",
    opened: 10,
    closes: 12,
    named: [{ who: "seniorMidwife", by: "northNurseOne", reason: "Mendampingi pasien rujukan sampai diterima rumah sakit." }],
  },
  {
    title: "Gagasan Perbaikan",
    criteria: "Gagasan sudah dicoba dan hasilnya dapat ditunjukkan.",
    opened: 40,
    closes: -5,
    named: [{ who: "southMidwife", by: "southHead", reason: "Kartu pengingat kunjungan menurunkan ketidakhadiran." }],
  },
  {
    title: "Pelayan Teladan Triwulan Lalu",
    criteria: "Menyelesaikan keluhan warga sampai tuntas.",
    opened: 120,
    closes: -60,
    named: [{ who: "southDoctor", by: "southNurseOne", reason: "Tetap melayani sampai antrean selesai." }],
    decision: "Satu usul memenuhi kedua kriteria; kejadiannya tercatat pada umpan balik.",
  },
] as const;

/** One that is open, one whose last day has passed, and one that is decided. */
export async function writeAwards(seed: Seed) {
  const at = (day: string) => new Date(dateOf(day).getTime() + 1_000 * 60 * 60 * 3);
  const ago = (days: number) => addDays(seed.day, -days);
  const rows = ROUNDS.map((round) => ({ id: seed.id(), ...round }));
  await db.awardRound.createMany({
    data: rows.map((row) => ({
      id: row.id,
      title: row.title,
      criteria: row.criteria,
      closesOn: dateOf(addDays(seed.day, row.closes)),
      openedById: seed.personId("personnelOfficer"),
      openedAt: at(ago(row.opened)),
      decidedAt: "decision" in row ? at(ago(50)) : null,
      decision: "decision" in row ? row.decision : null,
      version: Number("decision" in row),
    })),
  });
  await db.awardNomination.createMany({
    data: rows.flatMap((row) =>
      row.named.map(({ who, by, reason }) => ({
        id: seed.id(),
        roundId: row.id,
        employeeId: seed.personId(who),
        byId: seed.personId(by),
        reason,
        at: at(ago(row.opened - 2)),
        chosen: "decision" in row,
      })),
    ),
  });
}
