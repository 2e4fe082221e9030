import { db } from "@/lib/platform/db";
import { appendVersion, formerSelect } from "@/lib/scoring/commands/evaluations";
import type { Seed } from "./seed";

const HOUR = 3_600_000;

type Told = {
  who: string;
  /** Hours before the seed's own instant at which it was received and filed. */
  received: number;
  filed: number;
  reasons: string;
  state: "open" | "heard" | "upheld" | "changed" | "withdrawn" | "late";
};

/** One in each state, against results of the last closed quarter. */
const OBJECTIONS: readonly Told[] = [
  {
    who: "northNurseOne",
    received: 100,
    filed: 20,
    state: "open",
    reasons: "Kunjungan ke RW 07 tidak terhitung: registernya baru diperiksa koordinator sesudah penilaian.",
  },
  {
    who: "northSanitarian",
    received: 130,
    filed: 50,
    state: "heard",
    reasons: "Pemeriksaan depot air dilakukan sesuai jadwal; berita acaranya terlampir di realisasi.",
  },
  { who: "southDoctor", received: 140, filed: 70, state: "upheld", reasons: "Jumlah pasien turun karena poli pindah gedung." },
  {
    who: "northRegistrar",
    received: 150,
    filed: 80,
    state: "changed",
    reasons: "Antrean memanjang karena satu loket rusak; indeks warga tetap baik.",
  },
  { who: "northNurseThree", received: 120, filed: 60, state: "withdrawn", reasons: "Target balita dihitung dari data lama." },
  {
    who: "northNurseTwo",
    received: 17 * 24,
    filed: 15 * 24,
    state: "late",
    reasons: "Umpan balik pimpinan tidak saya terima pada triwulan itu.",
  },
];

/** Written by the same command that a decision uses, so that a version is what it would be. */
export async function writeObjections(seed: Seed) {
  const ago = (hours: number, least: Date) => new Date(Math.max(seed.at.getTime() - hours * HOUR, least.getTime()));
  for (const { who, received, filed, reasons, state } of OBJECTIONS) {
    if (!seed.place.people.some(({ key }) => key === who)) continue;
    const document = await db.evaluationDocument.findFirst({
      where: { appraisal: { employeeId: seed.personId(who), period: seed.closed }, final: null, superiorId: { not: null } },
      select: { id: true, appraisalId: true, signedAt: true, deliveredAt: true, raterId: true, superiorId: true },
    });
    if (!document?.superiorId) continue;
    const { id: documentId, appraisalId, signedAt, raterId, superiorId } = document;
    // received lately, however long ago it was signed
    const receivedAt = ago(received, document.deliveredAt ?? signedAt);
    const filedAt = ago(filed, receivedAt);
    const [explainedAt, heardAt, decidedAt] = [ago(filed - 8, filedAt), ago(filed - 12, filedAt), ago(filed - 18, filedAt)];
    const heard = state === "heard" || state === "upheld" || state === "changed";
    const decided = state === "upheld" || state === "changed" ? state : null;
    await db.$executeRaw`ALTER TABLE "evaluation_document" DISABLE TRIGGER "evaluation_is_kept"`;
    await db.evaluationDocument.updateMany({ where: { id: documentId }, data: { receivedAt, returnedAt: receivedAt, reportedAt: null } });
    await db.$executeRaw`ALTER TABLE "evaluation_document" ENABLE TRIGGER "evaluation_is_kept"`;
    const said = {
      ...(heard && {
        explanation: "Yang dinilai hanya yang tercatat sampai akhir triwulan; catatannya sudah saya bahas bersama pegawai.",
        explainedById: raterId,
        explainedAt,
        hearing: "Didengar di ruang kepala dinas; menunjukkan register dan foto kegiatan.",
        heardById: superiorId,
        heardAt,
      }),
      ...(decided && {
        outcome: decided,
        decision:
          decided === "upheld"
            ? "Penilai memakai data yang sama bagi semua orang."
            : "Bukti menunjukkan hasil di atas yang dicatat penilai.",
        decidedById: superiorId,
        decidedAt,
      }),
      ...(state === "withdrawn" && { withdrawnAt: ago(filed - 10, filedAt) }),
    };
    await db.objection.createMany({
      data: [{ id: seed.id(), appraisalId, documentId, reasons, filedAt, ...said, version: heard ? 2 : 0 }],
    });
    if (decided === "changed") {
      const note = "Bukti menunjukkan hasil di atas yang dicatat penilai.";
      const code = seed.chanceOf("evaluation code", who).code();
      const former = await db.evaluationDocument.findUniqueOrThrow({ where: { id: documentId }, select: formerSelect });
      await db.$transaction((tx) =>
        appendVersion(
          tx,
          former,
          { workResult: "above", behaviour: "meets", note, signedById: superiorId, id: seed.id(), code },
          decidedAt,
        ),
      );
    }
  }
}
