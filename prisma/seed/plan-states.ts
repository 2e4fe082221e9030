import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { asJson } from "@/lib/scoring/commands/ratings";
import { plannableOn } from "@/lib/scoring/core/planning";
import type { Seed } from "./seed";

/** Plans on their way, in the team of the rater behind the demonstration's button: proposed, sent back, and just begun. */
const STAGES = [
  { who: "southMidwife", stage: "proposed" },
  { who: "southNurseOne", stage: "returned" },
  { who: "southDoctor", stage: "draft" },
] as const;
const RATER = "southHead";
const REASON = "Target kunjungan rumah terlalu rendah untuk wilayah baru; sepakati rentang 28 sampai 34.";

/** What two of them agreed on beside the results. */
export const AGREED = [
  { item: "people", text: "Satu bidan pelaksana mendampingi kunjungan rumah sejak Februari." },
  { item: "budget", text: "Transportasi kunjungan rumah dari dana BOK, Rp350.000 tiap bulan." },
  { item: "guidance", text: "Dialog kinerja dengan kepala puskesmas pada minggu pertama tiap bulan." },
  { item: "schedule", text: "Capaian dilaporkan tiap triwulan, paling lambat hari kerja kelima." },
  { item: "evidence", text: "Kohort ibu dan register kunjungan yang diperiksa koordinator." },
  { item: "positive", text: "Diusulkan ikut pelatihan kegawatdaruratan maternal." },
  { item: "negative", text: "Bimbingan dua mingguan sampai target triwulan berikutnya tercapai." },
] as const;

/** Next year's plan where it may be drafted on that day, else a revision of this year's: each begins as a copy of what is in force. */
export async function writePlanStates(seed: Seed) {
  const year = plannableOn(seed.day).at(-1) ?? 0;
  for (const { who, stage } of STAGES) {
    const employeeId = seed.personId(who);
    const source = await db.plan.findFirst({
      where: { employeeId, setOn: { not: null }, supersededOn: null },
      orderBy: { year: "desc" },
      select: {
        year: true,
        model: true,
        regulationId: true,
        results: {
          orderBy: { position: "asc" },
          select: {
            id: true,
            position: true,
            priority: true,
            title: true,
            assignedBy: true,
            perspective: true,
            indicators: {
              orderBy: { position: "asc" },
              select: { id: true, position: true, title: true, aspect: true, kind: true, target: true },
            },
          },
        },
      },
    });
    if (!source) continue;
    const { results, ...head } = source;
    const planId = seed.id();
    const by = stage === "returned" ? RATER : who;
    await db.plan.createMany({
      data: [
        {
          id: planId,
          employeeId,
          ...head,
          year,
          revision: year === source.year ? 2 : 1,
          signedOn: stage === "proposed" ? dateOf(seed.day) : null,
          answerBy: stage === "proposed" && year !== source.year ? dateOf(`${year}-01-31`) : null,
          changedById: seed.personId(by),
          changedAt: seed.at,
        },
      ],
    });
    // One that was just begun lacks what the page then names: its last result has no indicator yet.
    const copies = results.map(({ id: copiedFromId, indicators, ...result }, i) => ({
      id: seed.id(),
      result: { ...result, copiedFromId },
      indicators: stage === "draft" && i === results.length - 1 ? [] : indicators,
    }));
    await db.intendedResult.createMany({ data: copies.map(({ id, result }) => ({ id, planId, ...result })) });
    await db.indicator.createMany({
      data: copies.flatMap(({ id: intendedResultId, indicators }) =>
        indicators.map(({ id: copiedFromId, target, ...indicator }) => ({
          id: seed.id(),
          intendedResultId,
          copiedFromId,
          target: asJson(target as object),
          ...indicator,
        })),
      ),
    });
    if (stage === "proposed") await db.planSupport.createMany({ data: AGREED.map((agreed) => ({ planId, ...agreed })) });
    if (stage === "returned")
      await db.planReturn.createMany({ data: [{ id: seed.id(), planId, byId: seed.personId(RATER), at: seed.at, reason: REASON }] });
  }
}
