import { db } from "@/lib/platform/db";
import { plannableOn } from "@/lib/scoring/core/planning";
import type { SeedUnit } from "./place";
import type { Seed } from "./seed";

const VISION = "Kota Contoh yang sehat, terlayani dan lestari";
/** Each goal an outcome: what becomes different for the people of the town. */
const MISSIONS = [
  {
    title: "Meningkatkan kualitas hidup manusia",
    goals: [
      ["Meningkatnya derajat kesehatan masyarakat", "Umur harapan hidup, dari 71,2 menjadi 73,0 tahun"],
      ["Meningkatnya mutu dan pemerataan pendidikan", "Harapan lama sekolah, dari 13,1 menjadi 13,8 tahun"],
    ],
  },
  {
    title: "Meningkatkan mutu pelayanan publik yang merata",
    goals: [
      ["Meningkatnya kepuasan warga atas layanan", "Indeks kepuasan masyarakat, dari 81 menjadi 88"],
      ["Terlayaninya warga sampai wilayah terjauh", null],
    ],
  },
  {
    title: "Menata pemerintahan yang bersih dan tanggap",
    goals: [["Meningkatnya akuntabilitas kinerja pemerintah", "Nilai SAKIP, dari B menjadi BB"]],
  },
  { title: "Menjaga lingkungan kota", goals: [["Membaiknya mutu air dan udara", "Indeks kualitas lingkungan hidup, dari 58 menjadi 64"]] },
] as const satisfies readonly { title: string; goals: readonly (readonly [string, string | null])[] }[];

/** Which goal, as mission and number, the first promise of a unit leads to; what is inside the government leads to its accountability. */
const FIRST: Readonly<Record<string, readonly [number, number]>> = {
  office: [1, 1],
  north: [1, 1],
  south: [1, 1],
  west: [1, 1],
  laboratory: [1, 1],
  education: [1, 2],
  primary: [1, 2],
  secondary: [1, 2],
  registry: [2, 1],
  licensing: [2, 1],
  environment: [4, 1],
};
const INSIDE = [3, 1] as const;
/** Where words say what a result serves, from before there were goals to choose; and where the last result serves none yet. */
const IN_WORDS = { unit: "laboratory", serves: "Misi 2: Meningkatkan mutu pelayanan publik yang merata" } as const;
const WITHOUT = "south";

const fromYear = (year: number) => year - ((year - 2025) % 5);
const keyOf = (year: number, mission: number, number: number) => `${fromYear(year)} ${mission}.${number}`;

/** Of goals by period, mission and number: what a unit's result leads to. */
export type LeadsTo = (unit: SeedUnit, year: number, nth: number, last: boolean) => { goalId: string | null; serves: string | null };

/** The period of government of each year that is planned, with one goal that was closed because another says the same. */
export async function writeDirection(seed: Seed): Promise<LeadsTo> {
  const ids = new Map<string, string>();
  for (const from of new Set(plannableOn(seed.day).map(fromYear))) {
    const directionId = seed.id();
    const source = `RPJMD Kota Contoh ${from}-${from + 4}`;
    await db.direction.createMany({ data: [{ id: directionId, fromYear: from, untilYear: from + 4, vision: VISION, source }] });
    const missions = MISSIONS.map(({ title, goals }, i) => ({ id: seed.id(), directionId, number: i + 1, title, goals }));
    await db.mission.createMany({ data: missions.map(({ goals: _, ...mission }) => mission) });
    await db.strategicGoal.createMany({
      data: missions.flatMap(({ id: missionId, number: mission, goals }) =>
        goals.map(([title, indicator], i) => {
          const id = seed.id();
          ids.set(`${from} ${mission}.${i + 1}`, id);
          const closedOn = title.startsWith("Terlayaninya") ? new Date(`${from}-01-01`) : null;
          return { id, missionId, number: i + 1, title, indicator, closedOn };
        }),
      ),
    });
  }
  return (unit, year, nth, last) => {
    if (unit.key === IN_WORDS.unit && nth === 0) return { goalId: null, serves: IN_WORDS.serves };
    if (unit.key === WITHOUT && last) return { goalId: null, serves: null };
    const [mission, number] = nth === 0 ? (FIRST[unit.key] ?? INSIDE) : INSIDE;
    return { goalId: ids.get(keyOf(year, mission, number)) ?? null, serves: null };
  };
}
