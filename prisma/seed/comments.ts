import { db } from "@/lib/platform/db";
import type { Seed } from "./seed";

const HOUR = 3_600_000;

type Said = {
  /** Whose plan that is not set. */
  of: string;
  by: string;
  /** The line: a result or an indicator by its place, a value, an item of the appendix, or the plan as a whole; one that is gone by its words. */
  about: { result: number } | { indicator: number } | { value: string } | { item: string } | { gone: string } | null;
  text: string;
  /** Hours before the seed's moment. */
  ago: number;
  settled?: { by: string; ago: number };
};

/** In each state: open from either side, answered, settled, about the plan as a whole, and about a line that was taken out of it. */
const SAID: readonly Said[] = [
  {
    of: "southMidwife",
    by: "southHead",
    about: { result: 0 },
    text: "Apakah ibu hamil yang pindah domisili tetap dihitung? Tahun ini ada tujuh orang.",
    ago: 5,
  },
  {
    of: "southMidwife",
    by: "southMidwife",
    about: { item: "people" },
    text: "Pendampingnya siapa, dan apakah tetap ada saat cuti bersama?",
    ago: 4,
  },
  {
    of: "southMidwife",
    by: "southHead",
    about: { value: "service" },
    text: "Ekspektasi ini sama dengan tahun lalu. Masih tepat?",
    ago: 30,
    settled: { by: "southMidwife", ago: 26 },
  },
  {
    of: "southMidwife",
    by: "southMidwife",
    about: { value: "service" },
    text: "Masih. Jumlah keluhan turun, tetapi belum hilang.",
    ago: 27,
    settled: { by: "southMidwife", ago: 26 },
  },
  {
    of: "southNurseOne",
    by: "southNurseOne",
    about: { indicator: 0 },
    text: "Rentang 28 sampai 34 berat tanpa motor dinas kedua. Bisakah bertahap per triwulan?",
    ago: 3,
  },
  {
    of: "southNurseOne",
    by: "southHead",
    about: { gone: "Tersusunnya laporan kegiatan posyandu setiap bulan" },
    text: "Ini kegiatan, bukan hasil. Hapus, atau tulis apa yang berubah karenanya.",
    ago: 8,
  },
  {
    of: "southNurseOne",
    by: "southHead",
    about: null,
    text: "Jumlah hasil sudah cukup; tambah lagi tidak perlu.",
    ago: 7,
    settled: { by: "southNurseOne", ago: 6 },
  },
];

/** What is said about plans on their way; last, so that nothing else is drawn otherwise because of it. */
export async function writeComments(seed: Seed) {
  const at = (ago: number) => new Date(seed.at.getTime() - ago * HOUR);
  const plans = await db.plan.findMany({
    where: { setOn: null, employeeId: { in: SAID.map(({ of }) => seed.personId(of)) } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      employeeId: true,
      expectations: { select: { value: true, text: true } },
      support: { select: { item: true, text: true } },
      results: {
        orderBy: { position: "asc" },
        select: { id: true, title: true, indicators: { orderBy: { position: "asc" }, select: { id: true, title: true } } },
      },
    },
  });
  const rows = SAID.flatMap(({ of, by, about, text, ago, settled }) => {
    const plan = plans.find(({ employeeId }) => employeeId === seed.personId(of));
    if (!plan) return [];
    const lines = {
      result: about && "result" in about ? plan.results[about.result] : undefined,
      indicator: about && "indicator" in about ? plan.results.flatMap(({ indicators }) => indicators)[about.indicator] : undefined,
      value: about && "value" in about ? about.value : null,
      item: about && "item" in about ? about.item : null,
    };
    const sentence =
      plan.expectations.find(({ value }) => value === lines.value)?.text ?? plan.support.find(({ item }) => item === lines.item)?.text;
    return [
      {
        id: seed.id(),
        planId: plan.id,
        resultId: lines.result?.id ?? null,
        indicatorId: lines.indicator?.id ?? null,
        value: lines.value,
        item: lines.item,
        words: about && "gone" in about ? about.gone : (lines.result?.title ?? lines.indicator?.title ?? sentence ?? null),
        authorId: seed.personId(by),
        at: at(ago),
        text,
        resolvedAt: settled ? at(settled.ago) : null,
        resolvedById: settled ? seed.personId(settled.by) : null,
      },
    ];
  });
  await db.planComment.createMany({ data: rows });
}
